"""One window for each data folder: a second start brings the first one to the front."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)

LOCK_NAME = "window.lock"

_RAISE = b"raise"
_RAISED = b"raised"
_REPORT = b"report "
_END = b"\n"
_CONVERSATION = re.compile(rb"[0-9a-f]{32}")
_LENGTH_LIMIT = 64
_PATH_LIMIT = 16_384
_PATIENCE_MS = 5000  # a first window that is just starting on a busy machine answers late
_CALLER_MS = 2000
_MOST_CALLERS = 4
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
        self._name = server_name(data_dir)
        self._lock = FileLock(data_dir / LOCK_NAME, mode=0o600, thread_local=False)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_CALLERS)
        self._server.newConnection.connect(self._meet)

    def claim_or_raise_first(self, conversation_id: str = "", report: Path | None = None) -> bool:
        """Return whether this is the first window; another one was brought to the front.

        That one is told which conversation is to be seen, or which report to be opened, if any.
        Blocks for about `patience_ms` at most. Raises `DeskError` when it does not answer.
        """
        wish = f"{_RAISE.decode()} {conversation_id}".strip().encode()
        if report is not None:
            wish = _REPORT + os.fsencode(report) + _END
        ends_s = monotonic() + self._patience_ms / 1000
        is_first = self._claim(0.0)
        # It may just begin, and answer in a moment; or be about to end, and its lock is free then.
        while not is_first:
            if self._raise_first(wish):
                return False
            if monotonic() >= ends_s:
                raise DeskError(_SILENT, path=str(self._data_dir))
            is_first = self._claim(_LOOK_AGAIN_S)
        return True

    def attend(self) -> None:
        """Let the window do what later starts want, also what they wanted before there was one."""
        self._is_attended = True
        while self._waiting:
            self._waiting.pop(0)()

    def fall_silent(self) -> None:
        """Answer later starts no more: the window is closing."""
        self._is_attended = False
        self._server.close()

    def release(self) -> None:
        """Let another process show the window."""
        self._server.close()
        self._lock.release()

    def _claim(self, patience_s: float) -> bool:
        try:
            self._lock.acquire(timeout=patience_s)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as error:
            # The archive will tell what is wrong with the folder, if anything is.
            log.warning("No lock can be had in the data folder: %s", type(error).__name__)
            return True
        self.listen()
        return True

    def listen(self) -> None:
        """Answer later starts, again after having fallen silent."""
        QLocalServer.removeServer(self._name)  # of a process that was killed: the lock was free
        if not self._server.listen(self._name):
            log.warning("Later starts cannot reach this one: %s", self._server.errorString())

    def _raise_first(self, said: bytes) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return (
            socket.waitForConnected(self._patience_ms)
            and socket.write(said) == len(said)
            and socket.waitForReadyRead(self._patience_ms)
            and socket.read(_LENGTH_LIMIT).data() == _RAISED
        )

    def _meet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(_PATH_LIMIT)
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            QTimer.singleShot(self._caller_ms, caller, caller.abort)
            if caller.bytesAvailable():
                self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        """Obey the few words there are; hang up on whoever says anything else."""
        said = bytes(caller.peek(_PATH_LIMIT).data())
        if said.startswith(_REPORT) and not said.endswith(_END) and len(said) < _PATH_LIMIT:
            return  # the rest of a long path is on its way
        caller.readAll()
        word, blank, wanted = said.partition(b" ")
        is_report = word == _REPORT.strip() and wanted.endswith(_END) and len(wanted) > len(_END)
        if not is_report and not _is_plain(said, wanted if blank else None):
            caller.abort()
            return
        log.info("Another start brings this window to the front.")
        self.raise_asked.emit()
        if is_report:
            path = Path(os.fsdecode(wanted.removesuffix(_END)))
            self._waiting.append(partial(self.report_asked.emit, path))
        elif wanted:
            self._waiting.append(partial(self.show_asked.emit, wanted.decode()))
        if self._is_attended:
            self.attend()
        caller.write(_RAISED)
        caller.disconnectFromServer()


def _is_plain(said: bytes, conversation: bytes | None) -> bool:
    """Whether the one word was said, alone or with the id of a conversation."""
    if conversation is None:
        return said == _RAISE
    return said.startswith(_RAISE + b" ") and _CONVERSATION.fullmatch(conversation) is not None


def server_name(data_dir: Path) -> str:
    """Return the name under which the window of a data folder is reached.

    A short one, whatever the folder: the path of a socket has at most 107 bytes.
    """
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()
    return f"deepseek-desktop-{digest[:24]}"


_SILENT = words(
    "errors",
    "A window of DeepSeek Desktop is open over {path}, but does not answer. Close it, or end its "
    "process, then start again.",
)
