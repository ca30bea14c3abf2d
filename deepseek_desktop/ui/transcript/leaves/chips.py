"""The ground of code inside a line: a tint that is seen on any surface."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextLine

from deepseek_desktop.ui.transcript.leaves.filling import Filled
from deepseek_desktop.ui.transcript.leaves.formats import tint
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.leaves.text_rects import x_at

_SIDE_PX = 2.0
_RADIUS_PX = 3.0


def paint_chips(painter: QPainter, filled: Filled, look: Look) -> None:
    """Draw the grounds of the code in a document, with its corner at the origin."""
    if not filled.chips:
        return
    metrics = QFontMetricsF(look.code_font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(look))
    for start, end in filled.chips:
        block = filled.document.findBlock(start)
        corner = filled.document.documentLayout().blockBoundingRect(block).topLeft()
        for rect in _rects(block, start - block.position(), end - block.position(), metrics):
            painter.drawRoundedRect(rect.translated(corner), _RADIUS_PX, _RADIUS_PX)


def _rects(block: QTextBlock, start: int, end: int, metrics: QFontMetricsF) -> list[QRectF]:
    layout = block.layout()
    found = []
    begin, last_line = (layout.lineForTextPosition(at) for at in (start, end))
    if not begin.isValid():
        return []
    stop = last_line.lineNumber() + 1 if last_line.isValid() else layout.lineCount()
    for number in range(begin.lineNumber(), stop):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, _end(line))
        if first < last:
            left, right = x_at(line, first), x_at(line, last)
            top = line.y() + line.ascent() - metrics.ascent()
            rect = QRectF(left, top, right - left, metrics.ascent() + metrics.descent())
            found.append(rect.normalized().adjusted(-_SIDE_PX, -1, _SIDE_PX, 1))
    return found


def _end(line: QTextLine) -> int:
    return line.textStart() + line.textLength()
