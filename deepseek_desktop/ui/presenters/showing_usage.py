"""What happens when a person asks what was used and spent, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.usage_groups import first_day, grouped, start_of, total
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.presenters.errands import Errands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.usage import Shown, UsageDialog


class ShowingUsage(QObject):
    """Adds up in the archive's reader, and again whenever a person chooses otherwise.

    `free` gives the providers that take no money.
    """

    def __init__(self, means: Means, tasks: TaskScope, free: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self._means = means
        self._tasks = tasks
        self._free = free

    def show(self, window: QWidget) -> None:
        """Show what was used until the dialog is closed."""
        from deepseek_desktop.ui.dialogs.usage import UsageDialog  # noqa: PLC0415 not needed at once

        self._tasks.start(self._show(UsageDialog(window)), name="usage")

    async def _show(self, dialog: UsageDialog) -> None:
        wanted = asyncio.Event()
        wanted.set()
        dialog.choice_changed.connect(wanted.set)
        errands = Errands(dialog, self._tasks)
        errands.start(self._add_up(dialog, wanted), name="add up usage")
        await result_of(dialog)

    async def _add_up(self, dialog: UsageDialog, wanted: asyncio.Event) -> None:
        """Show what is wanted, one after the other; what was not waited for is left out."""
        while True:
            await wanted.wait()
            wanted.clear()
            try:
                shown = await self._added_up(dialog)
            except ArchiveError as error:
                dialog.show_problem(sentence(error.failure))
                continue
            if not wanted.is_set():
                dialog.show_used(shown)

    async def _added_up(self, dialog: UsageDialog) -> Shown:
        from deepseek_desktop.ui.dialogs.usage import Shown  # noqa: PLC0415 not needed at once

        by, today = dialog.choice.by, self._means.now().astimezone().date()
        first = first_day(dialog.choice.span, today)
        since = None if first is None else start_of(first)
        uses = await self._means.archive.usage.since(since, self._free())
        return await asyncio.to_thread(
            lambda: Shown(grouped(uses, by, today, first), by, total(uses))
        )
