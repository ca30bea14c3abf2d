"""What goes wrong with the file, as sentences for people."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable
from concurrent.futures import Future
from typing import TypeVar

from deepseek_desktop.core.domain.errors import ArchiveError, Failure
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)

T = TypeVar("T")

_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}

_DAMAGE_CODES = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


async def translated(waiting: Awaitable[T]) -> T:
    """Wait for work on the file; raise `ArchiveError` where the file or the disk says no."""
    try:
        return await waiting
    except sqlite3.Error as error:
        raise ArchiveError(_sentence(error), reason=str(error)) from error
    except OSError as error:
        raise ArchiveError(_UNUSABLE, reason=_reason(error)) from error


def log_failure(done: Future[None]) -> None:
    """Log why work failed that nobody waits for."""
    if not done.cancelled() and (error := done.exception()) is not None:
        log.error("Something could not be stored.", exc_info=error)


def is_passing(error: BaseException) -> bool:
    """Whether the same may work later: what is wrong is the disk, or another program."""
    return isinstance(error, OSError) or _code(error) in _PASSING


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error of SQLite says that the file is damaged, or that a part of it is missing."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return False
    lacks = code == sqlite3.SQLITE_ERROR and str(error).startswith("no such")
    return code & 0xFF in _DAMAGE_CODES or lacks


def trouble_of(error: BaseException) -> Failure:
    """Return why what arrives is kept in memory, for the time that it is."""
    match _code(error):
        case sqlite3.SQLITE_FULL:
            text = _FULL_FOR_NOW
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            text = _BUSY_FOR_NOW
        case _:
            text = _UNWRITTEN_FOR_NOW
    return ArchiveError(text, reason=_reason(error)).failure


def _code(error: BaseException) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error)


def _sentence(error: sqlite3.Error) -> str:
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return _FULL
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _BUSY
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return _DAMAGED
        case _:
            return _UNUSABLE


_FULL = words(
    "errors",
    "The disk is full, so nothing more can be kept ({reason}). Make room, then retry.",
)
_BUSY = words(
    "errors",
    "Another program holds the archive ({reason}). Close it, then retry.",
)
_DAMAGED = words(
    "errors",
    "The archive file is damaged ({reason}). It was left as it is. Choose Help > Check the "
    "archive, or File > Backups.",
)
_UNUSABLE = words("errors", "The archive cannot be used: {reason}.")
_FULL_FOR_NOW = words(
    "errors",
    "The disk is full. What arrives is kept in memory for now and is not saved: make room, then "
    "it is written by itself. Do not close the app before.",
)
_BUSY_FOR_NOW = words(
    "errors",
    "Another program holds the archive. What arrives is kept in memory for now and is not saved: "
    "close that program, then it is written by itself.",
)
_UNWRITTEN_FOR_NOW = words(
    "errors",
    "The archive cannot be written ({reason}). What arrives is kept in memory for now and is not "
    "saved; it is tried again every few seconds. Do not close the app before.",
)
