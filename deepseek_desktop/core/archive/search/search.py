"""Finds words in everything that is kept; what was deleted is not found."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.rows import storable, time_of
from deepseek_desktop.core.archive.search.candidates import (
    conversations_with,
    indexed_entries,
    pending_entries,
    scanned_entries,
)
from deepseek_desktop.core.archive.search.conditions import GONE
from deepseek_desktop.core.archive.search.ranking import rank
from deepseek_desktop.core.archive.search.texts import Text, arriving, kinds_of, texts, veiled
from deepseek_desktop.core.domain.hits import Hit, Scope, WantedWords, snippet_of
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.query import Query, query_of

T = TypeVar("T")

_STEPS_BETWEEN_LOOKS = 200  # of SQLite's machine: some rows
_ONLY_WORDS = r"[\w\s]*[^\W_]"
_FEW = 50
_HITS_FOR_CONVERSATIONS = 200
_OF_MODELS = frozenset({Scope.REASONING, Scope.ANSWER})


class _Ranked(Struct, frozen=True):
    text: Text
    place: tuple[int, int]
    is_veiled: bool
    rank: float


class Search:
    """Looks words up in an index, and signs and parts of words in all texts.

    Any text is a query. Cancelling gives a search up, so that the next one can begin at once. Of
    turns that are to be judged blind it tells nobody who answers, nor what was thought.
    `rebuild` has the index made anew, where it turns out to be damaged.
    """

    def __init__(self, read: Read, rebuild: Callable[[], None]) -> None:
        self._read = read
        self._rebuild = rebuild

    async def find(self, typed: str, limit: int) -> tuple[Hit, ...]:
        """Return at most `limit` texts with all words that were typed, the best first.

        First those in which they begin where words begin, then those in which they are parts.
        """
        indexed = await self.look_up(typed, limit)
        if len(indexed) >= limit:
            return indexed
        return indexed + await self.scan(typed, limit - len(indexed), indexed)

    async def look_up(
        self, typed: str, limit: int, scopes: frozenset[Scope] = frozenset()
    ) -> tuple[Hit, ...]:
        """Return what the index knows: texts in which all words begin where words begin.

        No `scopes` stand for those that were typed, or all.
        """
        query = _query(typed, scopes)
        if not query.terms:
            return ()
        return await self._given_up_when_cancelled(lambda c: self._looked_up(c, query, limit))

    async def scan(
        self,
        typed: str,
        limit: int,
        known: Collection[Hit] = (),
        scopes: frozenset[Scope] = frozenset(),
    ) -> tuple[Hit, ...]:
        """Return the newest texts with all words, as parts of words and signs, that are not known.

        Without words it is what fulfils the conditions: of each conversation the newest question,
        or all of the kinds that were asked for.
        """
        query = _query(typed, scopes)
        if query.is_empty:
            return ()
        places = {_place(hit) for hit in known}
        return await self._given_up_when_cancelled(lambda c: _scanned(c, query, limit, places))

    async def conversations(self, typed: str) -> tuple[str, ...]:
        """Return the ids of all conversations in which the words are found.

        Where there are signs among them, or few begin so, it is those of the best hits.
        """
        query = _query(typed, frozenset())
        found: dict[str, None] = {}
        if query.terms and all(re.fullmatch(_ONLY_WORDS, term.text) for term in query.terms):
            found |= dict.fromkeys(
                await self._given_up_when_cancelled(lambda c: conversations_with(c, query))
            )
        if len(found) < _FEW:
            hits = await self.find(typed, _HITS_FOR_CONVERSATIONS)
            found |= dict.fromkeys(hit.conversation_id for hit in hits)
        return tuple(found)

    def _looked_up(
        self, connection: sqlite3.Connection, query: Query, limit: int
    ) -> tuple[Hit, ...]:
        try:
            entries = indexed_entries(connection, query, limit)
        except sqlite3.DatabaseError as error:
            if _is_given_up(error):
                raise
            self._rebuild()
            return ()
        entries += pending_entries(connection, query)
        candidates = [*texts(connection, entries), *_arriving(connection, query)]
        found = _told_once(_found(connection, query, candidates))
        found.sort(key=lambda each: each.rank, reverse=True)
        return tuple(_hit(connection, each) for each in found[:limit])

    async def _given_up_when_cancelled(self, work: Callable[[sqlite3.Connection], T]) -> T:
        given_up = threading.Event()

        def looked(connection: sqlite3.Connection) -> T:
            connection.set_progress_handler(given_up.is_set, _STEPS_BETWEEN_LOOKS)
            try:
                return work(connection)
            finally:
                connection.set_progress_handler(None, 0)

        try:
            return await self._read(looked)
        finally:
            given_up.set()


def _query(typed: str, scopes: frozenset[Scope]) -> Query:
    query = query_of(storable(typed))
    return replace(query, scopes=query.scopes or scopes) if typed.strip() else query


def _scanned(
    connection: sqlite3.Connection, query: Query, limit: int, known: Collection[object]
) -> tuple[Hit, ...]:
    scopes = query.scopes if query.terms or query.scopes else {Scope.QUESTION}
    found: list[_Ranked] = []
    for kind in kinds_of(scopes):
        entries = scanned_entries(connection, query, kind, limit + len(known))
        found += _found(connection, query, texts(connection, entries))
    found = _told_once(found)
    found.sort(key=lambda each: each.text.at, reverse=True)
    hits = (_hit(connection, each) for each in found)
    return tuple(islice((hit for hit in hits if _place(hit) not in known), limit))


def _arriving(connection: sqlite3.Connection, query: Query) -> list[Text]:
    """Return what is still written, unless conditions ask for more than is known of it."""
    conditions = query.conditions
    if conditions != type(conditions)():
        return []
    return [t for t in arriving(connection) if not query.scopes or t.scope in query.scopes]


def _found(
    connection: sqlite3.Connection, query: Query, candidates: Iterable[Text]
) -> list[_Ranked]:
    """Return hits for those texts that have all words and may be seen."""
    wanted, now = WantedWords(query.terms), datetime.now(UTC)
    gone = {row["id"] for row in connection.execute(GONE)}
    hidden = veiled(connection)
    by_who = bool(query.conditions.models or query.conditions.hosts)
    found = []
    for text in candidates:
        turn_id = text.row["turn_id"]
        is_veiled = turn_id in hidden
        tells = text.scope is Scope.REASONING or (by_who and text.scope in _OF_MODELS)
        if turn_id in gone or (is_veiled and tells):
            continue
        if (where := wanted.looked_for_in(text.text)) is not None:
            value = rank(text.scope, where, len(text.text), time_of(text.at), now)
            found.append(_Ranked(text, where.span, is_veiled, value))
    return found


def _told_once(found: Sequence[_Ranked]) -> list[_Ranked]:
    """Leave out titles that are the beginnings of questions which were found as well."""
    questions: dict[str, list[str]] = {}
    for each in found:
        if each.text.scope is Scope.QUESTION:
            words = " ".join(each.text.text.split())
            questions.setdefault(each.text.row["conversation_id"], []).append(words)
    return [
        each
        for each in found
        if each.text.scope is not Scope.TITLE
        or not any(
            words.startswith(each.text.text.rstrip("…"))
            for words in questions.get(each.text.row["conversation_id"], ())
        )
    ]


def _hit(connection: sqlite3.Connection, found: _Ranked) -> Hit:
    text = found.text
    row, is_reply = text.row, text.scope in _OF_MODELS
    snippet, start, length = snippet_of(text.text, found.place)
    who = [] if found.is_veiled else [row]
    if not is_reply and not found.is_veiled:
        lanes = "SELECT provider, model FROM lane WHERE conversation_id = ? ORDER BY position"
        who = connection.execute(lanes, (row["conversation_id"],)).fetchall()
    return Hit(
        conversation_id=row["conversation_id"],
        turn_id=row["turn_id"],
        reply_id=row["reply_id"] if is_reply else None,
        lane_id=row["lane_id"] if is_reply else None,
        scope=text.scope,
        snippet=snippet,
        start=start,
        length=length,
        at=time_of(text.at),
        title=row["title"],
        models=tuple(ModelRef(each["provider"], each["model"]) for each in who),
    )


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.conversation_id, hit.turn_id, hit.reply_id, hit.scope, hit.snippet


def _is_given_up(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
