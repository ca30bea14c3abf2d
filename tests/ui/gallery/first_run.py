"""What somebody sees who has just installed the app: nothing was asked yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from deepseek_desktop.ui.dialogs.backups import BackupsDialog
from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.dialogs.first_key import FirstKeyDialog
from deepseek_desktop.ui.dialogs.usage import UsageDialog
from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog
from tests.ui.gallery.registry import place
from tests.ui.gallery.scene import Scene
from tests.ui.seeing import seen


@place("First run", is_new=True)
async def first_run(scene: Scene) -> None:
    await scene.take()


@place("First run: one model", is_new=True)
async def first_conversation(scene: Scene) -> None:
    scene.person.window.commands.run("new_conversation")
    await scene.take()


@place("The first key", is_new=True)
async def first_key(scene: Scene) -> None:
    QGuiApplication.clipboard().clear()
    dialog = await scene.dialog("paste_key", FirstKeyDialog)
    await scene.take_of(dialog, "empty")
    scene.person.bot.keyClicks(seen(dialog, QLineEdit, "firstKey")[0], "gsk_" + "0123abcd" * 4)
    await scene.take_of(dialog, "recognised")
    await scene.close(dialog)


@place("Usage: nothing yet", is_new=True)
async def usage_empty(scene: Scene) -> None:
    await scene.shows("usage", UsageDialog, lambda d: seen(d, QLabel, "usageRemarks")[0].text())


@place("Verdicts: none yet", is_new=True)
async def verdicts_empty(scene: Scene) -> None:
    await scene.shows("verdicts", VerdictsDialog, lambda d: seen(d, QLabel, "standingsText"))


@place("The bin and backups: nothing yet", is_new=True)
async def nothing_kept(scene: Scene) -> None:
    for name, command, kind in (("bin", "bin", BinDialog), ("backups", "backups", BackupsDialog)):
        dialog = await scene.dialog(command, kind)
        await scene.take_of(dialog, name)
        await scene.close(dialog)
