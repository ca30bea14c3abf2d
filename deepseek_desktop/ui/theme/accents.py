"""The accents that a person can choose, for light and for dark surroundings."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict, replace

from deepseek_desktop.core.settings.choices import Accent
from deepseek_desktop.ui.theme.tokens import Tokens


class Shades(Struct, frozen=True):
    """What an accent is made of; named as in `Tokens`."""

    accent: str
    accent_hover: str
    selection: str


ON_LIGHT = {
    Accent.BLUE: Shades("#3457d5", "#2a48b8", "#d4deff"),
    Accent.VIOLET: Shades("#7338c7", "#5f2da8", "#e6d8fb"),
    Accent.TEAL: Shades("#0b6e6e", "#085858", "#c2ecea"),
    Accent.ORANGE: Shades("#a8480f", "#8a3a0b", "#fbdcc6"),
    Accent.ROSE: Shades("#b3245f", "#931b4d", "#fbd4e1"),
}

ON_DARK = {
    Accent.BLUE: Shades("#8aa7ff", "#a6bcff", "#2a3965"),
    Accent.VIOLET: Shades("#c0a1ff", "#d1bbff", "#40306b"),
    Accent.TEAL: Shades("#5fd0c8", "#86e0d9", "#124140"),
    Accent.ORANGE: Shades("#f5a268", "#f9bb91", "#573216"),
    Accent.ROSE: Shades("#f78fb3", "#fab0ca", "#61273f"),
}


def accented(tokens: Tokens, shades: Shades) -> Tokens:
    """Return the same colours around another accent."""
    return replace(tokens, **asdict(shades))
