from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.profile import Profile
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Hold, Reach, Send, by_model, in_turn
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


def _tool(person: Person, name: str) -> QToolButton:
    (tool,) = seen(person.tab, QToolButton, name)
    return tool


def _entry(tool: QToolButton, text: str) -> QAction:
    (action,) = [a for a in tool.menu().actions() if a.text().startswith(text)]
    return action


def _line(person: Person) -> str:
    labels = seen(person.tab, QLabel, "contextText")
    return labels[0].accessibleName() if labels else ""


def _retry(person: Person) -> str:
    """What the menu of the bar says of lanes that failed; empty where it offers nothing."""
    (retry,) = [
        a for a in _tool(person, "moreTools").menu().actions() if a.objectName() == "retry_failed"
    ]
    return retry.text() if retry.isVisible() else ""


async def _add_lane(person: Person, model: str) -> None:
    person.tab.lanes.add(model.replace("/", "-"), person.tab.choices[0])
    person.tab.arranging.update()
    person.tab.lanes.choose(len(person.tab.lanes.columns) - 1, model)


async def test_what_failed_is_asked_again_one_after_another_where_that_is_wanted(
    person: Person, host: FaultServer
) -> None:
    host.answer = lambda _: wire.error(500, "Out of order.")
    person.choose("host/a", "host/b")
    person.tab.state.arrangement.change(order=Order.SEQUENTIAL)
    await person.ask_and_wait("Well?")
    gate = Gate()
    slow = Send(wire.head() + wire.answer("Now.")), Reach(gate), Send(wire.finish() + wire.DONE)
    host.answer = lambda _: slow

    person.press(Qt.Key.Key_F6, _CTRL_SHIFT)
    await until(lambda: person.lanes[0].answer == "Now." and "wait" in person.lanes[1].state)
    assert len(host.requests) == 3
    gate.open()
    await until(lambda: len(host.requests) == 4 and person.is_done)


async def test_only_what_failed_or_was_stopped_is_asked_again(
    person: Person, host: FaultServer
) -> None:
    refused = in_turn(wire.error(500, "Out of order."), wire.said("Now."))
    slow = in_turn((Send(wire.head() + wire.reasoning("Hm.")), Hold()), wire.said("At last."))
    scripts = {"fine": lambda _: wire.said("Fine."), "refused": refused, "slow": slow}
    host.answer = lambda asked: scripts[asked.model](asked)
    person.choose("host/fine", "host/refused")
    await _add_lane(person, "host/slow")
    person.ask("Well?")
    await until(
        lambda: (
            len(person.lanes) == 3
            and person.lanes[0].answer
            and person.lanes[1].state.startswith("failed")
            and person.lanes[2].reasoning
        )
    )
    await person.stop()
    assert _retry(person) == "Retry failed: B, C"

    person.press(Qt.Key.Key_F6, _CTRL_SHIFT)
    await until(lambda: len(host.requests) == 5 and person.is_done)

    assert [lane.answer for lane in person.lanes] == ["Fine.", "Now.", "At last."]
    assert len(host.requests_for("fine")) == 1
    assert _retry(person) == ""


async def test_what_a_race_stopped_has_not_failed(person: Person, host: FaultServer) -> None:
    host.answer = by_model({"a": wire.said("First."), "b": (Send(wire.head()), Hold())})
    person.choose("host/a", "host/b")
    person.tab.state.arrangement.change(order=Order.RACE)
    await person.ask_and_wait("Who is first?")

    assert person.lanes[1].state.startswith("stopped")
    assert _retry(person) == ""


