"""Leads a person on from an archive that does not open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.core.archive.recovering import Recovery
from deepseek_desktop.core.domain.archive_state import Condition, fuller_backup
from deepseek_desktop.core.domain.backup import Backup
from deepseek_desktop.core.domain.errors import ArchiveError, DeskError, UnopenedArchiveError
from deepseek_desktop.ui.dialogs.asking import result_of, tell
from deepseek_desktop.ui.dialogs.recovery import RecoveryDialog
from deepseek_desktop.ui.models.backup_words import salvaged_text
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

translate = QCoreApplication.translate

_NOTHING_TO_READ = {Condition.MISSING, Condition.FOREIGN}


async def recovered(
    data_dir: Path, error: DeskError | None, report: Callable[[BaseException], None]
) -> bool:
    """Tell why the desk does not open; return whether it is to be opened again.

    Where it is the archive, the ways on are shown until one led on. Without an `error` the archive
    opens, but is damaged.
    """
    if error is not None and not isinstance(error, UnopenedArchiveError):
        await tell(None, "DeepSeek Desktop", sentence(error.failure))
        return False
    problem = translate(
        "backups", "The archive is damaged. What can still be read of it can be kept."
    )
    condition = None
    if error is not None:
        problem, condition = sentence(error.failure), error.condition
    recovery = Recovery(data_dir / FILE_NAME)
    dialog = RecoveryDialog(problem, data_dir, can_be_salvaged=condition not in _NOTHING_TO_READ)
    async with TaskScope(report) as tasks:
        return await _recover(dialog, recovery, tasks)


async def _recover(dialog: RecoveryDialog, recovery: Recovery, tasks: TaskScope) -> bool:
    def start(work: Callable[[], Awaitable[Any]], name: str) -> None:
        async def run() -> None:
            dialog.set_busy(is_busy=True)
            try:
                await work()
            except ArchiveError as error:
                dialog.set_busy(is_busy=False)
                dialog.show_problem(sentence(error.failure))

        tasks.start(run(), name=name)

    async def show() -> None:
        dialog.show_backups(await recovery.backups())

    async def restore(backup: Backup) -> None:
        await recovery.restore(backup.name)
        dialog.accept()

    async def salvage() -> None:
        salvaged = await recovery.salvage()
        fuller = fuller_backup(salvaged, await recovery.backups())
        dialog.show_done(salvaged_text(salvaged, fuller))

    async def begin_anew() -> None:
        kept_as = await recovery.set_aside()
        if kept_as:
            text = translate("backups", "A new archive has begun. The other is kept as {name}.")
            dialog.show_done(text.format(name=kept_as))
        else:
            dialog.accept()

    dialog.restore_asked.connect(lambda backup: start(lambda: restore(backup), "restore"))
    dialog.salvage_asked.connect(lambda: start(salvage, "salvage"))
    dialog.anew_asked.connect(lambda: start(begin_anew, "begin anew"))
    start(show, "list backups")
    return await result_of(dialog)
