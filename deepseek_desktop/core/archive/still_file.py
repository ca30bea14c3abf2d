"""Reads a file that nobody can write, of whatever format."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.connecting import connection_to, prepared

_WAL = "-wal"


def still_connection_to(path: Path) -> sqlite3.Connection:
    """Open a file for reading; what cannot be read as it stands is read from a copy in memory.

    That is one of an older format, which is brought to the newest one there, and one whose process
    died and left a side file, which SQLite takes in only where it can write.
    """
    side = path.with_name(path.name + _WAL)
    if side.exists() and side.stat().st_size:
        with TemporaryDirectory() as folder:
            whole = Path(folder) / path.name
            for each in (path, side):
                shutil.copyfile(each, whole.with_name(each.name))
            with closing(connection_to(whole)) as file:
                return _copy_of(file)
    file = connection_to(path, "ro", is_still=True)
    try:
        if not 0 < schema.version_of(file) < len(schema.MIGRATIONS):
            return file
    except BaseException:
        file.close()
        raise
    with closing(file):
        return _copy_of(file)


def _copy_of(file: sqlite3.Connection) -> sqlite3.Connection:
    connection = prepared(
        sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    )
    try:
        file.backup(connection)
        connection.execute("BEGIN IMMEDIATE")
        schema.make(connection, schema.version_of(connection), len(schema.MIGRATIONS))
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
