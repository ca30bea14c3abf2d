"""A thread that reads, on one state of the file at a time."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from deepseek_desktop.core.archive.failures import translated

T = TypeVar("T")


class Reader:
    """Reads with a connection of its own, which is opened when it is needed first."""

    def __init__(self, name: str, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._thread = ThreadPoolExecutor(1, name)
        self._connection: sqlite3.Connection | None = None

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work on one state of the file; raise `ArchiveError`."""
        loop = asyncio.get_running_loop()
        return await translated(loop.run_in_executor(self._thread, self._look_up, work))

    def close(self) -> None:
        """Wait for what is read and let go of the file. Blocks: call it from a worker."""
        self._thread.shutdown()
        if self._connection is not None:
            self._connection.close()

    def _look_up(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            self._connection = self._connect()
            self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("BEGIN")
        try:
            return work(self._connection)
        finally:
            self._connection.execute("ROLLBACK")
