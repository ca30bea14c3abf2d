"""What leaves stand in: the bars of quotes, the marks of list items and footnotes."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextDocument

from deepseek_desktop.core.markup.leaves import Container, Kind, Leaf
from deepseek_desktop.ui.transcript.leaves.distances import ITEM_INDENT, QUOTE_INDENT
from deepseek_desktop.ui.transcript.leaves.look import Look

_BAR_PX = 3
_BAR_AWAY = 0.2  # of a unit, from the side
_MARK_AWAY = 0.9  # of a unit, from the text


class Surroundings(Struct, frozen=True):
    """What a leaf stands in; the leaf above stands in the first `joined` of its containers too.

    They are at the right where `is_mirrored`, for text from right to left.
    """

    containers: tuple[Container, ...]
    joined: int
    is_mirrored: bool
    look: Look

    @property
    def indent(self) -> float:
        """Return how much room they take at their side, in pixels."""
        return sum(map(_indent, self.containers)) * self.look.unit

    def paint(
        self, painter: QPainter, document: QTextDocument, place: QRectF, text_top: float
    ) -> None:
        """Draw them around a leaf in `place`, whose document begins at `text_top`."""
        inward = 0.0
        for number, each in enumerate(self.containers):
            if each.kind is Kind.QUOTE:
                # From the bottom of the leaf above, so that the bar of one quote is one line.
                top = 0.0 if number < self.joined else place.top()
                x = inward + self.look.unit * _BAR_AWAY
                left = place.right() - x - _BAR_PX if self.is_mirrored else x
                bar = QRectF(left, top, _BAR_PX, place.bottom() - top)
                painter.fillRect(bar, self.look.border)
            elif each.marker:
                side = place.right() - inward if self.is_mirrored else inward
                self._paint_marker(painter, each, document, QPointF(side, text_top))
            inward += _indent(each) * self.look.unit

    def _paint_marker(
        self, painter: QPainter, container: Container, document: QTextDocument, corner: QPointF
    ) -> None:
        metrics = QFontMetricsF(self.look.font)
        first_line = document.firstBlock().layout().lineAt(0)
        ascent = first_line.ascent() if first_line.isValid() else metrics.ascent()
        top = corner.y() + (first_line.y() if first_line.isValid() else 0.0)
        text = container.marker if container.kind is Kind.ITEM else f"{container.marker}."
        x = self._marker_x(corner.x(), metrics.horizontalAdvance(text))
        painter.save()
        if self.is_mirrored:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.setFont(self.look.font)
        painter.setPen(QPen(self.look.muted))
        painter.drawText(QPointF(x, top + ascent), text)
        painter.restore()

    def _marker_x(self, side: float, width: float) -> float:
        unit = self.look.unit
        room = (ITEM_INDENT - _MARK_AWAY) * unit
        if self.is_mirrored:
            return min(side + unit - width, side - room)
        return max(side - unit, side + room - width)


def surroundings(
    leaf: Leaf, above: Leaf | None, document: QTextDocument, look: Look
) -> Surroundings:
    """Return what a leaf stands in below another one."""
    is_mirrored = bool(leaf.containers) and _is_right_to_left(document)
    return Surroundings(leaf.containers, _joined(leaf, above), is_mirrored, look)


def _joined(leaf: Leaf, above: Leaf | None) -> int:
    """Return in how many containers both leaves stand; a marker begins another one."""
    count = 0
    for mine, other in zip(leaf.containers, above.containers if above else (), strict=False):
        if mine.kind is not other.kind or mine.marker:
            break
        count += 1
    return count


def _is_right_to_left(document: QTextDocument) -> bool:
    block = document.firstBlock()
    while not block.text() and block.next().isValid():  # what Qt keeps before a table
        block = block.next()
    return block.textDirection() == Qt.LayoutDirection.RightToLeft


def _indent(container: Container) -> float:
    return QUOTE_INDENT if container.kind is Kind.QUOTE else ITEM_INDENT
