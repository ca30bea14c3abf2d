"""One window for each data folder: a second start brings the first one to the front."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, QTimer, Signal

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.words import words

if TYPE_CHECKING:  # a window is to be seen before what later starts need is loaded
    from deepseek_desktop.ui.later_starts import LaterStarts

log = logging.getLogger(__name__)

LOCK_NAME = "window.lock"

_PATIENCE_MS = 5000  # a first window that is just starting on a busy machine answers late
_CALLER_MS = 2000
_LISTEN_MS = 1000  # the archive may take long to open, and who calls waits for an answer
_LOOK_AGAIN_S = 0.05


class OnlyWindow(QObject):
    """This process's claim to show the window of a data folder.

    An operating-system lock decides: the system lets go of it however a process ends. What the
    file holds, and whether a socket is left over, means nothing. `show_asked` has the id of a
    conversation that a later start wants to be seen, `report_asked` the `Path` of a report that it
    wants opened; both wait until a window attends. Who calls has `caller_ms` to say something, and
    a first window has `patience_ms` to answer.
    """

    raise_asked = Signal()
    show_asked = Signal(str)
    report_asked = Signal(object)  # a text would lose the bytes of a name that is none

    def __init__(
        self, data_dir: Path, patience_ms: int = _PATIENCE_MS, caller_ms: int = _CALLER_MS
    ) -> None:
        super().__init__()
        self._patience_ms, self._caller_ms = patience_ms, caller_ms
        self._data_dir = data_dir
        self._is_attended = False
        self._waiting: list[Callable[[], None]] = []
        self._lock = FileLock(data_dir / LOCK_NAME, mode=0o600, thread_local=False)
        self._later_starts: LaterStarts | None = None
        self._listening = QTimer(self, singleShot=True, interval=_LISTEN_MS)
        self._listening.timeout.connect(self.listen)

    def claim_or_raise_first(self, conversation_id: str = "", report: Path | None = None) -> bool:
        """Return whether this is the first window; another one was brought to the front.

        That one is told which conversation is to be seen, or which report to be opened, if any.
        Who is the first listens within a second, or when it is told to. Blocks for about
        `patience_ms` at most. Raises `DeskError` when the first window does not answer.
        """
        ends_s = monotonic() + self._patience_ms / 1000
        is_first = self._claim(0.0)
        # It may just begin, and answer in a moment; or be about to end, and its lock is free then.
        while not is_first:
            if self._raise_first(conversation_id, report):
                return False
            if monotonic() >= ends_s:
                raise DeskError(_SILENT, path=str(self._data_dir))
            is_first = self._claim(_LOOK_AGAIN_S)
        self._listening.start()
        return True

    def listen(self) -> None:
        """Answer later starts, also after having fallen silent."""
        self._listening.stop()
        if not self._lock.is_locked:
            return  # the folder lets nobody claim it, so there may be another window
        if self._later_starts is None:
            try:
                from deepseek_desktop.ui.later_starts import LaterStarts  # noqa: PLC0415 not before a window
            except ImportError as error:  # it needs more of the system than a window does
                log.warning("Later starts cannot reach this one: %s", error)
                return
            self._later_starts = LaterStarts(self, self._data_dir, self._caller_ms)
            self._later_starts.raised.connect(self.raise_asked)
            self._later_starts.show_asked.connect(partial(self._note, self.show_asked.emit))
            self._later_starts.report_asked.connect(partial(self._note, self.report_asked.emit))
        self._later_starts.listen()

    def attend(self) -> None:
        """Let the window do what later starts want, also what they wanted before there was one."""
        self._is_attended = True
        while self._waiting:
            self._waiting.pop(0)()

    def fall_silent(self) -> None:
        """Answer later starts no more: the window is closing."""
        self._is_attended = False
        self._listening.stop()
        if self._later_starts is not None:
            self._later_starts.fall_silent()

    def release(self) -> None:
        """Let another process show the window."""
        self.fall_silent()
        self._lock.release()

    def _raise_first(self, conversation_id: str, report: Path | None) -> bool:
        try:
            from deepseek_desktop.ui.later_starts import raise_first  # noqa: PLC0415 the first needs it later
        except ImportError as error:  # it needs more of the system than a window does
            log.warning("The first window cannot be reached: %s", error)
            return False
        return raise_first(self._data_dir, conversation_id, report, self._patience_ms)

    def _note(self, tell: Callable[[object], None], wanted: object) -> None:
        self._waiting.append(partial(tell, wanted))
        if self._is_attended:
            self.attend()

    def _claim(self, patience_s: float) -> bool:
        try:
            self._lock.acquire(timeout=patience_s)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            # The archive will tell what is wrong with the folder, if anything is.
            log.warning("No lock can be had in the data folder: %s", type(error).__name__)
        return True


_SILENT = words(
    "errors",
    "A window of DeepSeek Desktop is open over {path}, but does not answer. Close it, or end its "
    "process, then start again.",
)
