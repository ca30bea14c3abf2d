"""A chart of stacked bars; with the mouse or with arrow keys each says its exact values."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.ui.models.chart import Chart, Part
from deepseek_desktop.ui.models.round_ticks import digits_of, round_ticks
from deepseek_desktop.ui.theme.chart_colours import chart_colours
from deepseek_desktop.ui.widgets.chart_layout import ChartLayout

_PLOT_HEIGHT, _ROW_GAP, _GAP = 210, 14, 8
_LEAST_WIDE = 260
_TICK_ROOM_PX = 90  # of an axis from left to right
_MOST_OF_NAMES = 0.38  # of the width
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
)
_PALE = 70  # of 255
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class BarChart(QWidget):
    """Draws by pattern as well as by colour; `told` has in plain words what is looked at."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("barChart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chart = Chart("", (), (), lambda value, _: str(value))
        self._looked_at: int | None = None

    def show_chart(self, chart: Chart) -> None:
        """Show other bars; the last one in time, or the largest, is looked at."""
        self._chart = chart
        self.setAccessibleName(chart.name)
        self.updateGeometry()
        self._look_at(len(chart.bars) - 1 if chart.is_time else 0)
        self.update()

    @property
    def looked_at(self) -> int | None:
        """Which bar is looked at."""
        return self._looked_at

    def layout_now(self) -> ChartLayout:
        """Return where the bars are."""
        metrics, chart = self.fontMetrics(), self._chart
        ticks = self._ticks()
        texts = [metrics.horizontalAdvance(text) for text in self._tick_texts(ticks)]
        below = metrics.height() + _GAP
        if chart.is_time:
            left = max(texts, default=0) + _GAP
            plot = QRectF(left, _GAP, self.width() - left - 1, self.height() - below - _GAP)
        else:
            names = max((metrics.horizontalAdvance(bar.mark) for bar in chart.bars), default=0)
            left = min(names + 2, int(self.width() * _MOST_OF_NAMES)) + _GAP
            right = max(texts, default=0) / 2 + 2
            plot = QRectF(left, 2, self.width() - left - right, self.height() - below - 2)
        return ChartLayout(plot, len(chart.bars), ticks[-1], chart.is_time)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        if self._chart.is_time:
            return QSize(600, _PLOT_HEIGHT + line)
        return QSize(600, max(1, len(self._chart.bars)) * (line + _ROW_GAP) + line + _GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDE, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._chart.bars:
            super().keyPressEvent(event)
            return
        last = len(self._chart.bars) - 1
        self._look_at(max(0, min(last, (self._looked_at or 0) + step)))
        said = QAccessibleAnnouncementEvent(self, self.accessibleDescription())
        QAccessible.updateAccessibility(said)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self.layout_now().hit(event.position())
        if hit is not None and hit != self._looked_at:
            self._look_at(hit)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self.layout_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter, layout)
        self._paint_look(painter, layout)
        parts = [(part, self._colour(part.colour)) for part in self._chart.parts]
        for number, bar in enumerate(self._chart.bars):
            start = 0.0
            for (part, colour), value in zip(parts, bar.values, strict=True):
                if value:
                    piece = layout.piece(number, start, start + value)
                    paint_part(painter, piece, part, colour)
                start += value
        self._paint_marks(painter, layout)
        painter.end()

    def _look_at(self, number: int) -> None:
        bars = self._chart.bars
        self._looked_at = number if 0 <= number < len(bars) else None
        text = bars[number].told if self._looked_at is not None else ""
        self.setAccessibleDescription(text)
        self.told.emit(text)
        self.update()

    def _colour(self, job: str) -> QColor:
        return QColor(getattr(chart_colours(self.palette()), job))

    def _ticks(self) -> tuple[float, ...]:
        count = 4 if self._chart.is_time else max(2, self.width() // 2 // (_TICK_ROOM_PX // 2))
        return round_ticks(self._chart.most, count, self._chart.least_step)

    def _tick_texts(self, ticks: tuple[float, ...]) -> list[str]:
        return [self._chart.tick(tick, digits_of(ticks)) for tick in ticks]

    def _paint_axis(self, painter: QPainter, layout: ChartLayout) -> None:
        ticks, plot = self._ticks(), layout.plot
        line = self.fontMetrics().height()
        for tick, text in zip(ticks, self._tick_texts(ticks), strict=True):
            at = layout.at(tick)
            painter.setPen(QPen(self._colour("border"), 1))
            if layout.is_time:
                painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at))
                box = QRectF(0, at - line / 2, plot.left() - _GAP, line)
                place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            else:
                painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
                box = QRectF(at - _TICK_ROOM_PX, plot.bottom() + _GAP / 2, 2 * _TICK_ROOM_PX, line)
                place = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.setPen(self._colour("muted"))
            _write(painter, box, place, text)

    def _paint_look(self, painter: QPainter, layout: ChartLayout) -> None:
        """Set off the bar that is looked at; with a frame where the keys move it."""
        if self._looked_at is None:
            return
        frame = QPen(self._colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(frame)
        painter.setBrush(self._colour("hover"))
        painter.drawRoundedRect(layout.slot(self._looked_at).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_marks(self, painter: QPainter, layout: ChartLayout) -> None:
        painter.setPen(self._colour("muted" if layout.is_time else "text"))
        for text, box, place in self._marks(layout):
            _write(painter, box, place, text)

    def _marks(self, layout: ChartLayout) -> Iterator[tuple[str, QRectF, Qt.AlignmentFlag]]:
        """Yield what stands at bars; in time evenly, from the newest, as many as fit."""
        metrics, bars, plot = self.fontMetrics(), self._chart.bars, layout.plot
        if not layout.is_time:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            for number, bar in enumerate(bars):
                slot = layout.slot(number)
                room = int(plot.left()) - _GAP
                text = metrics.elidedText(bar.mark, Qt.TextElideMode.ElideMiddle, room)
                yield text, QRectF(0, slot.top(), room, slot.height()), left
            return
        widest = max((metrics.horizontalAdvance(bar.mark) for bar in bars), default=0)
        apart = max(1, math.ceil((widest + 2 * _GAP) / max(1.0, layout.slot(0).width())))
        for number in range(len(bars) - 1, -1, -apart):
            width = metrics.horizontalAdvance(bars[number].mark)
            middle = layout.slot(number).center().x()
            start = max(0.0, min(middle - width / 2, self.width() - width))
            box = QRectF(start, plot.bottom() + _GAP / 2, width + 1, metrics.height())
            yield bars[number].mark, box, Qt.AlignmentFlag.AlignLeft


def _write(painter: QPainter, box: QRectF, place: Qt.AlignmentFlag, text: str) -> None:
    """Write a whole text: Chinese comes from another font, which may be higher than the line."""
    painter.drawText(box, place.value | Qt.TextFlag.TextDontClip.value, text)


def paint_part(painter: QPainter, box: QRectF, part: Part, colour: QColor) -> None:
    """Draw a piece of a bar in its colour and pattern."""
    pattern = _PATTERNS[part.pattern]
    pale = QColor(colour)
    pale.setAlpha(255 if pattern is Qt.BrushStyle.SolidPattern else _PALE)
    painter.fillRect(box, pale)
    painter.fillRect(box, QBrush(colour, pattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawRect(box)
