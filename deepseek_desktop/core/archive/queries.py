"""What the archive is asked, in SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from deepseek_desktop.core.archive import journal
from deepseek_desktop.core.archive.rows import (
    lane_of,
    lane_values,
    reply_of,
    reply_values,
    storable,
    time_of,
    time_text,
    tool_calls_text,
)
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.domain.conversation import Conversation, Summary, Turn
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words


def insert_turn(
    connection: sqlite3.Connection,
    conversation: Conversation,
    turn: Turn,
    replies: Iterable[Reply],
    session: str,
) -> None:
    """Store a turn and its awaited replies, and the conversation if this is its first turn."""
    connection.execute(
        "INSERT INTO conversation (id, title, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (conversation.id, storable(conversation.title), time_text(conversation.created_at)),
    )
    connection.executemany(
        "INSERT INTO lane "
        "(id, conversation_id, position, provider, model, system_prompt, parameters) "
        "VALUES (:id, :conversation, :position, :provider, :model, :system_prompt, :parameters) "
        "ON CONFLICT DO NOTHING",
        [
            lane_values(lane) | {"conversation": conversation.id, "position": position}
            for position, lane in enumerate(conversation.lanes)
        ],
    )
    connection.execute(
        "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES (?, ?, ?, ?)",
        (turn.id, conversation.id, storable(turn.prompt), time_text(turn.asked_at)),
    )
    for reply in replies:
        insert_reply(connection, turn.id, reply, session)


def insert_reply(connection: sqlite3.Connection, turn_id: str, reply: Reply, session: str) -> None:
    """Store that a reply is awaited."""
    values = reply_values(reply) | {"turn_id": turn_id, "session": session}
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO reply ({names}) VALUES ({places})", values)


def fold(connection: sqlite3.Connection, reply: Reply) -> None:
    """Write an ended reply into its row and drop its journal."""
    _update(connection, reply.id, reply_values(reply))
    journal.forget(connection, reply.id)


def _update(connection: sqlite3.Connection, reply_id: str, values: Mapping[str, Any]) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in values if name != "id")
    connection.execute(f"UPDATE reply SET {changes} WHERE id = :id", {**values, "id": reply_id})


def mark_crashed(connection: sqlite3.Connection, session: Session) -> int:
    """Fold the replies of processes that died, marked as crashed; return how many."""
    running = connection.execute("SELECT id, session FROM reply WHERE outcome IS NULL").fetchall()
    dead = {name for name in {row["session"] for row in running} if session.is_dead(name)}
    crashed = [row["id"] for row in running if row["session"] in dead]
    for reply_id in crashed:
        said = journal.replay(connection, reply_id)
        values = {
            **said.columns,
            "reasoning": said.reasoning,
            "answer": said.answer,
            "tool_calls": tool_calls_text(said.tool_calls),
            "outcome": Outcome.CRASHED,
            "pieces": None,
        }
        _update(connection, reply_id, values)
        journal.forget(connection, reply_id)
    return len(crashed)


def summaries(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    """Return all conversations, last asked first."""
    models: dict[str, list[ModelRef]] = {}
    for row in connection.execute("SELECT * FROM lane ORDER BY conversation_id, position"):
        ref = ModelRef(row["provider"], row["model"])
        models.setdefault(row["conversation_id"], []).append(ref)
    rows = connection.execute(
        """
        SELECT conversation.id, title, created_at, max(turn.number) AS last_turn,
               EXISTS (
                   SELECT 1 FROM reply JOIN turn AS asked ON asked.id = reply.turn_id
                   WHERE asked.conversation_id = conversation.id AND reply.outcome = :crashed
                     AND NOT EXISTS (
                         SELECT 1 FROM reply AS newer
                         WHERE newer.turn_id = reply.turn_id AND newer.lane_id = reply.lane_id
                           AND newer.number > reply.number
                     )
               ) AS is_interrupted
        FROM conversation JOIN turn ON turn.conversation_id = conversation.id
        GROUP BY conversation.id
        ORDER BY last_turn DESC
        """,
        {"crashed": Outcome.CRASHED},
    )
    return tuple(
        Summary(
            id=row["id"],
            title=row["title"],
            created_at=time_of(row["created_at"]),
            models=tuple(models.get(row["id"], ())),
            is_interrupted=bool(row["is_interrupted"]),
        )
        for row in rows
    )


def conversation(connection: sqlite3.Connection, conversation_id: str) -> Conversation:
    """Return a conversation with lanes, turns and replies."""
    row = connection.execute(
        "SELECT * FROM conversation WHERE id = ?", (conversation_id,)
    ).fetchone()
    if row is None:
        raise ArchiveError(words("errors", "This conversation is not in the archive any more."))
    lanes = connection.execute(
        "SELECT * FROM lane WHERE conversation_id = ? ORDER BY position", (conversation_id,)
    )
    return Conversation(
        id=row["id"],
        title=row["title"],
        created_at=time_of(row["created_at"]),
        lanes=tuple(lane_of(lane) for lane in lanes),
        turns=_turns(connection, conversation_id),
    )


def _turns(connection: sqlite3.Connection, conversation_id: str) -> tuple[Turn, ...]:
    replies: dict[str, list[Reply]] = {}
    rows = connection.execute(
        "SELECT reply.* FROM reply JOIN turn ON turn.id = reply.turn_id "
        "WHERE turn.conversation_id = ? ORDER BY reply.number",
        (conversation_id,),
    )
    for row in rows:
        reply = reply_of(row)
        if reply.is_running:
            # Another process streams it: what it has so far is in the journal.
            said = journal.replay(connection, reply.id)
            reply = replace(
                reply,
                reasoning=said.reasoning,
                answer=said.answer,
                tool_calls=said.tool_calls,
            )
        replies.setdefault(row["turn_id"], []).append(reply)
    turns = connection.execute(
        "SELECT * FROM turn WHERE conversation_id = ? ORDER BY number", (conversation_id,)
    )
    return tuple(
        Turn(
            id=row["id"],
            prompt=row["prompt"],
            asked_at=time_of(row["asked_at"]),
            replies=tuple(replies.get(row["id"], ())),
        )
        for row in turns
    )
