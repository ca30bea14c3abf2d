"""The table of commands, and what becomes of a command that is run, greyed or rebound."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.models.bindings import is_for_writing, parsed, written_keys
from deepseek_desktop.ui.models.command import ABOVE, Command, Menu
from deepseek_desktop.ui.models.command_table import COMMANDS
from deepseek_desktop.ui.models.commands import Commands

pytestmark = pytest.mark.usefixtures("qapp")

_FOR_LANES = {f"Ctrl+{number}" for number in range(1, 7)}
_ALL_KEYS = [keys for command in COMMANDS for keys in command.keys]


def test_no_two_commands_have_a_name_or_keys_in_common() -> None:
    names = Counter(command.name for command in COMMANDS)
    keys = Counter(_ALL_KEYS)

    assert [name for name, count in names.items() if count > 1] == []
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_entry_of_a_menu_has_keys_written_as_the_file_would() -> None:
    assert [command.name for command in COMMANDS if command.menu and not command.keys] == []
    for command in COMMANDS:
        assert parsed(written_keys(command.keys)) == command.keys, command.name


def test_no_keys_are_those_of_a_text_of_a_lane_or_of_a_way_to_type_letters() -> None:
    assert [keys for keys in _ALL_KEYS if is_for_writing(keys)] == []
    of_lanes = {c.keys[0] for c in COMMANDS if c.name.startswith("toggle_lane_")}
    assert of_lanes == _FOR_LANES
    # AltGr is Ctrl+Alt, Alt with a letter opens a menu, X11 deletes with Ctrl and D or U; the
    # rest belongs to input methods.
    reserved = r"Ctrl\+Alt\+.|Alt\+[A-Z]|Ctrl\+[DU]|Ctrl\+Shift\+[UF]|Ctrl\+(Space|\.|;)"
    assert [keys for keys in _ALL_KEYS if re.fullmatch(reserved, keys)] == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_no_keys_are_wanted_by_a_field_in_which_a_person_writes(
    kind: type[QLineEdit | QPlainTextEdit],
) -> None:
    field = kind()

    assert _is_wanted(field, "Ctrl+V")  # as Qt asks before it looks for a shortcut
    assert [keys for keys in _ALL_KEYS if _is_wanted(field, keys)] == []


@pytest.mark.parametrize("menu", [None, *Menu])
def test_letters_of_a_menu_lead_to_one_entry_each(menu: Menu | None) -> None:
    texts = [command.text for command in COMMANDS if menu and command.menu is menu]
    texts += [below.value for below in Menu if ABOVE.get(below) is menu]
    letters = Counter(letter.casefold() for text in texts for letter in re.findall("&(.)", text))

    assert [letter for letter, count in letters.items() if count > 1] == []


@pytest.fixture
def ran() -> list[str]:
    """What was done."""
    return []


@pytest.fixture
def commands(ran: list[str]) -> Commands:
    """Two commands and a choice between two things."""
    table = [
        Command("find", words("commands", "&Find…"), Menu.VIEW, ("Ctrl+F",)),
        Command("tab", words("commands", "Tab {number}"), None, ("Alt+1", "F9"), number=1),
        Command("light", "&Light", Menu.THEME, is_choice=True),
        Command("dark", "&Dark", Menu.THEME, is_choice=True),
    ]
    made = Commands(table, {"tab": "F8"})
    for name in ("find", "tab", "light"):
        made.on(name, partial(ran.append, name))
    return made


def test_a_command_is_run_by_its_name_unless_it_cannot_be_done_now(
    commands: Commands, ran: list[str]
) -> None:
    changed: list[str] = []
    commands.changed.connect(changed.append)

    commands.run("find")
    commands.enable("find", is_enabled=False)
    commands.enable("find", is_enabled=False)
    commands.run("find")

    assert ran == ["find"]
    assert changed == ["find"]
    assert [entry.is_enabled for entry in commands.entries()] == [False, True, True, True]


def test_a_command_has_one_handler_and_those_without_are_known(commands: Commands) -> None:
    with pytest.raises(ValueError, match="find"):
        commands.on("find", print)
    with pytest.raises(ValueError, match="unheard"):
        commands.on("unheard", print)

    assert commands.without_handler == ("dark",)


def test_one_choice_of_a_menu_holds(commands: Commands) -> None:
    commands.mark("light")
    commands.mark("dark")

    assert [name for name in ("light", "dark") if commands.is_marked(name)] == ["dark"]


def test_entries_are_what_a_person_reads(commands: Commands) -> None:
    find, tab, *_ = commands.entries()

    assert (find.label, find.menu, find.keys) == ("Find", "View", ("Ctrl+F",))
    assert (tab.label, tab.menu, tab.keys) == ("Tab 1", "", ("F8",))


def test_other_keys_are_announced_for_whoever_has_or_lost_some(commands: Commands) -> None:
    changed: list[str] = []
    commands.changed.connect(changed.append)

    commands.rebind("tab", ["Ctrl+F"])

    assert changed == ["find", "tab"]
    assert commands.holder("Ctrl+F") == "tab"
    assert commands.holder("F8") == ""
    assert commands.shown_keys("find") == ""
    assert commands.chosen == {"find": None, "tab": "Ctrl+F", "light": None, "dark": None}
    commands.reset_all()
    assert commands.keys("tab") == ("Alt+1", "F9")
    assert set(commands.chosen.values()) == {None}


def _is_wanted(field: QLineEdit | QPlainTextEdit, keys: str) -> bool:
    pressed = QKeySequence(keys)[0]  # type: ignore[index] # PySide's annotations do not know it
    kind, modifiers = QEvent.Type.ShortcutOverride, pressed.keyboardModifiers()
    event = QKeyEvent(kind, pressed.key(), modifiers)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()
