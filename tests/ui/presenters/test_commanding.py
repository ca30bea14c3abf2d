"""Every command is done by someone, can be found, and has the keys that a person chose."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTreeWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.command_palette import CommandPalette
from deepseek_desktop.ui.dialogs.reading import ReadingWindow
from deepseek_desktop.ui.widgets.main_menu import MainMenu
from deepseek_desktop.ui.widgets.page_view import PageView
from tests.ui.person import Person
from tests.ui.window import at_the_window

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _in_menus(window: QMainWindow) -> dict[str, QAction]:
    """Return the entries of all menus of a window by the name of their command."""
    bar = window.menuBar()
    menus = [menu for menu in bar.findChildren(QMenu) if menu.actions()]
    entries = (action for menu in menus for action in menu.actions())
    return {action.objectName(): action for action in entries if action.objectName()}


async def test_every_command_is_done_by_someone_and_can_be_found(person: Person) -> None:
    commands = person.window.commands

    assert commands.without_handler == ()
    wanted = {command.name for command in commands.table if command.menu}
    assert set(_in_menus(person.window)) == wanted
    person.press(Qt.Key.Key_P, _CONTROL | _SHIFT)
    (listed,) = (await person.dialog(CommandPalette)).findChildren(QTreeWidget)
    items = (listed.topLevelItem(row) for row in range(listed.topLevelItemCount()))
    found = {item.text(0) for item in items if item is not None}
    labels = {entry.label for entry in commands.entries() if entry.name != "palette"}
    assert labels <= found


async def test_menus_show_the_keys_and_other_keys_hold_at_once(person: Person) -> None:
    window, commands = person.window, person.window.commands
    find = _in_menus(window)["find"]
    assert find.shortcut().toString() == "Ctrl+F"

    commands.rebind("new_comparison", ["Ctrl+F"])

    assert find.shortcut().isEmpty()
    before = person.titles
    person.press(Qt.Key.Key_F, _CONTROL)
    assert len(person.titles) == len(before) + 1
    person.press(Qt.Key.Key_T, _CONTROL)
    assert len(person.titles) == len(before) + 1


async def test_a_command_that_cannot_be_done_is_grey_and_its_keys_do_nothing(
    person: Person,
) -> None:
    window, before = person.window, person.titles

    window.commands.enable("new_comparison", is_enabled=False)
    person.press(Qt.Key.Key_T, _CONTROL)

    assert not _in_menus(window)["new_comparison"].isEnabled()
    assert person.titles == before


async def test_another_window_has_its_own_menus_over_the_same_commands(person: Person) -> None:
    other = QMainWindow()
    person.bot.addWidget(other)
    MainMenu(other.menuBar(), person.window.commands).fill()

    person.window.commands.rebind("find", ["F9"])
    _in_menus(other)["theme_dark"].trigger()

    first, second = _in_menus(person.window), _in_menus(other)
    assert first["find"] is not second["find"]
    assert second["find"].shortcut().toString() == "F9"
    for actions in (first, second):
        assert actions["theme_dark"].isChecked()
        assert not actions["theme_light"].isChecked()
    other.close()


async def test_open_help_says_which_keys_hold_now(person: Person) -> None:
    person.press(Qt.Key.Key_F1)
    (reading,) = person.window.findChildren(ReadingWindow)
    (page,) = reading.findChildren(PageView)
    page.show_page("10-shortcuts.md")
    assert "Ctrl+F\n" in page.toPlainText()

    person.window.commands.rebind("find", ["F20"])

    assert "F20\n" in page.toPlainText()
    assert "Ctrl+F\n" not in page.toPlainText()


async def test_keys_of_the_file_hold_and_bad_ones_fall_back_alone_and_are_told(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    written = (
        '[shortcuts]\nfind = "F20"  # mine\nquit = "Strg+Q"\nzoom = 3\nlater = "F9"\nhelp = ""\n'
    )
    (tmp_path / "settings.toml").write_text(written, "utf-8")

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        commands = person.window.commands

        assert commands.keys("find") == ("F20",)
        assert commands.keys("quit") == ("Ctrl+Q",)
        assert commands.keys("help") == ()
        assert "shortcuts.quit" in person.notice
        assert "shortcuts.zoom" in person.notice
        assert "shortcuts.find" not in person.notice
    raw = tomllib.loads((tmp_path / "settings.toml").read_text("utf-8"))
    assert raw["shortcuts"]["later"] == "F9"
