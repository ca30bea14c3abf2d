"""What this SQLite can do: an installation may bring one that lacks something."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from deepseek_desktop.core.archive.connecting import connection_to

VERSION = sqlite3.sqlite_version
"""The version of SQLite that is used."""


def missing_abilities(folder: Path) -> tuple[str, ...]:
    """Return what the archive needs and SQLite cannot do, tried in `folder`; best is nothing."""
    missing = []
    with closing(connection_to(folder / "abilities.sqlite", "rwc")) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            missing.append("a log beside the file (WAL)")
        if not _finds_words(connection):
            missing.append("an index of words (FTS5)")
    return tuple(missing)


def _finds_words(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'unicode61')")
    except sqlite3.OperationalError:
        return False
    connection.execute("INSERT INTO texts VALUES (?)", ("Ein Wort, 一 个 字",))
    found = connection.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", ('"个 字"',))
    return bool(found.fetchone()[0])
