"""Colours of charts, for light, dark and black surroundings."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens


def chart_colours(palette: QPalette) -> Tokens:
    """Return the colours by their jobs for what is drawn in the surroundings of a palette."""
    surface: QColor = palette.color(QPalette.ColorRole.Base)
    if surface.lightness() == 0:
        return HIGH_CONTRAST
    return LIGHT if surface.lightness() > 127 else DARK
