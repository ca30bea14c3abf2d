"""What a screen reader reads of a leaf, and where that stands in the leaf's document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import (
    Code,
    Heading,
    Kind,
    Leaf,
    Maths,
    Paragraph,
    Rule,
    Table,
)
from deepseek_desktop.core.markup.spans import Span, as_it_is, plain_text, spans_of, units
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.transcript.leaves.filling import Part

_BETWEEN_CELLS = ", "


class Run(Struct, frozen=True):
    """Letters from `start` to `end` of what is read, in UTF-16.

    They are written `inside` units after the start of part `part` of the document; a formula is
    `written` as one unit there, however long its TeX is.
    """

    start: int
    end: int
    part: int
    inside: int
    written: int
    address: str = ""


class ReadText(Struct, frozen=True):
    """A leaf as it is read; all positions count UTF-16 units, as Qt does."""

    text: str
    runs: tuple[Run, ...] = ()

    @property
    def length(self) -> int:
        """How many units the text has."""
        return units(self.text)

    def between(self, start: int, end: int) -> str:
        """Return what is read between two positions."""
        data = self.text.encode("utf-16-le", "surrogatepass")
        return data[2 * max(0, start) : 2 * max(0, end)].decode("utf-16-le", "replace")

    def written_at(self, position: int, parts: list[Part]) -> int:
        """Return where in the document a position is written."""
        run = next((run for run in self.runs if position < run.end), None)
        run = run or (self.runs[-1] if self.runs else None)
        if run is None or run.part >= len(parts):
            return 0
        beyond = max(0, position - run.start)
        return parts[run.part].start + run.inside + min(beyond, run.written)

    def read_at(self, written: int, parts: list[Part]) -> int:
        """Return the position that is written at a place of the document."""
        found = 0
        for run in self.runs:
            if run.part >= len(parts) or parts[run.part].start + run.inside > written:
                break
            beyond = written - parts[run.part].start - run.inside
            found = min(run.start + beyond, run.end)
        return found


def read_text(leaf: Leaf, definitions: Definitions) -> ReadText:
    """Return a leaf as it is read: with its marker, formulas as TeX, tables row by row."""
    marker = "".join(
        f"{_marker(each.kind, each.marker)} " for each in leaf.containers if each.marker
    )
    content = leaf.content
    match content:
        case Paragraph(text, is_plain=True):
            return _read(marker, [("", (as_it_is(text),))])
        case Paragraph(text) | Heading(text):
            return _read(marker, [("", spans_of(text, definitions))])
        case Code(text):
            return _read(marker, [("", (Span(visible(text)),))])
        case Maths(tex):
            return _read(marker, [("", (Span("\ufffc", tex=tex),))])
        case Table():
            return _read(marker, list(_cells(content, definitions)))
        case Rule():
            return ReadText(marker.strip())
        case _:
            assert_never(content)


def _marker(kind: Kind, marker: str) -> str:
    return marker if kind is Kind.ITEM else f"{marker}."


def _cells(table: Table, definitions: Definitions) -> Iterator[tuple[str, tuple[Span, ...]]]:
    columns = max(1, len(table.alignments))
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells[:columns]):
            before = _BETWEEN_CELLS if column else "\n" if row else ""
            yield before, spans_of(cell, definitions)


def _read(marker: str, parts: Iterable[tuple[str, tuple[Span, ...]]]) -> ReadText:
    """Put together what was written as parts of a document, each with what is read before it."""
    said, runs = [marker], []
    at = units(marker)
    for number, (before, spans) in enumerate(parts):
        said.append(before)
        at += units(before)
        inside = 0
        for span in spans:
            read = plain_text((span,))
            length, written = units(read), units(span.text)
            runs.append(Run(at, at + length, number, inside, written, span.address))
            said.append(read)
            at, inside = at + length, inside + written
    return ReadText("".join(said), tuple(runs))
