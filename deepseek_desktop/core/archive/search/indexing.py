"""Keeps the index in step with the texts, in small jobs of the writer."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress

from deepseek_desktop.core.archive.access import Write
from deepseek_desktop.core.archive.failures import is_passing
from deepseek_desktop.core.archive.search.index import index_some, merge_some
from deepseek_desktop.core.archive.search.renewing import begin_in_steps, clear_some
from deepseek_desktop.core.domain.errors import ArchiveError

log = logging.getLogger(__name__)

_END_LIMIT_S = 2.0  # nobody waits longer for a window to close
_REST_S = 0.02
"""Seconds between two jobs, in which others have the writer and this process its time."""


class Indexing:
    """Indexes what was written, soon after; what is left at the end is indexed next time.

    `rebuild` and `follow_soon` may be called from any thread, the rest from that of the event loop.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_made_anew = False
        self._wanted: list[Callable[[sqlite3.Connection], bool]] = []

    def begin(self) -> None:
        """Index what is left from the last time, and from then on what is written."""
        self._loop = asyncio.get_running_loop()
        self.follow()

    def follow(self) -> None:
        """Index what was just written."""
        self._want(index_some)

    async def purge(self) -> None:
        """Take out what was deleted, so that its words are in the file no more, and wait for it."""
        try:
            for work in (index_some, merge_some):
                while await self._write(work):
                    pass
        except ArchiveError as error:
            if not _is_damaged(error):
                raise
            await self._write(_begin_anew)
            while await self._write(clear_some):  # emptied, it has none of those words
                pass
            self.follow()

    def clear_out(self) -> None:
        """Do the same without waiting for it."""
        self.follow()
        self._want(merge_some)

    def follow_soon(self, _: object = None) -> None:
        """Index what was just written by somebody who did not wait for it."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it has ended: the rest is for the next time
                loop.call_soon_threadsafe(self.follow)

    def rebuild(self) -> None:
        """Have the index made anew; once, for if that does not help nothing here does."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._make_anew)

    async def end(self) -> None:
        """Leave the rest for the next time."""
        self._loop = None
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=_END_LIMIT_S)

    def _make_anew(self) -> None:
        if not self._is_made_anew:
            self._is_made_anew = True
            log.warning("The index of words is damaged, and made anew.")
            # First of all: what is indexed before would be thrown away, and nothing would follow.
            self._wanted.insert(0, _begin_anew)
            self.follow()

    def _want(self, work: Callable[[sqlite3.Connection], bool]) -> None:
        if self._loop is None:
            return
        if work not in self._wanted:
            self._wanted.append(work)
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._work(), name="index")

    async def _work(self) -> None:
        while self._wanted:
            await asyncio.sleep(_REST_S)
            # Taken out first: what is written while it is done wants it once more.
            work = self._wanted.pop(0)
            try:
                is_more = await self._write(work)
            except ArchiveError as error:
                # The disk may be full: what is written next begins this again.
                if work is index_some and _is_damaged(error):
                    self._make_anew()
                continue
            if is_more and work not in self._wanted:
                self._wanted.insert(0, work)


def _is_damaged(error: ArchiveError) -> bool:
    """Whether the index cannot be written as it is: nothing else can be wrong with what is done."""
    return isinstance(error.__cause__, sqlite3.Error) and not is_passing(error.__cause__)


def _begin_anew(connection: sqlite3.Connection) -> bool:
    begin_in_steps(connection)
    return False
