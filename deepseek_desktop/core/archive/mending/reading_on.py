"""Reads the rows of a damaged table: all that SQLite can still get at, around what it cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct, field

from deepseek_desktop.core.archive.mending.tables import quoted

_WIDEST_GAP = 100_000  # row numbers that are tried one by one where nothing else is known


class ReadRows(Struct):
    """What was read of a table: columns by name, fewer where a part of the row is damaged.

    `lost` is how many rows are known to be there that could not be read. `is_unsure` says that none
    could, and that nothing tells whether there were any.
    """

    whole: list[dict[str, Any]] = field(default_factory=list)
    partial: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0
    is_unsure: bool = False


def read_rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], *, is_numbered: bool
) -> ReadRows:
    """Return what can be read of a table; `is_numbered` says that its rows have numbers."""
    if not is_numbered:
        return _keyed(connection, table, columns)
    rows = ReadRows()
    first, is_broken = _scan(connection, table, columns, "rowid")
    read = dict(first)
    if is_broken:
        last, _ = _scan(connection, table, columns, "rowid DESC")
        read |= dict(last)
        for number in _unread(connection, table, first, read):
            row = _single(connection, table, columns, number)
            if row is None or len(row) == 0:
                rows.lost += 1
            elif len(row) < len(columns):
                rows.partial.append(row)
            else:
                read[number] = tuple(row.values())
    rows.whole = [dict(zip(columns, read[n], strict=True)) for n in sorted(read)]
    return rows


def _keyed(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> ReadRows:
    keys = [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table)})") if row[5]]
    down = ", ".join(f"{quoted(key)} DESC" for key in keys)
    names = ", ".join(map(quoted, columns))
    found: dict[tuple[Any, ...], None] = {}
    is_broken = False
    for order in ("", f" ORDER BY {down}"):
        try:
            for row in connection.execute(f"SELECT {names} FROM {quoted(table)}{order}"):
                found[tuple(row)] = None
            break
        except sqlite3.DatabaseError:
            is_broken = True
    rows = ReadRows([dict(zip(columns, row, strict=True)) for row in found])
    if is_broken:
        counted = _count_in_indexes(connection, table)
        rows.is_unsure = counted is None and not found
        rows.lost = int(bool(found)) if counted is None else max(0, counted - len(found))
    return rows


def _count_in_indexes(connection: sqlite3.Connection, table: str) -> int | None:
    """Return how many rows an index knows that is whole; None where there is none."""
    for _, name, _, origin, is_part in connection.execute(f"PRAGMA index_list({quoted(table)})"):
        if origin == "pk" or is_part:  # that would be the table itself, or some of it
            continue
        with suppress(sqlite3.DatabaseError):
            counted = f"SELECT count(*) FROM {quoted(table)} INDEXED BY {quoted(name)}"
            return int(connection.execute(counted).fetchone()[0])
    return None


def _scan(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], order: str
) -> tuple[list[tuple[int, tuple[Any, ...]]], bool]:
    """Return rows by number until something cannot be read, and whether that came."""
    names = ", ".join(map(quoted, columns))
    read: list[tuple[int, tuple[Any, ...]]] = []
    try:
        # The unary plus keeps SQLite from another order that an index has.
        for row in connection.execute(
            f"SELECT rowid, {names} FROM {quoted(table)} NOT INDEXED ORDER BY {order}"
        ):
            number, *values = row
            read.append((number, tuple(values)))
    except sqlite3.DatabaseError:
        return read, True
    return read, False


def _unread(
    connection: sqlite3.Connection,
    table: str,
    first: Sequence[tuple[int, Any]],
    read: dict[int, Any],
) -> Iterable[int]:
    """Return the numbers of rows that should be there: as the indexes say, else all in between."""
    known = set(_numbers_in_indexes(connection, table))
    if known:
        return sorted(known - read.keys())
    low = first[-1][0] + 1 if first else 1
    high = min((number for number in read if number >= low), default=low)
    return range(low, min(high, low + _WIDEST_GAP))


def _numbers_in_indexes(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    try:
        found = connection.execute(f"PRAGMA index_list({quoted(table)})").fetchall()
    except sqlite3.DatabaseError:
        return
    for index in found:
        name, is_part = index[1], index[4]
        if is_part:
            continue
        for order in ("ASC", "DESC"):
            key = connection.execute(f"PRAGMA index_info({quoted(name)})").fetchone()[2]
            try:
                yield from (
                    row[0]
                    for row in connection.execute(
                        f"SELECT rowid FROM {quoted(table)} INDEXED BY {quoted(name)} "
                        f"ORDER BY {quoted(key)} {order}"
                    )
                )
                break
            except sqlite3.DatabaseError:
                continue


def _single(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], number: int
) -> dict[str, Any] | None:
    """Return what can be read of one row, column by column if it must be; None: not there."""
    row: dict[str, Any] = {}
    for names in (tuple(columns), *((column,) for column in columns)):
        if len(row) == len(columns):
            break
        try:
            found = connection.execute(
                f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} WHERE rowid = ?",
                (number,),
            ).fetchone()
        except sqlite3.DatabaseError:
            continue
        if found is None:
            return None
        row |= dict(zip(names, found, strict=True))
    return row
