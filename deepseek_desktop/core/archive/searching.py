"""Finds words in everything that is kept; what was deleted is not found."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge

from deepseek_desktop.core.archive import journal
from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.queries import BELOW, HAS_BEGINNING
from deepseek_desktop.core.archive.rows import time_of
from deepseek_desktop.core.domain.comparison import settings_of
from deepseek_desktop.core.domain.hits import Hit, Scope, WantedWords, snippet_of
from deepseek_desktop.core.domain.identity import ModelRef

_STEPS_BETWEEN_LOOKS = 200  # of SQLite's machine: some rows

_GONE = BELOW.format(start="deleted_at IS NOT NULL") + "SELECT id FROM gone"
# The order of the joins is given, so that rows come by an index and no text has to be sorted.
_TITLES = f"""
    SELECT conversation.id AS conversation_id, title, title AS text, max(number), asked_at AS at
    FROM conversation JOIN turn ON turn.conversation_id = conversation.id
    WHERE {HAS_BEGINNING} AND turn.deleted_at IS NULL
    GROUP BY conversation.id ORDER BY at DESC
"""
_QUESTIONS = """
    SELECT conversation_id, title, turn.id AS turn_id, prompt AS text, asked_at AS at
    FROM turn CROSS JOIN conversation ON conversation.id = conversation_id
    WHERE conversation.deleted_at IS NULL
    ORDER BY turn.number DESC
"""
_ATTACHMENTS = """
    SELECT conversation_id, title, turn_id, name || char(10) || text AS text, asked_at AS at
    FROM turn CROSS JOIN attachment ON turn_id = turn.id
    CROSS JOIN conversation ON conversation.id = conversation_id
    WHERE conversation.deleted_at IS NULL
    ORDER BY turn.number DESC
"""
_REPLIES = """
    SELECT conversation_id, title, turn_id, reply.id AS reply_id, lane_id, provider, model,
           outcome, reasoning, answer, started_at AS at
    FROM reply CROSS JOIN turn ON turn.id = turn_id
    CROSS JOIN conversation ON conversation.id = conversation_id
    WHERE conversation.deleted_at IS NULL
    ORDER BY started_at DESC
"""
_BLIND = "SELECT comparison FROM conversation WHERE instr(comparison, 'veiled')"


@dataclass(frozen=True, slots=True)
class _Text:
    at: str
    scope: Scope
    text: str
    row: sqlite3.Row


class Search:
    """Looks through all texts, which takes as long as there is text; it can be given up.

    Of turns that are to be judged blind it tells nobody who answers, nor what was thought.
    """

    def __init__(self, read: Read) -> None:
        self._read = read

    async def find(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Return the newest `limit` texts in which every one of `words` occurs.

        Cancelling gives the search up, so that the next one can begin at once.
        """
        wanted = WantedWords(words)
        if wanted.is_empty:
            return ()
        given_up = threading.Event()
        try:
            return await self._read(lambda c: _looked_through(c, wanted, limit, given_up))
        finally:
            given_up.set()


def _looked_through(
    connection: sqlite3.Connection, wanted: WantedWords, limit: int, given_up: threading.Event
) -> tuple[Hit, ...]:
    connection.set_progress_handler(given_up.is_set, _STEPS_BETWEEN_LOOKS)
    try:
        return _found(connection, wanted, limit)
    finally:
        connection.set_progress_handler(None, 0)


def _found(connection: sqlite3.Connection, wanted: WantedWords, limit: int) -> tuple[Hit, ...]:
    gone = {row["id"] for row in connection.execute(_GONE)}
    veiled = _veiled(connection)
    texts = merge(
        _texts(connection, _TITLES, Scope.TITLE),
        _texts(connection, _QUESTIONS, Scope.QUESTION),
        _texts(connection, _ATTACHMENTS, Scope.ATTACHMENT),
        _replies(connection),
        key=lambda text: text.at,
        reverse=True,
    )
    hits: list[Hit] = []
    for text in texts:
        turn_id = None if text.scope is Scope.TITLE else text.row["turn_id"]
        is_veiled = turn_id in veiled
        if turn_id in gone or (is_veiled and text.scope is Scope.REASONING):
            continue
        if place := wanted.place_in(text.text):
            hit = _hit(connection, text, place)
            hits.append(replace(hit, models=()) if is_veiled else hit)
            if len(hits) == limit:
                break
    return tuple(hits)


def _veiled(connection: sqlite3.Connection) -> set[str]:
    """Return the turns of which nobody is to know yet who answered, by their ids."""
    settings = (settings_of(json.loads(row["comparison"])) for row in connection.execute(_BLIND))
    return {turn_id for each in settings for turn_id in each.veiled}


def _texts(connection: sqlite3.Connection, sql: str, scope: Scope) -> Iterator[_Text]:
    for row in connection.execute(sql):
        yield _Text(row["at"], scope, row["text"], row)


def _replies(connection: sqlite3.Connection) -> Iterator[_Text]:
    for row in connection.execute(_REPLIES):
        reasoning, answer = row["reasoning"], row["answer"]
        if row["outcome"] is None:  # it is still arriving: what is there is in the journal
            said = journal.replay(connection, row["reply_id"], answer)
            reasoning, answer = said.reasoning, said.answer
        yield _Text(row["at"], Scope.ANSWER, answer, row)
        yield _Text(row["at"], Scope.REASONING, reasoning, row)


def _hit(connection: sqlite3.Connection, text: _Text, place: tuple[int, int]) -> Hit:
    row = text.row
    is_title, is_reply = text.scope is Scope.TITLE, "reply_id" in row.keys()  # noqa: SIM118 a row
    snippet, start, length = snippet_of(text.text, place)
    who = [row]
    if not is_reply:
        lanes = "SELECT provider, model FROM lane WHERE conversation_id = ? ORDER BY position"
        who = connection.execute(lanes, (row["conversation_id"],)).fetchall()
    return Hit(
        conversation_id=row["conversation_id"],
        turn_id=None if is_title else row["turn_id"],
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
