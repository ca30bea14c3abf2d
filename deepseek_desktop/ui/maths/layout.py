"""Lays out KaTeX's boxes as its style sheet would have a browser do it."""

from __future__ import annotations

from deepseek_desktop.ui.maths import rules
from deepseek_desktop.ui.maths.boxes import Box
from deepseek_desktop.ui.maths.context import Context
from deepseek_desktop.ui.maths.drawings import drawn
from deepseek_desktop.ui.maths.effects import Effect, Kind, effect_of
from deepseek_desktop.ui.maths.fonts import Fonts
from deepseek_desktop.ui.maths.marks import Letters
from deepseek_desktop.ui.maths.tree import Node, RefusedError, Row, Style, em, text_of

_NO_STYLE: Style = {}
_STRETCHED = {Kind.LINE, Kind.DASHES, Kind.FRAME, Kind.STRETCHY}
_NO_WIDTH = {Kind.ACCENT, Kind.LEFT_LAP, Kind.RIGHT_LAP, Kind.CENTRE_LAP}
_SHADOW_EM = (0.02, 0.01)

# Where the pieces of a wide drawing are, and how wide, as parts of the whole.
_PIECES = {
    "halfarrow-left": (0.0, 0.502),
    "halfarrow-right": (0.498, 0.502),
    "brace-left": (0.0, 0.251),
    "brace-center": (0.25, 0.5),
    "brace-right": (0.749, 0.251),
}


