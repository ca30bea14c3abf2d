"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextTable

from deepseek_desktop.core.markup.spans import BREAK
from deepseek_desktop.ui.transcript.leaves.block_state import BlockState
from deepseek_desktop.ui.transcript.leaves.filling import Filled
from deepseek_desktop.ui.transcript.leaves.formats import cell_sides, table_format
from deepseek_desktop.ui.transcript.leaves.look import Look

_LEAST_LETTERS = 20  # that a column keeps when all are to fit
_BORDER_PX = 2
_WIDEST_LETTERS = 40  # of a column when they do not


def fit_table(filled: Filled, state: BlockState, room: float, look: Look) -> float:
    """Lay out a table for a room; return its width, which may be larger.

    As long as all lines fit, none is broken. Columns with much text share what the others leave;
    where that is too little for them, the table becomes wider than the room.
    """
    # A part that continues a table has the columns of the first one. That one may have grown, and
    # what grows has the same columns most of the time.
    is_known = state.look is look and len(state.columns) == _table(filled).columns()
    if is_known:
        _give(filled, _fitting(state.columns, room, look), look)
    if not is_known or (filled.headings and not _has_columns(filled, state.columns, look)):
        if not filled.columns:
            filled.columns = _natural_widths(filled, look)
        state.columns, state.look = filled.columns, look
        _give(filled, _fitting(state.columns, room, look), look)
    return filled.document.size().width()


def _fitting(columns: Sequence[float], room: float, look: Look) -> tuple[float, ...]:
    """Return the widths of columns whose text would be so wide."""
    sides = _sides(look)
    least, most = (letters * look.letter + sides for letters in (_LEAST_LETTERS, _WIDEST_LETTERS))
    return fitted([width + sides for width in columns], room - 2 * _BORDER_PX, least, most)


def _sides(look: Look) -> float:
    # Qt makes columns of whole pixels, and the table wider than they were given otherwise.
    return math.ceil(cell_sides(look) + _BORDER_PX)


def _give(filled: Filled, widths: tuple[float, ...], look: Look) -> None:
    """Lay out a table with columns of such widths, if it has others."""
    if widths == filled.widths:
        return
    # In a document without a width, Qt gives no column the width that it is told to.
    _lay_out(filled, widths, sum(widths) + 2 * _BORDER_PX, look)


def _lay_out(filled: Filled, widths: tuple[float, ...], room: float, look: Look) -> None:
    filled.widths = widths
    document = filled.document
    document.setLayoutEnabled(False)
    _table(filled).setFormat(table_format(look, widths, has_heading=bool(filled.headings)))
    document.setTextWidth(room)
    document.setLayoutEnabled(True)  # and all of it is laid out, once


def _has_columns(filled: Filled, columns: Sequence[float], look: Look) -> bool:
    """Whether the text in the columns of a table that is laid out would be so wide.

    Of a column that is too narrow for its text it is enough that this is so: how wide the text is
    changes nothing then.
    """
    if filled.columns:
        return filled.columns == columns
    are_held = [
        width + _sides(look) > given for width, given in zip(columns, filled.widths, strict=True)
    ]
    widths, are_broken = [0.0] * len(columns), [False] * len(columns)
    for part in filled.parts:
        block = filled.document.findBlock(part.start)
        width, count = _widest_line(block)
        widths[part.column] = max(widths[part.column], width)
        are_broken[part.column] |= count > 1 + block.text().count(BREAK)
    return are_broken == are_held and all(
        is_held or width == known
        for is_held, width, known in zip(are_held, widths, columns, strict=True)
    )


def fitted(natural: Sequence[float], room: float, least: float, most: float) -> tuple[float, ...]:
    """Return the widths of columns in a room, none wider than it needs.

    Columns give way down to `least`; if even that does not suffice, none is wider than `most`.
    """
    if sum(natural) <= room:
        return tuple(natural)
    if sum(min(width, least) for width in natural) > room:
        return tuple(min(width, most) for width in natural)
    share, rest = room, room
    for count, width in enumerate(sorted(natural)):
        share = rest / (len(natural) - count)
        if width > share:
            break
        rest -= width
    return tuple(min(width, math.floor(share)) for width in natural)


def _natural_widths(filled: Filled, look: Look) -> tuple[float, ...]:
    """Return how wide the text in each column is when no line is broken."""
    _lay_out(filled, (), -1, look)
    widths = [0.0] * _table(filled).columns()
    for part in filled.parts:
        width, _ = _widest_line(filled.document.findBlock(part.start))
        widths[part.column] = max(widths[part.column], width)
    return tuple(widths)


def _widest_line(block: QTextBlock) -> tuple[float, int]:
    """Return how wide the widest line is, and how many there are."""
    layout = block.layout()
    count = layout.lineCount()
    widths = (layout.lineAt(number).naturalTextWidth() for number in range(count))
    return float(math.ceil(max(widths, default=0.0))), count


def _table(filled: Filled) -> QTextTable:
    table = filled.document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    return table
