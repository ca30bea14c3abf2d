"""Checks an archive's file: its pages, its indexes, what refers to what, the texts, the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.backups.reading import contents_of
from deepseek_desktop.core.archive.checksums import damaged_replies
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.mending.tables import Differences, differences
from deepseek_desktop.core.archive.search.index import is_in_step
from deepseek_desktop.core.domain.archive_state import Checked, Finding, Found
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.words import words

_MOST_TOLD = 100
_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds
_OF_INDEXES = ("missing from index", "wrong # of entries in index", "non-unique entry in index")

_LOOSE = (
    ("choice.reply_id", "SELECT turn_id FROM choice WHERE NOT EXISTS ("
     "SELECT 1 FROM reply WHERE reply.id = choice.reply_id)"),
    ("basis.reply_id", "SELECT turn_id FROM basis WHERE NOT EXISTS ("
     "SELECT 1 FROM reply WHERE reply.id = basis.reply_id)"),
)  # fmt: skip # one line for where, the next for how
_STRAY = (
    "SELECT DISTINCT reply_id FROM journal WHERE NOT EXISTS ("
    "SELECT 1 FROM reply WHERE reply.id = journal.reply_id AND reply.outcome IS NULL)"
)


def check(archive: Path, go_on: Callable[[], bool] = lambda: True) -> Checked:
    """Look at all of a file, which nothing is changed in; writers are not held up.

    Raises `sqlite3.Error` where it does not open, and `ArchiveError` when `go_on` says no.
    """
    with closing(connection_to(archive)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.set_progress_handler(lambda: not go_on(), _STEPS_BETWEEN_LOOKS)
        connection.execute("SAVEPOINT view")  # one state of the file, whatever is written meanwhile
        try:
            found = tuple(_findings(connection))
            counts = _counts(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise ArchiveError(_BROKEN_OFF) from None
            raise
    return Checked(found, *counts)


def _findings(connection: sqlite3.Connection) -> Iterator[Found]:
    differing = differences(connection)
    yield from _of_tables(differing)
    messages = _integrity(connection)
    of_indexes = [m for m in messages if any(words_ in m for words_ in _OF_INDEXES)]
    yield from _found(Finding.DAMAGED_PAGES, [m for m in messages if m not in of_indexes])
    yield from _found(Finding.INDEX_OUT_OF_STEP, of_indexes)
    if messages or differing.tables or differing.columns:
        return  # what the tables hold cannot be trusted, or not even asked for
    yield from _found(Finding.BROKEN_REFERENCE, _references(connection))
    if schema.version_of(connection) >= len(schema.MIGRATIONS):
        yield from _found(Finding.STRAY_JOURNAL, _ids(connection, _STRAY))
        yield from _found(Finding.CHANGED_TEXT, damaged_replies(connection))
        yield from _found(Finding.INDEX_OUT_OF_STEP, [] if is_in_step(connection) else ["search"])


def _integrity(connection: sqlite3.Connection) -> list[str]:
    messages: list[str] = []
    try:
        for (message,) in connection.execute(f"PRAGMA integrity_check({_MOST_TOLD})"):
            messages.append(message)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise
        messages.append(str(error))  # it cannot even look at all of it
    return [message for message in messages if message != "ok"]


def _of_tables(differing: Differences) -> Iterator[Found]:
    yield from _found(Finding.MISSING_TABLE, differing.tables)
    yield from _found(Finding.MISSING_COLUMN, differing.columns)
    yield from _found(Finding.MISSING_INDEX, differing.indexes)
    yield from _found(Finding.FOREIGN_OBJECT, differing.foreign)


def _references(connection: sqlite3.Connection) -> list[str]:
    told = [
        f"{row[0]} {row[1]}: {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    if schema.version_of(connection) >= len(schema.MIGRATIONS):
        told += [f"{where}: {i}" for where, sql in _LOOSE for i in _ids(connection, sql)]
    return told


def _ids(connection: sqlite3.Connection, sql: str) -> list[str]:
    return [row[0] for row in connection.execute(sql)]


def _found(finding: Finding, where: Iterable[str]) -> Iterator[Found]:
    told = [" ".join(str(each).split()) for each in where]
    if told:
        yield Found(finding, len(told), tuple(told[:_MOST_TOLD]))


def _counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    try:
        contents = contents_of(connection)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise
        return 0, 0, 0
    return contents.conversations, contents.turns, contents.replies


_BROKEN_OFF = words("errors", "The check was broken off. Nothing was changed.")