class Layout:
    """Makes boxes with places out of boxes with styles."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def box(self, node: Node, context: Context, width: float = 0.0) -> Box:
        """Lay out a box. `width`, in px, is for what is as wide as the list that it is in."""
        effect = effect_of(node.get("classes", ""))
        style = node.get("style", _NO_STYLE)
        inner = context.entering(effect, style)
        content = self._content(node, effect, inner, width)
        box = _framed(content, node, effect, inner)
        if "textShadow" in style:
            return _doubled(box, inner.size_px)
        return box

    def _content(self, node: Node, effect: Effect, context: Context, width: float) -> Box:
        style = node.get("style", _NO_STYLE)
        match effect.kind:
            case Kind.NOTHING:
                return Box()
            case Kind.REFUSED:
                raise RefusedError(node.get("classes", ""))
            case Kind.LINE | Kind.DASHES:
                return rules.line(style, context, width, is_dashed=effect.kind is Kind.DASHES)
            case Kind.RULE:
                return rules.rule(style, context)
            case Kind.SEPARATOR:
                return rules.separator(style, context)
            case Kind.FRAME:
                is_angle = "angl" in node.get("classes", "")
                return rules.frame(style, context, width, is_angle=is_angle)
            case Kind.STRETCHY:
                return self._pieces(node, context, width)
            case _:
                return self._inside(node, context, width)

    def _inside(self, node: Node, context: Context, width: float) -> Box:
        if "text" in node:
            return self._text(node, context)
        if "rows" in node:
            return self._rows(node["rows"], context)
        if "drawings" in node:
            return _drawing(node, context, width)
        return self._side_by_side(node.get("children", []), context)

    def _text(self, node: Node, context: Context) -> Box:
        text = node["text"].replace("\u200b", "")
        if not text:
            return Box()
        glyphs = self._fonts.glyphs(text, context.face, context.size_px)
        box = Box(width=glyphs.width)
        box.reach((glyphs.left, glyphs.right), ascent=glyphs.ascent, descent=glyphs.descent)
        if not context.is_hidden:
            for run in glyphs.runs:
                box.draw(Letters(run.glyphs, context.colour, is_loaded=run.is_loaded), 0.0, 0.0)
        return box

    def _side_by_side(self, children: list[Node], context: Context) -> Box:
        line = Box()
        for child in children:
            box = self.box(child, context)
            style = child.get("style", _NO_STYLE)
            size = context.size_px * effect_of(child.get("classes", "")).scale
            line.put(box, line.width + em(style, "left") * size, em(style, "top") * size)
            line.width += box.width
        return line

    def _rows(self, rows: list[Row], context: Context) -> Box:
        """Put boxes above each other. What is as wide as the list waits for the others."""
        em_px = context.size_px
        ground = _ground(rows)
        if ground:
            context = context.readable_on(ground)
        ready = [None if _is_stretched(row) else self._row(row, context) for row in rows]
        width = max(
            (
                (row["left"] + row["right"]) * em_px
                + (box.width if box else _least_width(row) * em_px)
                for row, box in zip(rows, ready, strict=True)
            ),
            default=0.0,
        )
        made = Box(width=width)
        for row, box in zip(rows, ready, strict=True):
            room = width - (row["left"] + row["right"]) * em_px
            placed = box or self._row(row, context, room)
            align = "left" if "svg-align" in row.get("classes", "") else context.align
            x = row["left"] * em_px + _indent(room - placed.width, align)
            made.put(placed, x, row["shift"] * em_px)
        return made

    def _row(self, row: Row, context: Context, width: float = 0.0) -> Box:
        inner = context.entering(effect_of(row.get("classes", "")), _NO_STYLE)
        children = row["children"]
        if _is_stretched(row):
            return self.box(children[0], inner, width)
        return self._side_by_side(children, inner)

    def _pieces(self, node: Node, context: Context, width: float) -> Box:
        whole = Box(width=width)
        for child in node.get("children", []):
            start, part = _PIECES.get(child.get("classes", "").split()[0], (0.0, 1.0))
            whole.put(self.box(child, context, width * part), width * start)
        return whole


def _drawing(node: Node, context: Context, width: float) -> Box:
    style = node.get("style", _NO_STYLE)
    wide = em(style, "width") * context.size_px or max(
        width, em(style, "minWidth") * context.size_px
    )
    return drawn(node["drawings"], context, wide, em(style, "height") * context.size_px)


def _framed(content: Box, node: Node, effect: Effect, context: Context) -> Box:
    """Put margins and padding around a box, and give it the width that it is to have."""
    style = node.get("style", _NO_STYLE)
    em_px = context.size_px
    before = effect.margins[0] + effect.padding[0] + em(style, "paddingLeft")
    after = effect.margins[1] + effect.padding[1] + node.get("italic", 0.0)
    before, after = before + em(style, "marginLeft"), after + em(style, "marginRight")
    width = content.width
    if effect.width is not None or ("width" in style and "drawings" not in node):
        width = em(style, "width", effect.width or 0.0) * em_px
    lap = {Kind.LEFT_LAP: -width, Kind.CENTRE_LAP: -width / 2}.get(effect.kind, 0.0)
    if effect.kind in _NO_WIDTH:
        width = 0.0
    if not before and not after and not lap:
        content.width = width
        return content
    box = Box(width=width + (before + after) * em_px)
    box.put(content, before * em_px + lap)
    return box


def _doubled(box: Box, size_px: float) -> Box:
    """Return a box drawn twice, a little apart: poor man's bold."""
    both = Box(width=box.width)
    both.put(box, 0.0)
    both.put(box, _SHADOW_EM[0] * size_px, _SHADOW_EM[1] * size_px)
    return both


def _is_stretched(row: Row) -> bool:
    """Tell whether a row is as wide as its list. Only single boxes are: nothing is done twice."""
    if len(row["children"]) != 1:
        return False
    node = row["children"][0]
    if effect_of(node.get("classes", "")).kind in _STRETCHED:
        return True
    return "drawings" in node and "width" not in node.get("style", _NO_STYLE)


def _ground(rows: list[Row]) -> str:
    """Return the colour that the first row fills for the others, if it does."""
    children = rows[0]["children"] if rows else []
    return text_of(children[0].get("style", _NO_STYLE), "backgroundColor") if children else ""


def _least_width(row: Row) -> float:
    return em(row["children"][0].get("style", _NO_STYLE), "minWidth")


def _indent(room: float, align: str) -> float:
    return {"left": 0.0, "center": room / 2, "right": room}[align]
