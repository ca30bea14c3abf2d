"""The palette: found by a few letters, chosen by keys, gone when it is left."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget

from deepseek_desktop.ui.dialogs.command_palette import CommandPalette
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class _Palette:
    """What a person sees of the palette, and how they use it."""

    def __init__(self, person: Person, dialog: CommandPalette) -> None:
        self.dialog = dialog
        self._person = person
        (self.field,) = dialog.findChildren(QLineEdit)
        (self.list,) = dialog.findChildren(QTreeWidget)

    @property
    def rows(self) -> list[str]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item.text(0) for item in items if item is not None]

    @property
    def current(self) -> str:
        item = self.list.currentItem()
        return item.text(0) if item is not None else ""

    def type(self, text: str) -> None:
        self.field.clear()
        self._person.bot.keyClicks(self.field, text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._person.bot.keyClick(self.field, key)

    async def choose(self) -> None:
        """Press Enter and wait for what comes of it."""
        self.press(Qt.Key.Key_Return)
        await self._person.wait_for_rest()


async def _open(person: Person) -> _Palette:
    person.window.activateWindow()  # as a desktop does when a dialog has gone
    await until(person.window.isActiveWindow)
    person.press(Qt.Key.Key_P, _CONTROL | _SHIFT)
    palette = _Palette(person, await person.dialog(CommandPalette))
    await until(palette.dialog.isActiveWindow)
    return palette


async def test_a_few_letters_and_enter_do_a_command_in_the_window(person: Person) -> None:
    palette = await _open(person)
    assert palette.field.hasFocus()
    assert palette.dialog.y() < person.window.mapToGlobal(QPoint(0, 100)).y()

    palette.type("new conv")
    assert palette.current == "New conversation"
    before = len(person.titles)
    await palette.choose()

    assert len(person.titles) == before + 1
    assert len(person.lanes) == 1
    assert not person.window.findChildren(CommandPalette)


async def test_arrows_go_through_what_can_be_done_and_round(person: Person) -> None:
    person.window.commands.enable("find_next", is_enabled=False)
    palette = await _open(person)
    palette.type("find")
    shown = palette.rows
    assert "Find next" in shown

    walked = [palette.current]
    for _ in shown[2:]:
        palette.press(Qt.Key.Key_Down)
        walked.append(palette.current)

    assert walked == [row for row in shown if row != "Find next"]
    palette.press(Qt.Key.Key_Down)
    assert palette.current == walked[0]
    palette.press(Qt.Key.Key_Up)
    assert palette.current == walked[-1]


async def test_what_cannot_be_done_now_is_shown_and_does_nothing(person: Person) -> None:
    commands = person.window.commands
    commands.enable("find_next", is_enabled=False)
    palette = await _open(person)

    palette.type("find next")
    assert palette.rows == ["Find next"]
    item = palette.list.topLevelItem(0)
    assert item is not None
    assert item.isDisabled()
    palette.press(Qt.Key.Key_Return)
    place = palette.list.visualItemRect(item).center()
    person.bot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert palette.dialog.isVisible()
    assert palette.dialog.chosen == ""


async def test_what_was_used_last_comes_first_while_the_app_runs(person: Person) -> None:
    for typed in ("light", "dark"):
        palette = await _open(person)
        palette.type(typed)
        await palette.choose()

    palette = await _open(person)

    assert palette.rows[:2] == ["Dark", "Light"]
    assert palette.current == "Dark"


async def test_keys_of_an_input_method_are_left_to_it(person: Person) -> None:
    palette = await _open(person)
    QApplication.sendEvent(palette.field, QInputMethodEvent("she zhi", []))

    palette.press(Qt.Key.Key_Return, Qt.Key.Key_Down)

    assert palette.dialog.isVisible()
    assert palette.current == palette.rows[0]
    committed = QInputMethodEvent()
    committed.setCommitString("settings")
    QApplication.sendEvent(palette.field, committed)
    assert palette.current == "Settings"


async def test_it_says_when_nothing_is_called_that(person: Person) -> None:
    palette = await _open(person)

    palette.type("xyzzy")
    palette.press(Qt.Key.Key_Return)

    assert text_of(seen(palette.dialog, QLabel, "noCommand")) == "No command is called that."
    assert palette.dialog.isVisible()


async def test_a_click_does_a_command_and_escape_none(person: Person) -> None:
    palette = await _open(person)
    palette.press(Qt.Key.Key_Escape)
    await person.wait_for_rest()
    assert not person.window.findChildren(CommandPalette)
    before = len(person.titles)

    palette = await _open(person)
    item = palette.list.topLevelItem(palette.rows.index("New comparison"))
    assert item is not None
    place = palette.list.visualItemRect(item).center()
    person.bot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    await person.wait_for_rest()

    assert len(person.titles) == before + 1


async def test_it_goes_when_a_person_goes_elsewhere(person: Person) -> None:
    await _open(person)

    person.window.activateWindow()

    await until(lambda: not person.window.findChildren(CommandPalette))
