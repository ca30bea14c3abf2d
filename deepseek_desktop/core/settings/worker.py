"""Runs what may block for ever, one thing after another, and waits only so long."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class StuckError(Exception):
    """The work did not end in time; while it hangs, nothing else is begun."""


class Worker:
    """One thread that dies with the process; a hanging call blocks it and nothing else."""

    def __init__(self, name: str, limit_s: float) -> None:
        self._name = name
        self._limit_s = limit_s
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_stuck = False

    async def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; raise what it raises, or `StuckError` after the limit."""
        if self._is_stuck:
            raise StuckError
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 handed to whoever waits
                self._tell(loop, done, error=error)
            else:
                self._tell(loop, done, result=result)

        self._begin()
        self._jobs.put(job)
        try:
            async with asyncio.timeout(self._limit_s):
                return await done
        except TimeoutError:
            self._is_stuck = True
            raise StuckError from None

    def close(self) -> None:
        """End the thread after what was begun; one that hangs ends with the process."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread = None

    def _begin(self) -> None:
        if self._thread is None:
            # A daemon: a key store that hangs must not keep the app from ending.
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            self._is_stuck = False

    def _tell(
        self,
        loop: asyncio.AbstractEventLoop,
        done: asyncio.Future[T],
        *,
        result: T | None = None,
        error: Exception | None = None,
    ) -> None:
        def settle() -> None:
            if done.done():
                return
            if error is not None:
                done.set_exception(error)
            else:
                done.set_result(result)  # type: ignore[arg-type] # it is one where nothing failed

        if not loop.is_closed():
            loop.call_soon_threadsafe(settle)
