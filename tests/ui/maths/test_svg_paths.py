"""SVG paths are read as SVG says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from deepseek_desktop.ui.maths.svg_paths import Points, View, outline, qt_path


def _steps(data: str) -> list[tuple[str, Points]]:
    return [(segment.command, segment.points) for segment in outline(data).segments]


def test_commands_may_be_absolute_or_relative() -> None:
    assert _steps("M1 2L3,4l1 1H9h-1V8v1z") == [
        ("M", ((1, 2),)),
        ("L", ((3, 4),)),
        ("L", ((4, 5),)),
        ("L", ((9, 5),)),
        ("L", ((8, 5),)),
        ("L", ((8, 8),)),
        ("L", ((8, 9),)),
        ("Z", ()),
    ]


def test_curves() -> None:
    assert _steps("M0 0c1 0 2 1 2 2s1 2 2 2q1 0 1 1") == [
        ("M", ((0, 0),)),
        ("C", ((1, 0), (2, 1), (2, 2))),
        ("C", ((2, 3), (3, 4), (4, 4))),
        ("Q", ((5, 4), (5, 5))),
    ]


def test_a_command_goes_on_until_the_next() -> None:
    assert _steps("M0-1 2.5.5m1 1 1 1") == [
        ("M", ((0, -1),)),
        ("L", ((2.5, 0.5),)),
        ("M", ((3.5, 1.5),)),
        ("L", ((4.5, 2.5),)),
    ]


def test_closing_goes_back_to_where_it_began() -> None:
    assert _steps("M5 5h2z m1 1")[-1] == ("M", ((6, 6),))


@pytest.mark.parametrize("broken", ["M1 1L2 2MM3 3", "M1 1L2 2L3", "M1 1L2 2A1 1 0 0 0 1 1"])
def test_an_error_ends_the_path(broken: str) -> None:
    assert _steps(broken) == [("M", ((1, 1),)), ("L", ((2, 2),))]


def test_long_shafts_end_at_the_edge() -> None:
    square = outline("M0 0H400000V10H0z").segments

    assert qt_path(square, View(0.5, 0.5, 0, 0, 30)).boundingRect() == QRectF(0, 0, 30, 5)
    assert qt_path(square, View(0.5, 0.5, -199_970, 0, 30)).boundingRect() == QRectF(0, 0, 30, 5)


def test_bars_and_stems_are_known() -> None:
    assert outline("M95,702 c1 1 1 1 1 1 M834 80h400000v40h-400000z").bar == 80
    assert outline("M0 241v40h399891c1 1 1 1 1 1").bar == 241
    assert outline("M400000 241H110l3-3").bar == 241
    assert outline("M145 15 v585 v100z").stem == 145
    assert outline("M1 1h5v5z").bar is None
    assert outline("M1 1h5v5z").stem is None
