"""Which texts may hold what is wanted: by the index, by a scan, or those not indexed yet."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from itertools import islice

from deepseek_desktop.core.archive.search.conditions import escaped, seen
from deepseek_desktop.core.archive.search.index import matching
from deepseek_desktop.core.archive.search.narrowing import Narrowing, Narrowings
from deepseek_desktop.core.archive.search.texts import CONVERSATIONS, kinds_of, text_at, veiled
from deepseek_desktop.core.archive.search_tables import KIND_SHIFT, NAME, NAMES, SOURCES
from deepseek_desktop.core.domain.hits import Term
from deepseek_desktop.core.domain.query import Query

_MOST_PENDING = 500  # of each kind: their texts are read


_FEW_KINDS = 2
_LEAST, _SHARE = 20, 0.5


def indexed_entries(connection: sqlite3.Connection, query: Query, limit: int) -> list[int]:
    """Return the newest entries of each kind in which the index knows all words.

    Of one kind at most `limit`, of several fewer each: every one of them has to be read to be
    ranked, and what is left out here is found by a scan.
    """
    kinds = kinds_of(query.scopes)
    limit = limit if len(kinds) <= _FEW_KINDS else min(limit, max(_LEAST, round(limit * _SHARE)))
    words = matching(connection, query.terms, may_go_on=False)
    if not words:
        return []
    beginnings = ""
    found: list[int] = []
    narrowings = Narrowings(connection, query.conditions, veiled(connection))
    for kind in kinds:
        wanted = narrowings.of(kind)
        entries = dict.fromkeys(_matched(connection, words, wanted, limit))
        # All words with a beginning have to be looked up first, which takes its time.
        if len(entries) < limit and _is_any(connection, "search_index_docsize", "id", wanted):
            beginnings = beginnings or matching(connection, query.terms, may_go_on=True)
            if beginnings != words:
                entries |= dict.fromkeys(_matched(connection, beginnings, wanted, limit))
        found += islice(entries, limit)
    return found


def _is_any(connection: sqlite3.Connection, table: str, entry: str, wanted: Narrowing) -> bool:
    """Whether a table has any entry of those among which is looked."""
    sql = f"SELECT 1 FROM {table} WHERE {entry} BETWEEN ? AND ? LIMIT 1"
    return connection.execute(sql, wanted.entries).fetchone() is not None


def _matched(
    connection: sqlite3.Connection, words: str, wanted: Narrowing, limit: int
) -> list[int]:
    number = _number_of("search_index.rowid", wanted.kind)
    sql = (
        "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?"
        + wanted.on(number)
        + seen(wanted.kind, number)
        + " ORDER BY rowid DESC LIMIT ?"
    )
    rows = connection.execute(sql, (words, *wanted.entries, *wanted.values, limit))
    return [row[0] for row in rows]


def conversations_with(connection: sqlite3.Connection, query: Query) -> list[str]:
    """Return all conversations in which the index knows all words; it reads no text for that."""
    words = matching(connection, query.terms, may_go_on=True)
    found: dict[str, None] = {}
    narrowings = Narrowings(connection, query.conditions, veiled(connection))
    for kind in kinds_of(query.scopes) if words else ():
        first, wanted = kind << KIND_SHIFT, narrowings.of(kind)
        entries = (
            "SELECT search_index.rowid - ? AS place FROM search_index WHERE search_index MATCH ? "
            "AND search_index.rowid BETWEEN ? AND ?"
            + wanted.on(_number_of("search_index.rowid", kind))
        )
        values = (first, words, *wanted.entries, *wanted.values)
        rows = connection.execute(CONVERSATIONS[kind].format(numbers=entries), values)
        found |= dict.fromkeys(row[0] for row in rows)
    return list(found)


def pending_entries(connection: sqlite3.Connection, query: Query) -> list[int]:
    """Return the newest entries that are not indexed yet and have the letters of all words.

    All of them, unless so many wait that to read their texts would take seconds.
    """
    found: list[int] = []
    likes = [_like(term) for term in query.terms]
    narrowings = Narrowings(connection, query.conditions, veiled(connection))
    for kind in kinds_of(query.scopes):
        if not _is_any(connection, "search_pending", "entry", Narrowing(kind)):
            continue
        wanted, number = narrowings.of(kind), _number_of("search_pending.entry", kind)
        text = text_at(kind, number, f"(search_pending.entry % {NAMES})")
        sql = (
            "SELECT entry FROM search_pending WHERE entry BETWEEN ? AND ?"
            + f" AND {text} LIKE ? ESCAPE '\\'" * len(likes)
            + wanted.on(number)
            + seen(kind, number)
            + " ORDER BY entry DESC LIMIT ?"
        )
        values = (*wanted.entries, *likes, *wanted.values, _MOST_PENDING)
        found += [row[0] for row in connection.execute(sql, values)]
    return found


def scanned_entries(
    connection: sqlite3.Connection, query: Query, kind: int, limit: int
) -> list[int]:
    """Return the newest `limit` entries of a kind whose text has the letters of all words.

    Without words it is those that fulfil the conditions; where nothing says which kind of text is
    wanted either, conversations are: of each it is the newest question.
    """
    narrowings = Narrowings(connection, query.conditions, veiled(connection))
    source, wanted = SOURCES[kind], narrowings.of(kind)
    number, text = (part.replace("{row}", source.table) for part in (source.number, source.text))
    likes = [_like(term) for term in query.terms]
    of_turn = number.removesuffix(f" * {NAMES} + attached.position")
    are_conversations = not query.terms and not query.scopes
    whose = "{row}.conversation_id" if are_conversations else source.entry
    sql = (
        f"SELECT {source.entry}, {whose} FROM {source.table} WHERE {source.when}"
        + f" AND {text} LIKE ? ESCAPE '\\'" * len(likes)
        + wanted.on(of_turn)
        + seen(kind, of_turn)
        + f" ORDER BY {number} DESC"  # as the rows stand: it ends where enough are found
    ).replace("{row}", source.table)
    found: dict[object, int] = {}
    with closing(connection.execute(sql, (*likes, *wanted.values))) as rows:
        for entry, whole in rows:
            found.setdefault(whole, entry)
            if len(found) >= limit:
                break
    return list(found.values())


def _number_of(entry: str, kind: int) -> str:
    number = f"({entry} - {kind << KIND_SHIFT})"
    return f"({number} / {NAMES})" if kind == NAME else number


def _like(term: Term) -> str:
    """Return a pattern that fits wherever a term stands, and maybe elsewhere."""
    return "%" + "".join(map(_like_character, unicodedata.normalize("NFC", term.text))) + "%"


def _like_character(character: str) -> str:
    if character.isspace():
        return "%"
    if character.isascii():
        return escaped(character)
    forms: Sequence[str] = (
        character.casefold(),
        character.upper(),
        unicodedata.normalize("NFKD", character),
    )
    return character if all(form == character for form in forms) else "%"
