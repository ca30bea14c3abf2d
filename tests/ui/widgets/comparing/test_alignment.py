"""Answers begin on one line in all lanes, whatever stands above them in one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.identity import ModelRef
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person

_CTRL = Qt.KeyboardModifier.ControlModifier


def _below_question(lane: LaneSeen, turn: int) -> int:
    """How far an answer begins below its question, after both were looked at."""
    turns = lane.widget.turns
    assert turns is not None
    bar = lane.scroll_bar
    top = turns.prompts[turn].text.top
    for _ in range(3):
        bar.setValue(top)
        turns.settle()
        top = turns.prompts[turn].text.top
    return lane.replies[turn].answer_top - turns.prompts[turn].text.top


def _distances(lanes: Sequence[LaneSeen], turn: int) -> set[int]:
    return {_below_question(lane, turn) for lane in lanes}


async def _ask_six(person: Person, host: FaultServer) -> None:
    host.answer = lambda asked: wire.said(
        "So it is.\n\n" * int(asked.model[1:]),
        "Hm. " * 200 if int(asked.model[1:]) % 2 else "",
    )
    person.choose("host/m1", "host/m2")
    for number in range(3, 7):
        person.tab.lanes.add(f"lane-{number}", person.tab.choices[0])
        person.tab.lanes.choose(number - 1, f"host/m{number}")
    person.tab.arranging.update()
    await person.ask_and_wait("First?")


def _answer_with(person: Person, number: int, model: str, **parameters: object) -> None:
    lanes = list(person.tab.state.lanes)
    lane = lanes[number]
    setup = type(lane.setup)("Be brief.", parameters)
    lanes[number] = Lane(lane.id, ModelRef.parse(model), setup)
    person.tab.state.answer_with(tuple(lanes))


async def test_answers_of_six_narrow_lanes_begin_on_one_line_in_every_turn(
    person: Person, host: FaultServer
) -> None:
    await _ask_six(person, host)
    assert len({lane.reply.answer_top for lane in person.lanes}) == 1

    _answer_with(person, 1, "host/m8", temperature=0.3, max_tokens=900)
    person.press(Qt.Key.Key_3, _CTRL)
    await person.ask_and_wait("Second?")
    asked = [lane for number, lane in enumerate(person.lanes) if number != 2]
    assert "From here on: m8" in asked[1].reply.mark
    assert asked[0].reply.mark == ""
    assert person.lanes[2].reply.mark == "Not asked in this turn."
    assert len(_distances(asked, 1)) == 1
    assert len(_distances(person.lanes, 0)) == 1

    person.click(asked[3].reply.button("bandHeading"))
    assert len(_distances(asked, 1)) == 1
    person.tab.resize(500, 700)
    assert len(_distances(asked, 1)) == 1


async def test_no_room_is_kept_for_what_only_a_hidden_lane_has(
    person: Person, host: FaultServer
) -> None:
    await _ask_six(person, host)
    _answer_with(person, 1, "host/m8")
    await person.ask_and_wait("Second?")
    before = _distances(person.lanes, 1)
    assert len(before) == 1

    for number in (0, 1, 2, 4):
        person.tab.arranging.hide(number)
    four, six = person.lanes
    apart = _distances((four, six), 1)
    assert len(apart) == 1
    assert max(apart) < min(before) / 2  # neither a mark nor a band of thinking

    person.tab.arranging.toggle_focus(1)
    (alone,) = person.lanes
    assert "From here on: m8" in alone.reply.mark


async def test_the_lane_that_a_person_goes_to_is_brought_into_view(
    person: Person, host: FaultServer
) -> None:
    await _ask_six(person, host)
    bar = person.tab.lanes.horizontalScrollBar()
    assert bar.maximum() > 0
    assert all(lane.widget.width() >= 380 for lane in person.lanes)

    person.lanes[5].transcript.setFocus()
    await until(lambda: bar.value() == bar.maximum())
    person.window.resize(900, 600)
    await until(lambda: person.window.width() == 900 and bar.value() == bar.maximum())
    assert person.tab.lanes.verticalScrollBar().maximum() == 0  # headers stay where they are
    person.lanes[0].transcript.setFocus()
    await until(lambda: bar.value() == 0)

    person.tab.arranging.toggle_focus(3)
    assert [lane.identity for lane in person.lanes] == ["m4 · host"]
    await person.ask_and_wait("Second?")
    assert [lane.identity for lane in person.lanes] == ["m4 · host"]  # it stays alone
    person.press(Qt.Key.Key_Escape)
    assert len(person.lanes) == 6

    person.tab.arranging.hide(5)
    person.tab.arranging.toggle_focus(0)
    person.press(Qt.Key.Key_6, _CTRL)
    assert len(person.lanes) == 6
