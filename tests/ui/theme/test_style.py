from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

import pytest
from msgspec.structs import asdict
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.choices import Accent, Density, Theme
from deepseek_desktop.core.settings.schema import DEFAULTS, Chosen
from deepseek_desktop.ui.theme.accents import ON_DARK, ON_LIGHT, accented
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.measures import Measures, measures
from deepseek_desktop.ui.theme.style import Appearance, palette, style_sheet
from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

_TEMPLATE = asset("theme/app.qss")
_UI = Path(__file__).parents[3] / "deepseek_desktop" / "ui"
_NAMES = Tokens.__struct_fields__
_SIZE_NAMES = Measures.__struct_fields__
_SURFACES = ("window", "surface", "sunken")
_LANES = tuple(name for name in _NAMES if name.startswith("lane_"))

_SIZES = measures(DEFAULTS)
_ALL = {
    **{f"light, {accent}": accented(LIGHT, shades) for accent, shades in ON_LIGHT.items()},
    **{f"dark, {accent}": accented(DARK, shades) for accent, shades in ON_DARK.items()},
    "high contrast": HIGH_CONTRAST,
}
_TEXT_ON_SURFACE = [
    *[(text, surface) for text in ("text", "muted") for surface in (*_SURFACES, "hover")],
    *[(text, surface) for text in ("danger", "warning", "accent") for surface in _SURFACES],
    *[(text, "selection") for text in ("text", "muted")],  # the second line of a chosen row
    ("text", "danger_surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *[("on_lane", lane) for lane in _LANES],
]

themes = pytest.mark.parametrize("tokens", _ALL.values(), ids=_ALL.keys())


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which gets its looks back."""
    sheet, colours, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@themes
def test_text_can_be_read_on_what_it_stands_on(tokens: Tokens) -> None:
    assert _weaker_than(4.5, tokens) == []


def test_high_contrast_is_more_than_that() -> None:
    assert _weaker_than(7, HIGH_CONTRAST) == []


def _weaker_than(least: float, tokens: Tokens) -> list[tuple[str, str]]:
    """Return texts and the surfaces on which they have less contrast."""
    return [
        (text, surface)
        for text, surface in _TEXT_ON_SURFACE
        if contrast(getattr(tokens, text), getattr(tokens, surface)) < least
    ]


@pytest.mark.parametrize("surface", _SURFACES)
def test_in_high_contrast_every_edge_is_seen(surface: str) -> None:
    assert contrast(HIGH_CONTRAST.border, getattr(HIGH_CONTRAST, surface)) >= 7


def test_every_accent_has_its_shades_and_the_first_is_the_themes_own() -> None:
    assert set(ON_LIGHT) == set(ON_DARK) == set(Accent)
    assert accented(LIGHT, ON_LIGHT[Accent.BLUE]) == LIGHT
    assert accented(DARK, ON_DARK[Accent.BLUE]) == DARK
    assert len(set(ON_LIGHT.values())) == len(set(ON_DARK.values())) == len(Accent)


@themes
def test_every_colour_is_written_in_the_same_way(tokens: Tokens) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in asdict(tokens).values())


def test_every_token_is_used() -> None:
    template = Template(_TEMPLATE.read_text("utf-8"))
    code = "".join(
        path.read_text("utf-8")
        for path in _UI.rglob("*.py")
        if path.name not in {"tokens.py", "measures.py"}
    )

    asked = set(template.get_identifiers())
    unused = [
        name
        for name in (*_NAMES, *_SIZE_NAMES)
        if name not in asked and f'"{name}"' not in code and f".{name}" not in code
    ]
    assert unused == []


def test_the_template_asks_for_nothing_that_is_not_there() -> None:
    template = Template(_TEMPLATE.read_text("utf-8"))

    assert set(template.get_identifiers()) <= {*_NAMES, *_SIZE_NAMES, "folder"}
    with pytest.raises(KeyError):
        style_sheet("QLabel { color: $mauve; }", LIGHT, _SIZES, _TEMPLATE.parent)


def test_every_picture_of_the_template_is_there() -> None:
    sheet = style_sheet(_TEMPLATE.read_text("utf-8"), LIGHT, _SIZES, _TEMPLATE.parent)

    pictures = re.findall(r'url\("([^"]+)"\)', sheet)

    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


@themes
def test_qt_understands_the_whole_sheet(
    application: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    sheet = style_sheet(_TEMPLATE.read_text("utf-8"), tokens, _SIZES, _TEMPLATE.parent)
    application.setStyleSheet(sheet)
    label, button = QLabel("text"), QPushButton("text")
    qtbot.addWidget(label)
    qtbot.addWidget(button)

    label.ensurePolished()
    button.setObjectName("send")
    button.ensurePolished()

    colour = button.palette().color(QPalette.ColorRole.ButtonText).name()
    assert colour == tokens.on_accent  # what Qt cannot parse it drops as a whole


@themes
def test_the_palette_says_the_same_as_the_sheet(tokens: Tokens) -> None:
    made = palette(tokens)

    assert made.color(QPalette.ColorRole.Window) == QColor(tokens.window)
    assert made.color(QPalette.ColorRole.Text) == QColor(tokens.text)
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(tokens.muted)


def test_a_theme_is_changed_at_run_time(application: QApplication) -> None:
    appearance = Appearance(application, _TEMPLATE, Chosen(Theme.LIGHT))
    changes: list[Tokens] = []
    appearance.changed.connect(lambda: changes.append(appearance.tokens))

    appearance.choose(Chosen(Theme.DARK))
    appearance.choose(Chosen(Theme.LIGHT))

    assert changes == [DARK, LIGHT]
    assert application.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    appearance.deleteLater()


def test_the_desktop_is_followed_when_asked_to(application: QApplication) -> None:
    hints = application.styleHints()
    appearance = Appearance(application, _TEMPLATE, Chosen(Theme.DARK))

    appearance.choose(Chosen(Theme.SYSTEM))

    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    assert appearance.tokens == (DARK if is_dark else LIGHT)
    appearance.deleteLater()


def _looks(application: QApplication, qtbot: QtBot, chosen: Chosen) -> QPushButton:
    """Return a button of an application that looks as it was chosen."""
    Appearance(application, _TEMPLATE, chosen).deleteLater()
    button = QPushButton("text")
    qtbot.addWidget(button)
    button.ensurePolished()
    return button


def test_a_larger_font_and_another_family_reach_every_widget(
    application: QApplication, qtbot: QtBot
) -> None:
    system = _looks(application, qtbot, Chosen()).font()
    button = _looks(application, qtbot, Chosen(font_family="DejaVu Serif", font_size=18))

    assert button.font().pointSizeF() == 18
    assert button.font().family() == "DejaVu Serif"
    assert system.pointSizeF() >= 10
    assert system.family() != "DejaVu Serif"


def test_a_font_that_is_not_there_is_replaced_by_one_that_is(
    application: QApplication, qtbot: QtBot
) -> None:
    button = _looks(application, qtbot, Chosen(font_family='No"such; font }'))

    assert QFontInfo(button.font()).family() in QFontDatabase.families()


def test_headings_grow_with_the_text() -> None:
    assert measures(Chosen(font_size=20)).heading_size == "30pt"


def test_compact_leaves_less_room(application: QApplication, qtbot: QtBot) -> None:
    roomy = _looks(application, qtbot, Chosen()).sizeHint()
    dense = _looks(application, qtbot, Chosen(density=Density.COMPACT)).sizeHint()

    assert dense.height() < roomy.height()
    assert dense.width() < roomy.width()


def test_what_does_not_change_the_looks_repaints_nothing(application: QApplication) -> None:
    appearance = Appearance(application, _TEMPLATE, Chosen())
    changes: list[Tokens] = []
    appearance.changed.connect(lambda: changes.append(appearance.tokens))

    appearance.choose(Chosen(idle_limit_min=3))
    appearance.choose(Chosen(accent=Accent.ROSE))

    assert len(changes) == 1
    appearance.deleteLater()


def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication) -> None:
    icons = Icons(asset("icons"), lambda _: "#00ff00")
    paths = sorted(asset("icons").glob("*.svg"))

    for path in paths:
        image = icons.get(path.stem).pixmap(36, 36).toImage()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        seen = {image.pixelColor(x, y).name() for x, y in places}
        assert len(seen) > 1, path.stem
        if "currentColor" in path.read_text("utf-8"):
            assert "#00ff00" in seen, path.stem
    assert len(paths) > 20
