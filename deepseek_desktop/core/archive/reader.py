"""A thread that reads: each piece of work sees one state of the file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.failures import translated
from deepseek_desktop.core.archive.still_file import still_connection_to
from deepseek_desktop.core.archive.whereabouts import Whereabouts

T = TypeVar("T")


class Reader:
    """Owns the reading connection; opens another one where the file is not the same any more."""

    def __init__(self, file: Whereabouts, name: str) -> None:
        self._file = file
        self._thread = ThreadPoolExecutor(1, name)
        self._reading: sqlite3.Connection | None = None
        self._generation = 0
        self.is_still = False
        """Whether nobody can write the file: it is read without files beside it."""

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `work` reads; raises `ArchiveError`."""
        return await self.run(lambda: self._look_up(work))

    async def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, done in the thread; raises `ArchiveError`."""
        loop = asyncio.get_running_loop()
        return await translated(loop.run_in_executor(self._thread, work))

    async def close(self, then: Callable[[], None] = lambda: None) -> None:
        """Close the connection, do one thing more in the thread, and end it."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._shut, then)
        self._thread.shutdown()

    def _shut(self, then: Callable[[], None]) -> None:
        if self._reading is not None:
            self._reading.close()
        then()

    def _look_up(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._reading is not None and self._generation != self._file.generation:
            self._reading.close()
            self._reading = None
        if self._reading is None:
            self._generation = self._file.generation
            path = self._file.path
            self._reading = (
                still_connection_to(path) if self.is_still else connection_to(path, "ro")
            )
            self._reading.execute("PRAGMA query_only = ON")
        self._reading.execute("BEGIN")
        try:
            return work(self._reading)
        finally:
            self._reading.execute("ROLLBACK")
