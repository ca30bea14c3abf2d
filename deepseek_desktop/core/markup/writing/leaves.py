"""The lines of one leaf, without what it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from markdown_it.common.utils import normalizeReference

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import (
    Code,
    Content,
    Heading,
    Leaf,
    Maths,
    Paragraph,
    Rule,
    Table,
)
from deepseek_desktop.core.markup.spans import BREAK, OBJECT, Span, as_it_is, spans_of
from deepseek_desktop.core.markup.visible import plain
from deepseek_desktop.core.markup.writing.excerpts import Rows
from deepseek_desktop.core.markup.writing.spans import (
    escaped,
    guarded,
    one_block,
)

_DASHES = {"left": ":---", "center": ":---:", "right": "---:"}
_DISPLAY = re.compile(r"\\\[|\$\$|\\begin\{")
_HASH_END = re.compile(r"(?:^|\s)#+$")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_MATHS_LINES = 50  # a formula of nearly as many lines as may be gets none of its own for its signs


def markdown_lines(content: Content, *, is_text: bool, is_below_table: bool) -> Sequence[str]:
    """Return a leaf in Markdown; `is_text` says that what is plain is to be read as it is."""
    match content:
        case Paragraph(text, is_plain=True):
            return list(_escaped_lines(plain(text))) if is_text else text.split("\n")
        case Paragraph(text):
            return _running(text).split("\n")
        case Heading(text, level):
            return _heading(text, level)
        case Code(text, language):
            return _fenced(text, language)
        case Maths(tex):
            return _display(tex)
        case Table():
            return list(_table(content, has_head=not (content.is_continued and is_below_table)))
        case Rule():
            return ["___"]
        case _:
            assert_never(content)


def read_lines(content: Content, rows: Rows | None, definitions: Definitions) -> Sequence[str]:
    """Return what is read of a leaf, or of the part of it that `rows` has."""
    match content:
        case Code(text):
            return text.split("\n")
        case Maths(tex):
            return _display(tex)
        case Rule():
            return ["---"]
        case Table():
            found = rows or [[spans_of(cell, definitions) for cell in row] for row in content.rows]
            return ["\t".join(_read(cell).replace("\n", " ") for cell in row) for row in found]
        case Paragraph() | Heading():
            if rows is not None:
                return "".join(_read(cell) for row in rows for cell in row).split("\n")
            if isinstance(content, Paragraph) and content.is_plain:
                return _read((as_it_is(content.text),)).split("\n")
            return _read(spans_of(content.text, definitions)).split("\n")
        case _:
            assert_never(content)


def definition_lines(leaves: Iterable[Leaf], definitions: Definitions) -> list[str]:
    """Return the definitions of links that the leaves refer to, in Markdown."""
    known = definitions.environment()["references"]
    if not known:
        return []
    used = {
        normalizeReference(label): label
        for leaf in leaves
        for text in _sources(leaf.content)
        for label in _LABEL.findall(text)
    }
    return [f"[{used[name]}]: <{known[name]['href']}>" for name in sorted(used) if name in known]


def _sources(content: Content) -> Iterator[str]:
    match content:
        case Paragraph(text) | Heading(text):
            yield text
        case Table(rows):
            for row in rows:
                yield from row
        case _:
            pass


def _read(spans: Iterable[Span]) -> str:
    return "".join(_read_span(span) for span in spans)


def _read_span(span: Span) -> str:
    if span.text == OBJECT and span.tex:
        return f"$${span.tex}$$" if span.is_display else f"${span.tex}$"
    return span.text.replace(BREAK, "\n")


def _running(text: str) -> str:
    return guarded(text if _DISPLAY.search(text) else one_block(text))


def _escaped_lines(text: str) -> Iterator[str]:
    """Yield lines that are read as they are, with their ends and their indents."""
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.lstrip()
        shown = "\u00a0" * (len(line) - len(bare)) + guarded(escaped(bare.rstrip()))
        yield f"{shown}\\" if bare and following.strip() else shown if bare else ""


def _heading(text: str, level: int) -> Sequence[str]:
    if level <= 2 and ("\n" in text or _HASH_END.search(text)):
        underline = "-" if "|" in text else "---"  # below a bar, three of them make a table
        return [*_running(text).split("\n"), "===" if level == 1 else underline]
    return [f"{'#' * level} {text}".rstrip()]


def _fenced(text: str, language: str) -> Sequence[str]:
    sign = "~" if "`" in language else "`"
    longest = max((len(run) for run in re.findall(f"{sign}{{3,}}", text)), default=2)
    fence = sign * (longest + 1)
    room = " " if language.startswith(sign) else ""
    lines = text.split("\n") if text else []
    return [f"{fence}{room}{language}", *lines, fence]


def _display(tex: str) -> Sequence[str]:
    opening, closing = ("$$", "$$") if "$$" not in tex else (r"\[", r"\]")
    if r"\]" in tex and opening != "$$" and tex.startswith(r"\begin"):
        return tex.split("\n")
    if tex.count("\n") > _MATHS_LINES:
        return f"{opening}{tex}{closing}".split("\n")
    return [opening, *tex.split("\n"), closing]


def _table(table: Table, *, has_head: bool) -> Iterator[str]:
    rows = list(table.rows)
    if has_head:
        # There is no table without headings.
        yield _row([""] * len(table.alignments) if table.is_continued else rows.pop(0))
        yield _row([_DASHES.get(each, "---") for each in table.alignments])
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
