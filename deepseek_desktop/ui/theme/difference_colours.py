"""Colours of what differs between answers, for light, dark and black surroundings."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor


class DifferenceColours(Struct, frozen=True):
    """All are `#rrggbb`: grounds under text, stronger ones under numbers, and lines at both.

    Text and code stand out at least 4.5 to 1 from the grounds, the lines 3 to 1 from the page.
    """

    only_here: str
    only_here_number: str
    only_here_line: str
    changed: str
    changed_number: str
    changed_line: str


ON_LIGHT = DifferenceColours(
    only_here="#e8f8f1",
    only_here_number="#d3f3e7",
    only_here_line="#08785a",
    changed="#f7f3ff",
    changed_number="#f1e8ff",
    changed_line="#7a34d0",
)

ON_DARK = DifferenceColours(
    only_here="#0f2f28",
    only_here_number="#113830",
    only_here_line="#4fc9a4",
    changed="#2d214d",
    changed_number="#382864",
    changed_line="#b999ff",
)

ON_BLACK = DifferenceColours(
    only_here="#00281f",
    only_here_number="#003d30",
    only_here_line="#5cf2c6",
    changed="#24104a",
    changed_number="#371a6b",
    changed_line="#d3b8ff",
)


def difference_colours(surface: QColor) -> DifferenceColours:
    """Return the colours for what is shown on `surface`."""
    if surface.lightness() == 0:
        return ON_BLACK
    return ON_LIGHT if surface.lightness() > 127 else ON_DARK
