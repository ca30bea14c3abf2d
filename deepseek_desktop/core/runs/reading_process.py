"""A process of its own that reads a file of a stranger, seen from here."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from deepseek_desktop.core.domain.errors import SettingError

T = TypeVar("T")


class ReadingProcess:
    """The process that reads; one thread waits for what it says.

    It runs `read`, which gets `arguments` and the end of a pipe, and is ended by who began it. What
    is raised when it says nothing for `silence_s`, or has died, comes from `silent` and `died`.
    """

    def __init__(
        self,
        read: Callable[..., None],
        arguments: tuple[object, ...],
        *,
        silence_s: float,
        silent: SettingError,
        died: SettingError,
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._silence_s = silence_s
        self._silent = silent
        self._died = died
        self._ours, self._theirs = context.Pipe()
        self._process = context.Process(target=read, args=(*arguments, self._theirs), daemon=True)
        self._thread = ThreadPoolExecutor(1, "file-reader")

    async def start(self) -> None:
        """Start it."""
        await self._in_thread(self._start)

    async def next(self) -> Any:
        """Return what it says next; raise `SettingError` where it is silent or has died."""
        return await self._in_thread(self._receive)

    async def go_on(self) -> None:
        """Let it read."""
        await self._in_thread(self._go_on)

    async def stop(self) -> None:
        """End it, whatever it does."""
        if self._process.pid is not None:
            self._process.kill()
        await self._in_thread(self._clear)
        self._thread.shutdown(wait=False)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _start(self) -> None:
        self._process.start()
        self._theirs.close()  # so that its end is noticed here

    def _go_on(self) -> None:
        with suppress(ConnectionError):  # it has died: who waits for a word of it is told
            self._ours.send("go on")

    def _receive(self) -> Any:
        try:
            if not self._ours.poll(self._silence_s):
                raise self._silent
            return self._ours.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died from error

    def _clear(self) -> None:
        if self._process.pid is not None:
            self._process.kill()  # it may have been started since
            self._process.join()
            self._process.close()
        self._ours.close()


@asynccontextmanager
async def started(process: ReadingProcess) -> AsyncIterator[ReadingProcess]:
    """Start it, and end it when the block is left."""
    try:
        await process.start()
        yield process
    finally:
        await asyncio.shield(process.stop())
