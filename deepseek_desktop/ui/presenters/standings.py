"""What happens when a person asks what verdicts add up to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.archive.verdicts import Comparand
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.presenters.errands import Errands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog


class ShowingVerdicts(QObject):
    """Counts verdicts in another thread, again whenever a person chooses otherwise."""

    def __init__(self, archive: Archive, tasks: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._archive = archive
        self._tasks = tasks

    def show(self, window: QWidget) -> None:
        """Show what all verdicts add up to until the dialog is closed."""
        from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog  # noqa: PLC0415 a window is to be seen first

        self._tasks.start(self._show(VerdictsDialog(window)), name="verdicts")

    async def _show(self, dialog: VerdictsDialog) -> None:
        wanted = asyncio.Event()
        wanted.set()
        dialog.counting_changed.connect(wanted.set)
        errands = Errands(dialog, self._tasks)
        errands.start(self._count(dialog, wanted), name="count verdicts")
        await result_of(dialog)

    async def _count(self, dialog: VerdictsDialog, wanted: asyncio.Event) -> None:
        """Count what is wanted, one after the other; what was not waited for is left out."""
        from deepseek_desktop.core.evaluation.counting import counted  # noqa: PLC0415 a window is to be seen first

        try:
            compared: tuple[Comparand, ...] = await self._archive.verdicts.all()
        except ArchiveError as error:
            dialog.show_problem(sentence(error.failure))
            return
        while True:
            await wanted.wait()
            wanted.clear()
            found = await asyncio.to_thread(counted, compared, dialog.counting)
            if not wanted.is_set():
                dialog.show_counted(found)
