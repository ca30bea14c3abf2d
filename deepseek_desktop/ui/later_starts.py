"""What later starts say to the first window of a data folder, and how it answers."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_RAISE = b"raise"
_RAISED = b"raised"
_REPORT = b"report "
_END = b"\n"
_CONVERSATION = re.compile(rb"[0-9a-f]{32}")
_LENGTH_LIMIT = 64
_PATH_LIMIT = 16_384
_MOST_CALLERS = 4


class LaterStarts(QObject):
    """Listens for other starts over the same data folder, once it is told to.

    Each of them wants the window to be `raised`; `show_asked` has the id of a conversation that is
    to be seen, `report_asked` the `Path` of a report. Who calls has `caller_ms` to say something.
    """

    raised = Signal()
    show_asked = Signal(str)
    report_asked = Signal(object)  # a text would lose the bytes of a name that is none

    def __init__(self, parent: QObject, data_dir: Path, caller_ms: int) -> None:
        super().__init__(parent)
        self._caller_ms = caller_ms
        self._name = server_name(data_dir)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_CALLERS)
        self._server.newConnection.connect(self._meet)

    def listen(self) -> None:
        """Answer from now on, also after having fallen silent."""
        if self._server.isListening():
            return
        QLocalServer.removeServer(self._name)  # of a process that was killed: the lock was free
        if not self._server.listen(self._name):
            log.warning("Later starts cannot reach this one: %s", self._server.errorString())

    def fall_silent(self) -> None:
        """Answer no more."""
        self._server.close()

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
        self.raised.emit()
        if is_report:
            self.report_asked.emit(Path(os.fsdecode(wanted.removesuffix(_END))))
        elif wanted:
            self.show_asked.emit(wanted.decode())
        caller.write(_RAISED)
        caller.disconnectFromServer()


def raise_first(
    data_dir: Path, conversation_id: str, report: Path | None, patience_ms: int
) -> bool:
    """Bring the first window to the front, to show something there; return whether that worked.

    Blocks for about `patience_ms` at most.
    """
    said = f"{_RAISE.decode()} {conversation_id}".strip().encode()
    if report is not None:
        said = _REPORT + os.fsencode(report) + _END
    socket = QLocalSocket()
    socket.connectToServer(server_name(data_dir))
    return (
        socket.waitForConnected(patience_ms)
        and socket.write(said) == len(said)
        and socket.waitForReadyRead(patience_ms)
        and socket.read(_LENGTH_LIMIT).data() == _RAISED
    )


def server_name(data_dir: Path) -> str:
    """Return the name under which the window of a data folder is reached.

    A short one, whatever the folder: the path of a socket has at most 107 bytes.
    """
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()
    return f"deepseek-desktop-{digest[:24]}"


def _is_plain(said: bytes, conversation: bytes | None) -> bool:
    """Whether the one word was said, alone or with the id of a conversation."""
    if conversation is None:
        return said == _RAISE
    return said.startswith(_RAISE + b" ") and _CONVERSATION.fullmatch(conversation) is not None
