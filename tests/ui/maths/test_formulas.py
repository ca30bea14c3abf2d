"""What models write is set, and stays within the room that it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from deepseek_desktop.ui.maths.typesetter import Typesetter
from tests.ui.maths.looking import FORMULAS, ink, painted, rules, typeset

# Pixels are whole, and thin rules are made a pixel thick.
_ROUNDING_PX = 1.0


def test_there_are_enough_formulas_to_mean_something() -> None:
    assert len(FORMULAS) >= 60


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_all_ink_is_in_the_box(typesetter: Typesetter, name: str, ratio: float) -> None:
    formula = typeset(typesetter, FORMULAS[name], 16)

    box = QRectF(0, 0, formula.width, formula.ascent + formula.descent)
    found = ink(formula, ratio)
    assert not found.isEmpty()
    assert box.adjusted(-_ROUNDING_PX, -_ROUNDING_PX, _ROUNDING_PX, _ROUNDING_PX).contains(found)


@pytest.mark.parametrize("name", FORMULAS)
def test_inline_formulas_are_no_taller_than_those_on_their_own_line(
    typesetter: Typesetter, name: str
) -> None:
    inline = typesetter.typeset(FORMULAS[name], 16, is_display=False)

    if inline is not None:  # align and the like, and tags, have a line of their own
        block = typeset(typesetter, FORMULAS[name], 16)
        assert inline.ascent + inline.descent <= block.ascent + block.descent + 0.01


@pytest.mark.parametrize("size_px", [9, 16, 32.5, 70])
def test_letters_of_every_size_are_drawn(typesetter: Typesetter, size_px: float) -> None:
    found = ink(typeset(typesetter, "M", size_px))

    assert found.width() == pytest.approx(size_px * 1.21 * 1.0, rel=0.15, abs=2)


def test_thin_rules_are_full_pixels(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\frac{x}{x}", 9)
    (bar,) = rules(formula)
    assert bar.height() < 1

    picture = painted(formula)

    middle = 24 + round(bar.center().x())
    column = [picture.pixelColor(middle, y).lightness() for y in range(picture.height())]
    assert min(column) == 0


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_rules_are_crisp_at_every_scale(typesetter: Typesetter, ratio: float) -> None:
    picture = painted(typeset(typesetter, r"\rule{2em}{0.04em}"), ratio)

    middle = picture.width() // 2
    column = {picture.pixelColor(middle, y).lightness() for y in range(picture.height())}
    assert column == {0, 255}


def test_the_text_colour_comes_when_painting(typesetter: Typesetter) -> None:
    formula = typeset(typesetter, r"\rule{1em}{1em}\textcolor{red}{\rule{1em}{1em}}")

    for colour in ("#102030", "#e0e0e0"):
        picture = painted(formula, colour=QColor(colour))
        y = picture.height() // 2
        assert picture.pixelColor(24 + 12, y) == QColor(colour)
        assert picture.pixelColor(24 + 36, y) == QColor("red")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#00f", "#0000ff"),
        ("#00ff0080", "#8000ff00"),
        ("ForestGreen", "forestgreen"),
        ("black", "#123456"),
        ("nosuchcolour", "#123456"),
    ],
)
def test_colours_in_the_formula(typesetter: Typesetter, written: str, meant: str) -> None:
    formula = typeset(typesetter, rf"\textcolor{{{written}}}{{\rule{{1em}}{{1em}}}}")

    (placed,) = formula.marks
    assert (placed.mark.colour or QColor("#123456")) == QColor.fromString(meant)


def test_text_on_a_coloured_ground_can_be_read(typesetter: Typesetter) -> None:
    light = typeset(typesetter, r"\colorbox{yellow}{x}")
    dark = typeset(typesetter, r"\colorbox{black}{x}")

    assert [placed.mark.colour for placed in light.marks] == [QColor("yellow"), QColor("black")]
    assert [placed.mark.colour for placed in dark.marks] == [QColor("black"), QColor("white")]
