"""Colours of code by what a word in it is, for light, dark and black surroundings."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor


class CodeColours(Struct, frozen=True):
    """All are `#rrggbb`; each stands out at least 4.5 to 1 from what code is shown on."""

    keyword: str
    name: str
    builtin: str
    string: str
    number: str
    comment: str
    operator: str
    inserted: str
    deleted: str


ON_LIGHT = CodeColours(
    keyword="#8430ce",
    name="#1d55b8",
    builtin="#0f6674",
    string="#1a7038",
    number="#a04900",
    comment="#626b7a",
    operator="#464e5c",
    inserted="#1a7038",
    deleted="#ae1f1a",
)

ON_DARK = CodeColours(
    keyword="#cfa4ff",
    name="#8fb8ff",
    builtin="#76d1dd",
    string="#93d9a5",
    number="#f3b27a",
    comment="#919bad",
    operator="#c3cad6",
    inserted="#93d9a5",
    deleted="#ff9a92",
)

ON_BLACK = CodeColours(
    keyword="#e6c8ff",
    name="#b7d2ff",
    builtin="#9ff0fa",
    string="#b4f5c4",
    number="#ffd0a0",
    comment="#c6c6c6",
    operator="#ffffff",
    inserted="#b4f5c4",
    deleted="#ffb3ad",
)


def code_colours(surface: QColor) -> CodeColours:
    """Return the colours for code that is shown on `surface`."""
    if surface.lightness() == 0:
        return ON_BLACK
    return ON_LIGHT if surface.lightness() > 127 else ON_DARK
