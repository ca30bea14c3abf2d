"""What cannot be written is not shown as saved, and the window says so while it is so."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMessageBox, QToolButton

from tests.core.archive.samples import limit_pages
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


def _standing(person: Person) -> str:
    return text_of(seen(person.window, QLabel, "standingText"))


async def _asked(person: Person, host: FaultServer) -> Dictation:
    """Ask a question whose first lane is dictated."""
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    await until(lambda: person.tab.state.turns)
    return script


async def test_a_full_disk_is_told_until_there_is_room_and_all_is_written(
    person: Person, host: FaultServer
) -> None:
    script = await _asked(person, host)
    assert _standing(person) == ""
    await limit_pages(person.desk.archive, 0)

    script.say("Because. " * 20_000)
    await until(lambda: _standing(person).startswith("The disk is full. What arrives is kept in"))
    person.window.notice.show_news("Something else.")
    person.click(seen(person.window, QToolButton, "closeNotice")[0])
    assert person.notice == ""
    assert "not saved" in _standing(person)
    script.end()
    await until(lambda: person.is_done)
    await until(lambda: "nothing more can be kept" in person.lanes[0].ending)

    await limit_pages(person.desk.archive, 100_000)
    await until(lambda: not _standing(person))
    await until(lambda: "nothing more can be kept" not in person.lanes[0].ending)
    assert not person.window.notice.isVisible()
    assert person.stored[0]["answer"] == "Because. " * 20_000
    assert person.stored[0]["outcome"] == "complete"


async def test_a_window_is_not_closed_over_what_is_in_memory_only(
    person: Person, host: FaultServer
) -> None:
    script = await _asked(person, host)
    await limit_pages(person.desk.archive, 0)
    script.say("Because. " * 20_000)
    await until(lambda: _standing(person))

    person.window.close()
    box = await person.dialog(QMessageBox)
    person.window.close()  # asked once, however often it is tried
    assert "only in memory" in box.text()
    assert len(person.window.findChildren(QMessageBox)) == 1
    box.reject()
    await until(lambda: not person.window.findChildren(QMessageBox))
    assert person.window.isVisible()

    await limit_pages(person.desk.archive, 100_000)
    script.end()
    await until(lambda: person.is_done and not _standing(person))
