"""Reports in the window: saved, opened, asked again."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)

from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report_reading import read_report
from deepseek_desktop.core.interchange.report_record import report_text
from deepseek_desktop.core.runs.opening_report import keep_report
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.dialogs.figures import FiguresDialog
from deepseek_desktop.ui.dialogs.report import ReportDialog
from deepseek_desktop.ui.widgets.composing.prompt_edit import PromptEdit
from deepseek_desktop.ui.widgets.tab_window import TabWindow
from tests.core.interchange.reported import reported
from tests.faults import wire
from tests.faults.server import FaultServer, Request, Script
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import facts_in, seen, text_of


def _answered(request: Request) -> Script:
    return wire.stream(
        wire.reasoning("Let me count."),
        wire.answer(f"{request.model} says 7"),
        wire.finish(),
        wire.usage(prompt=10, completion=8),
        wire.DONE,
    )


async def _compare(person: Person, host: FaultServer) -> None:
    host.answer = _answered
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How many?")


async def _choose(person: Person, path: Path) -> None:
    """Choose a file in the dialog of the system, as it looks here."""
    dialog = await person.dialog(QFileDialog)
    dialog.findChildren(QLineEdit)[0].setText(str(path))
    dialog.accept()


async def _saved(person: Person, path: Path) -> None:
    await _choose(person, path)
    await until(lambda: person.notice)
    await person.wait_for_rest()


async def test_a_comparison_is_saved_opened_once_and_told_to_be_a_report(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _compare(person, host)
    (more,) = seen(person.tab, QToolButton, "moreTools")
    (entry,) = [a for a in more.menu().actions() if a.objectName() == "report"]
    entry.trigger()
    dialog = await person.dialog(ReportDialog)
    assert seen(dialog, QCheckBox, "reportTurn") == []
    person.click(seen(dialog, QPushButton, "reportSave")[0])
    await _saved(person, tmp_path / "r.html")

    assert str(tmp_path / "r.html") in person.notice
    assert [button.text() for button in seen(person.window, QPushButton, "undo")] == ["&Show"]
    assert "a says 7" in (tmp_path / "r.html").read_text("utf-8")

    for _ in range(2):
        person.window.commands.run("open_report")
        await _choose(person, tmp_path / "r.dsreport")
        await until(lambda: len(person.titles) == 2)
        await person.wait_for_rest()

    assert len(person.library) == 2
    assert [lane.answer for lane in person.lanes] == ["a says 7", "b says 7"]
    said = text_of(seen(person.tab, QLabel, "reportSaid"))
    assert said.startswith("Opened from a report made on ")
    assert said.endswith("Its checksums match what is in it.")


async def test_one_turn_is_saved_without_thinking_from_a_conversation_with_one_model(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    host.answer = _answered
    person.window.commands.run("new_conversation")
    person.choose("host/a")
    await person.ask_and_wait("One?")
    await person.ask_and_wait("Two?")
    person.window.commands.run("report")
    dialog = await person.dialog(ReportDialog)
    for name in ("reportTurn", "reportThinking"):
        seen(dialog, QCheckBox, name)[0].click()
    person.click(seen(dialog, QPushButton, "reportSave")[0])
    await _saved(person, tmp_path / "r.html")

    record = json.loads((tmp_path / "r.dsreport").read_text("utf-8"))

    assert [turn["prompt"] for turn in record["turns"]] == ["Two?"]
    assert record["first_turn"] == 2
    assert record["turns"][0]["replies"][0]["reasoning"] is None


async def test_what_looks_like_a_key_is_asked_about_and_nothing_saved_without_a_yes(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is sk-" + "a1B2" * 8)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("What is my key?")
    person.window.commands.run("report")
    person.click(seen(await person.dialog(ReportDialog), QPushButton, "reportSave")[0])

    box = await person.dialog(QMessageBox)

    assert "looks like a key" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    await person.wait_for_rest()
    assert person.notice == ""
    assert person.window.findChildren(QFileDialog) == []


async def test_a_folder_that_cannot_be_written_is_told(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _compare(person, host)
    person.window.commands.run("report")
    person.click(seen(await person.dialog(ReportDialog), QPushButton, "reportSave")[0])
    folder = tmp_path / "gone"
    folder.mkdir()
    dialog = await person.dialog(QFileDialog)
    dialog.findChildren(QLineEdit)[0].setText(str(folder / "r.html"))
    folder.rmdir()
    dialog.accept()
    await until(lambda: person.notice)

    assert person.notice.startswith("The report cannot be saved as ")
    await person.wait_for_rest()


async def test_what_is_no_report_is_told_and_nothing_is_stored(
    person: Person, tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_text('{"format": "other"}', "utf-8")
    person.window.commands.run("open_report")
    await _choose(person, tmp_path / "x.json")
    await until(lambda: person.notice)

    assert person.notice == "x.json was not opened. This is no report of DeepSeek Desktop."
    assert person.library == []
    await person.wait_for_rest()

    (tmp_path / "y.dsreport").write_text(report_text(reported()), "utf-8")
    person.window.commands.run("open_report")
    await _choose(person, tmp_path / "y.dsreport")
    await until(lambda: person.tab.state.has_begun)
    assert person.notice == ""  # it was about another file


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
async def test_a_name_from_elsewhere_turns_no_sentence_around(
    person: Person, tmp_path: Path
) -> None:
    name = os.fsdecode("a\n\u202etxt".encode() + b"\xff.dsreport")
    (tmp_path / name).write_text("{}", "utf-8")
    for folder in (tmp_path, tmp_path / "gone"):
        person.window.reports.open(folder / name)
        await until(lambda: person.notice)
        await person.wait_for_rest()

        assert "a··txt·.dsreport" in person.notice
        person.click(seen(person.window, QToolButton, "closeNotice")[0])
        await until(lambda: not person.notice)


async def test_the_same_is_asked_again_beside_it_question_by_question(
    person: Person, host: FaultServer
) -> None:
    await _compare(person, host)
    await person.ask_and_wait("And then?")
    person.press(
        Qt.Key.Key_F7, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    box = await person.dialog(QMessageBox)
    assert "Questions: 2." in box.text()
    assert "Asks a at host, b at host: cost unknown." in box.text()
    box.buttons()[0].click()
    await until(
        lambda: len(person.tab.state.turns) == 2 and person.is_done and len(host.requests) == 8
    )
    await person.wait_for_rest()

    assert [lane.prompts for lane in person.lanes] == [["How many?", "And then?"]] * 2
    assert person.tab.title == "Again: How many?"
    assert sorted(person.library) == ["Again: How many?", "How many?"]
    assert seen(person.tab, QFrame, "reportLine") == []


async def test_what_another_process_stored_is_shown_with_its_verdicts(
    person: Person,
) -> None:
    report = reported()
    changed = report_text(report).replace("Because.", "Because!")
    read = read_report(changed.encode())
    known = await keep_report(opened(read), person.desk.archive)

    person.window.reports.show(known)
    await until(lambda: person.tab.state.id == known)
    await person.wait_for_rest()

    assert person.library == ["Why so?"]
    said = text_of(seen(person.tab, QLabel, "reportSaid"))
    assert said.endswith("it was changed after it was made.")
    person.click(seen(person.tab, QPushButton, "reportDetails")[0])
    dialog = await person.dialog(FiguresDialog)
    cards = [facts_in(card) for card in seen(dialog, QFrame, "facts")]
    assert cards[0]["Checksum (SHA-256)"] == read.checksum
    assert cards[1] == {"Question 1": "A is better than B. <b>Clear</b>"}
    dialog.reject()
    await person.wait_for_rest()
    assert await person.desk.archive.verdicts.all() == ()


def _dropped(area: QWidget, *paths: Path) -> bool:
    """Drag files over something and let go; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, plain)
    QApplication.sendEvent(area, entered)
    if entered.isAccepted():
        QApplication.sendEvent(area, QDropEvent(QPoint(5, 5), copy, data, left, plain))
    return entered.isAccepted()


