"""The one way in which the window starts work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self

log = logging.getLogger(__name__)

_END_LIMIT_S = 3.0


class TaskScope:
    """Owns running tasks: reports a failure once; leaving the scope stops and awaits them."""

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._on_error = on_error
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any], *, name: str) -> asyncio.Task[Any]:
        """Run `work` until it ends or the scope does."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # What was only just started takes its first step: a question that was sent is stored then.
        await asyncio.sleep(0)
        running = set(self._tasks)
        for task in running:
            task.cancel()
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=_END_LIMIT_S)
        for task in late:
            log.warning("The task %s did not end in time.", task.get_name())

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)
