"""What is set off in a text: what is selected, what was found, and what differs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from deepseek_desktop.ui.transcript.leaves.difference_marks import DifferentLeaf
from deepseek_desktop.ui.transcript.leaves.look import Look

_FEW = 50
_FAR_PX = 1e6
_LINE_PX = 2


class Marks(Struct, frozen=True):
    """What is set off in a leaf, as positions in its document; `found` is in order."""

    selected: tuple[int, int] | None = None
    found: tuple[tuple[int, int], ...] = ()
    found_here: tuple[int, int] | None = None
    different: DifferentLeaf | None = None

    def found_in(self, clip: QRectF, hit: Callable[[QPointF], int]) -> Sequence[tuple[int, int]]:
        """Return what was found that can be in `clip`; `hit` gives the position at a point."""
        if len(self.found) < _FEW:
            return self.found
        first = hit(QPointF(-_FAR_PX, clip.top()))
        last = hit(QPointF(_FAR_PX, clip.bottom()))
        begin = bisect_left(self.found, first, key=lambda span: span[1])
        return self.found[begin : bisect_right(self.found, last, key=lambda span: span[0])]


def paint_found(painter: QPainter, rects: Sequence[QRectF], look: Look) -> None:
    """Draw the ground of something that was found, and a line that is seen on any surface."""
    for rect in rects:
        painter.fillRect(rect, look.found)
        painter.fillRect(rect.adjusted(0, rect.height() - _LINE_PX, 0, 0), look.found_line)


def letters_of(
    document: QTextDocument, here: tuple[int, int] | None, look: Look
) -> list[QAbstractTextDocumentLayout.Selection]:
    """Return the colour of the letters that stand on the bright ground of what is shown."""
    if here is None:
        return []
    cursor = QTextCursor(document)
    last = document.characterCount() - 1
    cursor.setPosition(min(here[0], last))
    cursor.setPosition(min(here[1], last), QTextCursor.MoveMode.KeepAnchor)
    selection = QAbstractTextDocumentLayout.Selection()
    format_ = QTextCharFormat()
    format_.setForeground(QBrush(look.on_found_here))
    selection.cursor, selection.format = cursor, format_
    return [selection]
