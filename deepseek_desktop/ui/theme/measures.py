"""How large text is and how much room is around things."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QFontDatabase

from deepseek_desktop.core.settings.choices import Density
from deepseek_desktop.core.settings.schema import Chosen

_LEAST_SYSTEM_PT = 10.0  # what bare X servers call their size was nobody's choice
_HEADING = 1.5


class Measures(Struct, frozen=True):
    """Sizes of text in points, with their unit, and room in pixels, without one."""

    text_size: str
    heading_size: str
    gap_small: int
    gap: int
    gap_large: int
    side: int


def measures(chosen: Chosen) -> Measures:
    """Return the measures that a person chose, in points as Qt's style sheets want them."""
    size = chosen.font_size or max(_LEAST_SYSTEM_PT, _system_size_pt())
    sizes = f"{size:g}pt", f"{size * _HEADING:g}pt"
    match chosen.density:
        case Density.COMFORTABLE:
            return Measures(*sizes, gap_small=4, gap=6, gap_large=10, side=14)
        case Density.COMPACT:
            return Measures(*sizes, gap_small=1, gap=2, gap_large=5, side=9)


def _system_size_pt() -> float:
    """Return the size of the system's text, below 0 where it is told in pixels only."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
