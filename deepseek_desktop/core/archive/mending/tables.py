"""What the tables of an archive should be, and how those of a file differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from msgspec import Struct

from deepseek_desktop.core.archive import schema

_MADE = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema "
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
OF_SEARCH = "search_"
"""How the names of what a search keeps for itself begin."""

_TABLES = "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"


class Differences(Struct, frozen=True):
    """How a file's tables differ from what they should be; indexes come with how to make them."""

    tables: tuple[str, ...]
    columns: tuple[str, ...]
    indexes: Mapping[str, str]
    foreign: tuple[str, ...]


def fresh(version: int) -> sqlite3.Connection:
    """Return an empty archive of a version in memory; close it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.make(connection, 0, version)
    return connection


def differences(connection: sqlite3.Connection) -> Differences:
    """Return how a file's tables differ from those of a new one.

    What is there beyond them counts as foreign if it could act or mislead: triggers and views. A
    newer version of the app may have made some.
    """
    version = schema.version_of(connection)
    with closing(fresh(version)) as wanted:
        wanted_made, made = _made(wanted), _made(connection)
        tables = [
            name
            for kind, name in wanted_made
            if kind == "table" and (kind, name) not in made and not name.startswith(OF_SEARCH)
        ]
        columns = [
            f"{name}.{column}"
            for kind, name in wanted_made
            if kind == "table" and (kind, name) in made
            for column in columns_of(wanted, name)
            if column not in columns_of(connection, name)
        ]
    return Differences(
        tuple(tables),
        tuple(columns),
        {
            name: sql
            for (kind, name), sql in wanted_made.items()
            if kind == "index" and (kind, name) not in made
        },
        tuple(
            name
            for kind, name in made
            if kind in {"trigger", "view"} and (kind, name) not in wanted_made
            if version <= len(schema.MIGRATIONS)
        ),
    )


def foreign_triggers(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the triggers of a file of the newest version that are not ours."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    if not found:
        return ()
    ours = our_triggers()
    return tuple(name for (name,) in found if name not in ours)


def our_triggers() -> frozenset[str]:
    """Return the triggers of the newest version, by name.

    They are read from what makes them: to make all tables anew, as `fresh` does, would take longer
    than all else that opening an archive needs.
    """
    begun = (statement.split(maxsplit=3)[:3] for made in schema.MIGRATIONS for statement in made)
    return frozenset(begin[2] for begin in begun if begin[:2] == ["CREATE", "TRIGGER"])


def quoted(name: str) -> str:
    """Return a name as it stands in SQL."""
    return '"' + name.replace('"', '""') + '"'


def plain_tables(connection: sqlite3.Connection) -> Mapping[str, bool]:
    """Return the tables that hold what was written, and whether their rows have numbers.

    What a search keeps for itself is made again out of them.
    """
    return {
        name: not is_keyed
        for name, is_keyed in connection.execute(_TABLES)
        if not name.startswith(("sqlite_", OF_SEARCH))
    }


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of the columns that can be written."""
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [name for (name,) in rows]


def _made(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(_MADE)
    return {(kind, name): sql or "" for kind, name, _, sql in rows}
