"""The index of words made anew: at once, or in steps between which the writer has its hands free.

In steps, the old index is put aside under another name, all texts are noted as to be indexed, and
the old one is cleared out. How far that is stands in the file: whoever opens it next goes on.
"""

from __future__ import annotations

import logging
import sqlite3

from deepseek_desktop.core.archive import facts
from deepseek_desktop.core.archive.failures import is_passing
from deepseek_desktop.core.archive.search_tables import ENTRIES, FILL, INDEX, NAME, SOURCES

log = logging.getLogger(__name__)

NOTED = "index_noted"
"""The fact that says up to where texts are noted: their kind, and a number."""

_OLD = "search_old"
# With the first number of what may go before the rest, and how many rows make a step.
_PARTS = (("data", 11, 500), ("docsize", 0, 20_000))
_FRAME = (
    "CREATE TABLE IF NOT EXISTS {name}_data (id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE IF NOT EXISTS {name}_config (k PRIMARY KEY, v) WITHOUT ROWID",
    "INSERT OR REPLACE INTO {name}_data VALUES (10, zeroblob(7))",  # there is nothing in it
    "INSERT OR REPLACE INTO {name}_config VALUES ('version', 4)",
)
"""What FTS5 has to read before an index may even be removed, whatever else is missing of it."""
_ROWS = 10_000  # of a table, whose texts are noted in one step
_ALL = 1 << 62


def begin_anew(connection: sqlite3.Connection) -> None:
    """Empty the index, or make it where it is missing, and have all texts indexed again."""
    _empty(connection)
    _forget(connection)
    facts.remove(connection, NOTED)
    for statement in FILL:
        connection.execute(statement)


def begin_in_steps(connection: sqlite3.Connection) -> None:
    """Have it made anew in steps, of which this is the first."""
    connection.execute("SAVEPOINT put_aside")
    try:
        _frame(connection, "search_index")
        connection.execute(f"ALTER TABLE search_index RENAME TO {_OLD}")
        connection.execute(INDEX)
    except sqlite3.DatabaseError as error:
        if is_passing(error):
            raise
        # It is damaged too much, or there is an old one already.
        connection.execute("ROLLBACK TO put_aside")
        _empty(connection)
    connection.execute("RELEASE put_aside")
    _forget(connection)
    facts.note(connection, NOTED, "0 0")


def note_some(connection: sqlite3.Connection) -> bool:
    """Note some texts as to be indexed; return whether there is more to be noted.

    Until then nothing may be indexed, nor taken out: what was not noted yet is not in the index.
    """
    noted = facts.facts_of(connection).get(NOTED)
    if noted is None:
        return False
    kind, number = _read(noted)
    if kind < len(SOURCES):
        last = _ALL if kind == NAME else number + _ROWS
        source = SOURCES[kind]
        place = source.number.replace("{row}", source.table)
        entries = f"{ENTRIES[kind]} AND {place} > ? AND {place} <= ?"
        connection.execute(f"INSERT OR IGNORE INTO search_pending {entries}", (number, last))
        after = f"SELECT min({place}) FROM {source.table} WHERE {place} > ?"
        (following,) = connection.execute(after, (last,)).fetchone()
        noted = f"{kind + 1} 0" if following is None else f"{kind} {following - 1}"
        facts.note(connection, NOTED, noted)
        return True
    connection.execute("DELETE FROM search_stale")  # was noted of texts that were not indexed
    facts.remove(connection, NOTED)
    return True


def clear_some(connection: sqlite3.Connection) -> bool:
    """Overwrite a part of the old index; return whether there is more of it."""
    if connection.execute(_THERE, (_OLD,)).fetchone() is None:
        return False
    try:
        if any(_clear(connection, f"{_OLD}_{part}", *how) for part, *how in _PARTS):
            return True
        _remove(connection, _OLD)
    except sqlite3.DatabaseError as error:
        if is_passing(error):
            raise
        log.warning("The old index of words cannot be removed: %s", error)
        return False
    return True


def _clear(connection: sqlite3.Connection, table: str, first: int, most: int) -> bool:
    some = f"SELECT id FROM {table} WHERE id >= ? LIMIT ?"
    done = connection.execute(f"DELETE FROM {table} WHERE id IN ({some})", (first, most))
    return done.rowcount > 0


_THERE = "SELECT 1 FROM sqlite_schema WHERE name = ?"


def _empty(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    except sqlite3.DatabaseError:  # a part of it is missing
        _remove(connection, "search_index")
        connection.execute(INDEX)


def _remove(connection: sqlite3.Connection, name: str) -> None:
    _frame(connection, name)
    connection.execute(f"DROP TABLE IF EXISTS {name}")
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS {name}_{part}")


def _frame(connection: sqlite3.Connection, name: str) -> None:
    for statement in _FRAME:
        connection.execute(statement.format(name=name))


def _forget(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM search_stale")
    connection.execute("DELETE FROM search_pending")


def _read(noted: str) -> tuple[int, int]:
    kind, _, number = noted.partition(" ")
    try:
        return max(0, int(kind)), int(number)
    except ValueError:  # somebody wrote there
        return 0, 0
