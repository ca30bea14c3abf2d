"""The outermost level of a formula: its lines, and the tags after them."""

from __future__ import annotations

from deepseek_desktop.ui.maths.boxes import Box
from deepseek_desktop.ui.maths.context import Context
from deepseek_desktop.ui.maths.formula import Formula, Placed
from deepseek_desktop.ui.maths.layout import Layout
from deepseek_desktop.ui.maths.tree import Node, RefusedError

_TAG_GAP_EM = 2.0
_LINE_GAP_EM = 0.3
_AXIS_EM = 0.25  # what is tall has its middle here, where a fraction has its bar
_BLEED_PX = 0.5  # Qt draws letters at whole pixels, up or down
_MOST_EM = 1_000.0


def formula(tree: Node, layout: Layout, context: Context) -> Formula:
    """Lay out a whole formula."""
    html = _html(tree)
    lines = [_line(parts, layout, context) for parts in _broken(html.get("children", []))]
    box = lines[0] if len(lines) == 1 else _stacked(lines, context)
    if len(lines) == 1:  # what is invisible takes its room, too
        height, depth = tree.get("height", 0.0), tree.get("depth", 0.0)
        ends = (0.0, max(0.0, box.width))
        box.reach(ends, ascent=height * context.size_px, descent=depth * context.size_px)
    return _finished(box, context)


def _html(node: Node) -> Node:
    while "html" not in node.get("classes", "").split():
        children = node.get("children", [])
        if len(children) != 1:
            raise RefusedError("not what KaTeX gives")
        node = children[0]
    return node


def _broken(parts: list[Node]) -> list[list[Node]]:
    """Return the parts of each line."""
    lines: list[list[Node]] = [[]]
    for part in parts:
        if "newline" in part.get("classes", "").split():
            lines.append([])
        else:
            lines[-1].append(part)
    return [line for line in lines if line] or [[]]


def _line(parts: list[Node], layout: Layout, context: Context) -> Box:
    line = Box()
    for part in parts:
        box = layout.box(part, context)
        is_tag = "tag" in part.get("classes", "").split()
        if is_tag and box.width <= 0:
            continue
        x = line.width + (_TAG_GAP_EM * context.size_px if is_tag else 0.0)
        line.put(box, x)
        line.width = x + box.width
    return line


def _stacked(lines: list[Box], context: Context) -> Box:
    """Put lines below each other, the middle of them all on the axis."""
    gap = _LINE_GAP_EM * context.size_px
    height = sum(line.ascent + line.descent for line in lines) + gap * (len(lines) - 1)
    width = max(line.width for line in lines)
    top = -_AXIS_EM * context.size_px - height / 2
    box = Box(width=width)
    for line in lines:
        x = (width - line.width) / 2 if context.align == "center" else 0.0
        box.put(line, x, top + line.ascent)
        top += line.ascent + line.descent + gap
    return box


def _finished(box: Box, context: Context) -> Formula:
    """Return a box as a formula that starts at its first ink and ends after its last."""
    start = max(0.0, -box.left)
    width = start + max(box.width, box.right, 0.0)
    ascent, descent = max(box.ascent, 0.0) + _BLEED_PX, max(box.descent, 0.0) + _BLEED_PX
    if max(width, ascent + descent) > _MOST_EM * context.size_px:
        raise RefusedError("too large")
    marks = tuple(Placed(start + x, y, mark) for x, y, mark in box.marks())
    return Formula(width, ascent, descent, marks)
