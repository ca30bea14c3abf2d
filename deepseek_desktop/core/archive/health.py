"""Whether what arrives can be written just now, and what else a person has to know of the file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from deepseek_desktop.core.domain.errors import Failure


class Health:
    """Noted by the writer's thread, told on the loop.

    `trouble` says why something is kept in memory and not saved; None while all is written.
    """

    def __init__(self) -> None:
        self._trouble: Failure | None = None
        self._remarks: list[Failure] = []
        self._watchers: list[Callable[[], None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def trouble(self) -> Failure | None:
        """Why something is not saved yet; None: everything is."""
        return self._trouble

    def begin(self) -> None:
        """Tell whoever watches on the running loop from now on."""
        self._loop = asyncio.get_running_loop()

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` on the loop when there is trouble, none any more, or a remark."""
        self._watchers.append(changed)

    def take_remarks(self) -> tuple[Failure, ...]:
        """Return what happened and is to be told once."""
        taken, self._remarks = tuple(self._remarks), []
        return taken

    def note(self, trouble: Failure | None) -> None:
        """Say what keeps the writer from writing, or that nothing does."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._announce()

    def remark(self, remark: Failure | None) -> None:
        """Say what happened, once; None: nothing."""
        if remark is not None:
            self._remarks.append(remark)
            self._announce()

    def _announce(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended: there is nobody to be told
                self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        for changed in self._watchers:
            changed()
