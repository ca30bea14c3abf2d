"""Which words the index knows, and how it is asked for those that begin in some way."""

from __future__ import annotations

import re
import sqlite3

_WORDS = """
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab (main, search_index, row)
"""
_BEGUN = "SELECT term, doc FROM temp.search_word WHERE term >= ? AND term < ? LIMIT ?"
_LAST_SIGN = "\U0010ffff"
_MOST = 100  # words that are looked up one by one
_OFTEN = 300  # texts that have a word, so that to look it up beats to read where it stands
_LAST_WORD = r"[^\W_]+$"


def going_on(connection: sqlite3.Connection, phrase: str) -> str:
    """Return how the index is asked for a phrase whose last word may go on.

    Asked for a beginning, the index first puts together all places of all words that begin so, and
    does it again for each kind of text. Words that are named it follows from the newest text on,
    as far as is wanted: which of them there are is asked once.
    """
    if begun := re.search(_LAST_WORD, phrase):
        words = _beginning(connection, begun[0].lower())
        if words:
            before = phrase[: begun.start()]
            each = " OR ".join(f'"{before}{word}"' for word in words)
            return f"({each})"
    return f'"{phrase}" *'


def _beginning(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """Return the words that begin so; none where it is faster to look for them together."""
    _make_table(connection)
    rows = connection.execute(_BEGUN, (beginning, beginning + _LAST_SIGN, _MOST + 1)).fetchall()
    is_faster = len(rows) <= _MOST and sum(row[1] for row in rows) > _OFTEN * len(rows)
    return [row[0] for row in rows] if is_faster else []


def _make_table(connection: sqlite3.Connection) -> None:
    """Make the view on the index's words, which is this connection's own; no file is written."""
    (may_only_read,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute(_WORDS)
    finally:
        connection.execute(f"PRAGMA query_only = {may_only_read}")
