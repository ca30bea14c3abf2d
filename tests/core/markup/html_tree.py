"""A small tree of HTML and the few selectors that the cases use, on the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

_VOID = {"br", "hr", "img", "input", "meta", "link"}
_PART = re.compile(r"""(?P<tag>[\w-]+)|\[(?P<name>[\w-]+)(?:(?P<how>\^?=)['"]?(?P<value>[^'"\]]*)"""
                   r"""['"]?)?\]|(?P<first>:first-child)|\.(?P<kind>[\w-]+)""")  # fmt: skip
_NAMES = {"tex-i": "span[class='math inline']", "tex-b": "span[class='math block']"}


@dataclass(slots=True, eq=False)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [c for c in reversed(element.children) if isinstance(c, Element)]

    @property
    def text(self) -> str:
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            match waiting.pop():
                case str() as text:
                    parts.append(text)
                case Element() as element:
                    waiting += reversed(element.children)
        return "".join(parts)

    def select(self, selector: str) -> list[Element]:
        """Return what a selector finds, in the order of the document."""
        for short, long in _NAMES.items():
            selector = selector.replace(short, long)
        chains = [_chain(each) for each in selector.split(",")]
        return [e for e in self.elements() if any(_ends(e, chain) for chain in chains)]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("")

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in _VOID:
            self.at = element

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    @override
    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def tree_of(html: str) -> Element:
    """Return the tree of well-formed HTML; what is open at its end is an error."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.at is builder.root, f"<{builder.at.tag}> stays open"
    return builder.root


def _chain(selector: str) -> list[str]:
    return re.findall(r"(?:\[[^\]]*\]|[^\s\[])+", re.sub(r"\s*>\s*", " > ", selector.strip()))


def _ends(element: Element, chain: list[str]) -> bool:
    """Return whether the element is what the chain ends with, inside of what comes before."""
    *before, last = chain
    if not _is(element, last):
        return False
    if not before:
        return True
    above = element.parent
    if before[-1] == ">":
        return above is not None and _ends(above, before[:-1])
    while above is not None:
        if _ends(above, before):
            return True
        above = above.parent
    return False


def _is(element: Element, simple: str) -> bool:
    position = 0
    while position < len(simple):
        part = _PART.match(simple, position)
        assert part is not None, f"selector not known: {simple}"
        if not _has(element, part):
            return False
        position = part.end()
    return True


def _has(element: Element, part: re.Match[str]) -> bool:
    if part["tag"]:
        return element.tag == part["tag"]
    if part["kind"]:
        return part["kind"] in element.attributes.get("class", "").split()
    if part["first"]:
        siblings = element.parent.children if element.parent else []
        return next(s for s in siblings if isinstance(s, Element)) is element
    value = element.attributes.get(part["name"])
    if value is None or part["how"] is None:
        return value is not None
    return value == part["value"] if part["how"] == "=" else value.startswith(part["value"])
