"""What was typed is there again: in another tab, after a restart, after a kill."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.attachment import Question
from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person, at_the_window

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
    await until(lambda: _stored(person) == ["Is it stored?"], timeout_s=1.5)

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
        await until(lambda: person.tasks._tasks)
        await person.wait_for_rest()
        person.press(Qt.Key.Key_W, _CTRL)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.wait_for_rest()
        assert [tab.draft.question.prompt for tab in person.window.tabs.tabs] == [""]
