"""The archive's file while it is open: its lock, the thread that writes, those that read."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from deepseek_desktop.core.archive import facts, opening
from deepseek_desktop.core.archive.backups import restoring
from deepseek_desktop.core.archive.backups.making import FreeSpace
from deepseek_desktop.core.archive.checksums import seal_some
from deepseek_desktop.core.archive.failures import log_failure, translated
from deepseek_desktop.core.archive.health import Health
from deepseek_desktop.core.archive.reader import Reader
from deepseek_desktop.core.archive.search.indexing import Indexing
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.archive.transactions import empty_side_file
from deepseek_desktop.core.archive.whereabouts import Whereabouts
from deepseek_desktop.core.archive.writer import Writer
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import Failure, ReadOnlyArchiveError

T = TypeVar("T")


class HeldFile:
    """Has work done on the file, in its threads; knows why it may only be read, if so.

    `make_backup` makes a way back before the file is changed by opening it.
    """

    def __init__(
        self, path: Path, health: Health, free: FreeSpace, make_backup: Callable[[Why], None]
    ) -> None:
        self.session = Session(path.parent / "sessions", uuid4().hex)
        self.restored: str | Failure | None = None
        self.read_only: ReadOnlyArchiveError | None = None
        self._health = health
        self._free = free
        self._make_backup = make_backup
        self._file = Whereabouts(path, self._connect, health.remark)
        self.writer = Writer(self._connect, health.note, self._file.renewed)
        self._reader = Reader(self._file, "archive-reader")
        # A search may take its time: who opens a conversation meanwhile does not wait for it.
        self._searcher = Reader(self._file, "archive-searcher")
        self.read = self._reader.read
        self.read_beside = self._searcher.read
        self.indexing = Indexing(self._in_writer)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._file.path

    async def open(self) -> None:
        """Look at the file, and begin to write; raises `ArchiveError`."""
        self._health.begin()
        self.writer.start()
        await self._reader.run(self._look_at_file)
        self._searcher.is_still = self._reader.is_still

    def catch_up(self) -> None:
        """Bring in step what follows from the texts: checksums and the index, without waiting."""
        self._seal()
        self.indexing.begin()

    async def close(self, first: Callable[[], None]) -> None:
        """Write all that is queued, after one thing more; let go of the file."""
        await self.indexing.end()
        await self._searcher.close()
        await self._reader.close(lambda: self._shut(first))

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work in one transaction of the writer; raises `ArchiveError`."""
        if self.read_only is not None:
            raise self.read_only.with_traceback(None)
        done = await self._in_writer(facts.counted(work))
        self.indexing.follow()
        return done

    async def write_for_certain(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the same; where the disk refuses, that is raised, and it is done when it can be."""
        kept = self.writer.submit(facts.counted(work), is_kept=True)
        done = await translated(asyncio.wrap_future(kept))
        self.indexing.follow()
        return done

    def queue(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Have the writer do some work without waiting for it; what fails is logged."""
        if self.read_only is None:
            queued = self.writer.submit(facts.counted(work))
            queued.add_done_callback(log_failure)
            queued.add_done_callback(self.indexing.follow_soon)

    async def empty_side_file(self) -> None:
        """Bring all that was written into the file itself."""
        await translated(asyncio.wrap_future(self.writer.submit(empty_side_file, is_bare=True)))

    async def _in_writer(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await translated(asyncio.wrap_future(self.writer.submit(work)))

    def _seal(self, sealed: Future[bool] | None = None) -> None:
        """Have the writer seal what an older version wrote, in portions: others come between."""
        if sealed is None or (sealed.exception() is None and sealed.result()):
            self.writer.submit(seal_some).add_done_callback(self._seal)

    def _look_at_file(self) -> None:
        path = self.path
        self.read_only = opening.unwritable(path)
        self._reader.is_still = self.read_only is not None
        if self._reader.is_still:
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.restored = restoring.fulfil_when_alone(path, self.session, self._free)
        opening.refuse_missing(path)
        self.read_only = opening.newer_format(path)
        self._health.remark(opening.remark_on_network(path))

    def _connect(self) -> sqlite3.Connection:
        connection = opening.opened(self.path, self._make_backup)
        try:
            self.session.begin()
            self._file.note_opened()
        except BaseException:
            connection.close()
            raise
        return connection

    def _shut(self, first: Callable[[], None]) -> None:
        first()
        self.writer.close()  # the last one removes the side files, and only who writes can
        self.session.end()
