"""Six lanes at once: each ends in its own way, and is found again as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Hold, Reach, Reset, Script, Send, Wait, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_BEGUN = Send(wire.head() + wire.reasoning("Two and two.") + wire.answer("It is"))
_ALIVE: Script = (_BEGUN, *(Wait(0.05), Send(wire.KEEP_ALIVE)) * 200, Hold())
_SIX = ("demo/demo-r1", "host/poor", "host/cut", "host/stalls", "host/mine", "host/answers")


def _lanes(person: Person, *models: str) -> None:
    """Have these lanes, as a person types them."""
    while len(person.lanes) < len(models):
        person.tab.lane_asked.emit(LaneWish(LaneAct.DUPLICATE, 0))
    person.choose(*models)


def _chip(person: Person, number: int) -> QToolButton:
    return seen(person.tab, QToolButton, "laneChip")[number]


def _states(person: Person) -> list[str]:
    return [lane.state.partition(" in ")[0] for lane in person.lanes]


def _answering(person: Person) -> list[int]:
    """Return the lanes that show that they are still answering."""
    lanes = enumerate(person.lanes)
    return [number for number, lane in lanes if lane.state.startswith("answering")]


async def test_six_lanes_end_in_their_own_ways_and_are_found_again_as_they_were(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model(
        {
            "poor": wire.error(402, "Insufficient Balance"),
            "cut": (Send(wire.head()), Reset()),
            "stalls": (_BEGUN, Hold()),
            "mine": _ALIVE,
            "answers": wire.said("It is 4.", "Two and two."),
        }
    )
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.desk.providers.idle_limit_s = 2.0
        _lanes(person, *_SIX)
        person.ask("What is 2 + 2?")
        await until(lambda: len(person.lanes) == 6 and person.lanes[4].answer)
        await until(lambda: sum(bool(row["outcome"]) for row in person.stored) == 5)
        await until(lambda: _answering(person) == [4])

        person.click(person.lanes[4].stop_button)
        await until(lambda: person.is_done)
        person.press(Qt.Key.Key_2, _CTRL)  # the one without money rests
        person.tab.arranging.hide(2)
        await person.wait_for_rest()
        before = _seen(person)
        ids = [lane.id for lane in person.tab.state.lanes]

    states = ["done", "failed", "failed", "timed out", "stopped", "done"]
    assert before["states"] == states[:2] + states[3:]
    assert before["answers"][1:] == ["", "It is", "It is", "It is 4."]
    assert "demo host" in before["answers"][0]
    assert [(row["model"], row["outcome"]) for row in person.stored] == [
        *(("demo-r1", "complete"), ("poor", "refused"), ("cut", "cut")),
        *(("stalls", "timeout"), ("mine", "stopped"), ("answers", "complete")),
    ]

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.tab.state.has_begun)
        assert [lane.id for lane in person.tab.state.lanes] == ids
        assert _seen(person) == before

        person.click(_chip(person, 2))  # what is hidden can be brought back
        assert [lane.widget.lane_id for lane in person.lanes] == ids


def _seen(person: Person) -> dict[str, list[str]]:
    return {
        "identities": [lane.identity for lane in person.lanes],
        "states": _states(person),
        "answers": [lane.answer for lane in person.lanes],
        "endings": [lane.ending for lane in person.lanes],
        "figures": [lane.figures for lane in person.lanes],
        "chips": [chip.accessibleName() for chip in seen(person.tab, QToolButton, "laneChip")],
    }


async def test_in_a_sequence_what_waits_says_so_and_can_be_stopped(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    slow = (_BEGUN, Reach(gate), Send(wire.answer(" 4.") + wire.finish() + wire.DONE))
    host.answer = by_model(
        {"slow": slow, "b": wire.said(), "poor": wire.error(402, "No."), "last": wire.said()}
    )
    _lanes(person, "host/slow", "host/b", "host/poor", "host/last")
    person.tab.asking.chips.order_chosen.emit(Order.SEQUENTIAL)

    person.ask("What is 2 + 2?")
    await until(lambda: person.lanes[0].answer)
    await until(lambda: all("waits" in lane.state for lane in person.lanes[1:]))
    waiting = [lane.state for lane in person.lanes[1:]]
    person.click(person.lanes[1].stop_button)
    await until(lambda: person.lanes[1].state.startswith("stopped"))
    gate.open()
    await until(lambda: person.is_done)

    assert waiting == ["waits for lane A"] * 3
    assert _states(person) == ["done", "stopped", "failed", "done"]
    assert [request.model for request in host.requests] == ["slow", "poor", "last"]


async def test_in_a_race_those_that_were_stopped_say_why(person: Person, host: FaultServer) -> None:
    gate = Gate()
    winner = (_BEGUN, Reach(gate), Send(wire.answer(" 4.") + wire.finish() + wire.DONE))
    host.answer = by_model({"slow": (_BEGUN, Hold()), "wins": winner})
    person.choose("host/slow", "host/wins")
    person.tab.asking.chips.order_chosen.emit(Order.RACE)

    person.ask("What is 2 + 2?")
    await until(lambda: all(lane.answer for lane in person.lanes))
    gate.open()
    await until(lambda: person.is_done)

    assert _states(person) == ["stopped", "done"]
    assert person.lanes[0].ending.startswith("Stopped because another lane had answered.")
    assert person.tab.activity.now.value == "idle"


async def test_after_a_kill_lanes_are_marked_as_interrupted_and_nothing_else_changed(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"a": wire.said(), "b": (_BEGUN, Hold()), "c": wire.said()})
    alive, killed = tmp_path / "alive", tmp_path / "killed"
    async with at_the_window(qapp, qtbot, alive) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        _lanes(person, "host/a", "host/b", "host/c", "host/d")
        person.press(Qt.Key.Key_4, _CTRL)
        person.tab.asking.chips.order_chosen.emit(Order.SEQUENTIAL)
        person.ask("What is 2 + 2?")
        await until(lambda: person.lanes[1].answer)
        await until(lambda: ("It is",) in rows(alive, "SELECT text FROM journal"))
        shutil.copytree(alive, killed)  # what a kill would leave
        settings = person.tab.state.arrangement.settings
        await person.stop()

    async with at_the_window(qapp, qtbot, killed) as person:
        person.window.resize(900, 600)
        await until(lambda: not person.library_view.isVisible())
        (show,) = seen(person.window, QPushButton, "undo")
        assert "the library marks it" in person.notice
        person.click(show)
        person.open_row("What is 2 + 2?")
        await until(lambda: person.tab.state.has_begun)
        assert _states(person) == ["done", "interrupted", "never asked", "not asked"]
        assert [lane.answer for lane in person.lanes] == ["It is 4.", "It is", "", ""]
        assert person.tab.state.arrangement.settings == settings
        assert not _chip(person, 3).isChecked()
        (order,) = seen(person.tab, QToolButton, "laneOrder")
        assert order.text() == "One after another ▾"


async def test_lanes_before_the_first_question_are_there_after_a_kill(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    alive, killed = tmp_path / "alive", tmp_path / "killed"
    async with at_the_window(qapp, qtbot, alive) as person:
        _lanes(person, "host/one", "host/one", "typed/by-hand")
        person.tab.arranging.remove(0)
        person.tab.lane_asked.emit(LaneWish(LaneAct.SET_THINKING, 0, "off"))
        person.press(Qt.Key.Key_2, _CTRL)
        person.tab.asking.chips.order_chosen.emit(Order.RACE)
        person.type("not asked yet")
        draft = person.tab.draft
        await until(lambda: rows(alive, "SELECT text FROM draft") == [("not asked yet",)])
        shutil.copytree(alive, killed)

    async with at_the_window(qapp, qtbot, killed) as person:
        await until(lambda: person.tab.draft.question == draft.question)
        found = person.tab.draft
        assert found == draft
        assert [choice.id for choice in found.lanes] == [choice.id for choice in draft.lanes]
        assert [choice.model for choice in found.lanes] == ["host/one", "typed/by-hand"]
        assert found.settings.order is Order.RACE
        assert found.settings.resting == {found.lanes[1].id}


async def test_lanes_of_a_duplicated_tab_are_lanes_of_their_own(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    _lanes(person, "host/a", "host/b", "host/c")
    person.press(Qt.Key.Key_2, _CTRL)
    person.tab.asking.chips.order_chosen.emit(Order.SEQUENTIAL)
    person.type("What is 2 + 2?")
    before = person.tab

    person.window.commands.run("duplicate_tab")
    copied = person.tab.state.arrangement.settings
    chips = [chip.isChecked() for chip in seen(person.tab, QToolButton, "laneChip")]
    for tab in (person.tab, before):
        person.window.tabs.setCurrentWidget(tab)
        person.press(Qt.Key.Key_Return)
        await until(lambda: person.is_done)
    await person.wait_for_rest()
    ids = [tab.state.id for tab in person.window.tabs.tabs]
    stored = [await person.desk.archive.conversation(each) for each in ids]

    assert (copied.order, chips) == (Order.SEQUENTIAL, [True, False, True])
    assert [len(conversation.lanes) for conversation in stored] == [3, 3]
    assert len({lane.id for conversation in stored for lane in conversation.lanes}) == 6
    assert [request.model for request in host.requests] == ["a", "c"] * 2
