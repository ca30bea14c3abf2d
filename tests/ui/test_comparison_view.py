"""What the comparison view must do, point by point, in one window as a person uses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.core.domain.conversation import LaneSetup
from tests.faults import wire
from tests.faults.server import FaultServer, Request, Script
from tests.support import until
from tests.ui.person import Person
from tests.ui.presenters.comparing.answers_seen import add_lane, words
from tests.ui.seeing import seen

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_LEAST_WIDTH = 380
_THOUGHT = "I count them one by one, and then once more. " * 60
_LONG = "\n\n".join(f"Step {number} is about the number {number}." for number in range(60))
_ANSWERS = {
    "r1": wire.said(f"{_LONG}\n\nThe answer is 42.", _THOUGHT),
    "v3": wire.said(f"{_LONG}\n\nThe answer is 41."),
    "cut": wire.error(402, "Insufficient Balance"),
}


def _answer(request: Request) -> Script:
    return _ANSWERS[request.model]


async def _asked(person: Person, host: FaultServer, *models: str) -> None:
    host.answer = _answer
    person.tab.lanes.set_up(1, LaneSetup("", {"temperature": 0.2}))
    person.choose("host/r1", "host/v3")
    for model in models:
        add_lane(person, f"host/{model}")
    await person.ask_and_wait("How many?")


async def test_columns_are_wide_enough_and_equal_and_their_headers_stay(
    person: Person, host: FaultServer
) -> None:
    person.window.resize(1000, 800)
    await _asked(person, host, "cut", "v3")
    columns = [lane.widget for lane in person.lanes]

    widths = {column.width() for column in columns}
    assert len(columns) == 4
    assert max(widths) - min(widths) <= 1
    assert min(widths) >= _LEAST_WIDTH
    assert person.tab.lanes.horizontalScrollBar().maximum() > 0
    before = [column.header.mapTo(person.tab, column.header.rect().topLeft()) for column in columns]
    for lane in person.lanes:
        lane.scroll_bar.setValue(0)
        lane.scroll_bar.setValue(lane.scroll_bar.maximum())
    after = [column.header.mapTo(person.tab, column.header.rect().topLeft()) for column in columns]
    assert before == after

    person.bot.mouseDClick(columns[1].header, Qt.MouseButton.LeftButton)
    assert [column.isVisible() for column in columns] == [False, True, False, False]
    person.press(Qt.Key.Key_Escape)
    assert all(column.isVisible() for column in columns)


async def test_a_header_says_who_where_and_in_what_it_differs_and_what_is_better(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    one, other = person.lanes

    assert [lane.widget.header.letter for lane in (one, other)] == ["A", "B"]
    assert one.identity.startswith("r1 · host")
    assert "Temperature 0.2" in other.differences
    assert one.state.startswith("done in")
    for word in ("Thinking", "Answer", "First", "unknown"):
        assert word in one.figures
    marks = [word for lane in (one, other) for word in lane.figures.split() if word == "▲"]
    assert len(marks) == sum(lane.figures.count("▲ ") for lane in (one, other))
    (figures,) = seen(one.widget, QLabel, "figures")
    assert figures.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


async def test_answers_start_on_one_line_and_thinking_has_its_own_band(
    person: Person, host: FaultServer
) -> None:
    person.window.resize(1400, 1000)
    await _asked(person, host)
    one, other = person.lanes

    assert one.reply.answer_top == other.reply.answer_top
    one.scroll_bar.setValue(0)
    one.transcript.settle()
    assert one.reply.band_bar.maximum() > 0, "it scrolls for itself"
    person.click(one.reply.button("bandHeading"))
    assert not other.reply.view.band.is_open
    assert one.reply.answer_top == other.reply.answer_top


async def test_lanes_scroll_alone_until_they_are_locked(person: Person, host: FaultServer) -> None:
    await _asked(person, host)
    one, other = (lane.scroll_bar for lane in person.lanes)
    for bar in (one, other):
        bar.setValue(bar.maximum())
    one.setValue(one.maximum() // 2)
    await person.wait_for_rest()
    assert other.value() == other.maximum()

    person.tab.state.arrangement.change(scroll_lock=ScrollLock.PROPORTIONAL)
    one.setValue(0)
    await until(lambda: other.value() == 0)


async def test_lanes_are_retried_compared_and_judged_and_reopen_as_they_were(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host, "cut")
    assert [lane.state.partition(" in ")[0] for lane in person.lanes] == ["done", "done", "failed"]
    (more,) = seen(person.tab, QToolButton, "moreTools")
    (retry,) = [a for a in more.menu().actions() if a.objectName() == "retry_failed"]
    retry.trigger()
    await until(lambda: len(host.requests_for("cut")) == 2 and person.is_done)
    assert len(host.requests_for("r1")) == 1, "only what failed is asked again"

    person.press(Qt.Key.Key_F7)
    await until(lambda: words(person.lanes[1]) == ["41"])
    await until(lambda: _agreement(person).startswith("≠"))
    person.press(Qt.Key.Key_4, _ALT | _SHIFT)  # it counts while one types, too
    await until(lambda: "better" in _said(person))
    person.press(Qt.Key.Key_3, _CTRL)
    assert person.tab.state.arrangement.settings.resting == {person.tab.state.lanes[2].id}

    await person.wait_for_rest()
    title, before = person.tab.state.id, _picture(person)
    person.press(Qt.Key.Key_W, _CTRL)
    person.open_row("How many?")
    await until(lambda: person.tab.state.id == title and words(person.lanes[1]) == ["41"])
    await until(lambda: _picture(person) == before)


def _said(person: Person) -> str:
    labels = seen(person.tab.comparison_bar, QLabel, "voteSaid")
    return labels[0].text() if labels else ""


def _agreement(person: Person) -> str:
    badges = seen(person.tab, QToolButton, "agreement")
    return badges[0].text() if badges else ""


def _picture(person: Person) -> list[object]:
    """Return what can be read of the comparison."""
    lanes = [
        (lane.identity, lane.state, lane.figures, lane.differences, lane.answer, lane.ending)
        for lane in person.lanes
    ]
    chips = [chip.isChecked() for chip in seen(person.tab, QToolButton, "laneChip")]
    marks = [words(lane) for lane in person.lanes]
    bar = [w.accessibleName() for w in seen(person.tab.comparison_bar, QWidget, "agreement")]
    return [lanes, chips, marks, bar, _said(person)]
