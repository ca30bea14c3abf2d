"""What the parts of a chart's bars are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.ui.models.chart import Part
from deepseek_desktop.ui.theme.chart_colours import chart_colours
from deepseek_desktop.ui.widgets.bar_chart import paint_part
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout

_SWATCH, _GAP = 14, 6


class _Entry(QWidget):
    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.setAccessibleName(part.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = _SWATCH + _GAP + metrics.horizontalAdvance(self._part.label) + 1
        return QSize(width, max(_SWATCH, metrics.height()) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = chart_colours(self.palette()), QPainter(self)
        swatch = QRectF(1, (self.height() - _SWATCH) / 2 + 1, _SWATCH - 2, _SWATCH - 2)
        paint_part(painter, swatch, self._part, QColor(getattr(colours, self._part.colour)))
        painter.setPen(QColor(colours.text))
        rest = QRectF(_SWATCH + _GAP, 0, self.width() - _SWATCH - _GAP, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._part.label)
        painter.end()


class ChartLegend(QWidget):
    """Shows a sample of each part beside its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chartLegend")
        self._entries: list[_Entry] = []
        self._row = FlowLayout(self, 14)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts."""
        for entry in self._entries:
            self._row.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [_Entry(part) for part in parts]
        for entry in self._entries:
            self._row.addWidget(entry)
            entry.show()
        self.setVisible(bool(parts))
        self.updateGeometry()
