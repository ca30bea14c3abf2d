from __future__ import annotations

import pytest
from msgspec.structs import asdict
from PySide6.QtGui import QColor

from deepseek_desktop.ui.theme.code_colours import code_colours
from deepseek_desktop.ui.theme.difference_colours import difference_colours
from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from tests.ui.theme.test_style import contrast

themes = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "hc"]
)
_GROUNDS = ("only_here", "only_here_number", "changed", "changed_number")


@themes
def test_what_differs_can_be_read_and_its_lines_seen(tokens: Tokens) -> None:
    colours = asdict(difference_colours(QColor(tokens.surface)))
    code = asdict(code_colours(QColor(tokens.surface)))
    words = {"text": tokens.text, "muted": tokens.muted, "link": tokens.accent, **code}
    least = 7 if tokens is HIGH_CONTRAST else 4.5

    too_faint = [
        (ground, name, round(found, 2))
        for ground in _GROUNDS
        for name, colour in words.items()
        if not (ground.endswith("number") and name in _NO_NUMBERS)
        if (found := contrast(colour, colours[ground])) < least
    ]

    assert too_faint == []
    for line in ("only_here_line", "changed_line"):
        for surface in (tokens.surface, tokens.sunken):
            assert contrast(colours[line], surface) >= 3
    assert len(set(colours.values())) == len(colours)


_NO_NUMBERS = {"keyword", "name", "builtin", "operator", "inserted", "deleted"}
