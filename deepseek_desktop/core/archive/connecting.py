"""How the archive's file is opened, whoever opens it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_BUSY_LIMIT_S = 30.0


def connection_to(path: Path, mode: str = "rw", *, is_still: bool = False) -> sqlite3.Connection:
    """Open a file in one of SQLite's modes: ro, rw or rwc.

    Nobody writes a file that `is_still`: it is read without locks and without files beside it.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if is_still else ''}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_BUSY_LIMIT_S, isolation_level=None, check_same_thread=False
    )
    return prepared(connection)


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set a connection up as all of them are."""
    connection.row_factory = sqlite3.Row
    # Text damaged on disk shall be readable as far as it is whole.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    # What another program put into the schema may not call functions.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
