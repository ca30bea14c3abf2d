"""What KaTeX's style sheet says about a box, by its classes."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Align = Literal["left", "center", "right"]

_SIZES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.44, 1.728, 2.074, 2.488)


class Kind(Enum):
    """How a box is laid out."""

    INLINE = "its children side by side"
    NOTHING = "takes no space"
    LINE = "a horizontal rule as wide as the list it is in"
    DASHES = "the same, dashed"
    RULE = "a rule of given width and height"
    SEPARATOR = "a vertical rule between columns"
    FRAME = "a frame as wide as the list it is in"
    STRETCHY = "two or three pictures that make a wide one"
    LEFT_LAP = "stands out to the left and takes no space"
    RIGHT_LAP = "stands out to the right and takes no space"
    CENTRE_LAP = "stands out to both sides and takes no space"
    ACCENT = "is put over what came before and takes no space"
    REFUSED = "we do not draw it"


class Effect(Struct, frozen=True):
    """The style of a box; None is what its parent has. Lengths are in em, after `scale`."""

    kind: Kind = Kind.INLINE
    family: str | None = None
    is_italic: bool | None = None
    is_bold: bool | None = None
    scale: float = 1.0
    align: Align | None = None
    margins: tuple[float, float] = (0.0, 0.0)
    padding: tuple[float, float] = (0.0, 0.0)
    width: float | None = None


_FACES: dict[str, tuple[str | None, bool | None, bool | None]] = {
    "textbf": (None, None, True),
    "textit": (None, True, None),
    "textup": (None, False, None),
    "textmd": (None, None, False),
    "textrm": ("Main", None, None),
    "textsf": ("SansSerif", None, None),
    "texttt": ("Typewriter", None, None),
    "mathnormal": ("Math", True, None),
    "mathit": ("Main", True, None),
    "mathrm": (None, False, None),
    "mathbf": ("Main", None, True),
    "boldsymbol": ("Math", True, True),
    "amsrm": ("AMS", None, None),
    "mathbb": ("AMS", None, None),
    "textbb": ("AMS", None, None),
    "mathcal": ("Caligraphic", None, None),
    "mathfrak": ("Fraktur", None, None),
    "textfrak": ("Fraktur", None, None),
    "mathboldfrak": ("Fraktur", None, True),
    "textboldfrak": ("Fraktur", None, True),
    "mathtt": ("Typewriter", None, None),
    "mathscr": ("Script", None, None),
    "textscr": ("Script", None, None),
    "mathsf": ("SansSerif", None, None),
    "mathboldsf": ("SansSerif", None, True),
    "textboldsf": ("SansSerif", None, True),
    "mathsfit": ("SansSerif", True, None),
    "mathitsf": ("SansSerif", True, None),
    "textitsf": ("SansSerif", True, None),
    "mainrm": ("Main", False, None),
    "small-op": ("Size1", None, None),
    "large-op": ("Size2", None, None),
    "delim-size1": ("Size1", None, None),
    "delim-size4": ("Size4", None, None),
}

_ALIGNS: dict[str, Align] = {
    "mfrac": "center",
    "op-limits": "center",
    "accent": "center",
    "x-arrow": "center",
    "mover": "center",
    "munder": "center",
    "col-align-c": "center",
    "col-align-l": "left",
    "col-align-r": "right",
    "msupsub": "left",
    "svg-align": "left",
}

_KINDS = {
    "strut": Kind.NOTHING,
    "fix": Kind.NOTHING,
    "eqn-num": Kind.NOTHING,  # numbers would start anew with each formula
    "frac-line": Kind.LINE,
    "overline-line": Kind.LINE,
    "underline-line": Kind.LINE,
    "hline": Kind.LINE,
    "sout": Kind.LINE,
    "hdashline": Kind.DASHES,
    "rule": Kind.RULE,
    "vertical-separator": Kind.SEPARATOR,
    "stretchy": Kind.STRETCHY,
    "fbox": Kind.FRAME,
    "fcolorbox": Kind.FRAME,
    "colorbox": Kind.FRAME,
    "angl": Kind.FRAME,
    "llap": Kind.LEFT_LAP,
    "rlap": Kind.RIGHT_LAP,
    "clap": Kind.CENTRE_LAP,
    "accent-body": Kind.ACCENT,
    "accent-full": Kind.INLINE,
    "reflectbox": Kind.REFUSED,
    "cd-vert-arrow": Kind.REFUSED,
    "cd-label-left": Kind.REFUSED,
    "cd-label-right": Kind.REFUSED,
}

_PADDING = {
    "x-arrow-pad": (0.5, 0.5),
    "cd-arrow-pad": (0.27778, 0.55556),
    "boxpad": (0.3, 0.3),
    "cancel-pad": (0.2, 0.2),
    "anglpad": (0.03889, 0.03889),
}

_MARGINS = {"root": (5 / 18, -10 / 18), "cancel-lap": (-0.2, -0.2)}


@lru_cache(maxsize=2_000)
def effect_of(classes: str) -> Effect:
    """Return what a box's classes, parted by spaces, do to it."""
    effect = Effect()
    names = classes.split()
    for name in names:
        effect = _with_class(effect, name)
    if "delimsizing" in names:
        sizes = [name for name in names if name in {"size1", "size2", "size3", "size4"}]
        return replace(effect, family=sizes[0].capitalize()) if sizes else effect
    if "nulldelimiter" in names:
        effect = replace(effect, width=0.12)
    return replace(effect, scale=_scale(names))


def _with_class(effect: Effect, name: str) -> Effect:
    if name in _FACES:
        family, is_italic, is_bold = _FACES[name]
        return replace(
            effect,
            family=family or effect.family,
            is_italic=effect.is_italic if is_italic is None else is_italic,
            is_bold=effect.is_bold if is_bold is None else is_bold,
        )
    return replace(
        effect,
        kind=_KINDS.get(name, effect.kind),
        align=_ALIGNS.get(name, effect.align),
        padding=_PADDING.get(name, effect.padding),
        margins=_MARGINS.get(name, effect.margins),
    )


def _scale(names: list[str]) -> float:
    """Return how much larger than its parent `reset-size6 size3` is."""
    if "sizing" not in names and "fontsize-ensurer" not in names:
        return 1.0
    numbers = {name.rstrip("0123456789"): int(_digits(name)) for name in names if _digits(name)}
    before, after = numbers.get("reset-size"), numbers.get("size")
    return _SIZES[after - 1] / _SIZES[before - 1] if before and after else 1.0


def _digits(name: str) -> str:
    return name[len(name.rstrip("0123456789")) :]
