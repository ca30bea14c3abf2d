"""Puts right what can be put right without losing anything."""

from __future__ import annotations

import sqlite3

from deepseek_desktop.core.archive.mending.tables import differences


def mend(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Make indexes that are missing, and all others anew; return which were missing.

    To be called inside a transaction, after a backup.
    """
    missing = differences(connection).indexes
    for sql in missing.values():
        connection.execute(sql)
    connection.execute("REINDEX")
    return tuple(missing)
