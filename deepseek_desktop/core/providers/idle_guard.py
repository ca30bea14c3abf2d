"""Ends the wait for a host that shows no sign of life."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from types import TracebackType
from typing import Self, TypeVar

from deepseek_desktop.core.streaming.watchdog import Watchdog

_LONGEST_TIMER_S = 30.0

T = TypeVar("T")


class SilenceError(Exception):
    """The host was silent for longer than the watchdog allows."""


class IdleGuard:
    """Wraps each wait of one exchange; raises `SilenceError` in it when the watchdog's time is up.

    One timer serves the whole exchange and looks at the deadline when it fires. A timer for each
    wait would pile up: qasync keeps a cancelled timer until the time it was set for.
    """

    def __init__(self, watchdog: Watchdog) -> None:
        self.watchdog = watchdog
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: asyncio.Task[object] | None = None
        self._has_barked = False

    def __enter__(self) -> Self:
        self._look()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def end_within(self, seconds: float) -> None:
        """Allow only `seconds` more, whatever signs of life there are."""
        self.watchdog.end_within(seconds)
        if self._timer is not None:
            self._timer.cancel()
            self._look()

    async def wait(self, awaitable: Awaitable[T]) -> T:
        """Return the result of `awaitable`, or raise `SilenceError`."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("an exchange runs in a task")
        cancelled_before = task.cancelling()
        self._waiting = task
        if self._has_barked:
            task.cancel()
        try:
            return await awaitable
        except asyncio.CancelledError:
            # Two may have cancelled, a person and the watchdog: then the person's word counts.
            if self._has_barked and task.uncancel() <= cancelled_before:
                raise SilenceError from None
            raise
        finally:
            self._waiting = None

    def _look(self) -> None:
        remaining = self.watchdog.remaining_s()
        if remaining > 0:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(min(remaining, _LONGEST_TIMER_S), self._look)
            return
        self._timer = None
        self._has_barked = True
        if self._waiting is not None:
            self._waiting.cancel()
