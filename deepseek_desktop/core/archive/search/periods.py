"""Which rows of a table are of some time, told by their numbers as far as these tell it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from msgspec import Struct

_TIMED: Mapping[str, str] = {
    "conversation": "created_at",
    "turn": "asked_at",
    "reply": "started_at",
}
# The sign of plus has an index on times answer it: the rows have their texts in them.
_SPAN = "SELECT min(+number), max(+number) FROM {table} WHERE {column} {sign} ?"
_OTHER = {"<": ">=", ">=": "<"}


class Period(Struct, frozen=True):
    """Rows earlier than a moment, or not: their numbers are from `least` to `most`.

    Which of those numbers are theirs `condition` tells, with `values` in it. Rows get their numbers
    as they come, so it nearly always only compares numbers; what was imported, or written while a
    clock was wrong, stands elsewhere and is looked for.
    """

    least: int
    most: int
    condition: str
    values: tuple[str | int, ...]


def period(connection: sqlite3.Connection, table: str, sign: str, moment: str) -> Period:
    """Return which rows of a table are earlier than a moment (<), or of it and later (>=)."""
    least, most = _span(connection, table, sign, moment)
    if least is None or most is None:
        return Period(1, 0, "0", ())
    first_other, last_other = _span(connection, table, _OTHER[sign], moment)
    query = f"{{number}} IN ({numbers(table, sign)})"
    if first_other is None or last_other is None:
        return Period(least, most, "1", ())
    if sign == "<":
        return Period(least, most, f"({{number}} < ? OR {query})", (first_other, moment))
    return Period(least, most, f"({{number}} > ? OR {query})", (last_other, moment))


def numbers(table: str, sign: str) -> str:
    """Return a query for the numbers of rows, by how their time compares to a moment."""
    return f"SELECT number FROM {table} WHERE {_TIMED[table]} {sign} ?"


def _span(
    connection: sqlite3.Connection, table: str, sign: str, moment: str
) -> tuple[int | None, int | None]:
    sql = _SPAN.format(table=table, column=_TIMED[table], sign=sign)
    least, most = connection.execute(sql, (moment,)).fetchone()
    return least, most
