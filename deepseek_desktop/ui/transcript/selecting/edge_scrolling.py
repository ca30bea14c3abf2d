"""Scrolls while a person selects beyond what is in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.selection import Place

_EVERY_MS = 30
_BAND_REACH_PX = 48  # so far beyond the edge of a band the mouse scrolls it


class EdgeScrolling(QObject):
    """Scrolls the area, or the band in which selecting began, until the mouse is back inside.

    `scrolled` says that something else is under the mouse.
    """

    scrolled = Signal()

    def __init__(self, area: QAbstractScrollArea, geometry: Callable[[], Geometry]) -> None:
        super().__init__(area)
        self._area = area
        self._geometry = geometry
        self._point = QPoint()
        self._anchor: Place | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, point: QPoint, anchor: Place | None) -> None:
        """Note where the mouse is, and where selecting began."""
        self._point, self._anchor = point, anchor
        if not self._steps(self._band()):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def reached(self, point: QPoint, anchor: Place | None) -> QPoint:
        """Return the point to select to: inside of the band while that is scrolled."""
        self._point, self._anchor = point, anchor
        band = self._band()
        if band is None:
            return point
        top, bottom = self._edges(band)
        return QPoint(point.x(), min(max(point.y(), top), bottom - 1))

    def _scroll(self) -> None:
        band = self._band()
        bar = band.bar if band is not None else self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._steps(band))
        self.scrolled.emit()

    def _steps(self, band: BandItem | None) -> int:
        """Return by how many pixels to scroll: the farther outside the mouse is, the more."""
        top, bottom = self._edges(band) if band else (0, self._area.viewport().height())
        y = self._point.y()
        if y < top:
            return -max(2, (top - y) // 2)
        return max(2, (y - bottom) // 2) if y >= bottom else 0

    def _band(self) -> BandItem | None:
        """Return the band in which selecting began, while it is to be scrolled."""
        items = self._geometry().flow.items
        anchor = self._anchor
        item = items[anchor.item] if anchor is not None and anchor.item < len(items) else None
        if not isinstance(item, BandItem):
            return None
        top, bottom = self._edges(item)
        y, bar = self._point.y(), item.bar
        is_above = top - _BAND_REACH_PX < y < top and bar.value() > bar.minimum()
        is_below = bottom <= y < bottom + _BAND_REACH_PX and bar.value() < bar.maximum()
        return item if is_above or is_below else None

    def _edges(self, band: BandItem) -> tuple[int, int]:
        """Return between which heights of the viewport the text of a band is seen."""
        geometry = self._geometry()
        place = band.text_place(geometry.stage)
        top = band.top - geometry.scroll + place.top()
        return max(0, top), min(self._area.viewport().height(), top + place.height())
