"""How the thinking of a turn begins: open, closed, or as a person left it last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.view_state import FILE_NAME
from tests.support import until
from tests.ui.person import PRIMES, Person
from tests.ui.settings_seen import open_settings
from tests.ui.window import at_the_window

_LAST = 'thinking = "last"\n'


async def _choose(person: Person, text: str) -> None:
    settings = await open_settings(person)
    settings.choose("thinking", text)
    await settings.close()


async def test_thinking_is_open_unless_something_else_is_chosen(person: Person) -> None:
    await person.ask_and_wait(PRIMES)

    assert person.lanes[0].reasoning


async def test_the_thinking_of_the_next_question_begins_closed_and_can_be_opened(
    person: Person,
) -> None:
    await person.ask_and_wait(PRIMES)
    await _choose(person, "Closed")
    assert person.lanes[0].reasoning, "what is open stays open"

    await person.ask_and_wait(PRIMES)

    first, second = person.lanes[0].replies
    assert first.reasoning
    assert not second.reasoning
    assert second.thinking_title.startswith("Thought for ")
    assert second.answer
    person.click(second.button("bandHeading"))
    assert second.reasoning


async def test_a_new_tab_begins_as_it_was_chosen(person: Person) -> None:
    await _choose(person, "Closed")
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    await person.ask_and_wait(PRIMES)

    assert not person.lanes[0].reasoning
    assert person.lanes[0].reply.thinking_title.startswith("Thought for ")


async def test_as_last_follows_what_a_person_did_to_any_thinking(person: Person) -> None:
    await _choose(person, "As it was left last")
    await person.ask_and_wait(PRIMES)
    assert person.lanes[0].reasoning

    person.click(person.lanes[0].reply.button("bandHeading"))
    await person.ask_and_wait(PRIMES)

    assert [bool(reply.reasoning) for reply in person.lanes[0].replies] == [False, False]
    person.click(person.lanes[0].reply.button("bandHeading"))
    await person.ask_and_wait(PRIMES)
    assert [bool(r.reasoning) for r in person.lanes[0].replies] == [False, True, True]


@pytest.mark.usefixtures("hooked")
async def test_as_last_holds_for_the_next_window_and_for_what_it_opens(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text(_LAST)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.window.restore(tmp_path / FILE_NAME)
        await person.ask_and_wait(PRIMES)
        person.click(person.lanes[0].reply.button("bandHeading"))

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.window.restore(tmp_path / FILE_NAME)
        await until(lambda: bool(person.lanes and person.lanes[0].replies))
        assert not person.lanes[0].reasoning
        await person.ask_and_wait(PRIMES)
        assert not person.lanes[0].reasoning
        assert person.lanes[0].reply.thinking_title.startswith("Thought for ")
