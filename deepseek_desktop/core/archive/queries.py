"""What the archive is asked, in SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from deepseek_desktop.core.archive import journal
from deepseek_desktop.core.archive.checksums import checksum_of
from deepseek_desktop.core.archive.rows import reply_values, time_text, tool_calls_text
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words

HAS_BEGINNING = """
    conversation.deleted_at IS NULL AND EXISTS (
        SELECT 1 FROM turn AS root
        WHERE root.conversation_id = conversation.id
          AND root.parent_id IS NULL AND root.deleted_at IS NULL
    )
"""
"""The condition that a conversation is not deleted, nor all that was asked in it."""

ABOVE = """
    WITH RECURSIVE known (id, parent_id, deleted_at) AS (
        SELECT id, parent_id, deleted_at FROM turn WHERE id = :turn
        UNION SELECT turn.id, turn.parent_id, turn.deleted_at
        FROM turn JOIN known ON turn.id = known.parent_id
    )
"""
"""Begins a query for a turn and all that it goes on from, as `known`."""

BELOW = """
    WITH RECURSIVE gone (id) AS (
        SELECT id FROM turn WHERE {start}
        UNION SELECT turn.id FROM turn JOIN gone ON turn.parent_id = gone.id
    )
"""
"""Begins a query for turns that `start` tells and all that come after them, as `gone`."""


def refuse_deleted(
    connection: sqlite3.Connection, turn_id: str | None, conversation_id: str = ""
) -> None:
    """Raise `ArchiveError` where a turn or a conversation is in the bin, or a turn is gone."""
    where = {"turn": turn_id, "conversation": conversation_id}
    is_deleted = (
        "SELECT 1 FROM known WHERE deleted_at IS NOT NULL "
        "UNION ALL SELECT 1 WHERE :turn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM known) "
        "UNION ALL SELECT 1 FROM conversation WHERE deleted_at IS NOT NULL "
        "AND id IN (:conversation, (SELECT conversation_id FROM turn WHERE id = :turn))"
    )
    if connection.execute(ABOVE + is_deleted, where).fetchone() is not None:
        raise ArchiveError(_DELETED)


def insert_reply(connection: sqlite3.Connection, turn_id: str, reply: Reply, session: str) -> None:
    """Store that a reply is awaited."""
    insert(connection, "reply", reply_values(reply) | {"turn_id": turn_id, "session": session})


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    """Add a row to a table; `values` are by column."""
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", values)


def fold(connection: sqlite3.Connection, reply: Reply) -> None:
    """Write an ended reply into its row and drop its journal."""
    _update(connection, reply.id, reply_values(reply))
    journal.forget(connection, reply.id)


def begin_lane(connection: sqlite3.Connection, reply: Reply) -> None:
    """Note that a reply that had to wait is asked for now."""
    _update(connection, reply.id, {"started_at": time_text(reply.timings.started_at)})
    journal.forget(connection, reply.id)


def _update(connection: sqlite3.Connection, reply_id: str, values: Mapping[str, Any]) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in values if name != "id")
    connection.execute(f"UPDATE reply SET {changes} WHERE id = :id", {**values, "id": reply_id})


def mark_crashed(connection: sqlite3.Connection, session: Session) -> int:
    """Fold the replies of processes that died, marked as crashed or unasked; return how many."""
    running = connection.execute(
        "SELECT id, session, answer FROM reply WHERE outcome IS NULL"
    ).fetchall()
    dead = {name for name in {row["session"] for row in running} if session.is_dead(name)}
    crashed = [row for row in running if row["session"] in dead]
    for row in crashed:
        reply_id = row["id"]
        said = journal.replay(connection, reply_id, row["answer"])
        values = {
            **said.columns,
            "reasoning": said.reasoning,
            "answer": said.answer,
            "checksum": checksum_of(said.reasoning, said.answer),
            "tool_calls": tool_calls_text(said.tool_calls),
            "outcome": Outcome.UNASKED if said.waits else Outcome.CRASHED,
            "pieces": None,
        }
        _update(connection, reply_id, values)
        journal.forget(connection, reply_id)
    return len(crashed)


_DELETED = words(
    "errors",
    "What this goes on from was deleted, maybe in another window, so nothing was asked. Take it "
    "out of the bin, or ask in a new conversation.",
)
