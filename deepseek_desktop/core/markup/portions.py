"""Blocks that would take too long to set at once, in portions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

LONGEST = 16_000
"""Characters of a paragraph, a heading or a row of a table; longer ones are plain portions."""

_PIECE = 4_000
_CELLS = 200

_Row = tuple[str, ...]


def pieces(text: str) -> list[str]:
    """Cut a long text at ends of lines, or else at blanks, or else anywhere."""
    found, start = [], 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        place = max(text.rfind("\n", start + 1, end), 0) or max(text.rfind(" ", start + 1, end), 0)
        found.append(text[start : place or end])
        start = place + 1 if place else end
    return [*found, text[start:]]


def table_rows(tokens: Sequence[Token]) -> tuple[list[_Row], tuple[str, ...]]:
    """Return the rows and the alignments of a table; `tokens` are those in it."""
    rows: list[list[str]] = []
    alignments: list[str] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                rows.append([])
            case "th_open":
                alignments.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            case "inline":
                rows[-1].append(token.content)
            case _:
                pass
    return [tuple(row) for row in rows], tuple(alignments)


def row_portions(rows: Sequence[_Row]) -> Iterator[tuple[_Row, ...]]:
    """Cut a table into portions of some hundred cells; a huge row is one of its own."""
    portion: list[_Row] = []
    cells = 0
    for row in rows:
        if portion and (cells + len(row) > _CELLS or is_huge(row) or is_huge(portion[-1])):
            yield tuple(portion)
            portion, cells = [], 0
        portion.append(row)
        cells += len(row)
    if portion:
        yield tuple(portion)


def is_huge(row: _Row) -> bool:
    """Return whether a row is too long to stand in a table."""
    return sum(map(len, row)) > LONGEST
