"""Personas: written, used in lanes, seen to hold, taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.dialogs.command_palette import CommandPalette
from deepseek_desktop.ui.dialogs.personas import PersonasDialog
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.seeing import seen

opens_a_menu = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)

_STRICT = LaneSetup("Be strict.", {"temperature": 0.2})


async def _open(person: Person, command: str = "personas") -> PersonasDialog:
    person.window.commands.run(command)
    return await person.dialog(PersonasDialog)


def _press(person: Person, dialog: PersonasDialog, name: str) -> None:
    (button,) = seen(dialog, QPushButton, name)
    person.click(button)


def _name(dialog: PersonasDialog) -> QLineEdit:
    (field,) = seen(dialog, QLineEdit, "personaName")
    return field


def _rows(dialog: PersonasDialog) -> list[str]:
    (found,) = seen(dialog, QListWidget, "personaList")
    return [found.item(row).text().partition("\n")[0] for row in range(found.count())]


def _chip(lane: LaneSeen) -> str:
    chips = seen(lane.widget, ElidedToolButton, "personaChip")
    return chips[0].full_text if chips else ""


async def _keep(person: Person, *personas: Persona) -> None:
    """Write personas as another person would find them at the next start."""
    dialog = await _open(person)
    for persona in personas:
        _press(person, dialog, "newPersona")
        _name(dialog).setText(persona.name)
        (model,) = seen(dialog, QComboBox, "personaModel")
        model.setEditText(persona.model)
        (system,) = seen(dialog, QPlainTextEdit, "systemPrompt")
        system.setPlainText(persona.setup.system_prompt)
        for name, value in persona.setup.parameters.items():
            (field,) = dialog.findChildren(QLineEdit, f"parameter-{name}")
            field.setText(str(value))
        _press(person, dialog, "savePersona")
    _press(person, dialog, "closePersonas")
    await person.wait_for_rest()


async def test_a_persona_is_used_holds_and_holds_no_more_once_something_is_otherwise(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.choose("host/r1", "host/v3")
    await _keep(person, Persona("", "Strict", _STRICT))
    kept = await person.desk.archive.personas.all()

    _use(person.lanes[0], "Strict")
    shown = [(_chip(lane), lane.setup) for lane in person.lanes]
    await person.ask_and_wait("What is 2 + 2?")
    stayed = _chip(person.lanes[0])
    lane = person.tab.state.lanes[0]
    person.tab.state.answer_with(
        (replace(lane, setup=LaneSetup("Be strict.")), *person.tab.state.lanes[1:])
    )

    assert [(p.name, p.setup) for p in kept] == [("Strict", _STRICT)]
    assert shown == [("Strict", "Temperature 0.2 · with instructions"), ("", "")]
    assert stayed == "Strict"
    sent = {request.model: request.json for request in host.requests}
    assert sent["r1"]["temperature"] == 0.2
    assert sent["r1"]["messages"][0] == {"role": "system", "content": "Be strict."}
    assert "temperature" not in sent["v3"]
    assert _chip(person.lanes[0]) == ""


def _use(lane: LaneSeen, name: str) -> None:
    """Choose a persona in the menu of a lane."""
    (menu,) = lane.widget.findChildren(QMenu, "personaMenu")
    (action,) = [action for action in menu.actions() if action.text() == name]
    action.trigger()


async def test_a_persona_that_names_a_model_changes_that_too_also_later(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.choose("host/r1", "host/v3")
    await _keep(person, Persona("", "On v9", _STRICT, "host/v9"))
    await person.ask_and_wait("What is 2 + 2?")
    answers = person.lanes[1].transcript
    answers.setFocus()  # the commands are about the lane where a person is

    person.window.commands.run("palette")
    palette: CommandPalette = await person.dialog(CommandPalette)
    (field,) = seen(palette, QLineEdit, "commandField")
    person.bot.keyClicks(field, "on v9")
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: person.lanes[1].identity == "v9 · host")
    await person.wait_for_rest()
    chips = [_chip(lane) for lane in person.lanes]
    await person.ask_and_wait("And 3 + 3?")

    assert chips == ["", "On v9"]
    assert sorted(request.model for request in host.requests[2:]) == ["r1", "v9"]
    assert person.lanes[1].reply.mark.split("\n") == [
        "From here on: v9 · host",
        "From here on with other instructions.",
        "From here on with other settings: Temperature 0.2",
    ]


async def test_the_settings_of_a_lane_become_a_persona(person: Person) -> None:
    person.tab.lanes.set_up(0, LaneSetup("", {"seed": 7}))
    dialog = await _open(person, "save_persona")
    person.bot.keyClicks(_name(dialog), "Lucky")

    person.bot.keyClick(dialog, Qt.Key.Key_Escape)  # what is written is kept, as with the button
    await person.wait_for_rest()

    (kept,) = await person.desk.archive.personas.all()
    assert (kept.name, kept.setup, kept.model) == ("Lucky", LaneSetup("", {"seed": 7}), "")
    assert [_chip(lane) for lane in person.lanes] == ["Lucky", ""]


async def test_settings_that_nobody_named_are_not_kept(person: Person) -> None:
    person.tab.lanes.set_up(0, LaneSetup("", {"seed": 7}))
    dialog = await _open(person, "save_persona")

    person.bot.keyClick(dialog, Qt.Key.Key_Escape)
    await person.wait_for_rest()

    assert await person.desk.archive.personas.all() == ()


async def test_a_persona_is_deleted_brought_back_and_copied(person: Person) -> None:
    await _keep(person, Persona("", "Alpha", _STRICT), Persona("", "Beta", LaneSetup("b")))
    before = await person.desk.archive.personas.all()
    dialog = await _open(person)

    _press(person, dialog, "deletePersona")
    left = _rows(dialog)
    _press(person, dialog, "undoDelete")
    back = _rows(dialog)
    _press(person, dialog, "copyPersona")
    _press(person, dialog, "savePersona")
    _press(person, dialog, "closePersonas")
    await person.wait_for_rest()

    assert (left, back) == (["Beta"], ["Alpha", "Beta"])
    after = await person.desk.archive.personas.all()
    assert [p.name for p in after] == ["Alpha", "Alpha 2", "Beta"]
    assert after[0] == before[0]
    assert after[1].setup == _STRICT


async def test_what_cannot_be_kept_waits_and_says_why(person: Person) -> None:
    await _keep(person, Persona("", "Alpha", _STRICT), Persona("", "Beta", LaneSetup("b")))
    dialog = await _open(person)
    _name(dialog).setText("beta")
    (temperature,) = dialog.findChildren(QLineEdit, "parameter-temperature")

    _press(person, dialog, "closePersonas")
    (problem,) = seen(dialog, QLabel, "personaProblem")
    why = problem.text()
    _name(dialog).setText("Gamma")
    temperature.setText("hot")
    _press(person, dialog, "savePersona")
    (note,) = seen(dialog, QLabel, "note-temperature")

    assert "Another persona is called “beta” already." in why
    assert "not “hot”" in note.text()
    assert dialog.isVisible()
    _press(person, dialog, "discardPersona")
    _press(person, dialog, "closePersonas")
    await person.wait_for_rest()
    assert [p.name for p in await person.desk.archive.personas.all()] == ["Alpha", "Beta"]


@opens_a_menu
async def test_personas_can_be_chosen_by_keyboard_where_there_is_one_or_none(
    person: Person,
) -> None:
    person.window.commands.run("use_persona")
    (menu,) = seen(person.window, QMenu, "personaMenu")
    texts = [action.text() for action in menu.actions()]
    menu.close()
    await _keep(person, Persona("", "A&B", _STRICT))

    person.window.commands.run("use_persona")
    (menu,) = seen(person.window, QMenu, "personaMenu")
    person.bot.keyClick(menu, Qt.Key.Key_Return)

    assert texts[0] == "No persona yet"
    assert _chip(person.lanes[0]) == "A&B"
    (chip,) = seen(person.tab, ElidedToolButton, "personaChip")
    assert chip.accessibleName() == "Persona: A&B"
    assert person.tab.choices[0].setup == _STRICT
