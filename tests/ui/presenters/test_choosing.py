"""What a person sets for a lane, and what the window knows of its model."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.lane_settings import LaneSettingsDialog
from deepseek_desktop.ui.dialogs.model_card import ModelCardDialog
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import facts_in, seen, text_of
from tests.ui.window import at_the_window

_RULES = [
    {
        "models": ["r1*"],
        "thinks": True,
        "no_effect": ["temperature"],
        "refused": ["seed"],
        "limits": {"top_p": [0.95, 1]},
        "system_in_question": True,
        "source": "the page of <b>R1</b>",
        "as_of": "2026-11-15",
    }
]


@pytest.fixture
async def knowing(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> AsyncIterator[Person]:
    """Someone whose own catalogue knows what `host` makes of its parameters."""
    fault_server.answer = wire.said("It is 4.", "Two and two.")
    price = {"currency": "USD", "input": "1", "output": "4"}
    known = {
        "name": "host",
        "title": "The host",
        "base_url": fault_server.base_url,
        "dialect": {"thinking_on": {"think": True}, "thinking_off": {"think": False}},
        "rules": _RULES,
        "notes": [{"en": "Nobody checked this."}],
        "models": [
            {
                "id": "r1-mini",
                "family": "R1",
                "context": 128000,
                "prices": [price],
                "source": "a page",
                "as_of": "2026-11-01",
            }
        ],
    }
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue/host.json").write_text(json.dumps(known))
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        yield person


async def _settings(person: Person, lane: int = 0) -> LaneSettingsDialog:
    person.lanes[lane].choose_in_menu("Settings")
    return await person.dialog(LaneSettingsDialog)


def _line(dialog: LaneSettingsDialog, name: str) -> QLineEdit:
    field = dialog.findChild(QLineEdit, f"parameter-{name}")
    assert isinstance(field, QLineEdit)
    return field


def _note(dialog: LaneSettingsDialog, name: str) -> str:
    return text_of([w for w in dialog.findChildren(QLabel, f"note-{name}") if w.isVisible()])


def _origin(dialog: LaneSettingsDialog, name: str) -> str:
    (note,) = dialog.findChildren(QLabel, f"note-{name}")
    return note.toolTip()


def _choose(dialog: LaneSettingsDialog, name: str, text: str) -> None:
    box = dialog.findChild(QComboBox, f"parameter-{name}")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(text))


async def _press(
    person: Person, dialog: LaneSettingsDialog, kind: QDialogButtonBox.StandardButton
) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    person.click(buttons.button(kind))
    await person.wait_for_rest()


async def test_what_is_set_for_a_lane_goes_out_with_its_question_alone(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("host/v3", "host/v3")
    dialog = await _settings(knowing)
    knowing.bot.keyClicks(_line(dialog, "temperature"), "0.6")
    _choose(dialog, "thinking", "off")
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Ok)

    shown = knowing.lanes[0].setup, knowing.lanes[1].setup
    await knowing.ask_and_wait("What is 2 + 2?")

    assert shown == ("Thinking off · Temperature 0.6", "")
    first, second = sorted(fault_server.requests, key=lambda r: "think" not in r.json)
    assert (first.json["temperature"], first.json["think"]) == (0.6, False)
    assert not {"temperature", "think"} & second.json.keys()
    assert knowing.lanes[0].setup == "Thinking off · Temperature 0.6"
    kept = {row["lane_id"]: json.loads(row["parameters"]) for row in knowing.stored}
    assert sorted("temperature" in parameters for parameters in kept.values()) == [False, True]


async def test_what_has_no_effect_is_grey_and_says_why(knowing: Person) -> None:
    knowing.choose("host/r1-mini", "demo/demo-v3")
    dialog = await _settings(knowing)

    assert not _line(dialog, "temperature").isVisible(), "folded away at first"
    (idle,) = seen(dialog, QToolButton, "idleParameters")
    idle.click()
    assert not _line(dialog, "temperature").isEnabled()
    assert "no effect with this model" in _note(dialog, "temperature")
    assert not _line(dialog, "seed").isEnabled()
    assert "is refused by this model" in _note(dialog, "seed")
    assert _line(dialog, "top_p").isEnabled()
    assert _note(dialog, "top_p") == ""
    knowing.bot.keyClicks(_line(dialog, "top_p"), "0.5")
    assert "nearest value" in _note(dialog, "top_p")
    (advice,) = dialog.findChildren(QLabel, "advice")
    assert "in front of your first question" in advice.text()
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Cancel)


async def test_what_has_no_effect_tells_who_says_so_and_when(knowing: Person) -> None:
    knowing.choose("host/r1-mini", "demo/demo-v3")
    dialog = await _settings(knowing)

    origins = {name: _origin(dialog, name) for name in ("temperature", "seed", "effort")}
    knowing.bot.keyClicks(_line(dialog, "top_p"), "0.5")

    said = "the page of ‹b>R1‹/b>, 2026-11-15"
    assert origins == {"temperature": said, "seed": said, "effort": ""}
    assert _origin(dialog, "top_p") == said
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Cancel)


async def test_instructions_go_out_as_the_model_wants_them(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("host/r1-mini", "host/v3")
    for lane in (0, 1):
        dialog = await _settings(knowing, lane)
        (field,) = dialog.findChildren(QPlainTextEdit, "systemPrompt")
        knowing.bot.keyClicks(field, "Be brief.")
        await _press(knowing, dialog, QDialogButtonBox.StandardButton.Ok)

    await knowing.ask_and_wait("What is 2 + 2?")

    sent = {request.model: request.json["messages"] for request in fault_server.requests}
    assert sent["r1-mini"] == [{"role": "user", "content": "Be brief.\n\nWhat is 2 + 2?"}]
    assert [message["role"] for message in sent["v3"]] == ["system", "user"]


async def test_nonsense_is_told_where_it_stands_and_nothing_is_taken(knowing: Person) -> None:
    knowing.choose("host/v3", "demo/demo-v3")
    dialog = await _settings(knowing)
    knowing.bot.keyClicks(_line(dialog, "temperature"), "hot")
    (tools,) = dialog.findChildren(QPlainTextEdit, "parameter-tools")
    knowing.bot.keyClicks(tools, "[{")

    (buttons,) = dialog.findChildren(QDialogButtonBox)
    knowing.click(buttons.button(QDialogButtonBox.StandardButton.Ok))

    assert dialog.isVisible()
    assert "temperature is a number from 0 to 2, not “hot”." in _note(dialog, "temperature")
    assert "tools is not valid JSON" in _note(dialog, "tools")
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Cancel)
    assert knowing.lanes[0].setup == ""


async def test_a_key_in_the_instructions_is_taken_only_when_a_person_confirms_it(
    knowing: Person,
) -> None:
    knowing.choose("host/v3", "demo/demo-v3")
    dialog = await _settings(knowing)
    (field,) = dialog.findChildren(QPlainTextEdit, "systemPrompt")
    field.setPlainText("Use sk-0123456789abcdef0123456789abcdef for calls.")
    (said,) = dialog.findChildren(QLabel, "keyDoubt")
    (confirmed,) = dialog.findChildren(QCheckBox, "confirmKey")

    (buttons,) = dialog.findChildren(QDialogButtonBox)
    knowing.click(buttons.button(QDialogButtonBox.StandardButton.Ok))
    before = dialog.isVisible(), confirmed.hasFocus(), knowing.tab.choices[0].setup.system_prompt
    text = said.text()
    knowing.bot.keyClick(confirmed, Qt.Key.Key_Space)
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Ok)

    assert before == (True, True, "")
    assert "looks like a key" in text
    assert "0123456789abcdef0123" not in text
    assert knowing.tab.choices[0].setup.system_prompt.startswith("Use sk-")


async def test_a_lane_that_was_asked_is_asked_otherwise_from_the_next_question_on(
    knowing: Person, fault_server: FaultServer
) -> None:
    knowing.choose("host/v3", "demo/demo-v3")
    await knowing.ask_and_wait("What is 2 + 2?")
    dialog = await _settings(knowing)
    knowing.bot.keyClicks(_line(dialog, "temperature"), "0.6")
    _choose(dialog, "thinking", "off")
    await _press(knowing, dialog, QDialogButtonBox.StandardButton.Ok)
    shown = knowing.lanes[0].setup, knowing.lanes[1].setup

    await knowing.ask_and_wait("And 3 + 3?")

    assert shown == ("Thinking off · Temperature 0.6", "")
    first, second = fault_server.requests
    assert not {"temperature", "think"} & first.json.keys()
    assert (second.json["temperature"], second.json["think"]) == (0.6, False)
    mark = "From here on with other settings: Thinking off · Temperature 0.6"
    assert [lane.reply.mark for lane in knowing.lanes] == [mark, ""]
    state = knowing.tab.state
    stored = await knowing.desk.archive.conversation(state.id)
    assert stored.lanes == state.lanes
    assert stored.lanes[0].setup.parameters == {"thinking": False, "temperature": 0.6}


async def test_a_model_card_says_who_said_so_and_when(knowing: Person) -> None:
    knowing.choose("host/r1-mini", "demo/demo-v3")
    knowing.lanes[0].choose_in_menu("About")
    dialog: ModelCardDialog = await knowing.dialog(ModelCardDialog)
    (card,) = dialog.findChildren(QFrame, "facts")
    facts = facts_in(card)

    assert facts["Context"].replace(",", "") == "128000 tokens"
    assert "1 in, — cached, 4 out, USD per million (a page, 2026-11-01)" in facts["Price"]
    assert facts["Source"] == "a page, 2026-11-01"
    assert "Nobody checked this." in facts["To know"]
    assert "MATH-500 97.3 %" in card.findChildren(QLabel)[-3].text() + facts["Benchmarks"]
    assert "2026" in facts["Benchmarks"]
    knowing.bot.keyClick(dialog, Qt.Key.Key_Escape)
    await until(lambda: not dialog.isVisible())
    await knowing.wait_for_rest()


async def test_a_model_that_nobody_knows_has_a_card_that_says_so(knowing: Person) -> None:
    knowing.choose("host/unheard-of", "demo/demo-v3")
    knowing.lanes[0].choose_in_menu("About")
    dialog: ModelCardDialog = await knowing.dialog(ModelCardDialog)
    (card,) = dialog.findChildren(QFrame, "facts")

    assert "Nothing is known of this model." in facts_in(card)["To know"]
    dialog.reject()
    await knowing.wait_for_rest()


async def test_settings_of_a_provider_that_nobody_added_are_not_guessed(knowing: Person) -> None:
    knowing.choose("nobody/r1", "demo/demo-v3")

    knowing.lanes[0].choose_in_menu("Settings")

    assert "There is no provider named “nobody”." in knowing.notice
