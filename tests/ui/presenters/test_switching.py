"""Another model, another host: for one reply, for all to come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_PRICE = {"currency": "USD", "input": "0.5", "output": "2.19", "as_of": "2026-11-15"}
_HOSTS: dict[str, dict[str, Any]] = {
    "busy": {
        "models": [{"id": "deepseek-r1", "family": "R1", "reasoning": "always"}],
        "rules": [{"models": ["deepseek-r1"], "thinks": True, "no_effect": ["thinking"]}],
    },
    "idle": {
        "models": [
            {
                "id": "ai/DeepSeek-R1",
                "family": "R1",
                "reasoning": "always",
                "context": 64000,
                "prices": [_PRICE],
                "as_of": "2026-11-01",
            },
            {"id": "v3", "family": "V3", "reasoning": "never"},
        ],
        "dialect": {"thinking_on": {"think": True}, "thinking_off": {"think": False}},
    },
}

opens_a_menu = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)


@pytest.fixture
async def knowing(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> AsyncIterator[Person]:
    """Someone whose catalogue knows two hosts that both serve R1; one of them is too busy."""
    fault_server.answer = by_model(
        {
            "deepseek-r1": wire.error(400, "We are full."),
            "ai/DeepSeek-R1": wire.said("It is 4.", "Two and two."),
            "v3": wire.said("Four."),
        }
    )
    (tmp_path / "catalogue").mkdir()
    for name, known in _HOSTS.items():
        host = {"name": name, "title": name.title(), "base_url": fault_server.base_url, **known}
        (tmp_path / f"catalogue/{name}.json").write_text(json.dumps(host))
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.window.commands.run("new_conversation")
        yield person
        await person.wait_for_rest()


def _rows(dialog: PickModel) -> list[str]:
    """What the list of models says, headings included; empty while it says that none fits."""
    (found,) = dialog.findChildren(QListWidget, "modelList")
    return [found.item(row).text() for row in range(found.count())] if found.isVisible() else []


def _field(dialog: PickModel) -> QLineEdit:
    (field,) = seen(dialog, QLineEdit, "modelField")
    return field


async def _pick(person: Person, typed: str) -> None:
    """Type into the dialog that is open and press Enter."""
    dialog: PickModel = await person.dialog(PickModel)
    person.bot.keyClicks(_field(dialog), typed)
    person.bot.keyClick(_field(dialog), Qt.Key.Key_Return)
    await until(lambda: not dialog.isVisible())


def _roles(request: object) -> list[str]:
    assert isinstance(request, dict)
    return [message["role"] for message in request["messages"]]


async def test_a_busy_host_is_left_for_the_same_model_at_another(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("busy/deepseek-r1")
    await knowing.ask_and_wait("What is 2 + 2?")
    lane = knowing.lanes[0]
    assert lane.state.startswith("failed")
    (elsewhere,) = seen(lane.reply.foot, QToolButton, "elsewhere")

    knowing.click(elsewhere)
    dialog: PickModel = await knowing.dialog(PickModel)
    rows = _rows(dialog)
    count = len(knowing.stored)
    knowing.bot.keyClick(_field(dialog), Qt.Key.Key_Return)
    await until(lambda: len(knowing.stored) > count and knowing.is_done)

    assert rows[0] == "The same model at other hosts"
    assert rows[1] == (
        "ai/DeepSeek-R1 · idle\n0.5 in, 2.19 out, USD per million (2026-11-15) · "
        "always thinks · context 64000"
    )
    assert "deepseek-r1 · busy" not in "".join(rows)
    assert [request.model for request in fault_server.requests] == ["deepseek-r1", "ai/DeepSeek-R1"]
    assert knowing.lanes[0].answer == "It is 4."
    assert knowing.lanes[0].identity == "deepseek-r1 · busy"  # for one reply only


async def test_history_is_as_hosts_want_it_after_a_switch_also_from_r1(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("idle/ai/DeepSeek-R1")
    await knowing.ask_and_wait("What is 2 + 2?")
    (identity,) = seen(knowing.tab, QPushButton, "identity")

    knowing.click(identity)
    await _pick(knowing, "busy r1")
    await until(lambda: knowing.lanes[0].identity == "deepseek-r1 · busy")
    await knowing.ask_and_wait("And 3 + 3?")  # fails there
    knowing.window.commands.run("change_model")
    await _pick(knowing, "idle v3")
    await until(lambda: knowing.lanes[0].identity == "v3 · idle")
    await knowing.ask_and_wait("And 4 + 4?")

    second, third = (request.json for request in fault_server.requests[1:])
    assert _roles(second) == ["user", "assistant", "user"]
    assert _roles(third) == ["user", "assistant", "user"]  # what was not answered is joined
    assert "Two and two." not in json.dumps((second, third))
    assert "reasoning_content" not in json.dumps((second, third))
    assert third["model"] == "v3"
    marks = [reply.mark for reply in knowing.lanes[0].replies]
    assert marks == [
        "Answered by ai/DeepSeek-R1 · idle",  # the lane answers with another model now
        "From here on: deepseek-r1 · busy",
        "From here on: v3 · idle",
    ]
    stored = await knowing.desk.archive.conversation(knowing.tab.state.id)
    assert str(stored.lanes[0].model) == "idle/v3"


async def test_a_switch_while_a_reply_runs_waits_for_the_next_question(
    knowing: Person, fault_server: FaultServer
) -> None:
    gate = Gate()
    script = (Send(wire.head()), Send(wire.answer("Fo")), Reach(gate), Send(wire.answer("ur.")))
    ended = (*script, Send(wire.finish()), Send(wire.DONE))
    fault_server.answer = by_model({"v3": ended, "ai/DeepSeek-R1": wire.said("Six.")})
    knowing.choose("idle/v3")
    knowing.ask("What is 2 + 2?")
    await until(lambda: knowing.lanes[0].answer == "Fo")

    knowing.window.commands.run("change_model")
    await _pick(knowing, "idle deepseek-r1")
    await until(lambda: knowing.lanes[0].identity == "ai/DeepSeek-R1 · idle")
    gate.open()
    await until(lambda: knowing.is_done)
    first = knowing.lanes[0].answer
    await knowing.ask_and_wait("And 3 + 3?")

    assert first == "Four."
    assert knowing.lanes[0].answer == "Six."
    assert [request.model for request in fault_server.requests] == ["v3", "ai/DeepSeek-R1"]


async def test_any_model_can_be_typed_and_one_of_nobody_is_refused(knowing: Person) -> None:
    knowing.tab.ask(Question("What is 2 + 2?"))
    await until(lambda: knowing.is_done)
    knowing.window.commands.run("change_model")
    dialog: PickModel = await knowing.dialog(PickModel)
    knowing.bot.keyClicks(_field(dialog), "idle/brand-new")
    first = _rows(dialog)[0]
    knowing.bot.keyClick(_field(dialog), Qt.Key.Key_Return)
    await until(lambda: knowing.lanes[0].identity == "brand-new · idle")

    knowing.window.commands.run("change_model")
    await _pick(knowing, "nobody/r1")

    assert first.startswith("idle/brand-new\nas typed")
    await until(lambda: "There is no provider named “nobody”." in knowing.notice)
    assert knowing.lanes[0].identity == "brand-new · idle"


async def test_the_list_is_led_through_from_the_field_and_says_when_nothing_fits(
    knowing: Person,
) -> None:
    knowing.lanes[0].choose_in_menu("Change model")  # before the first question, too
    dialog: PickModel = await knowing.dialog(PickModel)
    field = _field(dialog)
    (found,) = dialog.findChildren(QListWidget, "modelList")
    all_rows = _rows(dialog)

    knowing.bot.keyClick(field, Qt.Key.Key_Up)
    last = found.currentRow()
    knowing.bot.keyClick(field, Qt.Key.Key_Down)
    first = found.currentItem().text()
    knowing.bot.keyClicks(field, "zzz")
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    is_possible = buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    knowing.bot.keyClick(field, Qt.Key.Key_Return)

    assert last == len(all_rows) - 1
    assert first.startswith("demo-r1 · Demo")
    assert (_rows(dialog), is_possible, dialog.isVisible()) == ([], False, True)
    field.clear()
    QApplication.sendEvent(field, QInputMethodEvent("zhong", []))
    knowing.bot.keyClick(field, Qt.Key.Key_Return)  # is for the input method
    assert dialog.isVisible()
    dialog.reject()


@opens_a_menu
async def test_thinking_is_switched_in_the_header_and_grey_where_it_cannot_be(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("busy/deepseek-r1")
    knowing.window.commands.run("lane_thinking")
    menu = _thinking_menu(knowing)
    states = {a.text(): a.isEnabled() for a in menu.actions() if a.isCheckable()}
    reasons = [a.text() for a in menu.actions() if "has no effect" in a.text()]
    menu.close()
    knowing.choose("idle/v3")
    await knowing.ask_and_wait("What is 2 + 2?")

    (button,) = seen(knowing.lanes[0].widget, QToolButton, "laneThinking")
    knowing.click(button)
    menu = _thinking_menu(knowing)
    (off,) = [action for action in menu.actions() if action.text() == "Off"]
    off.trigger()
    menu.close()
    await knowing.ask_and_wait("And 3 + 3?")

    assert (states["On"], states["Off"]) == (False, False)
    assert reasons == ["Thinking has no effect with this model, so it is not sent."]
    assert [request.json.get("think") for request in fault_server.requests] == [None, False]
    assert knowing.lanes[0].setup == "Thinking off"
    assert knowing.lanes[0].reply.mark == "From here on with other settings: Thinking off"


def _thinking_menu(person: Person) -> QMenu:
    (menu,) = seen(person.window, QMenu, "thinkingMenu")
    return menu


async def test_a_favourite_is_made_by_a_command_and_offered_first(knowing: Person) -> None:
    knowing.choose("idle/v3")
    knowing.window.commands.run("favourite")
    knowing.window.commands.run("change_model")
    dialog: PickModel = await knowing.dialog(PickModel)
    rows = _rows(dialog)
    dialog.reject()

    knowing.window.commands.run("favourite")

    assert rows[0] == "Favourites"
    assert rows[1].startswith("v3 · idle\nanswers now · price unknown · never thinks · context")
    assert knowing.desk.store.load().housekeeping.favourites == ()
