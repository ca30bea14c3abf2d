"""KaTeX's drawings: roots, arrows, braces and strokes, stretched over their box."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from deepseek_desktop.ui.maths.boxes import Box
from deepseek_desktop.ui.maths.context import Context
from deepseek_desktop.ui.maths.marks import Shape
from deepseek_desktop.ui.maths.svg_paths import View, outline, qt_path
from deepseek_desktop.ui.maths.tree import Drawing

_STROKE_EM = 0.046
_ALIGNED = {"xMin": 0.0, "xMid": 0.5, "xMax": 1.0}


def drawn(drawings: list[Drawing], context: Context, width: float, height: float) -> Box:
    """Return a box of that size, in px, that stands on the baseline and shows drawings."""
    box = Box(width=width)
    box.reach((0.0, width), ascent=height, descent=0.0)
    if context.is_hidden or width <= 0 or height <= 0:
        return box
    for drawing in drawings:
        for data in drawing["paths"]:
            box.draw(_shape(data, drawing, context, (width, height)), 0.0, -height)
        for rises in drawing["rises"]:
            stroke = _STROKE_EM * context.size_px
            path = _diagonal(width, height, stroke, rises=rises)
            box.draw(Shape(path, context.colour), 0.0, -height)
            box.reach((-stroke, width + stroke), ascent=height, descent=0.0)
    return box


def _shape(data: str, drawing: Drawing, context: Context, size: tuple[float, float]) -> Shape:
    view = _view(drawing, *size)
    outlined = outline(data)
    bar = None if outlined.bar is None else outlined.bar * view.scale_y
    stem = None if outlined.stem is None else outlined.stem * view.scale_x + view.offset_x
    return Shape(qt_path(outlined.segments, view), context.colour, bar, stem)


def _view(drawing: Drawing, width: float, height: float) -> View:
    across, down = drawing["view"]
    fit = drawing["fit"]
    if fit == "none":
        return View(width / across, height / down, 0.0, 0.0, width)
    ratios = (width / across, height / down)
    scale = max(ratios) if "slice" in fit else min(ratios)
    offset = (width - across * scale) * _ALIGNED[fit[:4]]
    return View(scale, scale, offset, 0.0, width)


def _diagonal(width: float, height: float, stroke: float, *, rises: bool) -> QPainterPath:
    """Return a line from corner to corner as an outline."""
    begin, end = ((0.0, height), (width, 0.0)) if rises else ((0.0, 0.0), (width, height))
    half = stroke / 2 / hypot(width, height)
    across = QPointF((begin[1] - end[1]) * half, (end[0] - begin[0]) * half)
    first, last = QPointF(*begin), QPointF(*end)
    path = QPainterPath()
    path.addPolygon(QPolygonF([first + across, last + across, last - across, first - across]))
    path.closeSubpath()
    return path
