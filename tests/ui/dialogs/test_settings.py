"""Every setting of the dialog does what it says, at once, and is kept."""

from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.settings.about import Section
from deepseek_desktop.core.settings.schema import ABOUT, DEFAULTS
from deepseek_desktop.ui.theme.accents import ON_LIGHT
from deepseek_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import PRIMES, Person
from tests.ui.seeing import seen
from tests.ui.settings_seen import open_settings
from tests.ui.window import at_the_window


@pytest.fixture(autouse=True)
def _looks(qapp: QApplication) -> Any:
    """The application gets its looks back."""
    sheet, colours, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)
    qapp.setFont(font)


def _kept(person: Person) -> dict[str, Any]:
    path = person.desk.data_dir / "settings.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _checked_theme(person: Person) -> list[str]:
    actions = person.window.findChildren(QAction)
    return [a.objectName() for a in actions if a.isChecked() and "theme_" in a.objectName()]


async def test_every_setting_is_there_with_its_label_its_help_and_an_editor(
    person: Person,
) -> None:
    settings = await open_settings(person)

    assert settings.sections == [section.value for section in Section]
    for name, about in ABOUT.items():
        assert about.help in settings.texts
        (editor,) = [
            w
            for kind in (QComboBox, QSpinBox, QLineEdit, QCheckBox)
            for w in seen(settings.dialog, kind, f"setting-{name}")
        ]
        named = [editor.text()] if isinstance(editor, QCheckBox) else settings.texts
        assert named.count(about.label) == 1
        assert editor.accessibleName() == about.label
        assert editor.accessibleDescription() == about.help
    assert settings.resets() == []
    await settings.close()


async def test_a_look_at_the_settings_writes_nothing(person: Person) -> None:
    settings = await open_settings(person)
    await settings.close()

    assert _kept(person) == {}


async def test_a_theme_is_seen_at_once_kept_and_marked_in_the_menu(person: Person) -> None:
    settings = await open_settings(person)

    settings.choose("theme", "Dark")

    assert person.appearance.tokens == DARK
    assert _kept(person) == {"theme": "dark"}
    assert _checked_theme(person) == ["theme_dark"]
    settings.choose("theme", "High contrast")
    assert person.appearance.tokens == HIGH_CONTRAST
    assert _checked_theme(person) == ["theme_high_contrast"]
    await settings.close()


async def test_a_theme_of_the_menu_is_what_the_settings_show(person: Person) -> None:
    (dark,) = [a for a in person.window.findChildren(QAction) if a.objectName() == "theme_dark"]
    dark.trigger()

    settings = await open_settings(person)

    assert settings.combo("theme").currentText() == "Dark"
    assert settings.resets() == ["theme"]
    await settings.close()


async def test_an_accent_colours_the_button_that_sends(person: Person) -> None:
    settings = await open_settings(person)

    settings.choose("accent", "Rose")
    await settings.close()

    person.type("x")
    button = person.button("send")
    button.ensurePolished()
    colour = button.palette().color(QPalette.ColorRole.Button).name()
    (rose,) = [shades.accent for accent, shades in ON_LIGHT.items() if accent == "rose"]
    assert colour == rose


async def test_density_makes_the_window_denser_while_it_is_open(person: Person) -> None:
    before = person.button("send").sizeHint().height()
    settings = await open_settings(person)

    settings.choose("density", "Compact")
    await settings.close()

    assert person.button("send").sizeHint().height() < before


async def test_a_larger_font_reaches_the_field_the_thinking_and_the_dialog_itself(
    person: Person,
) -> None:
    await person.ask_and_wait(PRIMES)
    reply = person.lanes[0].reply
    field, thinking = person.field.height(), reply.band_height
    settings = await open_settings(person)
    width = settings.dialog.minimumSizeHint().width()

    settings.put("font_size", 20)

    await until(lambda: settings.dialog.minimumSizeHint().width() > width)
    await settings.close()
    assert person.field.font().pointSize() == 20
    await until(lambda: person.field.height() > field)
    await until(lambda: reply.band_height > thinking)
    assert _kept(person) == {"font_size": 20}


async def test_a_font_is_chosen_from_those_that_are_there(person: Person) -> None:
    settings = await open_settings(person)

    settings.choose("font_family", "DejaVu Serif")
    await settings.close()

    assert person.field.font().family() == "DejaVu Serif"
    assert _kept(person) == {"font_family": "DejaVu Serif"}


