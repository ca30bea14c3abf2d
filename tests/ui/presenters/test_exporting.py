"""Exports in the window: what is asked, what is written, and how it is told."""

from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
)

from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.ui.dialogs.export import ExportDialog
from deepseek_desktop.ui.dialogs.export_progress import ExportProgressDialog
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


async def _ask_two(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("It is 7.", "Let me count.")
    for title in ("One?", "Two?"):
        person.window.commands.run("new_conversation")
        person.choose("host/a")
        await person.ask_and_wait(title)
    await person.wait_for_rest()


async def _begun(person: Person, kind: str) -> ExportDialog:
    person.window.commands.run("export")
    dialog = await person.dialog(ExportDialog)
    (formats,) = seen(dialog, QComboBox, "exportFormat")
    formats.setCurrentIndex(formats.findData(kind))
    return dialog


def _go_on(person: Person, dialog: ExportDialog) -> None:
    person.click(seen(dialog, QPushButton, "exportSave")[0])


def _is_told(person: Person, path: Path) -> bool:
    return str(path) in person.notice


async def _choose(person: Person, path: Path) -> None:
    dialog = await person.dialog(QFileDialog)
    dialog.findChildren(QLineEdit)[0].setText(str(path))
    dialog.accept()


async def test_this_conversation_or_all_of_them_go_into_a_file(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _ask_two(person, host)
    for name, is_all in (("one.json", False), ("all.json", True)):
        dialog = await _begun(person, "json")
        assert seen(dialog, QCheckBox, "exportThinking") == []
        assert "“Two?”" in seen(dialog, QRadioButton, "exportChosen")[0].text()
        if is_all:
            seen(dialog, QRadioButton, "exportAll")[0].click()
        _go_on(person, dialog)
        await _choose(person, tmp_path / name)
        await until(partial(_is_told, person, tmp_path / name))
        await person.wait_for_rest()

    one, all_ = (json.loads((tmp_path / n).read_text("utf-8")) for n in ("one.json", "all.json"))
    assert [each["title"] for each in one["conversations"]] == ["Two?"]
    assert [each["title"] for each in all_["conversations"]] == ["One?", "Two?"]
    assert [button.text() for button in seen(person.window, QPushButton, "undo")] == ["&Show"]


async def test_several_for_reading_go_into_a_folder_of_their_own_without_the_thinking(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _ask_two(person, host)
    dialog = await _begun(person, "markdown")
    seen(dialog, QRadioButton, "exportAll")[0].click()
    seen(dialog, QCheckBox, "exportThinking")[0].click()
    _go_on(person, dialog)
    place = tmp_path / "exports"
    await asyncio.to_thread(place.mkdir)
    await _choose(person, place)
    await until(lambda: str(place) in person.notice)
    await person.wait_for_rest()

    (folder,) = await asyncio.to_thread(lambda: list(place.iterdir()))
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    assert len(texts) == 2
    assert all("It is 7." in text and "Let me count." not in text for text in texts)


async def test_a_pdf_is_printed_beside_the_window(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _ask_two(person, host)
    _go_on(person, await _begun(person, "pdf"))
    await _choose(person, tmp_path / "a.pdf")
    await until(lambda: "a.pdf" in person.notice)
    await person.wait_for_rest()

    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


async def test_a_long_one_shows_how_far_it_is_and_is_cancelled_without_a_trace(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _ask_two(person, host)
    kept, goes_on = person.desk.archive.kept, asyncio.Event()
    read = kept.of

    async def slow(conversation_id: str) -> KeptConversation:
        if conversation_id == (await kept.ids())[1]:
            await goes_on.wait()
        return await read(conversation_id)

    kept.of = slow  # type: ignore[method-assign]  # a disk that is slow when it is to be
    dialog = await _begun(person, "csv")
    seen(dialog, QRadioButton, "exportAll")[0].click()
    _go_on(person, dialog)
    await _choose(person, tmp_path / "a.csv")
    progress = await person.dialog(ExportProgressDialog)
    said = text_of(seen(progress, QLabel, "exportSaid"))
    (buttons,) = progress.findChildren(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    await until(lambda: person.notice)
    await person.wait_for_rest()

    assert said == "Conversations written: 1 of 2"
    assert person.notice == "The export was cancelled. Nothing was saved."
    assert not [path for path in tmp_path.iterdir() if "csv" in path.name]  # noqa: ASYNC240 one look


async def test_what_cannot_be_written_is_told_and_an_empty_archive_too(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    person.window.commands.run("export")
    await until(lambda: person.notice.startswith("There is nothing to export yet"))
    await _ask_two(person, host)
    _go_on(person, await _begun(person, "json"))

    await _choose(person, tmp_path / "con.json")

    await until(lambda: "keeps for a device" in person.notice)
    await person.wait_for_rest()


async def test_what_looks_like_a_key_is_saved_only_with_a_yes(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    host.answer = wire.said("It is sk-" + "a1B2" * 8)
    person.choose("host/a", "host/a")
    await person.ask_and_wait("What is my key?")
    for answer in (None, "Save all the same"):
        _go_on(person, await _begun(person, "html"))
        await _choose(person, tmp_path / "x.html")
        box = await person.dialog(QMessageBox)
        assert "looks like a key in 1 of" in box.text()
        assert not (tmp_path / "x.html").exists()
        buttons = {button.text(): button for button in box.buttons()}
        (buttons[answer] if answer else box.button(QMessageBox.StandardButton.Cancel)).click()
        await person.wait_for_rest()
        if answer is None:
            assert person.notice == "The export was cancelled. Nothing was saved."

    assert "What is my key?" in (tmp_path / "x.html").read_text("utf-8")


async def test_a_file_that_is_there_is_replaced_only_with_a_yes(
    person: Person, host: FaultServer, tmp_path: Path
) -> None:
    await _ask_two(person, host)
    out = tmp_path / "mine.csv"
    out.write_text("mine")
    for answer in (None, "Replace it"):
        _go_on(person, await _begun(person, "csv"))
        await _choose(person, out)
        box = await person.dialog(QMessageBox)
        buttons = {button.text(): button for button in box.buttons()}
        (buttons[answer] if answer else box.button(QMessageBox.StandardButton.Cancel)).click()
        await person.wait_for_rest()
        assert (out.read_text("utf-8") == "mine") is (answer is None)
