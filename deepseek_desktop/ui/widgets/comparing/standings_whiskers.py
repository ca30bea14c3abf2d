"""Draws numbers with their intervals on one scale: a dot between two whiskers."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from deepseek_desktop.ui.models.standings_words import signed

VALUE, SCALE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
"""Roles of an item: a number with its bounds, in that order; whether it is the scale."""

_SIDE = 24  # room beside the outermost bounds, for what is written at the marks
_DOT, _CAP = 4.0, 5.0
_MOST_MARKS = 6
_STEPS = (1.0, 2.0, 5.0)


class Whiskers(QStyledItemDelegate):
    """Draws in each row the number of its item; all rows have one scale."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._low, self._high, self._step = -1.0, 1.0, 1.0

    def span(self, low: float, high: float) -> None:
        """Let the scale reach from `low` to `high`; 0 is always on it."""
        self._low, self._high = min(low, 0.0), max(high, 0.0)
        rough = max(self._high - self._low, 1e-6) / _MOST_MARKS
        tens = 10.0 ** math.floor(math.log10(rough))
        self._step = next((s * tens for s in _STEPS if s * tens >= rough), 10.0 * tens)

    @property
    def marks(self) -> tuple[str, ...]:
        """What is written at the scale."""
        return tuple(signed(value) for value in self._marks())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)  # what marks it
        area, palette = QRectF(option.rect), option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter, area, palette, is_scale=bool(index.data(SCALE)))
        if index.data(VALUE):
            self._draw_value(painter, area, palette, *index.data(VALUE))
        painter.restore()

    def _marks(self) -> Iterator[float]:
        first = math.ceil(self._low / self._step)
        for number in range(first, math.floor(self._high / self._step) + 1):
            yield number * self._step

    def _x(self, area: QRectF, value: float) -> float:
        share = (value - self._low) / max(self._high - self._low, 1e-6)
        return area.left() + _SIDE + share * (area.width() - 2 * _SIDE)

    def _draw_marks(
        self, painter: QPainter, area: QRectF, palette: QPalette, *, is_scale: bool
    ) -> None:
        faint, clear = QColor(palette.placeholderText().color()), palette.placeholderText().color()
        faint.setAlphaF(0.25)
        for value in self._marks():
            x = self._x(area, value)
            painter.setPen(QPen(faint if value else clear, 1.0))
            bottom = area.top() + _CAP if is_scale else area.bottom() + 1
            painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom))
            if is_scale:
                painter.setPen(palette.windowText().color())
                room = QRectF(x - 2 * _SIDE, area.top(), 4 * _SIDE, area.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, signed(value))

    def _draw_value(
        self, painter: QPainter, area: QRectF, palette: QPalette, value: float, *bounds: float
    ) -> None:
        middle = area.center().y()
        left, right = (self._x(area, bound) for bound in bounds)
        painter.setPen(QPen(palette.windowText().color(), 1.5))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for x in (left, right):
            painter.drawLine(QPointF(x, middle - _CAP), QPointF(x, middle + _CAP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.link())
        painter.drawEllipse(QPointF(self._x(area, value), middle), _DOT, _DOT)
