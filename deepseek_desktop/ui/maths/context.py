"""What a box takes over from the box that it is in."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QColor

from deepseek_desktop.ui.maths.effects import Align, Effect
from deepseek_desktop.ui.maths.fonts import Face
from deepseek_desktop.ui.maths.tree import Style, text_of

_HIDDEN = "transparent"  # how KaTeX marks a phantom

_BLACK = QColor(0, 0, 0)
_WHITE = QColor(255, 255, 255)
_LIGHT = 0.4  # from here on black is easier to read than white

_UPRIGHT = Face()


class Context(Struct, frozen=True):
    """The surroundings of a box. `colour` None is the text's own colour, known when painting."""

    size_px: float
    align: Align = "left"
    face: Face = _UPRIGHT
    colour: QColor | None = None
    is_hidden: bool = False

    def entering(self, effect: Effect, style: Style) -> Context:
        """Return the surroundings inside a box of that style."""
        inner = self
        if effect.scale != 1.0:
            inner = replace(inner, size_px=inner.size_px * effect.scale)
        if effect.align and effect.align != inner.align:
            inner = replace(inner, align=effect.align)
        face = _face(inner.face, effect)
        if face is not inner.face:
            inner = replace(inner, face=face)
        colour = text_of(style, "color")
        return inner.coloured(colour) if colour else inner

    def coloured(self, name: str) -> Context:
        """Return the surroundings in another colour."""
        if name == _HIDDEN:
            return replace(self, is_hidden=True)
        colour = colour_of(name)
        # Black is what a model writes for "as usual"; on a dark page it would be gone.
        return replace(self, colour=None if colour is None or colour == _BLACK else colour)

    def readable_on(self, name: str) -> Context:
        """Return the surroundings on a ground of some colour: dark on light, light on dark."""
        ground = colour_of(name)
        if ground is None:
            return self
        return replace(self, colour=_BLACK if ground.lightnessF() > _LIGHT else _WHITE)


def colour_of(name: str) -> QColor | None:
    """Return a colour by its web name; None for what is none."""
    if name.startswith("#") and len(name) in {5, 9}:  # CSS has the opacity last, Qt first
        digits = name[1:] if len(name) == 9 else "".join(digit * 2 for digit in name[1:])
        name = f"#{digits[6:]}{digits[:6]}"
    colour = QColor.fromString(name)
    return colour if colour.isValid() else None


def _face(face: Face, effect: Effect) -> Face:
    if effect.family is None and effect.is_italic is None and effect.is_bold is None:
        return face
    return Face(
        effect.family or face.family,
        face.is_italic if effect.is_italic is None else effect.is_italic,
        face.is_bold if effect.is_bold is None else effect.is_bold,
    )
