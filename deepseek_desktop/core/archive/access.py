"""How parts of the archive get at its file: by work that its threads do."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Write(Protocol):
    """Has the writer do some work in one transaction; raises `ArchiveError`."""

    def __call__(self, work: Callable[[sqlite3.Connection], T], /) -> Awaitable[T]:
        """Return what the work returns."""


class Read(Protocol):
    """Has the reader do some work on one state of the file; raises `ArchiveError`."""

    def __call__(self, work: Callable[[sqlite3.Connection], T], /) -> Awaitable[T]:
        """Return what the work returns."""


class Queue(Protocol):
    """Has the writer do some work without waiting for it; what fails is logged."""

    def __call__(self, work: Callable[[sqlite3.Connection], None], /) -> None:
        """Return at once."""
