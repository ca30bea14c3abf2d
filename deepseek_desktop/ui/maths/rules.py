"""Bars, frames and rules."""

from __future__ import annotations

from msgspec.structs import replace

from deepseek_desktop.ui.maths.boxes import Box
from deepseek_desktop.ui.maths.context import Context, colour_of
from deepseek_desktop.ui.maths.marks import Rule
from deepseek_desktop.ui.maths.tree import Style, em, side_margins, text_of

_MOST_DASHES = 200


def line(style: Style, context: Context, width: float, *, is_dashed: bool = False) -> Box:
    """Return a bar as wide as the list that it is in, on the baseline."""
    thick = em(style, "borderBottomWidth", 0.08) * context.size_px
    box = Box(width=width)
    box.reach((0.0, width), ascent=thick, descent=0.0)
    for start, length in _dashes(width, thick) if is_dashed else [(0.0, width)]:
        _fill(box, context, (start, -thick), (length, thick))
    return box


def rule(style: Style, context: Context) -> Box:
    r"""Return what `\rule` makes: a rectangle, perhaps raised."""
    width = em(style, "borderRightWidth") * context.size_px
    height = em(style, "borderTopWidth") * context.size_px
    raised = em(style, "bottom") * context.size_px
    box = Box(width=width)
    box.reach((0.0, max(0.0, width)), ascent=raised + height, descent=-raised)
    _fill(box, context, (0.0, -raised - height), (width, height))
    return box


def separator(style: Style, context: Context) -> Box:
    """Return the line between two columns."""
    thick = em(style, "borderRightWidth") * context.size_px
    height = em(style, "height") * context.size_px
    raised = em(style, "verticalAlign") * context.size_px
    margin = side_margins(style) * context.size_px
    box = Box(width=thick + 2 * margin)
    box.reach((margin, margin + thick), ascent=height + raised, descent=-raised)
    is_dashed = text_of(style, "borderRightStyle") == "dashed"
    for start, length in _dashes(height, thick) if is_dashed else [(0.0, height)]:
        _fill(box, context, (margin, start - height - raised), (thick, length))
    return box


def frame(style: Style, context: Context, width: float, *, is_angle: bool = False) -> Box:
    """Return a frame that stands on the baseline; an angle has only its top and right side."""
    height = em(style, "height") * context.size_px
    thick = em(style, "borderWidth") * context.size_px
    box = Box(width=width)
    box.reach((0.0, width), ascent=height, descent=0.0)
    ground = text_of(style, "backgroundColor")
    if ground:
        filled = replace(context, colour=colour_of(ground))
        _fill(box, filled, (0.0, -height), (width, height))
    edge = text_of(style, "borderColor")
    pen = context.coloured(edge) if edge else context
    if is_angle:
        thick = em(style, "borderTopWidth", 0.049) * context.size_px
    _fill(box, pen, (0.0, -height), (width, thick))
    _fill(box, pen, (width - thick, -height), (thick, height))
    if not is_angle:
        _fill(box, pen, (0.0, -thick), (width, thick))
        _fill(box, pen, (0.0, -height), (thick, height))
    return box


def _fill(
    box: Box, context: Context, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    if not context.is_hidden and size[0] > 0 and size[1] > 0:
        box.draw(Rule(*size, context.colour), *corner)


def _dashes(length: float, thick: float) -> list[tuple[float, float]]:
    """Return where dashes begin and how long they are."""
    step = max(5 * thick, length / _MOST_DASHES)
    count = max(1, round(length / step)) if step > 0 else 0
    return [(index * length / count, length / count * 0.6) for index in range(count)]
