from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send
from tests.support import until
from tests.ui.person import Person

_HELD = (Send(wire.head() + wire.reasoning("Two and two.") + wire.answer("It is")), Hold())


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


async def test_a_running_tab_is_marked_and_stays_marked_in_the_background(
    person: Person, host: FaultServer
) -> None:
    host.answer = _HELD
    person.choose("host/a", "host/b")
    person.ask("Why?")
    await until(lambda: person.lanes[0].answer == "It is")

    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    assert person.titles == ["● Why?", "New comparison"]
    person.window.tabs.setCurrentIndex(0)
    await person.stop()
