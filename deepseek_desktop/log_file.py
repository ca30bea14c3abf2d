"""The log: one small rotating file in the data folder, without keys, prompts or replies."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from deepseek_desktop.core.providers.redaction import without_keys

log = logging.getLogger(__name__)

FOLDER = "log"
FILE_NAME = "deepseek-desktop.log"

_OURS = logging.getLogger("deepseek_desktop")
_SIZE_LIMIT_BYTES = 1_000_000
_OLDER_FILES = 2
_TAIL_BYTES = 100_000
_TALKATIVE = ("httpx", "httpcore")  # they log addresses and headers
_FORM = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"

KnownKeys = Callable[[], Iterable[str]]
"""Tells every key that this process knows of, at the time of asking."""


@contextmanager
def logging_to(data_dir: Path, known_keys: KnownKeys) -> Iterator[None]:
    """Write what is logged from INFO on to the log of a data folder; without one, do not.

    A log that cannot be written is no reason not to work.
    """
    handler = _handler(data_dir / FOLDER, known_keys)
    if handler is None:
        yield
        return
    root, level = logging.getLogger(), _OURS.level
    if _OURS.getEffectiveLevel() > logging.INFO:
        _OURS.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        _OURS.setLevel(level)
        handler.close()


def last_lines(data_dir: Path, most: int) -> tuple[str, ...]:
    """Return the end of the log, oldest line first; nothing where it cannot be read."""
    try:
        with (data_dir / FOLDER / FILE_NAME).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL_BYTES))
            text = file.read(_TAIL_BYTES).decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(text.splitlines()[-most:])


def _handler(folder: Path, known_keys: KnownKeys) -> logging.Handler | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateFile(folder / FILE_NAME)
    except OSError as error:
        log.info("There will be no log in %s: %s", folder, error.strerror)
        return None
    handler.setLevel(logging.INFO)
    handler.setFormatter(_Redacting(known_keys))
    handler.addFilter(_is_wanted)
    return handler


def _is_wanted(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.split(".")[0] not in _TALKATIVE


class _PrivateFile(RotatingFileHandler):
    """A log that only its owner can read, and whose own failures disturb nobody."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=_SIZE_LIMIT_BYTES,
            backupCount=_OLDER_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )

    @override
    def _open(self) -> TextIOWrapper:
        with suppress(OSError):  # who cannot make it will fail to open it
            os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT, 0o600))
        return super()._open()

    @override
    def close(self) -> None:
        with suppress(OSError):  # what the disk has no room for is lost
            super().close()

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Leave the line out: the disk is full, or another process holds the file on Windows."""


class _Redacting(logging.Formatter):
    """Makes each message one line, and blacks out keys wherever they are, tracebacks included."""

    def __init__(self, known_keys: KnownKeys) -> None:
        super().__init__(_FORM)
        self._known_keys = known_keys

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        return "".join(c if c.isprintable() else " " for c in line)

    @override
    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record), *self._known_keys())
