from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTabBar
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from deepseek_desktop.ui.widgets.tab_window import TabWindow
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FIRST, _SECOND = "What is 2 + 2?", "Why is the sky blue?"


def _torn(person: Person) -> list[TabWindow]:
    windows = QApplication.topLevelWidgets()
    return [w for w in windows if isinstance(w, TabWindow) and w.isVisible()]


async def _tear_off(person: Person) -> TabWindow:
    """Move the tab in front to a window of its own, by keyboard."""
    before = len(_torn(person))
    person.press(Qt.Key.Key_N, _CTRL | _SHIFT)
    await until(lambda: len(_torn(person)) == before + 1)
    window = _torn(person)[-1]
    await until(window.isActiveWindow)
    return window


def _drag(person: Person, bar: QTabBar, index: int, target: QPoint) -> None:
    """Drag a tab to a place on the screen."""
    start, end = bar.tabRect(index).center(), bar.mapFromGlobal(target)
    person.bot.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        person.bot.mouseMove(bar, start + (end - start) * step / 3)
    person.bot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)


def _titles(stack: TabStack) -> list[str]:
    return [tab.title for tab in stack.tabs]


async def test_a_reply_streams_on_while_its_tab_moves_between_windows(
    person: Person, host: FaultServer
) -> None:
    told = Dictation()
    host.answer = told
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/a")
    person.ask(_FIRST)
    told.say("One ")
    await until(lambda: person.lanes[0].answer == "One ")
    tab = person.tab

    window = await _tear_off(person)
    assert person.titles == ["New comparison"]
    assert window.windowTitle() == _FIRST
    told.say("two ")
    (column,) = seen(window, LaneColumn, "lane")
    await until(lambda: LaneSeen(column).answer == "One two ")
    window.close()

    assert person.tab.title == "New comparison"
    assert person.titles == ["New comparison", _FIRST]
    assert _torn(person) == []
    person.window.tabs.setCurrentIndex(1)
    assert person.tab is tab
    told.say("three")
    told.end()
    await until(lambda: person.is_done)
    assert person.lanes[0].answer == "One two three"
    assert [row["outcome"] for row in person.stored] == ["complete"]


async def test_commands_act_on_the_window_in_use(person: Person) -> None:
    person.press(Qt.Key.Key_N, _CTRL)
    person.type("typed")
    window = await _tear_off(person)
    field = window.focusWidget()
    assert field is not None

    person.bot.keyClick(field, Qt.Key.Key_1, _CTRL)
    assert text_of(seen(window, QLabel, "noticeText")) == "One lane at least is asked."
    assert person.notice == ""
    person.bot.keyClick(field, Qt.Key.Key_N, _CTRL)
    person.bot.keyClick(window.focusWidget(), Qt.Key.Key_T, _CTRL)
    assert _titles(window.stack) == ["New conversation", "New conversation", "New comparison"]
    person.bot.keyClick(window.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    person.bot.keyClick(window.focusWidget(), Qt.Key.Key_M, _CTRL | _SHIFT)

    assert [tab.composer.text for tab in person.window.tabs.tabs] == ["", "typed"]
    await until(person.window.isActiveWindow)
    person.press(Qt.Key.Key_W, _CTRL)
    assert len(window.stack.tabs) == 2
    window.activateWindow()
    await until(window.isActiveWindow)
    person.bot.keyClick(window.focusWidget(), Qt.Key.Key_W, _CTRL)
    person.bot.keyClick(window.focusWidget(), Qt.Key.Key_W, _CTRL)
    assert _torn(person) == []


async def test_the_main_window_is_never_without_a_tab(person: Person) -> None:
    person.type("typed")

    window = await _tear_off(person)

    assert person.titles == ["New comparison"]
    assert [tab.composer.text for tab in window.stack.tabs] == ["typed"]
    assert not person.window.commands.is_enabled("move_tab_out")


async def test_a_tab_is_dragged_out_and_dropped_on_another_window(person: Person) -> None:
    person.press(Qt.Key.Key_N, _CTRL)
    person.type("typed")
    main = person.window.tabs.tabBar()

    _drag(person, main, 1, main.mapToGlobal(QPoint(200, main.height() + 200)))
    await until(lambda: len(_torn(person)) == 1)
    (window,) = _torn(person)
    assert [tab.composer.text for tab in window.stack.tabs] == ["typed"]

    window.move(0, person.window.y() + 400)
    person.window.raise_()
    await until(lambda: QApplication.widgetAt(main.mapToGlobal(main.rect().center())) is main)
    _drag(person, window.stack.tabBar(), 0, main.mapToGlobal(main.rect().center()))
    await until(lambda: _torn(person) == [])

    assert [tab.composer.text for tab in person.window.tabs.tabs] == ["typed", ""]


async def test_a_tab_that_is_let_go_in_the_bar_stays(person: Person) -> None:
    person.press(Qt.Key.Key_N, _CTRL)
    main = person.window.tabs.tabBar()

    _drag(person, main, 1, main.mapToGlobal(main.tabRect(0).center() + QPoint(-30, 20)))

    assert _torn(person) == []
    assert person.titles == ["New conversation", "New comparison"]


async def test_a_stored_conversation_is_found_in_whichever_window_it_is(person: Person) -> None:
    await person.ask_and_wait(_FIRST)
    window = await _tear_off(person)
    person.window.activateWindow()
    await until(person.window.isActiveWindow)

    person.open_row(_FIRST)
    await until(window.isActiveWindow)

    assert person.titles == ["New comparison"]


async def test_all_tabs_are_in_the_main_window_at_the_next_start(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.ask_and_wait(_FIRST)
        person.press(Qt.Key.Key_N, _CTRL)
        await person.ask_and_wait(_SECOND)
        await _tear_off(person)

    assert _torn(person) == []
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.titles == [_FIRST, _SECOND]
        assert person.lanes[0].prompts == [_SECOND]