async def test_a_setting_is_taken_back_alone(person: Person) -> None:
    settings = await open_settings(person)
    settings.choose("theme", "Dark")
    settings.put("font_size", 18)
    assert settings.resets() == ["theme", "font_size"]

    settings.reset("font_size")

    assert settings.resets() == ["theme"]
    assert settings.spin("font_size").text() == "System size"
    assert person.appearance.tokens == DARK
    assert _kept(person) == {"theme": "dark", "font_size": 0}
    await settings.close()


async def test_a_number_that_is_still_being_typed_counts_when_the_dialog_is_closed(
    person: Person,
) -> None:
    settings = await open_settings(person)
    spin = settings.spin("idle_limit_min")
    spin.setFocus()
    spin.selectAll()
    person.bot.keyClicks(spin, "30")
    assert _kept(person) == {}

    await settings.close()

    assert _kept(person) == {"idle_limit_min": 30}


async def test_a_number_out_of_bounds_cannot_be_typed(person: Person) -> None:
    settings = await open_settings(person)

    settings.put("idle_limit_min", 999)
    await settings.close()

    assert DEFAULTS.idle_limit_min <= _kept(person).get("idle_limit_min", 15) <= 120


async def test_the_wheel_over_a_setting_changes_nothing(person: Person) -> None:
    settings = await open_settings(person)
    combo = settings.combo("theme")
    combo.setFocus()
    place = QPointF(combo.mapTo(settings.dialog, combo.rect().center()))

    def turn() -> None:
        QTest.wheelEvent(settings.dialog.windowHandle(), place, QPoint(0, -120))

    # It lets all other events happen meanwhile: inside of a task that costs others their next step.
    asyncio.get_running_loop().call_soon(turn)

    (area,) = seen(settings.dialog, QScrollArea, "settingsArea")
    await until(lambda: area.verticalScrollBar().value() > 0)
    assert combo.currentText() == "Follow the system"
    assert _kept(person) == {}
    await settings.close()


async def test_patience_reaches_the_host_that_is_asked_next(
    person: Person, host: FaultServer
) -> None:
    settings = await open_settings(person)
    settings.put("idle_limit_min", 3)
    assert settings.dialog.isVisible()
    await settings.close()

    assert person.desk.providers.idle_limit_s == 180


async def test_what_cannot_be_kept_holds_until_the_end_and_is_told(person: Person) -> None:
    (person.desk.data_dir / "settings.toml").mkdir()
    settings = await open_settings(person)

    settings.choose("theme", "Dark")

    assert person.appearance.tokens == DARK
    assert "could not be written" in settings.problem("theme")
    await settings.close()


async def test_a_theme_of_the_menu_that_cannot_be_kept_is_told(person: Person) -> None:
    (person.desk.data_dir / "settings.toml").mkdir()
    (dark,) = [a for a in person.window.findChildren(QAction) if a.objectName() == "theme_dark"]

    dark.trigger()

    assert "could not be written" in person.notice
    assert person.appearance.tokens == DARK


async def test_the_data_folder_is_shown_and_said_how_to_change(person: Person) -> None:
    settings = await open_settings(person)

    (line,) = seen(settings.dialog, QLineEdit, "dataFolder")
    assert line.text() == str(person.desk.data_dir)
    assert line.isReadOnly()
    assert any("--data-dir" in text for text in settings.texts)
    await settings.close()


@pytest.mark.usefixtures("hooked")
async def test_the_next_window_looks_and_works_as_it_was_chosen(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text(
        'theme = "dark"\nfont_size = 13\nsend_key = "ctrl+enter"\nthinking = "closed"\n'
        "idle_limit_min = 2\n"
    )

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.appearance.tokens == DARK
        assert person.field.font().pointSize() == 13
        assert "Ctrl+Enter sends" in person.field.placeholderText()
        assert person.desk.providers.idle_limit_s == 120
        assert person.notice == ""


@pytest.mark.usefixtures("hooked")
async def test_a_font_of_another_machine_is_shown_and_harmless(  # C15
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('font_family = "Font of <b>another</b> machine"\n')

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        settings = await open_settings(person)
        assert settings.combo("font_family").currentText() == "Font of <b>another</b> machine"
        settings.reset("font_family")
        await settings.close()
        assert _kept(person) == {"font_family": ""}
        assert person.appearance.tokens == LIGHT


async def test_the_dialog_has_one_way_out_and_no_ok(person: Person) -> None:
    settings = await open_settings(person)

    buttons = [b.text().replace("&", "") for b in seen(settings.dialog, QPushButton, "")]
    assert buttons == ["Close"]
    await settings.close()
