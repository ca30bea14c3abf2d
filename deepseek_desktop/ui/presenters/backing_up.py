"""Keeps backups while the window is open, and shows them; checks the archive when asked to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from deepseek_desktop.core.domain.backup import Backup, Why
from deepseek_desktop.core.domain.errors import ArchiveError, UnopenedArchiveError
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.dialogs.asking import confirm, is_there, result_of
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.presenters.archive_health import ArchiveHealth
from deepseek_desktop.ui.presenters.leaving import Leaving
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.standing_notice import StandingNotice
from deepseek_desktop.ui.wording import date_and_time, sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.ui.dialogs.archive_check import ArchiveCheckDialog
    from deepseek_desktop.ui.dialogs.backups import BackupsDialog

_EVERY = timedelta(minutes=30)
_SOON_S = 60.0  # after the start, and after a failure


class Ending(Enum):
    """What is to come when the window has closed."""

    QUIT = "quit"
    OPEN_AGAIN = "open_again"
    RECOVER = "recover"


class BackingUp(QObject):
    """Tells what became of backups in `notice`, and in `standing` what holds all the time.

    `ending` says what a person wanted to come after the window; it is closed then. `leaving`
    asks before something is lost by that.
    """

    def __init__(
        self,
        window: QWidget,
        means: Means,
        tasks: TaskScope,
        notice: Notice,
        commands: Commands,
    ) -> None:
        super().__init__(window)
        self.ending = Ending.QUIT
        self.standing = StandingNotice()
        self.leaving = Leaving(window, means.archive.health, tasks)
        self._archive = means.archive
        self._tasks = tasks
        self._window = window
        self._notice = notice
        commands.on("backups", self._show_backups)
        commands.on("check_archive", self._show_check)
        if (reason := means.archive.read_only) is not None:
            self.standing.show_text(sentence(reason))

    def watch_health(self, tabs: Callable[[], Iterable[ConversationTab]]) -> None:
        """Show what keeps the archive from being written, in `standing` too."""
        ArchiveHealth(self._archive.health, self.standing, self._notice, tabs)

    def keep_up(self) -> None:
        """Make backups from now on, as long as the tasks run; tell what became of a restore."""
        restored = self._archive.restored
        if isinstance(restored, str):
            self._notice.show_news(
                self.tr("The backup was restored. What the archive was before is a backup now.")
            )
        elif restored is not None:
            self._notice.show_problem(sentence(restored))
        if self._archive.read_only is None:
            self._tasks.start(self._keep_up(), name="backups")

    async def back_up_at_the_end(self) -> None:
        """Make a last backup if something is new; what fails is logged."""
        if self._archive.read_only is None:
            with suppress(ArchiveError):
                await self._archive.backups.make_if_changed(Why.CLOSING)

    async def _keep_up(self) -> None:
        wait_s, is_told = _SOON_S, False
        while True:
            await asyncio.sleep(wait_s)
            try:
                await self._archive.backups.make_if_changed(Why.AUTOMATIC, _EVERY)
                wait_s = _EVERY.total_seconds()
            except ArchiveError:
                wait_s = _SOON_S
            problem = self._archive.backups.problem
            if problem is not None and not is_told:
                text = self.tr("No backup of the archive could be made: {reason}")
                self._notice.show_problem(text.format(reason=sentence(problem)))
            is_told = problem is not None

    def _show_backups(self) -> None:
        from deepseek_desktop.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415 not needed at once

        dialog = BackupsDialog(self._archive.backups.folder, self._window)

        def start(work: Callable[[], Awaitable[None]]) -> None:
            async def run() -> None:
                try:
                    await work()
                except ArchiveError as error:
                    if is_there(dialog):
                        dialog.set_busy(is_busy=False)
                        dialog.show_problem(sentence(error.failure))
                    else:
                        self._notice.show_problem(sentence(error.failure))

            self._tasks.start(run(), name="backup")

        dialog.make_asked.connect(lambda: start(lambda: self._make(dialog)))
        dialog.restore_asked.connect(lambda b: start(lambda: self._restore(dialog, b)))
        start(lambda: self._list(dialog))
        self._tasks.start(_until_closed(dialog), name="backups shown")

    async def _list(self, dialog: BackupsDialog) -> None:
        backups = await self._archive.backups.listed()
        if is_there(dialog):
            dialog.show_backups(backups)

    async def _make(self, dialog: BackupsDialog) -> None:
        dialog.set_busy(is_busy=True)
        await self._archive.backups.make(Why.ASKED)
        await self._list(dialog)

    async def _restore(self, dialog: BackupsDialog, backup: Backup) -> None:
        text = self.tr(
            "The archive becomes what it was {at}. What it is now is kept as a backup first. "
            "Replies that run are stopped. The window closes and opens again."
        ).format(at=date_and_time(backup.made_at))
        if not await confirm(dialog, self.tr("Restore"), text, self.tr("&Restore and reopen")):
            return
        await self._archive.backups.stage(backup.name)
        dialog.reject()
        self._end(Ending.OPEN_AGAIN)

    def _show_check(self) -> None:
        from deepseek_desktop.ui.dialogs.archive_check import (  # noqa: PLC0415 not needed at once
            ArchiveCheckDialog,
        )

        dialog = ArchiveCheckDialog(self._window)
        checking = self._tasks.start(self._check(dialog), name="check archive")
        dialog.finished.connect(checking.cancel)  # nobody waits for it any more
        dialog.mend_asked.connect(
            lambda: self._tasks.start(self._mend(dialog), name="mend archive")
        )
        dialog.ways_asked.connect(lambda: self._leave_for_ways(dialog))
        self._tasks.start(_until_closed(dialog), name="check shown")

    async def _check(self, dialog: ArchiveCheckDialog) -> None:
        from deepseek_desktop.core.archive.recovering import Recovery  # noqa: PLC0415 not needed at once

        dialog.show_checking()
        try:
            dialog.show_checked(await Recovery(self._archive.path).check())
        except UnopenedArchiveError as error:
            dialog.show_problem(sentence(error.failure), has_ways=True)
        except ArchiveError as error:
            dialog.show_problem(sentence(error.failure))

    async def _mend(self, dialog: ArchiveCheckDialog) -> None:
        dialog.show_checking()
        try:
            await self._archive.mending.mend()
        except ArchiveError as error:
            if is_there(dialog):
                dialog.show_problem(sentence(error.failure), has_ways=True)
            else:
                self._notice.show_problem(sentence(error.failure))
        else:
            if is_there(dialog):
                await self._check(dialog)

    def _leave_for_ways(self, dialog: ArchiveCheckDialog) -> None:
        dialog.reject()
        self._end(Ending.RECOVER)

    def _end(self, ending: Ending) -> None:
        self.ending = ending
        self._window.close()


async def _until_closed(dialog: QDialog) -> None:
    await result_of(dialog)
