"""What was typed is there again: in another tab, after a restart, after a kill."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.ui.view_state import FILE_NAME as VIEW_FILE
from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier


def _stored(person: Person) -> list[str]:
    """Return what a second program finds in the file."""
    return [text for (text,) in rows(person.desk.data_dir, "SELECT text FROM draft")]


async def test_typing_is_stored_soon_and_forgotten_when_it_is_sent(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("Yes.")
    person.choose("host/a", "host/b")
    person.type("Is it stored?")
    await until(lambda: _stored(person) == ["Is it stored?"])

    person.press(Qt.Key.Key_Return)
    await until(lambda: person.is_done and _stored(person) == [])
    await person.wait_for_rest()


async def test_drafts_of_all_tabs_are_there_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.ask_and_wait("What is the capital of Iceland?")
        person.type("and of 冰岛?")
        begun = person.tab.state.id
        person.press(Qt.Key.Key_N, _CTRL)
        person.choose("host/some-model")
        person.type("not asked yet")

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: len(person.window.tabs.tabs) == 2)
        drafts = {tab.state.id: tab.draft for tab in person.window.tabs.tabs}
        (other,) = drafts.keys() - {begun}
        assert drafts[begun].question == Question("and of 冰岛?")
        assert drafts[other].question == Question("not asked yet")
        assert [lane.model for lane in drafts[other].lanes] == ["host/some-model"]


async def test_a_tab_that_a_person_closed_does_not_come_back(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.type("never mind")
        await until(lambda: _stored(person) == ["never mind"])
        person.press(Qt.Key.Key_W, _CTRL)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.wait_for_rest()
        assert [tab.draft.question.prompt for tab in person.window.tabs.tabs] == [""]


async def test_a_draft_that_is_about_to_be_stored_is_not_when_its_tab_is_closed(
    person: Person,
) -> None:
    person.type("never mind")
    person.window._maker.presenters_of(person.tab).drafting._keep_soon()  # as its timer does

    person.press(Qt.Key.Key_W, _CTRL)
    await person.wait_for_rest()
    await person.desk.archive.mark_interrupted()  # behind all that was queued

    assert _stored(person) == []


async def test_a_first_question_that_cannot_be_stored_is_there_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.press(Qt.Key.Key_N, _CTRL)
        person.choose("demo/demo-v3")
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other_program:
            other_program.execute(
                "CREATE TRIGGER full BEFORE INSERT ON turn BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
            person.ask("Precious?")
            await person.wait_for_rest()
            other_program.execute("DROP TRIGGER full")
        assert not person.tab.state.has_begun
        assert person.field.toPlainText() == "Precious?"

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.field.toPlainText() == "Precious?"
        assert [lane.model for lane in person.tab.choices] == ["demo/demo-v3"]
        await person.ask_and_wait(" Really?")
        await person.wait_for_rest()
        assert [turn.prompt for turn in person.tab.state.turns] == ["Precious? Really?"]


async def test_what_was_typed_in_a_conversation_that_is_gone_is_there_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.ask_and_wait("One?")
        await person.wait_for_rest()
        await person.desk.archive.bin.put_conversation(person.tab.state.id)  # from a terminal
        await person.desk.archive.bin.empty()
        person.type("still typing here")
        models = [lane.model for lane in person.tab.choices]

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.field.toPlainText() == "still typing here"
        assert [lane.model for lane in person.tab.choices] == models


async def test_a_draft_without_lanes_keeps_nothing_from_being_opened(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        for name in ("a", "b"):
            await person.desk.archive.drafts.keep(Draft(name, Question(name)))

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        drafts = [tab.draft.question.prompt for tab in person.window.tabs.tabs]
        assert {"a", "b"} <= set(drafts)
        assert len(person.lanes) == 2


async def test_a_tab_that_is_reopened_has_its_draft_though_nothing_was_stored_yet(
    person: Person,
) -> None:
    await person.ask_and_wait("One?")
    await person.wait_for_rest()
    person.type("typed just before closing")
    is_free = Event()

    def be_slow(_: sqlite3.Connection) -> None:
        is_free.wait(5)

    person.desk.archive._queue(be_slow)

    person.window.commands.run("close_tab")
    person.window.commands.run("reopen_tab")
    await until(lambda: person.tab.state.has_begun)
    is_free.set()

    assert person.field.toPlainText() == "typed just before closing"
    await person.wait_for_rest()


async def test_what_is_open_is_known_after_a_kill(person: Person) -> None:
    await person.ask_and_wait("What is the capital of Iceland?")

    kept = person.desk.data_dir / VIEW_FILE
    await until(lambda: kept.exists() and person.tab.state.id in kept.read_text())
