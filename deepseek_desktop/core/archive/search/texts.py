"""The texts that are found: what they are, where they stand, and who wrote them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from deepseek_desktop.core.archive import journal
from deepseek_desktop.core.archive.queries import HAS_BEGINNING
from deepseek_desktop.core.archive.search.conditions import GONE
from deepseek_desktop.core.archive.search_tables import (
    ANSWER,
    ATTACHMENT,
    KIND_SHIFT,
    NAME,
    NAMES,
    NOTE,
    QUESTION,
    REASONING,
    SOURCES,
    TITLE,
)
from deepseek_desktop.core.domain.comparison import settings_of
from deepseek_desktop.core.domain.hits import Scope

_SCOPES: Mapping[int, Scope] = {
    TITLE: Scope.TITLE,
    QUESTION: Scope.QUESTION,
    NAME: Scope.ATTACHMENT,
    ATTACHMENT: Scope.ATTACHMENT,
    REASONING: Scope.REASONING,
    ANSWER: Scope.ANSWER,
    NOTE: Scope.NOTE,
}


class Text(Struct, frozen=True):
    """A text with where it stands; `row` has the ids, and of a reply who wrote it."""

    entry: int
    scope: Scope
    at: str
    text: str
    row: sqlite3.Row


def kinds_of(scopes: Collection[Scope]) -> list[int]:
    """Return which kinds of entries texts of these scopes are; none stand for all."""
    return [kind for kind, scope in _SCOPES.items() if not scopes or scope in scopes]


def text_of(connection: sqlite3.Connection, entry: int, most: int) -> str:
    """Return the first `most` characters of an entry; empty where there is none any more."""
    sql = f"SELECT substr({text_at(entry >> KIND_SHIFT, '?', '?')}, 1, ?)"
    (text,) = connection.execute(sql, (*_place(entry), most)).fetchone()
    return "" if text is None else str(text)


def text_at(kind: int, number: str, position: str) -> str:
    """Return an expression for a text, by those for its number and, of a name, its position."""
    source = SOURCES[kind]
    sql = f"(SELECT {source.text} FROM {source.table} WHERE {_IS[kind].format(number, position)})"
    return sql.replace("{row}", source.table)


def texts(connection: sqlite3.Connection, entries: Iterable[int]) -> list[Text]:
    """Return texts that are not in the bin, by their entries; none that is gone."""
    found = []
    for entry in entries:
        kind = entry >> KIND_SHIFT
        row = connection.execute(_FULL[kind], _place(entry)).fetchone()
        if row is not None:
            found.append(Text(entry, _SCOPES[kind], row["at"], row["text"], row))
    return found


def arriving(connection: sqlite3.Connection) -> list[Text]:
    """Return what is there of replies that are still written: it is in the journal."""
    found = []
    for row in connection.execute(_REPLY.format(text="answer") + "reply.outcome IS NULL"):
        said = journal.replay(connection, row["reply_id"], row["text"])
        for kind, text in ((REASONING, said.reasoning), (ANSWER, said.answer)):
            entry = (kind << KIND_SHIFT) + row["number"]
            found.append(Text(entry, _SCOPES[kind], row["at"], text, row))
    return found


def veiled(connection: sqlite3.Connection) -> set[str]:
    """Return the turns of which nobody is to know yet who answered, by their ids."""
    rows = connection.execute(
        "SELECT comparison FROM conversation WHERE instr(comparison, 'veiled')"
    )
    return {turn for row in rows for turn in settings_of(json.loads(row["comparison"])).veiled}


def _place(entry: int) -> tuple[int, ...]:
    kind, number = entry >> KIND_SHIFT, entry & ((1 << KIND_SHIFT) - 1)
    return divmod(number, NAMES) if kind == NAME else (number,)


_IS = {
    **dict.fromkeys((TITLE, QUESTION, REASONING, ANSWER, NOTE), "number = {0}"),
    ATTACHMENT: "id = {0}",
    NAME: "turn_id = (SELECT id FROM turn WHERE number = {0}) AND position = {1}",
}
_KEPT = "conversation.deleted_at IS NULL AND "
_REPLY = f"""
    SELECT reply.number, conversation_id, title, turn_id, reply.id AS reply_id, lane_id, provider,
           model, {{text}} AS text, started_at AS at
    FROM reply CROSS JOIN turn ON turn.id = turn_id
    CROSS JOIN conversation ON conversation.id = conversation_id
    WHERE {_KEPT}
"""
_OF_TURN = f"""
    SELECT conversation_id, title, turn.id AS turn_id, {{text}} AS text, {{at}} AS at
    FROM {{tables}} CROSS JOIN conversation ON conversation.id = conversation_id
    WHERE {_KEPT}
"""
_FULL = {
    TITLE: f"""
        SELECT id AS conversation_id, title, NULL AS turn_id, title AS text, coalesce((
                   SELECT asked_at FROM turn WHERE conversation_id = conversation.id
                   ORDER BY number DESC LIMIT 1
               ), created_at) AS at
        FROM conversation WHERE {HAS_BEGINNING} AND number = ?
    """,
    QUESTION: _OF_TURN.format(text="prompt", at="asked_at", tables="turn") + "turn.number = ?",
    # Attached several times it is found where that was last.
    ATTACHMENT: _OF_TURN.format(
        text="(SELECT text FROM content WHERE id = content_id)",
        at="asked_at",
        tables="attached CROSS JOIN turn ON turn.id = turn_id",
    )
    + f"content_id = ? AND turn.id NOT IN ({GONE}) ORDER BY turn.number DESC LIMIT 1",
    NAME: _OF_TURN.format(
        text="name", at="asked_at", tables="turn CROSS JOIN attached ON turn_id = turn.id"
    )
    + "turn.number = ? AND position = ?",
    REASONING: _REPLY.format(text="reasoning") + "reply.number = ?",
    ANSWER: _REPLY.format(text="answer") + "reply.number = ?",
    NOTE: _OF_TURN.format(
        text="note", at="made_at", tables="verdict CROSS JOIN turn ON turn.id = turn_id"
    )
    + "verdict.number = ?",
}

_TURNS_WITH = f"SELECT DISTINCT conversation_id FROM turn WHERE id NOT IN ({GONE}) AND "
CONVERSATIONS = {
    TITLE: "SELECT id FROM conversation WHERE number IN ({numbers})",
    QUESTION: _TURNS_WITH + "number IN ({numbers})",
    ATTACHMENT: _TURNS_WITH
    + "id IN (SELECT turn_id FROM attached WHERE content_id IN ({numbers}))",
    NAME: _TURNS_WITH + f"number IN (SELECT place / {NAMES} FROM ({{numbers}}))",
    **dict.fromkeys(
        (REASONING, ANSWER),
        _TURNS_WITH + "id IN (SELECT turn_id FROM reply WHERE number IN ({numbers}))",
    ),
    NOTE: _TURNS_WITH + "id IN (SELECT turn_id FROM verdict WHERE number IN ({numbers}))",
}
"""Queries by kind for the conversations in which texts of these numbers are."""
