"""How a transcript looks: fonts, colours and distances, taken from where it is shown."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QWidget

from deepseek_desktop.ui.theme.code_colours import CodeColours, code_colours
from deepseek_desktop.ui.theme.difference_colours import DifferenceColours, difference_colours

_CODE_SIZE = 0.93
_FAINT, _STRONG = 0.16, 0.6  # how much of the text is in the colour of borders


class Look(Struct, frozen=True):
    """Fonts and colours; distances are multiples of `unit`, in pixels."""

    font: QFont
    code_font: QFont
    text: QColor
    muted: QColor
    link: QColor
    sunken: QColor
    border: QColor
    selection: QColor
    found: QColor
    found_line: QColor
    found_here: QColor
    on_found_here: QColor
    code: CodeColours
    difference: DifferenceColours
    size_px: float
    unit: float
    letter: float

    @classmethod
    def of(cls, widget: QWidget, zoom: float = 1.0, code_family: str = "") -> Look:
        """Return the look for text in `widget`, enlarged by `zoom`."""
        font = QFont(widget.font())
        size_px = QFontInfo(font).pixelSize() * zoom
        font.setPixelSize(max(1, round(size_px)))
        code_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        if code_family:
            code_font.setFamily(code_family)
        code_font.setPixelSize(max(1, round(size_px * _CODE_SIZE)))
        palette = widget.palette()
        surface = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        is_dark = surface.lightness() < 128
        # Only the theme for high contrast has nothing between its ground and its text.
        is_stark = abs(text.lightness() - surface.lightness()) == 255
        metrics = QFontMetricsF(font)
        return cls(
            font=font,
            code_font=code_font,
            text=text,
            muted=palette.color(QPalette.ColorRole.PlaceholderText),
            link=palette.color(QPalette.ColorRole.Link),
            sunken=palette.color(QPalette.ColorRole.AlternateBase),
            border=_between(surface, text, _STRONG if is_stark else _FAINT),
            selection=palette.color(QPalette.ColorRole.Highlight),
            found=QColor("#3d2f06" if is_dark else "#ffe9a8"),
            found_line=QColor("#c9971f" if is_dark else "#a87b00"),
            found_here=QColor("#ffb43d"),
            on_found_here=QColor("#14171c"),
            code=code_colours(surface),
            difference=difference_colours(surface),
            size_px=size_px,
            unit=size_px / 2,
            letter=metrics.averageCharWidth(),
        )


def _between(one: QColor, other: QColor, part: float) -> QColor:
    pairs = (
        (one.red(), other.red()),
        (one.green(), other.green()),
        (one.blue(), other.blue()),
    )
    return QColor(*(round(a + (b - a) * part) for a, b in pairs))
