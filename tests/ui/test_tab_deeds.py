from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.ui.models.closed_tabs import MOST
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FIRST, _SECOND, _THIRD = "What is 2 + 2?", "Why is the sky blue?", "Who is there?"

opens_a_menu = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)


def _bar(person: Person) -> QTabBar:
    return person.window.tabs.tabBar()


def _click(person: Person, title: str, button: Qt.MouseButton) -> None:
    place = _bar(person).tabRect(person.titles.index(title)).center()
    person.bot.mouseClick(_bar(person), button, pos=place)


def _prepare(person: Person, *texts: str) -> None:
    """Open a tab for each text, and type it there."""
    for number, text in enumerate(texts):
        if number:
            person.press(Qt.Key.Key_N, _CTRL)
        person.type(text)


def _texts(person: Person) -> list[str]:
    return [tab.composer.text for tab in person.window.tabs.tabs]


async def _ask_in_three_tabs(person: Person) -> None:
    for number, question in enumerate((_FIRST, _SECOND, _THIRD)):
        if number:
            person.press(Qt.Key.Key_N, _CTRL)
        await person.ask_and_wait(question)


async def test_what_was_closed_is_reopened_where_it_stood_the_last_one_first(
    person: Person,
) -> None:
    await _ask_in_three_tabs(person)
    _click(person, _SECOND, Qt.MouseButton.MiddleButton)
    _click(person, _FIRST, Qt.MouseButton.MiddleButton)
    assert person.titles == [_THIRD]

    person.press(Qt.Key.Key_T, _CTRL | _SHIFT)
    await until(lambda: person.titles == [_FIRST, _THIRD])
    person.press(Qt.Key.Key_T, _CTRL | _SHIFT)
    await until(lambda: person.titles == [_FIRST, _SECOND, _THIRD])

    assert person.lanes[0].prompts == [_SECOND]
    assert not person.window.commands.is_enabled("reopen_tab")


async def test_what_was_typed_and_set_is_there_after_a_slip(person: Person) -> None:
    person.choose("demo/demo-v3", "demo/demo-r1")
    person.tab.lanes.set_up(1, LaneSetup("Be brief."))
    person.type(_FIRST)
    choices = person.tab.choices

    person.close_front_tab()
    assert person.titles == ["New comparison"]
    assert person.field.toPlainText() == ""
    person.press(Qt.Key.Key_T, _CTRL | _SHIFT)

    assert person.titles == ["New comparison"]
    assert person.field.toPlainText() == _FIRST
    assert person.tab.choices == choices


async def test_empty_tabs_are_not_remembered_and_of_others_the_last_twenty(
    person: Person,
) -> None:
    for number in range(MOST + 2):
        person.tab.composer.fill(f"Draft {number}")
        person.close_front_tab()
    person.close_front_tab()

    for _ in range(MOST + 2):
        person.press(Qt.Key.Key_T, _CTRL | _SHIFT)

    assert _texts(person) == [f"Draft {number}" for number in range(2, MOST + 2)]


async def test_a_pinned_tab_stays_on_the_left_and_is_closed_on_purpose_only(
    person: Person,
) -> None:
    _prepare(person, "one", "two", "three")
    person.press(Qt.Key.Key_I, _CTRL | _SHIFT)
    tabs = person.window.tabs
    assert _texts(person) == ["three", "one", "two"]
    assert person.titles[0] == "N"
    assert "pinned" in _bar(person).accessibleTabName(0)
    assert _bar(person).tabButton(0, QTabBar.ButtonPosition.RightSide) is None
    assert _bar(person).tabRect(0).width() < _bar(person).tabRect(1).width()

    person.bot.mouseClick(
        _bar(person), Qt.MouseButton.MiddleButton, pos=_bar(person).tabRect(0).center()
    )
    _bar(person).moveTab(1, 0)  # as when one is dragged to the far left
    _bar(person).dropped.emit()  # type: ignore[attr-defined] # our TabBar
    assert _texts(person) == ["three", "one", "two"]

    tabs.setCurrentIndex(1)
    person.press(Qt.Key.Key_F4, _CTRL | _SHIFT)
    assert _texts(person) == ["three", "one"]
    tabs.setCurrentIndex(0)
    person.press(Qt.Key.Key_W, _CTRL)
    assert _texts(person) == ["one"]
    person.press(Qt.Key.Key_T, _CTRL | _SHIFT)
    assert tabs.is_pinned(tabs.tab_at(0))


