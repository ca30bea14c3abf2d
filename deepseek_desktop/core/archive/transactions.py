"""One transaction, and the patience it takes where another process writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

BUSY_LIMIT_S = 30.0
TOLD_AFTER_S = 1.0  # others write for a moment all the time
_LEAVING_LIMIT_S = 2.0


class Patience:
    """How long a transaction waits for another process; `wait_told` is called when that is long.

    Once the app is about to `end`, little of it is left: nobody waits half a minute for a window
    to close.
    """

    def __init__(self, wait_told: Callable[[sqlite3.Error], None]) -> None:
        self._wait_told = wait_told
        self._is_ending = threading.Event()

    def end(self) -> None:
        """Have little patience from now on."""
        self._is_ending.set()

    def begin(self, connection: sqlite3.Connection) -> None:
        """Begin a transaction that may write; raises `sqlite3.Error`."""
        connection.execute(f"PRAGMA busy_timeout = {round(TOLD_AFTER_S * 1000)}")
        began_s = monotonic()
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                limit_s = _LEAVING_LIMIT_S if self._is_ending.is_set() else BUSY_LIMIT_S
                if not is_busy(error) or monotonic() - began_s > limit_s:
                    raise
                self._wait_told(error)
            else:
                return


def is_busy(error: BaseException) -> bool:
    """Whether another process holds the file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def in_transaction(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T], patience: Patience
) -> T:
    """Return what `work` returns; all that it wrote is on disk then, or nothing of it."""
    if connection.in_transaction:  # a disk that failed let the last one not even be taken back
        connection.execute("ROLLBACK")
    patience.begin(connection)
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def empty_side_file(connection: sqlite3.Connection) -> None:
    """Bring all that was committed into the file itself, as far as nobody reads an older state."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
