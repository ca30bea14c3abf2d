"""What an archive says of itself: its id, who made it and wrote it last, how often it changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import TypeVar

from deepseek_desktop import __version__

T = TypeVar("T")

ARCHIVE_ID = "archive_id"
MADE_BY = "made_by"
LAST_WRITTEN_BY = "last_written_by"
CHANGES = "changes"


def facts_of(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return all facts; nothing where the file is older than they are."""
    try:
        rows = connection.execute("SELECT name, value FROM archive_fact").fetchall()
    except sqlite3.OperationalError:  # no such table
        return {}
    return {row[0]: row[1] for row in rows}


def sign(connection: sqlite3.Connection, *, is_new: bool) -> None:
    """Note that this version of the app writes the archive, and that it made a new one."""
    if is_new:
        note(connection, MADE_BY, __version__)
    note(connection, LAST_WRITTEN_BY, __version__)


def is_signed(connection: sqlite3.Connection) -> bool:
    """Whether the version of the app that wrote last is this one."""
    return facts_of(connection).get(LAST_WRITTEN_BY) == __version__


def counted(work: Callable[[sqlite3.Connection], T]) -> Callable[[sqlite3.Connection], T]:
    """Return `work` that also counts, in the same transaction, that something was changed.

    SQLite's own counter is not kept up in WAL mode; this one outlives the process, so a backup can
    tell whether anything is new.
    """

    def run(connection: sqlite3.Connection) -> T:
        before = connection.total_changes
        result = work(connection)
        if connection.total_changes != before:
            connection.execute(
                "UPDATE archive_fact SET value = CAST(value AS INTEGER) + 1 WHERE name = ?",
                (CHANGES,),
            )
        return result

    return run


def note(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Note a fact, in the place of what was known of it."""
    connection.execute(
        "INSERT INTO archive_fact (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Forget a fact."""
    connection.execute("DELETE FROM archive_fact WHERE name = ?", (name,))
