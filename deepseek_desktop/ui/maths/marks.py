"""What a formula is drawn with: letters, rules and shapes. All lengths are in px."""

from __future__ import annotations

from math import inf
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPainterPath


class Grid(Struct, frozen=True):
    """The device's pixels, seen from the painter's coordinates."""

    scale_x: float
    scale_y: float
    offset_x: float
    offset_y: float

    @classmethod
    def under(cls, painter: QPainter) -> Grid | None:
        """Return the pixels under a painter; None where they lie askew."""
        transform = painter.deviceTransform()
        if transform.m12() or transform.m21() or not transform.isAffine():
            return None
        return cls(transform.m11(), transform.m22(), transform.dx(), transform.dy())

    def snapped_y(self, y: float) -> float:
        """Return the nearest pixel edge."""
        return (round(y * self.scale_y + self.offset_y) - self.offset_y) / self.scale_y

    def snapped_x(self, x: float) -> float:
        """Return the nearest pixel edge."""
        return (round(x * self.scale_x + self.offset_x) - self.offset_x) / self.scale_x

    def snapped(self, rect: QRectF) -> QRectF:
        """Return a rectangle on whole pixels, at least one each way."""
        width = max(1, round(rect.width() * self.scale_x)) / self.scale_x
        height = max(1, round(rect.height() * self.scale_y)) / self.scale_y
        return QRectF(self.snapped_x(rect.left()), self.snapped_y(rect.top()), width, height)


_LARGEST_GLYPH_PX = 48  # Qt draws glyphs of a loaded font up to 64 pixels, and nothing above


class Letters(Struct, frozen=True):
    """Glyphs from a baseline on. `is_loaded`: their font comes from a file, not the system."""

    run: QGlyphRun
    colour: QColor | None
    is_loaded: bool = True

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, grid: Grid | None) -> None:
        """Draw it; `colour` is for what has none of its own."""
        pen = self.colour or colour
        height = self.run.rawFont().pixelSize() * (grid.scale_y if grid else inf)
        if self.is_loaded and height > _LARGEST_GLYPH_PX:
            painter.fillPath(_outline(self.run).translated(at), pen)
        else:
            painter.setPen(pen)
            painter.drawGlyphRun(at, self.run)


class Rule(Struct, frozen=True):
    """A filled rectangle from its top left corner on. Never thinner than a pixel."""

    width: float
    height: float
    colour: QColor | None

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, grid: Grid | None) -> None:
        """Draw it; `colour` is for what has none of its own."""
        rect = QRectF(at.x(), at.y(), self.width, self.height)
        painter.fillRect(grid.snapped(rect) if grid else rect, self.colour or colour)


class Shape(Struct, frozen=True):
    """A filled outline. `bar` and `stem` are the y and x in it that are put on whole pixels."""

    path: QPainterPath
    colour: QColor | None
    bar: float | None = None
    stem: float | None = None

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, grid: Grid | None) -> None:
        """Draw it; `colour` is for what has none of its own."""
        x, y = at.x(), at.y()
        if grid and self.bar is not None:
            y = grid.snapped_y(y + self.bar) - self.bar
        if grid and self.stem is not None:
            x = grid.snapped_x(x + self.stem) - self.stem
        painter.fillPath(self.path.translated(x, y), self.colour or colour)


def _outline(run: QGlyphRun) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    font = run.rawFont()
    for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        path.addPath(font.pathForGlyph(index).translated(place))
    return path


Mark: TypeAlias = Letters | Rule | Shape
