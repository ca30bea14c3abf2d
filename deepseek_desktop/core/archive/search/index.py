"""The index of words: brought in step portion by portion, and asked."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter
from time import monotonic

from deepseek_desktop.core.archive.facts import facts_of
from deepseek_desktop.core.archive.search.renewing import NOTED, clear_some, note_some
from deepseek_desktop.core.archive.search.texts import text_of
from deepseek_desktop.core.archive.search.vocabulary import going_on
from deepseek_desktop.core.archive.search_tables import ENTRIES
from deepseek_desktop.core.domain.folding import folded
from deepseek_desktop.core.domain.hits import Term

INDEXED_LENGTH = 1_000_000
"""Characters of a text that are indexed; what comes after them is found by a scan."""

_PORTION = 200_000  # characters taken for one job, between two flushes of the journal
_LONGEST_S = 0.03  # of a job, and the last text in it: the writer waits for that
_MOST_ENTRIES = 300
_PART = 50_000  # characters that are folded together
_OPEN = r"[^\W_]{3}$"  # a word that may go on
_PAGES = 200  # of the index, written together in one go: some 20 ms
# Written without blanks between words, or with endings that nobody types: each character is taken
# for a word, so that one or two of them are found.
_CHARACTERS_APART = (
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3105-\u318f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def indexed(text: str) -> str:
    """Return a text as the index gets it: folded, with blanks around characters that are words."""
    text = text[:INDEXED_LENGTH]
    if text.isascii():
        return text
    normal = (unicodedata.normalize("NFC", part) for part in _parts(text))
    return "".join(_apart().sub(_spaced, folded(part)[0]) for part in normal)


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts, cut at blanks: other threads go on between two of them."""
    first = 0
    while len(text) - first > _PART:
        last = max(text.rfind(sign, first + 1, first + _PART) for sign in " \n，。")
        if last < 0:
            break
        yield text[first:last]
        first = last
    yield text[first:]


def _spaced(run: re.Match[str]) -> str:
    return f" {' '.join(run[0])} "


@cache
def _apart() -> re.Pattern[str]:
    """Return what finds such characters; so many ranges are compiled when they are needed."""
    return re.compile(_CHARACTERS_APART)


def index_some(connection: sqlite3.Connection) -> bool:
    """Bring the index a little nearer to the texts; return whether there is more to be done.

    A job is as long as a slow machine or a long text lets it become; what was taken for it and is
    not done by then is left for the next one.
    """
    if note_some(connection) or clear_some(connection):
        return True
    over_at_s = monotonic() + _LONGEST_S
    stale = _stale(connection)
    for number, entry, text in stale:
        connection.execute(
            "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)",
            (entry, indexed(text)),
        )
        connection.execute("DELETE FROM search_stale WHERE number = ?", (number,))
        if monotonic() > over_at_s:
            return True
    if stale:  # a number may be in use again: what had it goes out first
        return True
    waiting = "SELECT entry FROM search_pending ORDER BY entry DESC LIMIT ?"
    entries = [row[0] for row in connection.execute(waiting, (_MOST_ENTRIES,))]
    taken, room = [], _PORTION
    for entry in entries:
        taken.append((entry, text_of(connection, entry, INDEXED_LENGTH)))
        room -= len(taken[-1][1])
        if room < 0:
            break
    # Numbers have to rise: FTS5 writes what it holds back before it takes one that is smaller.
    for entry, text in reversed(taken):
        if text:
            connection.execute(
                "INSERT INTO search_index (rowid, text) VALUES (?, ?)", (entry, indexed(text))
            )
        connection.execute("DELETE FROM search_pending WHERE entry = ?", (entry,))
        if monotonic() > over_at_s:
            return True
    return room < 0 or len(entries) == _MOST_ENTRIES


def _stale(connection: sqlite3.Connection) -> list[tuple[int, int, str]]:
    """Return texts that are to be taken out, by their entries; all of them within a portion."""
    gone = "SELECT number, entry, text FROM search_stale ORDER BY number LIMIT ?"
    taken, room = [], _PORTION
    for row in connection.execute(gone, (_MOST_ENTRIES,)):
        taken.append((row[0], row[1], row[2]))
        room -= len(row[2])
        if room < 0:
            break
    return sorted(taken, key=itemgetter(1))


def merge_some(connection: sqlite3.Connection) -> bool:
    """Write parts of the index together, so that words of deleted texts go; return as above."""
    before = connection.total_changes
    connection.execute(
        "INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", (-_PAGES,)
    )
    return connection.total_changes - before > 1


def is_in_step(connection: sqlite3.Connection) -> bool:
    """Whether the index has an entry for each text that is not to be indexed yet, and answers.

    While texts are still noted, which there are is not known, so it is as it should be.
    """
    try:
        connection.execute("SELECT rowid FROM search_index WHERE search_index MATCH 'a'").fetchone()
        known = _count(connection, "SELECT id FROM search_index_docsize")
        pending = _count(connection, "SELECT entry FROM search_pending")
        stale = _count(connection, "SELECT entry FROM search_stale")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise
        return False
    if NOTED in facts_of(connection):
        return True
    texts = sum(_count(connection, entries) for entries in ENTRIES)
    return known - stale == texts - pending


def _count(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({query})").fetchone()[0])


def matching(connection: sqlite3.Connection, terms: Iterable[Term], *, may_go_on: bool) -> str:
    """Return terms as the index is asked for them; empty where it knows none of them.

    With `may_go_on` they are beginnings of words, those of at least three letters: fewer begin so
    many words that the index would be slower than a scan. The index has no signs, so what it gives
    may be too much, but it has each text with all words.
    """
    asked = []
    for term in terms:
        plain = indexed(term.text).replace('"', " ").replace("\0", " ")
        if any(character.isalnum() for character in plain):
            is_open = may_go_on and re.search(_OPEN, plain) is not None
            asked.append(going_on(connection, plain) if is_open else f'"{plain}"')
    return " AND ".join(asked)
