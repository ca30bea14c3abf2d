"""Where the bars of a chart are: numbers only, nothing is drawn here."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF

_SHARE = 0.74  # of the room for a bar that it fills
_WIDEST = 56.0


class ChartLayout(Struct, frozen=True):
    """Bars in a `plot`, which stand beside each other or, `is_time` or not, lie below each other.

    The scale goes from 0 to `most`.
    """

    plot: QRectF
    count: int
    most: float
    is_time: bool

    def slot(self, number: int) -> QRectF:
        """Return the room of a bar, over the whole plot."""
        if self.is_time:
            width = self.plot.width() / max(1, self.count)
            left = self.plot.left() + number * width
            return QRectF(left, self.plot.top(), width, self.plot.height())
        height = self.plot.height() / max(1, self.count)
        return QRectF(
            self.plot.left(), self.plot.top() + number * height, self.plot.width(), height
        )

    def piece(self, number: int, start: float, end: float) -> QRectF:
        """Return the part of a bar from one value to another."""
        slot = self.slot(number)
        if self.is_time:
            width = max(1.0, min(_WIDEST, slot.width() * _SHARE))
            bottom, top = self.at(start), self.at(end)
            return QRectF(slot.center().x() - width / 2, top, width, bottom - top)
        height = max(1.0, min(_WIDEST, slot.height() * _SHARE))
        left, right = self.at(start), self.at(end)
        return QRectF(left, slot.center().y() - height / 2, right - left, height)

    def at(self, value: float) -> float:
        """Return where a value is on the scale, in pixels from the top or from the left."""
        share = value / self.most if self.most else 0.0
        if self.is_time:
            return self.plot.bottom() - share * self.plot.height()
        return self.plot.left() + share * self.plot.width()

    def hit(self, point: QPointF) -> int | None:
        """Return which bar has its room at a point."""
        if not self.count or not self.plot.contains(point):
            return None
        share = (
            (point.x() - self.plot.left()) / self.plot.width()
            if self.is_time
            else (point.y() - self.plot.top()) / self.plot.height()
        )
        return min(self.count - 1, int(share * self.count))
