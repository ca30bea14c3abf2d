"""An earlier question that is edited is not lost, whatever happens meanwhile."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.models.wishes import Act
from tests.core.archive.samples import rows
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window


async def _talk(person: Person, *questions: str) -> None:
    for question in questions:
        await person.ask_and_wait(question)
    await person.wait_for_rest()


def _edit(person: Person, text: str) -> None:
    """Change the question that was asked last."""
    person.tab.wishing.wish_here(Act.EDIT)
    person.field.selectAll()
    person.type(text)


def _is_edited(person: Person) -> bool:
    return bool(seen(person.tab, QPushButton, "saveEdit"))


def _concern(person: Person) -> str:
    return text_of(seen(person.tab, QLabel, "concernText"))


def _prompts(person: Person) -> list[str]:
    return [turn.prompt for turn in person.tab.state.turns]


def _let_no_turn_be_stored(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as other_program:
        other_program.execute(
            "CREATE TRIGGER full BEFORE INSERT ON turn BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )


async def test_a_question_that_waits_is_sent_without_ending_the_edit(person: Person) -> None:
    await _talk(person, "One?")
    person.tab.composer.show_queue([Question("Two?"), Question("Three?")])
    _edit(person, "One, with care?")

    person.click(seen(person.tab, QToolButton, "sendWaiting")[1])
    await until(lambda: _prompts(person) == ["One?", "Three?", "Two?"] and person.is_done)

    assert person.field.toPlainText() == "One, with care?"
    assert _is_edited(person)
    await person.wait_for_rest()


async def test_a_question_that_waits_is_taken_back_behind_the_edit(person: Person) -> None:
    await _talk(person, "One?")
    person.type("typed before")
    person.tab.composer.show_queue([Question("Two?")])
    _edit(person, "One, with care?")

    person.click(seen(person.tab, QToolButton, "editWaiting")[0])
    assert person.field.toPlainText() == "One, with care?"
    assert "when the edit has ended" in _concern(person)
    assert person.tab.draft.question.prompt == "Two?\ntyped before"

    person.click(person.button("cancelEdit"))
    assert person.field.toPlainText() == "Two?\ntyped before"


async def test_an_edit_is_gone_on_with_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await _talk(person, "One?")
        person.type("typed before")
        _edit(person, "An hour of editing")
        await until(lambda: "An hour" in str(rows(tmp_path, "SELECT edited FROM draft")))
        person.type(", and more")

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.tab.state.has_begun)
        assert person.field.toPlainText() == "An hour of editing, and more"
        assert _is_edited(person)
        person.click(person.button("cancelEdit"))
        assert person.field.toPlainText() == "typed before"
        await until(lambda: rows(tmp_path, "SELECT edited FROM draft") == [(None,)])


async def test_another_question_is_edited_only_when_nothing_would_be_lost(person: Person) -> None:
    await _talk(person, "One?", "Two?")
    first, second = (turn.id for turn in person.tab.state.turns)
    person.tab.asking.edit(first, Question("One?"))
    person.tab.asking.edit(second, Question("Two?"))
    person.type(" With care?")

    person.tab.asking.edit(first, Question("One?"))

    assert person.tab.asking.edited_id == second
    assert person.field.toPlainText() == "Two? With care?"
    assert _concern(person) == "Finish or cancel the edit first."


async def test_an_edit_of_a_deleted_question_becomes_a_new_one(person: Person) -> None:
    await _talk(person, "One?", "Two?")
    person.type("typed before")
    _edit(person, "Two, with care?")

    person.tab.wishing.wish_here(Act.DELETE)
    await until(lambda: _prompts(person) == ["One?"])

    assert not _is_edited(person)
    assert person.field.toPlainText() == "Two, with care?\ntyped before"
    assert "is gone" in _concern(person)
    await person.wait_for_rest()


@pytest.mark.parametrize("is_asked", [True, False])
async def test_an_edit_that_cannot_be_stored_goes_on(person: Person, *, is_asked: bool) -> None:
    await _talk(person, "One?")
    person.type("typed before")
    _edit(person, "An hour of editing")
    _let_no_turn_be_stored(person.desk.data_dir)

    if is_asked:
        person.bot.keyClick(person.field, "\r")
    else:
        person.click(person.button("saveEdit"))
    await person.wait_for_rest()

    assert "no room" in person.notice
    assert person.field.toPlainText() == "An hour of editing"
    assert _is_edited(person)
    assert person.tab.draft.question.prompt == "typed before"


async def test_an_edit_that_was_kept_is_over(person: Person) -> None:
    await _talk(person, "One?")
    _edit(person, "Other?")

    person.click(person.button("saveEdit"))
    await person.wait_for_rest()

    assert _prompts(person) == ["Other?"]
    assert person.tab.draft.edit is None
    assert person.tab.draft.is_empty
