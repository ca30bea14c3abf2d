"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtGui import QTextTable

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
    table = _table(filled)
    if not filled.columns:
        filled.columns = _natural_widths(filled)
    if filled.headings or state.look is not look:
        state.columns, state.look = filled.columns, look
    sides = cell_sides(look) + _BORDER_PX
    natural = [width + sides for width in state.columns]
    least, most = (letters * look.letter + sides for letters in (_LEAST_LETTERS, _WIDEST_LETTERS))
    widths = fitted(natural, room - 2 * _BORDER_PX, least, most)
    if widths != filled.widths:
        filled.widths = widths
        table.setFormat(table_format(look, widths, has_heading=bool(filled.headings)))
        # In a document without a width, Qt gives no column the width that it is told to.
        filled.document.setTextWidth(sum(widths) + 2 * _BORDER_PX)
    return filled.document.size().width()


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


def _natural_widths(filled: Filled) -> tuple[float, ...]:
    """Return how wide the text in each column is when no line is broken."""
    if filled.document.textWidth() >= 0:  # setting it would lay out all of it again
        filled.document.setTextWidth(-1)
    filled.document.size()
    widths = [0.0] * _table(filled).columns()
    for part in filled.parts:
        layout = filled.document.findBlock(part.start).layout()
        for number in range(layout.lineCount()):
            width = layout.lineAt(number).naturalTextWidth()
            widths[part.column] = max(widths[part.column], math.ceil(width))
    return tuple(widths)


def _table(filled: Filled) -> QTextTable:
    table = filled.document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    return table
