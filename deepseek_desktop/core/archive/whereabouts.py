"""Notices that the archive's file was deleted or replaced under us, and brings all of it back.

A file that is open can be read as long as it is, whatever became of its name. SQLite does not look
at the name again, so without this all that comes would go where nobody finds it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from deepseek_desktop.core.domain.errors import ArchiveError, Failure
from deepseek_desktop.core.domain.words import words

_Identity: TypeAlias = tuple[int, int] | None
_WAL = "-wal"
_SIDES = (_WAL, "-shm")


class Whereabouts:
    """Where the archive's file is. `open_at` opens what is there, `remark` is told what happened.

    `generation` counts the files, so that a reader knows when to open the next one.
    """

    def __init__(
        self,
        path: Path,
        open_at: Callable[[], sqlite3.Connection],
        remark: Callable[[Failure], None],
    ) -> None:
        self.path = path
        self.generation = 0
        self._open_at = open_at
        self._remark = remark
        self._identity: _Identity = None
        self._wal: _Identity = None

    def note_opened(self) -> None:
        """Remember which file has been opened just now."""
        self._identity = _identity(self.path)
        self._wal = _identity(_side(self.path, _WAL))

    def renewed(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Return the connection to go on with; raises `sqlite3.Error` or `OSError`."""
        now = _identity(self.path)
        if now == self._identity:
            return connection
        if now is None:
            return self._moved_to(self.path, connection, _GONE)
        return self._moved_to(_beside(self.path), connection, _REPLACED)

    def _moved_to(
        self, target: Path, connection: sqlite3.Connection, text: str
    ) -> sqlite3.Connection:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        self._let_go(connection)
        for ending in _SIDES:
            _side(target, ending).unlink(missing_ok=True)
            _side(part, ending).unlink(missing_ok=True)
        part.replace(target)
        self.path = target
        self.generation += 1
        opened = self._open_at()
        self._remark(ArchiveError(text, name=target.name, folder=str(target.parent)).failure)
        return opened

    def _let_go(self, connection: sqlite3.Connection) -> None:
        """Close the old file, and leave nothing of it beside what took its place.

        SQLite would take an old side file for that of the new file, and removes it by name.
        """
        wal = _side(self.path, _WAL)
        if _identity(wal) in {None, self._wal}:
            connection.close()
            for ending in _SIDES:
                _side(self.path, ending).unlink(missing_ok=True)
            return
        aside = wal.with_name(f"{wal.name}.aside")
        wal.replace(aside)
        connection.close()
        aside.replace(wal)


def _identity(path: Path) -> _Identity:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _side(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _beside(path: Path) -> Path:
    at = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return path.with_name(f"{path.stem}-kept-{at}{path.suffix}")


_GONE = words(
    "errors",
    "The archive file was deleted or moved away while the app was using it. All of it was written "
    "to {name} in {folder} again, so nothing is lost.",
)
_REPLACED = words(
    "errors",
    "Another program replaced the archive file while the app was using it. What you had here, and "
    "what you ask until you close the app, is kept as {name} in {folder}. The next start opens the "
    "file that took its place.",
)
