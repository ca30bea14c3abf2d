"""Pages that we wrote in Markdown, made ready to be shown."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:  # importing markdown is what only an opened page shall wait for
    from xml.etree.ElementTree import Element

_CJK = "\u3000-\u9fff\uff00-\uffef"
_BREAK = re.compile(f"(?<=[{_CJK}])\n *(?=[{_CJK}])")


class Page(Struct, frozen=True):
    """A page under the name by which others link to it; `title` is its first heading."""

    name: str
    title: str
    text: str


def read_page(path: Path, filled: Mapping[str, str] | None = None) -> Page:
    """Read a page and fill its `{places}` with Markdown."""
    text = path.read_text("utf-8")
    for place, value in (filled or {}).items():
        text = text.replace(f"{{{place}}}", value)
    text = _BREAK.sub("", text)  # the end of a line is a blank, which Chinese does not have
    title = text.partition("\n")[0].removeprefix("#").strip()
    return Page(path.name, title, text)


def read_pages(folder: Path, filled: Mapping[str, str]) -> tuple[Page, ...]:
    """Read all pages of a folder in the order of their names."""
    return tuple(read_page(path, filled) for path in sorted(folder.glob("*.md")))


def table(headings: Collection[str], rows: Collection[Collection[str]]) -> str:
    """Return a table in Markdown; what is in its cells is taken as it is."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    marks = {ord(mark): f"&#{ord(mark)};" for mark in "|*_`[]<>\\"}
    return " ".join(text.replace("&", "&amp;").translate(marks).split())


def as_html(page: Page, names: Collection[str]) -> str:
    """Return a page as HTML without pictures; only links to pages in `names` stay links."""
    from markdown import Markdown  # noqa: PLC0415 only help pages need it, and it is slow
    from markdown.treeprocessors import Treeprocessor  # noqa: PLC0415 only help pages need it, and it is slow

    converter = Markdown(extensions=["tables", "sane_lists"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")

    class Harmless(Treeprocessor):  # type: ignore[misc] # the library has no types
        def run(self, root: Element) -> None:
            _disarm(root, names)

    converter.treeprocessors.register(Harmless(converter), "harmless", -1)
    body: str = converter.convert(page.text)
    return f"<html><head><title>{html.escape(page.title)}</title></head><body>{body}</body></html>"


def _disarm(root: Element, names: Collection[str]) -> None:
    for element in root.iter():
        if element.tag == "a" and element.get("href") not in names:
            address = element.get("href", "")
            element.tag = "span"
            element.attrib.clear()
            element.tail = f" ({address}){element.tail or ''}"
        elif element.tag == "img":
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib.clear()
        elif element.tag == "table":
            element.attrib.update(border="0", cellpadding="6", cellspacing="0", width="100%")
