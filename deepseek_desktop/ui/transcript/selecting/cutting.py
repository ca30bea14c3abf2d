"""Parts of leaves: what is between two positions of a document, as something to be copied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

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
from deepseek_desktop.core.markup.spans import BREAK, OBJECT, Span, Style, units
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.core.markup.writing.excerpts import Piece
from deepseek_desktop.core.markup.writing.spans import markdown_of
from deepseek_desktop.ui.transcript.leaves.filling import Filled, Part

_Spans = tuple[Span, ...]


def cut(leaf: Leaf, filled: Filled, start: int, end: int) -> Piece | None:
    """Return what is between two positions, in UTF-16; None for nothing.

    Without its beginning, an item of a list is none any more.
    """
    length = filled.document.characterCount() - 1
    if start <= 0 and end >= length:
        return Piece(leaf)
    if start >= end:
        return None
    piece = _cut(leaf.content, filled, start, end if end < length else None)
    if piece is None:
        return None
    containers = leaf.containers
    if start > 0:
        containers = tuple(replace(each, marker="") for each in containers)
    return replace(piece, leaf=replace(piece.leaf, containers=containers, has_gap=leaf.has_gap))


def within(text: str, start: int, end: int | None) -> str:
    """Return what is between two positions of a text; None is its end."""
    if text.isascii():
        return text[max(0, start) : end]
    last = None if end is None else 2 * end
    return text.encode("utf-16-le")[2 * max(0, start) : last].decode("utf-16-le", "ignore")


def _cut(content: Content, filled: Filled, start: int, end: int | None) -> Piece | None:
    match content:
        case Code(text, language):
            return _code(_source(text, filled, start, end), language)
        case Maths(tex):
            is_set = any(span.text == OBJECT for part in filled.parts for span in part.spans)
            return Piece(Leaf(content)) if is_set else _code(_source(tex, filled, start, end), "")
        case Table():
            return _table(content, filled.parts, start, end)
        case Paragraph():
            return _text(_taken(filled.parts, start, end))
        case Heading(_, level):
            spans = _taken(filled.parts, start, end)
            return Piece(Leaf(Heading(markdown_of(spans), level)), ((spans,),)) if spans else None
        case Rule():
            return Piece(Leaf(content))
        case _:
            assert_never(content)


def _taken(parts: Sequence[Part], start: int, end: int | None) -> _Spans:
    return tuple(span for part in parts for span in _between(part, start, end))


def _between(part: Part, start: int, end: int | None) -> Iterator[Span]:
    """Yield the spans of a part that are between two positions of the document."""
    place = part.start
    for span in part.spans:
        width = units(span.text)
        first, last = max(0, start - place), width if end is None else min(width, end - place)
        if first < last:
            yield (
                span
                if last - first == width
                else replace(span, text=within(span.text, first, last))
            )
        place += width


def _text(spans: _Spans) -> Piece | None:
    return Piece(Leaf(Paragraph(markdown_of(spans))), ((spans,),)) if spans else None


def _code(text: str, language: str) -> Piece | None:
    """Return lines of code as code, and what is in one line as a part of that line."""
    if "\n" in text:
        return Piece(Leaf(Code(text, language)))
    return _text((Span(text, Style.CODE),)) if text else None


def _source(text: str, filled: Filled, start: int, end: int | None) -> str:
    """Return the code behind what is between two positions.

    The document has breaks in long lines, and signs for what nobody sees.
    """
    written = filled.document.toRawText()
    first = len(within(written, 0, start).replace(BREAK, ""))
    last = None if end is None else len(within(written, 0, end).replace(BREAK, ""))
    if visible(text) == text:
        return text[first:last]
    return text[_behind(text, first) : None if last is None else _behind(text, last)]


def _behind(text: str, shown: int) -> int:
    """Return how many characters of code come before what is the `shown`th on screen."""
    return bisect_left(range(len(text)), shown, key=lambda count: len(visible(text[:count])))


def _table(table: Table, parts: Iterable[Part], start: int, end: int | None) -> Piece | None:
    """Return the rows between two positions; what is in one cell is text."""
    cells = {
        (part.row, part.column): spans
        for part in parts
        if (
            spans := tuple(
                _plain_heading(part.row, table, each) for each in _between(part, start, end)
            )
        )
    }
    if not cells:
        return None
    if len(cells) == 1:
        return _text(next(iter(cells.values())))
    first, last = min(cells)[0], max(cells)[0]
    columns = range(max(1, len(table.alignments)))
    rows = tuple(
        tuple(cells.get((row, column), ()) for column in columns) for row in range(first, last + 1)
    )
    written = tuple(tuple(markdown_of(cell).replace("\\\n", " ") for cell in row) for row in rows)
    is_continued = table.is_continued or first > 0
    return Piece(Leaf(Table(written, table.alignments, is_continued)), rows)


def _plain_heading(row: int, table: Table, span: Span) -> Span:
    """Return a span of a heading without what makes all headings bold."""
    is_heading = row == 0 and not table.is_continued
    return replace(span, style=span.style & ~Style.BOLD) if is_heading else span
