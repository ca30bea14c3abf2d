"""Nothing moves under someone who reads, whatever happens around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.seeing import is_still
from tests.ui.settings_seen import stop_at_answers

_LONG = "".join(f"Paragraph {number} of an answer.\n\n" for number in range(60))
_ONE_PARAGRAPH = " ".join(f"word{number}" for number in range(4000))


def _drag_to(viewport: QWidget, place: QPoint) -> None:
    """Move the mouse with its button held; what moves the real pointer is told too late."""
    there = QPointF(viewport.mapToGlobal(place))
    kind, left = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(kind, QPointF(place), there, Qt.MouseButton.NoButton, left, no_keys)
    QApplication.sendEvent(viewport, moved)


async def test_what_came_into_a_tab_in_the_back_is_right_at_once(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = by_model({"a": script, "b": wire.said("Short.")})
    person.choose("host/a", "host/b")
    person.ask("Why?")
    script.say("It begins.\n\n")
    await until(lambda: person.lanes[0].answer)
    back = person.tab
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    script.say(_LONG)
    script.end()
    await until(lambda: not back.state.is_running)

    person.window.tabs.setCurrentWidget(back)

    bar = person.lanes[0].scroll_bar
    assert bar.value() == bar.maximum() > 500


async def test_the_line_that_is_read_stays_when_the_window_becomes_wider_or_narrower(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said(_ONE_PARAGRAPH)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("Why?")
    lane = person.lanes[0]
    lane.scroll_bar.setValue(lane.scroll_bar.maximum() // 2)
    begun = int(lane.top_words.split()[1].removeprefix("word"))

    for width in (1000, 1500, 1280):
        person.window.resize(width, 800)
        now = int(lane.top_words.split()[1].removeprefix("word"))
        assert abs(now - begun) < 25, width  # about a line


async def test_a_selection_does_not_run_away_while_it_is_made(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = by_model({"a": script, "b": wire.said("Short.")})
    person.choose("host/a", "host/b")
    person.ask("Why?")
    script.say(_LONG)
    await until(lambda: person.tab.state.turns)
    lane = person.lanes[0]
    await until(lambda: person.lanes[1].state.startswith("done"))
    viewport = lane.transcript.viewport()
    heights: list[int] = []
    # What stands above and below the lanes comes to its height once the other lane has ended.
    await until(lambda: is_still(viewport.height(), heights))
    await until(lambda: lane.scroll_bar.value() == lane.scroll_bar.maximum() > 500)
    leaf = lane.transcript.geometry_now.leaf_rect(lane.reply.view.answer, 57)
    place = QPoint(60, leaf.bottom() - 6)

    person.bot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    _drag_to(viewport, place + QPoint(60, 0))
    held = lane.transcript.geometry_now.leaf_rect(lane.reply.view.answer, 57).top()
    script.say(_LONG + "last")
    await until(lambda: lane.answer.endswith("last"))
    lane.transcript.settle()
    person.bot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(62, 0))

    # What is above may be measured meanwhile; what a person selects stays under their pointer.
    assert lane.transcript.geometry_now.leaf_rect(lane.reply.view.answer, 57).top() == held
    assert "\n" not in lane.transcript.selected_text
    await person.stop()


async def test_thinking_opens_and_closes_under_the_mouse(person: Person, host: FaultServer) -> None:
    person.window.resize(1280, 1000)  # all of a turn is in view, open or closed
    host.answer = wire.said("It is 4.", _LONG)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("Why?")
    lane = person.lanes[0]
    heading = lane.reply.button("bandHeading")

    for _ in range(2):
        before = heading.y()
        person.click(heading)
        lane.transcript.settle()
        assert heading.y() == before


async def test_a_retry_of_an_old_turn_leads_nobody_back_to_it(
    person: Person, host: FaultServer
) -> None:
    await stop_at_answers(person)
    host.answer = wire.said(_LONG)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")
    await person.ask_and_wait("Two?")
    lane = person.lanes[0]
    old = lane.replies[0]

    person.click(old.button("retry"))
    lane.scroll_bar.triggerAction(lane.scroll_bar.SliderAction.SliderToMaximum)
    await until(lambda: len(person.stored) == 5 and person.is_done)
    lane.transcript.settle()

    assert lane.scroll_bar.value() >= lane.reply.answer_top


async def test_a_reply_in_one_piece_is_shown_from_the_start_of_its_answer(
    person: Person, host: FaultServer
) -> None:
    await stop_at_answers(person)
    host.answer = wire.said(_LONG)
    person.choose("host/a", "host/b")

    await person.ask_and_wait("Why?")

    lane = person.lanes[0]
    await until(lambda: lane.scroll_bar.value() == lane.reply.answer_top)


async def test_bands_that_vanish_in_all_lanes_move_no_answer(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said(_LONG)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("What?")
    host.answer = by_model({"a": wire.said("Yes.", _LONG), "b": wire.said(_LONG)})
    await person.ask_and_wait("Why?")
    lane = person.lanes[1]
    lane.scroll_bar.setValue(lane.reply.view.band.item.top + 2)
    before = lane.reply.answer_top - lane.scroll_bar.value()

    host.answer = wire.said("Yes, without a thought.")
    await person.retry(person.lanes[0])
    await until(lambda: not lane.reply.view.band.item.is_shown)

    assert lane.reply.answer_top - lane.scroll_bar.value() == before