async def test_a_pinned_tab_is_pinned_at_the_next_start(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.ask_and_wait(_FIRST)
        person.press(Qt.Key.Key_N, _CTRL)
        await person.ask_and_wait(_SECOND)
        person.press(Qt.Key.Key_I, _CTRL | _SHIFT)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.titles == ["W", _FIRST]
        assert person.lanes[0].prompts == [_SECOND]


async def test_tabs_are_gone_to_and_moved_with_the_keyboard(person: Person) -> None:
    _prepare(person, "one", "two", "three")
    seen_texts = []

    for key, modifier in (
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_PageDown, _CTRL),
        (Qt.Key.Key_PageUp, _CTRL),
        (Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier),
    ):
        person.press(key, modifier)
        seen_texts.append(person.field.toPlainText())
    person.press(Qt.Key.Key_PageUp, _CTRL | _SHIFT)

    assert seen_texts == ["one", "three", "one", "three", "three"]
    assert _texts(person) == ["one", "three", "two"]


async def test_draft_and_place_are_kept_while_another_tab_is_seen(person: Person) -> None:
    await person.ask_and_wait("Compare insertion sort, merge sort and quicksort in a table")
    person.type("And then")
    bar = person.lanes[0].scroll_bar
    person.window.resize(900, 420)
    await until(lambda: bar.maximum() > 40)
    bar.setValue(bar.maximum() // 2)
    place = bar.value()

    person.press(Qt.Key.Key_N, _CTRL)
    person.type("Something else")
    person.press(Qt.Key.Key_PageUp, _CTRL)

    assert person.field.toPlainText() == "And then"
    assert bar.value() == place
    assert _texts(person) == ["And then", "Something else"]


async def test_a_tab_that_has_not_begun_is_duplicated_with_all_that_was_prepared(
    person: Person,
) -> None:
    person.choose("demo/demo-v3", "demo/demo-r1")
    person.tab.lanes.set_up(0, LaneSetup("Be brief."))
    person.type(_FIRST)
    first = person.tab

    person.press(Qt.Key.Key_D, _CTRL | _SHIFT)

    assert person.tab is not first
    assert person.tab.choices == first.choices
    assert _texts(person) == [_FIRST, _FIRST]


async def test_a_conversation_is_duplicated_as_a_copy_of_its_own(person: Person) -> None:
    await person.ask_and_wait(_FIRST)
    first = person.tab.state

    person.press(Qt.Key.Key_D, _CTRL | _SHIFT)
    await until(lambda: len(person.titles) == 2)

    assert person.titles[1].endswith(_FIRST)
    assert person.tab.state.id != first.id
    assert person.lanes[0].prompts == [_FIRST]


@opens_a_menu
async def test_the_menu_of_a_tab_does_what_it_says(person: Person) -> None:
    _prepare(person, "one", "two", "three")
    tabs = person.window.tabs

    def menu(index: int) -> QMenu:
        place = _bar(person).tabRect(index).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(9, 9))
        QApplication.sendEvent(_bar(person), event)
        return seen(person.window, QMenu, "tabMenu")[-1]

    def choose(index: int, entry: str) -> None:
        shown = menu(index)
        (action,) = [a for a in shown.actions() if a.text().replace("&", "") == entry]
        assert action.isEnabled()
        shown.hide()
        action.trigger()

    shown = menu(2)
    off = {a.text().replace("&", "") for a in shown.actions() if a.text() and not a.isEnabled()}
    assert off == {"Close those to the right", "Reopen closed tab"}
    shown.hide()
    choose(1, "Pin")
    assert _texts(person) == ["two", "one", "three"]
    choose(1, "Close those to the right")
    assert _texts(person) == ["two", "one"]
    choose(0, "Reopen closed tab")
    assert _texts(person) == ["two", "one", "three"]
    choose(2, "Close others")
    assert _texts(person) == ["two", "three"]
    choose(0, "Unpin")
    assert not any(map(tabs.is_pinned, tabs.tabs))
    renamed: list[object] = []
    person.window._open_tabs.rename_asked.connect(renamed.append)
    choose(0, "Rename…")
    assert renamed == [tabs.tab_at(0)]


@opens_a_menu
async def test_the_menu_of_a_tab_is_reached_by_keyboard(person: Person) -> None:
    person.press(Qt.Key.Key_F10, _CTRL)

    (menu,) = seen(person.window, QMenu, "tabMenu")
    menu.close()
    _bar(person).setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(-1, -1), QPoint())
    QApplication.sendEvent(_bar(person), event)
    assert event.type() is QEvent.Type.ContextMenu
    seen(person.window, QMenu, "tabMenu")[-1].close()


async def test_a_second_click_asks_for_another_title(person: Person) -> None:
    asked: list[object] = []
    person.window._open_tabs.rename_asked.connect(asked.append)

    place = _bar(person).tabRect(0).center()
    person.bot.mouseDClick(_bar(person), Qt.MouseButton.LeftButton, pos=place)

    assert asked == [person.tab]
