"""Other keys for a command: recorded, refused or taken over, in effect at once, and kept."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeWidget, QTreeWidgetItem

from deepseek_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_Key = Qt.Key
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class _Shortcuts:
    """What a person sees of the dialog, and how they use it."""

    def __init__(self, person: Person, dialog: ShortcutsDialog) -> None:
        self.dialog = dialog
        self._person = person
        (self.field,) = dialog.findChildren(QLineEdit, "keysField")
        (self.search,) = dialog.findChildren(QLineEdit, "findShortcut")
        (self.table,) = dialog.findChildren(QTreeWidget)

    @property
    def said(self) -> str:
        return text_of(seen(self.dialog, QLabel, "keysSaid"))

    def asks(self) -> bool:
        return bool(seen(self.dialog, QPushButton, "takeOver"))

    @property
    def rows(self) -> dict[str, str]:
        """The keys of each command that is listed."""
        return {item.text(0): item.text(2) for item in self._items}

    @property
    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.table.topLevelItem(row) for row in range(self.table.topLevelItemCount()))
        return [item for item in items if item is not None]

    def choose(self, label: str) -> None:
        (item,) = [item for item in self._items if item.text(0) == label]
        self.table.setCurrentItem(item)
        self._person.bot.keyClick(self.table, _Key.Key_Return)
        assert self.field.hasFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press keys where they are recorded."""
        self._person.bot.keyClick(self.field, key, modifiers)

    def click(self, name: str) -> None:
        (button,) = seen(self.dialog, QPushButton, name)
        self._person.click(button)

    def written(self) -> dict[str, str]:
        path = self._person.desk.data_dir / "settings.toml"
        raw = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        return dict(raw.get("shortcuts", {}))


@pytest.fixture
async def shortcuts(person: Person) -> _Shortcuts:
    """The dialog, opened with its keys."""
    person.press(_Key.Key_S, _CONTROL | _SHIFT)
    return _Shortcuts(person, await person.dialog(ShortcutsDialog))


async def test_free_keys_hold_at_once_and_are_kept(person: Person, shortcuts: _Shortcuts) -> None:
    shortcuts.choose("Find next")
    assert shortcuts.field.text() == "F3"

    shortcuts.press(_Key.Key_Control, _CONTROL)
    shortcuts.press(_Key.Key_F20)

    assert shortcuts.rows["Find next"] == "F20"
    assert shortcuts.said == "“Find next” now has F20."
    assert not shortcuts.asks()
    assert person.window.commands.keys("find_next") == ("F20",)
    assert shortcuts.written() == {"find_next": "F20"}


async def test_keys_of_another_command_are_taken_over_only_after_a_yes(
    person: Person, shortcuts: _Shortcuts
) -> None:
    shortcuts.choose("Find next")

    shortcuts.press(_Key.Key_F, _CONTROL)

    question = "Ctrl+F is used by “Find in this conversation”; it would lose it."
    assert shortcuts.said == question
    assert shortcuts.rows["Find next"] == "F3"
    shortcuts.click("leaveKeys")
    assert not shortcuts.asks()
    assert shortcuts.field.text() == "F3"
    assert shortcuts.written() == {}
    shortcuts.field.setFocus()
    shortcuts.press(_Key.Key_F, _CONTROL)
    shortcuts.click("takeOver")
    assert shortcuts.rows["Find next"] == "Ctrl+F"
    assert shortcuts.rows["Find in this conversation"] == ""
    assert shortcuts.written() == {"find_next": "Ctrl+F"}


async def test_another_command_that_is_chosen_meanwhile_gets_no_answer_of_the_first(
    shortcuts: _Shortcuts,
) -> None:
    shortcuts.choose("Find next")
    shortcuts.press(_Key.Key_F, _CONTROL)
    assert shortcuts.asks()

    shortcuts.choose("Quit")

    assert not shortcuts.asks()
    assert shortcuts.said == ""
    assert shortcuts.field.text() == "Ctrl+Q"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(_Key.Key_V, _CONTROL), (_Key.Key_A, _NONE), (_Key.Key_Return, _NONE)]
)
async def test_keys_that_write_are_refused_in_words(
    shortcuts: _Shortcuts, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    shortcuts.choose("Find next")

    shortcuts.press(key, modifiers)

    assert "is needed to write or to read" in shortcuts.said
    assert shortcuts.rows["Find next"] == "F3"
    assert shortcuts.dialog.isVisible()


async def test_one_command_and_all_get_their_own_keys_back(
    person: Person, shortcuts: _Shortcuts
) -> None:
    shortcuts.choose("Find next")
    shortcuts.click("noKeys")
    assert shortcuts.rows["Find next"] == ""
    assert shortcuts.written() == {"find_next": ""}
    shortcuts.choose("Quit")
    shortcuts.press(_Key.Key_F3)  # nobody has it now
    assert shortcuts.written() == {"find_next": "", "quit": "F3"}

    shortcuts.choose("Find next")
    shortcuts.click("resetKeys")
    assert shortcuts.said.startswith("F3 is used by “Quit”")
    shortcuts.click("takeOver")
    assert shortcuts.rows["Find next"] == "F3"
    assert shortcuts.written() == {"quit": ""}
    shortcuts.click("resetAllKeys")
    assert shortcuts.rows["Quit"] == ""
    shortcuts.click("takeOver")

    assert shortcuts.rows["Quit"] == "Ctrl+Q"
    assert shortcuts.written() == {}
    (button,) = seen(shortcuts.dialog, QPushButton, "resetAllKeys")
    assert not button.isEnabled()


async def test_commands_are_found_by_name_and_by_keys(shortcuts: _Shortcuts) -> None:
    shortcuts.search.setText("shift+f3")
    assert shortcuts.rows == {"Find previous": "Shift+F3", "Sets of lanes": "Ctrl+Shift+F3"}

    shortcuts.search.setText("nothing is called this")
    assert shortcuts.rows == {}
    assert not shortcuts.field.isEnabled()
    shortcuts.search.clear()
    assert len(shortcuts.rows) > 20


async def test_tab_leads_on_and_escape_ends_recording_but_not_the_dialog(
    person: Person, shortcuts: _Shortcuts
) -> None:
    shortcuts.choose("Find next")

    shortcuts.press(_Key.Key_Tab)
    assert not shortcuts.field.hasFocus()
    shortcuts.field.setFocus()
    shortcuts.press(_Key.Key_Escape)

    assert shortcuts.table.hasFocus()
    assert shortcuts.dialog.isVisible()
    assert shortcuts.rows["Find next"] == "F3"
    person.bot.keyClick(shortcuts.table, _Key.Key_Escape)
    await person.wait_for_rest()
    assert not person.window.findChildren(ShortcutsDialog)


async def test_what_cannot_be_stored_is_said_and_holds_until_the_app_ends(
    person: Person, shortcuts: _Shortcuts
) -> None:
    (person.desk.data_dir / "settings.toml").write_text("[shortcuts", "utf-8")
    shortcuts.choose("Find next")

    shortcuts.press(_Key.Key_F20)

    assert shortcuts.said.startswith("The settings could not be written to")
    assert shortcuts.rows["Find next"] == "F20"
