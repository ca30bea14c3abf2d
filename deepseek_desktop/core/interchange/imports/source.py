"""The file that is imported: opened once, read in memory only, and the same file to the end."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

_PIECE = 1024 * 1024
MOST_BYTES = 8 * 1024**3


class Source:
    """A regular file; `told` is given how many bytes were read of how many.

    Raises `SettingError` for what is no regular file, is empty or too large, or cannot be read.
    """

    def __init__(self, path: Path, told: Callable[[int, int], None]) -> None:
        self._path = path
        self._told = told
        try:
            # Without O_NONBLOCK opening a pipe waits for somebody who writes to it.
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            self.file: BinaryIO = os.fdopen(os.open(path, flags), "rb", _PIECE)
        except (OSError, ValueError) as error:
            raise self.failure(error) from error
        try:
            self._check()
        except BaseException:
            self.file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.file.close()

    def failure(self, error: OSError | ValueError) -> SettingError:
        """Return what to raise where the system says no."""
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return SettingError(_UNREADABLE, file=self._path.name, reason=reason)

    def checksum(self) -> str:
        """Return the SHA-256 of the file."""
        found = sha256()
        done = 0
        while piece := self.file.read(_PIECE):
            found.update(piece)
            done += len(piece)
            self._told(done, self.size)
        self.file.seek(0)
        return found.hexdigest()

    def tell(self, done: int) -> None:
        """Tell how many bytes of the file are done with."""
        self._told(done, self.size)

    def check_unchanged(self) -> None:
        """Raise `SettingError` where somebody wrote to the file while it was read."""
        if self._marks() != self._before:
            raise SettingError(_CHANGED, file=self._path.name)

    def _check(self) -> None:
        status = os.fstat(self.file.fileno())
        self.size = status.st_size
        if not stat.S_ISREG(status.st_mode):
            raise SettingError(_NO_FILE, file=self._path.name)
        if not self.size:
            raise SettingError(_EMPTY, file=self._path.name)
        if self.size > MOST_BYTES:
            limit = str(MOST_BYTES // 1024**3)
            raise SettingError(_TOO_LARGE, file=self._path.name, limit=limit)
        self._before = self._marks()

    def _marks(self) -> tuple[int, int]:
        status = os.fstat(self.file.fileno())
        return status.st_size, status.st_mtime_ns


_UNREADABLE = words("errors", "{file} cannot be read: {reason}.")
_NO_FILE = words("errors", "{file} is no file that can be imported. Choose a regular file.")
_EMPTY = words("errors", "{file} is empty, so there is nothing to import.")
_TOO_LARGE = words(
    "errors", "{file} is larger than {limit} GB. Split it, or export less, then import it."
)
_CHANGED = words(
    "errors",
    "{file} was changed while it was read, so nothing of it was imported. Wait until it is "
    "written, then import it.",
)
