"""A formula, laid out and ready to be painted."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from deepseek_desktop.ui.maths.marks import Grid, Mark


class Placed(Struct, frozen=True):
    """A mark and where it goes, from the left end of the formula's baseline."""

    x: float
    y: float
    mark: Mark


class Formula(Struct, frozen=True):
    """A formula and the room it needs: to the right, above and below its baseline, in px."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Placed, ...] = ()

    def paint(self, painter: QPainter, x: float, baseline_y: float, colour: QColor) -> None:
        """Draw it with the left end of its baseline at a point.

        `colour` is for all that has no colour of its own, so it may differ from time to time.
        """
        grid = Grid.under(painter)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self.marks:
            at = QPointF(x + placed.x, baseline_y + placed.y)
            placed.mark.paint(painter, at, colour, grid)
        painter.restore()
