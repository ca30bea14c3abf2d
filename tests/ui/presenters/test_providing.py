from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.providers_seen import (
    fill,
    opened_form,
    press_in,
    stored_settings,
)
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window


async def _open_dialog(person: Person) -> AddProviderDialog:
    (action,) = [a for a in person.window.findChildren(QAction) if a.text() == "Add &provider…"]
    action.trigger()
    return await opened_form(person)


def _problem(dialog: AddProviderDialog) -> str:
    return text_of(seen(dialog, QLabel, "problem"))


async def test_a_provider_is_stored_offered_and_can_be_asked_at_once(
    person: Person, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    dialog = await _open_dialog(person)

    fill(person, dialog, providerName="near", baseUrl=f"{fault_server.base_url}/")
    press_in(person, dialog, "Ok")
    await person.wait_for_rest()

    assert stored_settings(person) == {"providers": {"near": {"base_url": fault_server.base_url}}}
    assert person.notice.startswith("near is added.")
    choice = person.lanes[0].choice
    assert "near/" in [choice.itemText(index) for index in range(choice.count())]
    assert choice.currentText() == "demo/demo-r1"
    person.choose("near/some", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    assert person.lanes[0].answer == "It is 4."
    assert fault_server.requests[0].model == "some"


async def test_a_model_that_was_used_is_offered_from_then_on(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.choose("host/some", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    await person.wait_for_rest()

    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    choice = person.lanes[0].choice
    assert "host/some" in [choice.itemText(index) for index in range(choice.count())]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"baseUrl": ""}, "The base URL is empty."),
        ({"baseUrl": "nonsense"}, "“nonsense” does not start like a web address."),
        ({"baseUrl": "http://host.example/v1"}, "http:// is only for a server on this machine"),
        ({"baseUrl": "https://me:secret@host.example"}, "Leave user name and password out"),
        ({"providerName": "Not so"}, "“Not so” cannot be the name of a provider."),
        ({"providerName": "demo"}, "The name “demo” belongs to the demo."),
        ({"keyVariable": "sk-1234 5678"}, "What you gave is no such name"),
    ],
)
async def test_what_cannot_be_used_keeps_the_dialog_open_and_says_why(
    person: Person, fields: dict[str, str], sentence: str
) -> None:
    dialog = await _open_dialog(person)
    good = {"providerName": "near", "baseUrl": "https://host.example/v1", "keyVariable": ""}

    fill(person, dialog, **(good | fields))
    press_in(person, dialog, "Ok")

    assert dialog.isVisible()
    assert sentence in _problem(dialog)
    assert "secret" not in _problem(dialog)
    assert "sk-1234" not in _problem(dialog)
    press_in(person, dialog, "Cancel")
    await person.wait_for_rest()
    assert not (person.desk.data_dir / "settings.toml").exists()


async def test_a_corrected_field_is_taken(person: Person) -> None:
    dialog = await _open_dialog(person)
    fill(person, dialog, providerName="near", baseUrl="nonsense")
    press_in(person, dialog, "Ok")

    fill(person, dialog, baseUrl="https://host.example/v1", keyVariable="NEAR_KEY")
    press_in(person, dialog, "Ok")
    await person.wait_for_rest()

    entry = {"base_url": "https://host.example/v1", "key_env": "NEAR_KEY"}
    assert stored_settings(person) == {"providers": {"near": entry}}


async def test_a_provider_whose_key_is_not_set_says_so_in_its_lane(person: Person) -> None:
    dialog = await _open_dialog(person)
    fill(
        person,
        dialog,
        providerName="near",
        baseUrl="https://host.example/v1",
        keyVariable="NEAR_KEY",
    )
    press_in(person, dialog, "Ok")
    await person.wait_for_rest()
    person.choose("near/some", "demo/demo-v3")

    await person.ask_and_wait("What is 2 + 2?")

    assert "the environment variable NEAR_KEY" in person.lanes[0].ending
    assert person.lanes[1].state.startswith("done")


async def test_cancelling_adds_nothing(person: Person) -> None:
    before = person.desk.providers.profiles
    dialog = await _open_dialog(person)
    fill(person, dialog, providerName="near", baseUrl="https://host.example/v1")

    press_in(person, dialog, "Cancel")
    await person.wait_for_rest()

    assert not (person.desk.data_dir / "settings.toml").exists()
    assert person.desk.providers.profiles == before


async def test_settings_that_cannot_be_written_are_told(person: Person) -> None:
    (person.desk.data_dir / "settings.toml").mkdir()
    dialog = await _open_dialog(person)
    fill(person, dialog, providerName="near", baseUrl="https://host.example/v1")

    press_in(person, dialog, "Ok")
    await person.wait_for_rest()

    assert person.notice.startswith("The settings could not be written to ")


async def test_replies_go_on_while_the_dialog_is_open(person: Person, host: FaultServer) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    script.say("Because")
    await until(lambda: person.lanes[0].answer == "Because")
    dialog = await _open_dialog(person)

    script.say(" it is.")
    await until(lambda: person.lanes[0].answer == "Because it is.")
    script.end()
    await until(lambda: person.is_done)

    assert dialog.isVisible()
    press_in(person, dialog, "Cancel")
    await person.wait_for_rest()


async def test_closing_the_window_closes_the_dialog(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        dialog = await _open_dialog(person)

    assert not isValid(dialog)
