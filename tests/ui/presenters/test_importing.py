"""Files of other apps in the window: chosen, imported, told of, cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)

from deepseek_desktop.ui.dialogs.importing import ImportDialog
from tests.core.interchange.imports import exports
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


async def _choose(person: Person, *paths: Path) -> ImportDialog:
    person.window.commands.run("import")
    dialog = await person.dialog(QFileDialog)
    names = " ".join(f'"{path}"' for path in paths)
    dialog.findChildren(QLineEdit)[0].setText(names if len(paths) > 1 else str(paths[0]))
    dialog.accept()
    return await person.dialog(ImportDialog)


def _said(dialog: ImportDialog) -> str:
    return dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def _press(dialog: ImportDialog, name: str) -> None:
    (button,) = seen(dialog, QPushButton, name)
    button.click()


async def test_files_are_imported_told_of_and_asked_about_when_they_come_again(
    person: Person, tmp_path: Path
) -> None:
    talks, other = tmp_path / "talks.json", tmp_path / "other.json"
    talks.write_bytes(exports.text_of([exports.deepseek()]))
    other.write_bytes(b"no JSON at all")

    dialog = await _choose(person, talks, other)
    await until(lambda: _said(dialog), 20)
    await until(lambda: "About d1" in person.library)
    assert "New conversations: 1" in _said(dialog)
    assert "What is new stands in the library" in text_of(seen(dialog, QLabel, "importSaid"))
    assert "other.json holds no JSON" in _said(dialog)
    _press(dialog, "copyImportReport")
    assert QGuiApplication.clipboard().text() == _said(dialog)
    _press(dialog, "closeImport")
    await person.wait_for_rest()

    dialog = await _choose(person, talks)
    box = await person.dialog(QMessageBox)
    assert "talks.json was imported on" in box.text()
    box.buttons()[0].click()
    await until(lambda: _said(dialog), 20)
    assert "Conversations that were here already: 1" in _said(dialog)
    assert "Nothing new came" in text_of(seen(dialog, QLabel, "importSaid"))
    assert person.library.count("About d1") == 1
    _press(dialog, "closeImport")
    await person.wait_for_rest()


async def test_an_import_that_is_cancelled_brings_nothing(person: Person, tmp_path: Path) -> None:
    talks = tmp_path / "talks.json"
    many = [exports.deepseek(f"d{n}", "Why? " * 2000) for n in range(400)]
    talks.write_bytes(exports.text_of(many))
    before = person.library

    dialog = await _choose(person, talks)
    _press(dialog, "closeImport")
    await person.wait_for_rest()

    assert person.library == before
    assert await person.desk.archive.summaries() == ()
    assert person.notice == "The import was cancelled. Nothing was added."
