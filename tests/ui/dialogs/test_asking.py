from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from shiboken6 import isValid

from deepseek_desktop.ui.dialogs.asking import confirm, result_of, tell
from deepseek_desktop.ui.dialogs.backups import BackupsDialog
from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.tasks import TaskScope
from tests.support import until
from tests.ui.person import Person


def _ignore(_: BaseException) -> None:
    logging.getLogger(__name__).debug("The test looks at the task itself.")


@pytest.mark.parametrize("is_accepted", [True, False])
async def test_the_answer_is_awaited(qapp: QApplication, is_accepted: bool) -> None:
    dialog = QDialog()
    async with TaskScope(_ignore) as tasks:
        asking = tasks.start(result_of(dialog), name="asking")
        await until(dialog.isVisible)

        dialog.accept() if is_accepted else dialog.reject()

        assert await asking is is_accepted
    await until(lambda: not isValid(dialog))


async def test_other_work_goes_on_meanwhile(qapp: QApplication) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    dialog = QDialog()
    async with TaskScope(_ignore) as tasks:
        tasks.start(tick(), name="ticking")
        asking = tasks.start(result_of(dialog), name="asking")
        await until(dialog.isVisible)
        before = ticks

        await until(lambda: ticks >= before + 10)

        assert dialog.isVisible()
        dialog.reject()
        await asking
        after = ticks
        await until(lambda: ticks > after)


async def test_giving_up_closes_the_dialog(qapp: QApplication) -> None:
    dialog = QDialog()
    async with TaskScope(_ignore) as tasks:
        asking = tasks.start(result_of(dialog), name="asking")
        await until(dialog.isVisible)

        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking

    await until(lambda: not isValid(dialog))


async def test_what_is_told_is_plain_text(qapp: QApplication) -> None:
    async with TaskScope(_ignore) as tasks:
        telling = tasks.start(tell(None, "Title", "<b>text</b>"), name="telling")
        await until(lambda: _boxes(qapp))
        (box,) = _boxes(qapp)

        assert box.textFormat() is Qt.TextFormat.PlainText
        assert box.text() == "<b>text</b>"
        box.accept()
        await telling


def _boxes(qapp: QApplication) -> list[QMessageBox]:
    widgets = qapp.topLevelWidgets()
    return [w for w in widgets if isinstance(w, QMessageBox) and w.isVisible()]


@pytest.mark.parametrize(("button", "is_agreed"), [("Remove", True), ("Cancel", False)])
async def test_only_the_named_button_agrees(
    qapp: QApplication, button: str, is_agreed: bool
) -> None:
    async with TaskScope(_ignore) as tasks:
        asking = tasks.start(confirm(None, "Title", "<b>text</b>", "Remove"), name="asking")
        await until(lambda: _boxes(qapp))
        (box,) = _boxes(qapp)

        assert box.textFormat() is Qt.TextFormat.PlainText
        (pressed,) = [b for b in box.buttons() if b.text().replace("&", "") == button]
        pressed.click()

        assert await asking is is_agreed


async def test_escape_does_not_agree(qapp: QApplication) -> None:
    async with TaskScope(_ignore) as tasks:
        asking = tasks.start(confirm(None, "Title", "Text", "Remove"), name="asking")
        await until(lambda: _boxes(qapp))
        (box,) = _boxes(qapp)

        box.reject()

        assert await asking is False


async def test_a_dialog_that_goes_with_its_parent_is_no_error(qapp: QApplication) -> None:
    parent = QDialog()
    dialog = QDialog(parent)
    async with TaskScope(_ignore) as tasks:
        outer = tasks.start(result_of(parent), name="outer")
        await until(parent.isVisible)
        inner = tasks.start(result_of(dialog), name="inner")
        await until(dialog.isVisible)

        outer.cancel()
        await until(lambda: not isValid(dialog))
        inner.cancel()
        with suppress(asyncio.CancelledError):
            await inner

        assert inner.cancelled()


async def test_work_for_a_dialog_that_was_closed_meanwhile_ends_without_a_word(
    person: Person,
) -> None:
    for command, kind in (("bin", BinDialog), ("backups", BackupsDialog)):
        person.window.commands.run(command)
        (dialog,) = person.window.findChildren(kind) or [await person.dialog(kind)]
        while not dialog.isVisible():  # noqa: ASYNC110 at once: what it shows is still being read
            await asyncio.sleep(0)
        dialog.reject()
        await person.wait_for_rest()

    person.window.commands.run("backups")
    backups = await person.dialog(BackupsDialog)
    backups.make_asked.emit()
    backups.reject()
    await person.wait_for_rest()

    assert person.notice == ""
    assert len(await person.desk.archive.backups.listed()) == 1
