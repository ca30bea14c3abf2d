"""What leaves stand in: the bars of quotes, the marks of list items and footnotes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextDocument

from deepseek_desktop.core.markup.leaves import Container, Kind, Leaf
from deepseek_desktop.ui.transcript.leaves.distances import ITEM_INDENT, QUOTE_INDENT
from deepseek_desktop.ui.transcript.leaves.look import Look


def indent_of(leaf: Leaf) -> float:
    """Return how far a leaf stands to the right, in units."""
    return sum(_indent(each) for each in leaf.containers)


def paint_containers(
    painter: QPainter, leaf: Leaf, look: Look, document: QTextDocument, place: QRectF
) -> None:
    """Draw what a leaf stands in; its document begins at the top of `place`."""
    left = 0.0
    for each in leaf.containers:
        if each.kind is Kind.QUOTE:
            # Down to the top of the next leaf, so that the bar of one quote is one line.
            painter.fillRect(QRectF(left + look.unit * 0.2, 0, 3, place.bottom()), look.border)
        elif each.marker:
            _paint_marker(painter, each, look, document, QPointF(left, place.top()))
        left += _indent(each) * look.unit


def _paint_marker(
    painter: QPainter, container: Container, look: Look, document: QTextDocument, corner: QPointF
) -> None:
    metrics = QFontMetricsF(look.font)
    first_line = document.firstBlock().layout().lineAt(0)
    ascent = first_line.ascent() if first_line.isValid() else metrics.ascent()
    text = container.marker if container.kind is Kind.ITEM else f"{container.marker}."
    right = corner.x() + (ITEM_INDENT - 0.9) * look.unit
    x = max(corner.x() - look.unit, right - metrics.horizontalAdvance(text))
    painter.setFont(look.font)
    painter.setPen(QPen(look.muted))
    top = corner.y() + (first_line.y() if first_line.isValid() else 0.0)
    painter.drawText(QPointF(x, top + ascent), text)


def _indent(container: Container) -> float:
    return QUOTE_INDENT if container.kind is Kind.QUOTE else ITEM_INDENT
