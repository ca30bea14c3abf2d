"""What goes wrong with the file, as sentences for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable
from typing import TypeVar

from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.words import words

T = TypeVar("T")


async def translated(waiting: Awaitable[T]) -> T:
    """Wait for work on the file; raise `ArchiveError` where the file or the disk says no."""
    try:
        return await waiting
    except sqlite3.Error as error:
        raise ArchiveError(_sentence(error), reason=str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ArchiveError(_UNUSABLE, reason=reason) from error


def _sentence(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _UNUSABLE
    match code & 0xFF:
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
