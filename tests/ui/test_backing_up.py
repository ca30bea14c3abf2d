"""Backups, the check and the ways on from a damaged archive, as a person meets them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop import app
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.showing import Showing
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.dialogs.archive_check import ArchiveCheckDialog
from deepseek_desktop.ui.dialogs.backups import BackupsDialog
from deepseek_desktop.ui.dialogs.recovery import RecoveryDialog
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.only_window import OnlyWindow
from deepseek_desktop.ui.presenters import backing_up
from deepseek_desktop.ui.widgets.backup_list import BackupList
from tests.core.archive.samples import awaited, conversation, ended, turn
from tests.support import until
from tests.ui.person import PRIMES, Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window


async def _fill(folder: Path, *names: str) -> None:
    async with Archive(folder) as archive:
        for name in names:
            reply = awaited(f"r-{name}", f"{name}-0")
            await archive.begin_turn(conversation(name), turn(f"t-{name}"), [reply])
            await archive.finish(ended(reply, answer="Yes. " * 3000))


async def _ask(person: Person) -> None:
    """Store something without the window."""
    await person.desk.archive.begin_turn(conversation("c"), turn("t-c"), [])


def _shown(kind: type[QDialog]) -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def _windows() -> list[MainWindow]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]


async def _one(kind: type[QDialog]) -> QDialog:
    await until(lambda: _shown(kind))
    return _shown(kind)[0]


def _press(bot: QtBot, dialog: QDialog, name: str) -> None:
    (button,) = seen(dialog, QPushButton, name)
    assert button.isEnabled()
    bot.mouseClick(button, Qt.MouseButton.LeftButton)


@asynccontextmanager
async def _started(application: Application, folder: Path) -> AsyncIterator[asyncio.Task[int]]:
    """Start the app over a folder; it is closed at the end."""
    only = OnlyWindow(folder)
    running = asyncio.ensure_future(app._main(application, folder, {}, Showing(), only))
    try:
        yield running
        for window in _windows():
            window.close()
        assert await running == 0
    finally:
        running.cancel()
        await asyncio.wait([running])
        only.release()


async def test_a_person_makes_a_backup_and_sees_what_each_holds(person: Person) -> None:
    await _ask(person)
    person.window.commands.run("backups")
    dialog = await person.dialog(BackupsDialog)
    (shown,) = seen(dialog, BackupList, "backupList")
    assert shown.count() == 0

    _press(person.bot, dialog, "makeBackup")
    await until(lambda: shown.count() == 1)

    text = shown.item(0).text()
    assert "made by you" in text
    assert "conversations: 1 · questions: 1" in text
    assert "newest: “Why?”" in text
    assert str(person.desk.data_dir / "backups") in text_of(seen(dialog, QLabel, "backupsFolder"))
    dialog.reject()
    await person.wait_for_rest()


async def test_a_backup_is_restored_while_the_window_is_open(
    hooked: None, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    await _fill(tmp_path, "c")
    async with Archive(tmp_path) as archive:
        await archive.backups.make(Why.ASKED)
    await _fill(tmp_path, "d")
    async with _started(qapp, tmp_path):
        await until(_windows)
        (first,) = _windows()
        first.commands.run("backups")
        dialog = await _one(BackupsDialog)
        await until(lambda: dialog.findChildren(BackupList)[0].count() == 1)
        _press(qtbot, dialog, "restoreBackup")
        box = await _one(QMessageBox)
        qtbot.mouseClick(box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)

        await until(lambda: _windows() and _windows() != [first])
        (second,) = _windows()
        await until(lambda: len(second._summaries.summaries) == 1)
        notice = text_of(seen(second, QLabel, "noticeText"))

    assert "The backup was restored" in notice
    async with Archive(tmp_path) as archive:
        assert [summary.id for summary in await archive.summaries()] == ["c"]
        assert Why.RESTORE in [backup.why for backup in await archive.backups.listed()]


async def test_a_damaged_archive_leads_to_ways_on_and_then_to_the_window(
    hooked: None, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    await _fill(tmp_path, "c", "d")
    file = tmp_path / FILE_NAME
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    async with _started(qapp, tmp_path):
        dialog = await _one(RecoveryDialog)
        assert "damaged" in text_of(seen(dialog, QLabel, "recoverySaid"))
        await until(lambda: not seen(dialog, BackupList, "backupList"))
        await until(seen(dialog, QPushButton, "salvage")[0].isEnabled)
        _press(qtbot, dialog, "salvage")
        await until(lambda: seen(dialog, QPushButton, "goOn"))
        told = text_of(seen(dialog, QLabel, "recoverySaid"))
        _press(qtbot, dialog, "goOn")
        await until(_windows)
        (window,) = _windows()
        await until(lambda: len(window._summaries.summaries) == 2)

    assert "conversations 2, questions 2, replies 2" in told
    assert "archive-damaged-" in told


async def test_who_salvaged_is_told_of_a_backup_that_holds_more_in_the_colours_chosen(
    hooked: None, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    await _fill(tmp_path, "c", "d")
    async with Archive(tmp_path) as archive:
        await archive.backups.make(Why.ASKED)
        await archive.bin.put_conversation("d")
        await archive.bin.empty()
    (tmp_path / "settings.toml").write_text('theme = "dark"\n', "utf-8")
    file = tmp_path / FILE_NAME
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    async with _started(qapp, tmp_path):
        dialog = await _one(RecoveryDialog)
        assert dialog.palette().color(QPalette.ColorRole.Window).lightnessF() < 0.2
        await until(seen(dialog, QPushButton, "salvage")[0].isEnabled)
        width = dialog.width()
        _press(qtbot, dialog, "salvage")
        await until(lambda: seen(dialog, QPushButton, "goOn"))
        told = text_of(seen(dialog, QLabel, "recoverySaid"))
        assert dialog.width() == width
        _press(qtbot, dialog, "goOn")
        await until(_windows)

    assert "conversations 1, questions 1, replies 1." in told
    assert "holds more: conversations 2, questions 2, replies 2" in told
    assert "Nothing is known to be missing" not in told


async def test_the_check_in_the_window_finds_and_repairs(person: Person) -> None:
    await _ask(person)
    with closing(sqlite3.connect(person.desk.data_dir / FILE_NAME)) as connection:
        connection.execute("DROP INDEX turn_by_parent")
    person.window.commands.run("check_archive")
    dialog = await person.dialog(ArchiveCheckDialog)
    await until(lambda: seen(dialog, QPushButton, "mendArchive"))
    found = text_of(seen(dialog, QLabel, "checkFound"))

    _press(person.bot, dialog, "mendArchive")
    await until(lambda: "Nothing is wrong" in text_of(seen(dialog, QLabel, "checkSaid")))

    assert "An index is missing (1): turn_by_parent" in found
    dialog.reject()
    await person.wait_for_rest()


async def test_a_newer_archive_is_shown_and_not_asked_into(
    hooked: None, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    await _fill(tmp_path, "c")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.executescript(
            "PRAGMA user_version = 99;"
            "UPDATE archive_fact SET value = '9.8.7' WHERE name = 'last_written_by'"
        )
    before = (tmp_path / FILE_NAME).read_bytes()
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert "9.8.7" in text_of(seen(person.window, QLabel, "standingText"))
        await until(lambda: person.library == ["About c"])
        person.ask(PRIMES)
        await until(lambda: any("newer version" in label for label in _texts(person)))
        await person.wait_for_rest()
        assert person.field.toPlainText() == PRIMES, "what was typed is not lost"

    assert (tmp_path / FILE_NAME).read_bytes() == before


async def test_two_failed_backups_are_told(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    await _ask(person)
    monkeypatch.setattr(backing_up, "_SOON_S", 0.01)
    monkeypatch.setattr(person.desk.archive.backups, "_free", lambda _: 0)
    person.window.backing_up.keep_up()

    await until(lambda: "No backup of the archive could be made" in person.notice)
    for task in tuple(person.tasks._tasks):
        task.cancel()
    await person.wait_for_rest()


def _texts(person: Person) -> list[str]:
    labels = [label for label in person.window.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.objectName() != "standingText"]
