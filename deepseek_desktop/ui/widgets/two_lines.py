"""Rows of a list that say two things: a title, and under it something quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from deepseek_desktop.ui.models.library_model import Index

if TYPE_CHECKING:  # asked for by name only: its constants would be made at each start
    from PySide6.QtWidgets import QStyleOptionViewItem

PADDING = 8


class TwoLines(QStyledItemDelegate):
    """Paints title and rest of a row, as much of them as fits."""

    def lines(self, index: Index) -> tuple[str, str]:
        """Return title and rest of a row: what stands before and after its first line break."""
        title, _, rest = str(index.data() or "").partition("\n")
        return title, rest

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.lineSpacing() * 2 + 2 * PADDING)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave to Qt all but the text, which is painted here."""
        super().initStyleOption(option, index)
        option.text = ""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_background(painter, option, index)
        title, rest = self.lines(index)
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = option.fontMetrics.lineSpacing()
        first = QRect(area.left(), area.top(), area.width(), line)
        second = QRect(area.left(), area.top() + line, area.width(), line)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._draw(painter, first, title)
        # The view's own palette comes from the style sheet, which fades this colour.
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        self._draw(painter, second, rest)
        painter.restore()

    def paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint all but the text: what the style sheet says of a row, selected or not."""
        super().paint(painter, option, index)

    @staticmethod
    def _draw(painter: QPainter, area: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        # Characters of another font may be higher than a line of this one.
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, where | Qt.TextFlag.TextDontClip, elided)
