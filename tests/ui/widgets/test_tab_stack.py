from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from deepseek_desktop.ui.widgets.tab_stack import TabStack
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.window import look_away

_CTRL = Qt.KeyboardModifier.ControlModifier

_HELD = (Send(wire.head() + wire.reasoning("Two and two.") + wire.answer("It is")), Hold())


def _marks(tabs: TabStack) -> list[str]:
    """Return what is said of each tab."""
    return [tabs.tabBar().accessibleTabName(index) for index in range(tabs.count())]


async def test_closing_a_tab_in_mid_stream_stores_what_had_arrived_as_stopped(
    person: Person, host: FaultServer
) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")
    person.ask("What is 2 + 2?")
    await until(lambda: [lane.answer for lane in person.lanes] == ["It is"] * 2)

    person.close_front_tab()
    await person.wait_for_rest()

    assert [row["outcome"] for row in person.stored] == ["stopped"] * 2
    assert [row["answer"] for row in person.stored] == ["It is"] * 2
    assert [row["reasoning"] for row in person.stored] == ["Two and two."] * 2
    assert person.library == ["What is 2 + 2?"]
    await until(lambda: host.busy == 0)


async def test_closing_a_tab_right_after_enter_stops_what_was_just_asked(
    person: Person, host: FaultServer
) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")

    person.ask("What is 2 + 2?")
    person.close_front_tab()  # the loop has not turned since
    await person.wait_for_rest()

    assert [row["outcome"] for row in person.stored] in ([], ["stopped"] * 2)
    assert not [row for row in person.stored if row["answer"]]
    assert all(tab.is_untouched for tab in person.window.tabs.tabs)


async def test_closing_the_last_tab_opens_a_new_one(person: Person) -> None:
    first = person.tab

    person.close_front_tab()

    assert person.tab is not first
    assert person.titles == ["New comparison"]
    assert len(person.lanes) == 2


async def test_tabs_are_opened_and_closed_with_the_keyboard(person: Person) -> None:
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    opened = person.titles
    person.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    person.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert opened == ["New comparison", "New conversation", "New comparison"]
    assert person.titles == ["New comparison"]


async def test_the_cursor_is_in_the_field_of_whatever_tab_comes_to_the_front(
    person: Person,
) -> None:
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert person.field.hasFocus()

    person.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    assert person.field.hasFocus()


async def test_the_corner_offers_both_kinds_of_tab(person: Person) -> None:
    button = person.window.tabs.cornerWidget(Qt.Corner.TopRightCorner)
    assert isinstance(button, QToolButton)

    for action in button.menu().actions():
        action.trigger()

    assert person.titles == ["New comparison", "New comparison", "New conversation"]


async def test_a_person_works_on_while_another_tab_thinks_and_is_told_what_it_does(
    person: Person, host: FaultServer
) -> None:
    told = Dictation()
    host.answer = by_model({"slow": told, "quick": wire.said("Yes.")})
    tabs = person.window.tabs
    person.choose("host/slow", "host/quick")
    person.ask("Why?")
    person.press(Qt.Key.Key_N, _CTRL)
    told.think("Hm.")
    await until(lambda: _marks(tabs)[0] == "Why? — thinking")  # the other lane has answered

    person.choose("host/quick")
    await person.ask_and_wait("Is it?")
    assert person.lanes[0].answer == "Yes."
    assert _marks(tabs) == ["Why? — thinking", "Is it?"]
    told.say("Because")
    await until(lambda: "answering" in _marks(tabs)[0])
    told.end()
    await until(lambda: "seen" in _marks(tabs)[0])
    assert _marks(tabs) == ["Why? — answered, not seen yet", "Is it?"]
    tabs.setCurrentIndex(0)

    assert _marks(tabs) == ["Why?", "Is it?"]


async def test_what_failed_behind_a_persons_back_is_marked_until_they_look(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.error(400, "No.")
    tabs = person.window.tabs
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/bad")
    person.ask("Why?")
    await look_away(person.bot)
    await until(lambda: "failed, not seen yet" in _marks(tabs)[1])
    icon = tabs.tabIcon(1).cacheKey()

    person.window.activateWindow()
    await until(lambda: _marks(tabs)[1] == "Why?")

    assert tabs.tabIcon(1).cacheKey() != icon


async def test_a_tooltip_tells_how_long_a_tab_has_been_at_work(
    person: Person, host: FaultServer
) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")
    person.ask("Why?")
    await until(lambda: person.lanes[0].answer == "It is")
    tabs, place = person.window.tabs, person.window.tabs.tabBar().tabRect(0).center()

    event = QHelpEvent(QEvent.Type.ToolTip, place, tabs.tabBar().mapToGlobal(place))
    QApplication.sendEvent(tabs.tabBar(), event)

    assert tabs.tabToolTip(0).startswith("Why? — answering, 0:0")
    QToolTip.hideText()
    await person.stop()
    assert _marks(tabs) == ["Why?"]  # what a person stopped is not news
