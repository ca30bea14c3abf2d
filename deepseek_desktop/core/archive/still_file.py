"""Reads a file that nobody can write, of whatever format."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.connecting import connection_to, prepared


def still_connection_to(path: Path) -> sqlite3.Connection:
    """Open a file for reading; one of an older format as it would be in the newest one.

    That one is a copy in memory: here nothing can be brought to the newest format on the disk.
    """
    file = connection_to(path, "ro", is_still=True)
    try:
        version = schema.version_of(file)
        if not 0 < version < len(schema.MIGRATIONS):
            return file
    except BaseException:
        file.close()
        raise
    with closing(file):
        connection = prepared(
            sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        )
        try:
            file.backup(connection)
            connection.execute("BEGIN IMMEDIATE")
            schema.make(connection, version, len(schema.MIGRATIONS))
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return connection
