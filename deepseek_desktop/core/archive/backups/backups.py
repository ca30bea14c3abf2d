"""The backups of one archive, while it is open."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.backups import restoring
from deepseek_desktop.core.archive.backups.folder import folder_of, held
from deepseek_desktop.core.archive.backups.making import (
    FreeSpace,
    make_backup,
    refuse_without_space,
)
from deepseek_desktop.core.archive.backups.pruning import superfluous
from deepseek_desktop.core.archive.backups.reading import listed
from deepseek_desktop.core.archive.facts import ARCHIVE_ID, CHANGES, facts_of
from deepseek_desktop.core.archive.failures import translated
from deepseek_desktop.core.domain.backup import Backup, Why
from deepseek_desktop.core.domain.errors import ArchiveError, Failure

log = logging.getLogger(__name__)

T = TypeVar("T")

_FAILURES_UNTIL_TOLD = 2


class Backups:
    """Makes, lists and stages backups in a thread of its own; raises `ArchiveError`.

    `where` tells which file the archive is, `free` and `now` are the disk's room and the clock.
    """

    def __init__(
        self,
        where: Callable[[], Path],
        read: Read,
        free: FreeSpace,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._where = where
        self._read = read
        self._free = free
        self._now = now
        self._worker = ThreadPoolExecutor(1, "archive-backups")
        self._ending = threading.Event()
        self._failures = 0
        self._failure: Failure | None = None

    @property
    def folder(self) -> Path:
        """Where they are."""
        return folder_of(self._where())

    @property
    def problem(self) -> Failure | None:
        """Why backups fail; None as long as it happened once at most."""
        return self._failure if self._failures >= _FAILURES_UNTIL_TOLD else None

    async def make(self, why: Why) -> Backup:
        """Make a backup, then let go of those that are not needed any more."""
        try:
            backup = await self._work(lambda: self._make(why))
        except ArchiveError as error:
            self._failures += 1
            self._failure = error.failure
            log.warning("A backup could not be made: %s", error)
            raise
        self._failures, self._failure = 0, None
        return backup

    async def before_change(self, why: Why) -> Backup:
        """Make the way back from what will be changed next; where it fails, change nothing."""
        return await self.make(why)

    async def make_if_changed(self, why: Why, least_age: timedelta = timedelta()) -> Backup | None:
        """Make a backup if the archive is not in a state that there is a backup of.

        None is made as long as the newest is younger than `least_age`, nor of an empty archive.
        """
        made = [b for b in await self.listed() if b.contents is not None]
        facts = await self._read(facts_of)
        state = facts.get(ARCHIVE_ID), facts.get(CHANGES)
        # Any of them: by a clock that went back the newest may be another one.
        if any(
            b.contents and (b.contents.archive_id, str(b.contents.changes)) == state for b in made
        ):
            return None
        if any(timedelta() <= self._now() - backup.made_at < least_age for backup in made):
            return None
        if not made and facts.get(CHANGES) == "0":
            return None
        return await self.make(why)

    async def listed(self) -> tuple[Backup, ...]:
        """Return all backups, the newest first."""
        return await self._work(lambda: listed(self.folder))

    async def stage(self, name: str) -> None:
        """Check a backup wholly; it takes the archive's place when that is opened next."""
        await self._work(lambda: restoring.stage(self._where(), name))

    def make_here(self, why: Why) -> None:
        """Make sure of room for a change and make a backup, in this thread, like `make_backup`."""
        refuse_without_space(self._where(), 2, self._free)
        self._make(why)

    def close(self) -> None:
        """Break off what is being made, and wait for its end. Blocks."""
        self._ending.set()
        self._worker.shutdown(cancel_futures=True)

    def _make(self, why: Why) -> Backup:
        backup = make_backup(
            self._where(),
            why,
            self._now().replace(microsecond=0),
            self._free,
            lambda: not self._ending.is_set(),
        )
        with held(self.folder):
            for old in superfluous(listed(self.folder), self._now()):
                log.info("The backup %s is not needed any more.", old.name)
                (self.folder / old.name).unlink(missing_ok=True)
        return backup

    async def _work(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await translated(loop.run_in_executor(self._worker, work))