async def test_what_all_lanes_said_is_copied_as_sections_or_as_a_table(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model(
        {"r1": wire.said("It is\n4 | 5.", "Two and two."), "v3": wire.said("Four.")}
    )
    person.choose("host/r1", "host/v3")
    await _add_lane(person, "host/v3")
    await person.ask_and_wait("What is 2 + 2?")
    person.tab.arranging.hide(2)
    copied = QGuiApplication.clipboard()

    person.press(Qt.Key.Key_C, _CTRL_SHIFT)
    sections = copied.text()
    _entry(_tool(person, "copyAll"), "As a table, without").trigger()
    table = copied.text()

    assert sections.startswith(
        "> What is 2 + 2?\n\n## A: r1 · host\n\n### Thinking\n\nTwo and two."
    )
    assert sections.count("## B: v3 · host\n\n### Answer\n\nFour.") == 1
    assert "C:" not in sections
    assert "- Answer: 11 tok" in sections
    assert "| Answer | It is<br>4 \\| 5. | Four. |\n" in table
    assert "Two and two." not in table
    assert "lanes: 2" in person.notice


@pytest.fixture
async def compared(person: Person, host: FaultServer) -> Person:
    """Someone who has asked two models once."""
    host.answer = by_model({"r1": wire.said("Mine."), "v3": wire.said("Yours.")})
    person.choose("host/r1", "host/v3")
    await person.ask_and_wait("First?")
    return person


async def test_all_lanes_go_on_from_one_answer_and_say_so(
    compared: Person, host: FaultServer
) -> None:
    person = compared
    use = person.lanes[0].reply.button("useAsContext")
    person.click(use)

    assert use.isChecked()
    assert not person.lanes[1].reply.button("useAsContext").isChecked()
    assert _line(person) == (
        "The next question goes on from A's answer (r1) in the lanes that are asked."
    )
    await person.ask_and_wait("Second?")

    for model in ("r1", "v3"):
        sent = [m["content"] for m in host.requests_for(model)[-1].json["messages"]]
        assert sent == ["First?", "Mine.", "Second?"]
    assert [lane.reply.mark for lane in person.lanes] == ["Goes on from A's answer (r1)."] * 2
    assert [lane.replies[0].answer for lane in person.lanes] == ["Mine.", "Yours."]
    assert _line(person) == ""
    assert not seen(person.lanes[0].replies[0].foot, QToolButton, "useAsContext")

    await person.ask_and_wait("Third?")  # each from its own again, on what it was given
    sent = [m["content"] for m in host.requests_for("v3")[-1].json["messages"]]
    assert sent == ["First?", "Mine.", "Second?", "Yours.", "Third?"]
    assert person.lanes[1].reply.mark == ""


async def test_what_is_used_as_context_can_be_another_answer_or_none(
    compared: Person, host: FaultServer
) -> None:
    person = compared
    person.click(person.lanes[0].reply.button("useAsContext"))
    person.click(person.lanes[1].reply.button("useAsContext"))
    assert "B's answer (v3)" in _line(person)
    assert not person.lanes[0].reply.button("useAsContext").isChecked()

    person.click(person.lanes[1].reply.button("useAsContext"))
    assert _line(person) == ""
    person.lanes[0].transcript.setFocus()
    person.window.commands.run("use_context")
    assert "A's answer (r1)" in _line(person)

    person.click(_tool(person, "undoContext"))
    await person.ask_and_wait("Second?")

    sent = [m["content"] for m in host.requests_for("v3")[-1].json["messages"]]
    assert sent == ["First?", "Yours.", "Second?"]


async def test_a_context_survives_a_restart_and_a_fork(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model({"r1": wire.said("Mine."), "v3": wire.said("Yours.")})
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/r1", "host/v3")
        await person.ask_and_wait("First?")
        person.click(person.lanes[0].reply.button("useAsContext"))
        await person.wait_for_rest()

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        if not person.tab.state.has_begun:
            person.open_row("First?")
            await until(lambda: person.tab.state.has_begun)
        assert "A's answer (r1)" in _line(person)
        await person.ask_and_wait("Second?")
        assert person.lanes[1].reply.mark == "Goes on from A's answer (r1)."

        person.window.commands.run("fork")
        await until(lambda: person.tab.title.startswith("Fork") and person.lanes[0].replies)
        assert [lane.replies[1].mark for lane in person.lanes] == [
            "Goes on from A's answer (r1)."
        ] * 2
        await person.ask_and_wait("Third?")
        sent = fault_server.requests_for("v3")[-1].json["messages"]
        assert [m["content"] for m in sent] == ["First?", "Mine.", "Second?", "Yours.", "Third?"]


async def test_a_lane_that_was_not_asked_says_so_and_one_that_waits_says_for_whom(
    compared: Person, host: FaultServer
) -> None:
    person = compared
    gate = Gate()
    host.answer = by_model(
        {"r1": (Send(wire.head()), Reach(gate), *wire.said("Mine.")[1:]), "v3": wire.said("Yours.")}
    )
    person.tab.state.arrangement.change(order=Order.SEQUENTIAL)
    person.ask("Second?")
    await until(lambda: len(person.lanes[0].replies) == 2 and person.lanes[0].state != "")
    await until(lambda: person.lanes[1].state == "waits for lane A")
    assert not person.lanes[1].reply.view.mark.is_shown
    gate.open()
    await until(lambda: person.is_done and person.lanes[1].answer == "Yours.")

    person.press(Qt.Key.Key_2, _CTRL)
    await person.ask_and_wait("Third?")

    assert person.lanes[1].reply.mark == "Not asked in this turn."
    assert len(host.requests_for("v3")) == 2
    assert person.lanes[0].reply.mark == ""

    host.answer = wire.said("Late.")
    (ask,) = seen(person.lanes[1].widget, QToolButton, "askNow")
    person.click(ask)
    await until(lambda: person.is_done and person.lanes[1].answer == "Late.")
    assert not seen(person.lanes[1].widget, QToolButton, "askNow")