async def test_reports_that_are_dropped_are_opened_wherever_in_the_window(
    person: Person, tmp_path: Path
) -> None:
    report, older, text = (tmp_path / n for n in ("一.dsreport", "x.json", "a.txt"))
    report.write_text(report_text(reported()), "utf-8")
    older.write_text("{}", "utf-8")
    text.write_text("x", "utf-8")
    field = next(edit for edit in person.tab.findChildren(PromptEdit) if edit.isVisible())

    assert _dropped(field.viewport(), report)
    await until(lambda: person.library == ["Why so?"])
    await person.wait_for_rest()
    assert _dropped(person.window, older)
    await until(lambda: person.notice.endswith("This is no report of DeepSeek Desktop."))
    assert not _dropped(person.window, text)

    person.window.commands.run("new_comparison")
    person.window.commands.run("move_tab_out")
    (torn_off,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, TabWindow)]
    report.write_text(report_text(reported()).replace("Why so?", "Why not?"), "utf-8")
    assert _dropped(torn_off, report)
    await until(lambda: sorted(person.library) == ["Why not?", "Why so?"])
    assert seen(person.tab, QToolButton, "chipLabel") == []
    await person.wait_for_rest()


async def test_what_the_desktop_wants_opened_waits_for_the_window(
    qapp: Application, person: Person, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.dsreport", tmp_path / "2.dsreport"
    first.write_text(report_text(reported()), "utf-8")
    second.write_text("{}", "utf-8")
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(first))))
    assert person.library == []

    qapp.open_with(person.window.reports.open)
    try:
        await until(lambda: person.library == ["Why so?"])
        await person.wait_for_rest()
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(second))))
        await until(lambda: person.notice.endswith("This is no report of DeepSeek Desktop."))
        await person.wait_for_rest()
    finally:
        qapp.open_with(None)
