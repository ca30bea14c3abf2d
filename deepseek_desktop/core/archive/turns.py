"""Conversations with their turns, in SQL: all branches, which one is shown, copies of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from deepseek_desktop.core.archive import journal
from deepseek_desktop.core.archive.drafts import forget_asked
from deepseek_desktop.core.archive.from_reports import from_report_of, keep_from_report
from deepseek_desktop.core.archive.lanes import keep_lanes, keep_settings
from deepseek_desktop.core.archive.queries import insert_reply, refuse_deleted
from deepseek_desktop.core.archive.rows import (
    lane_of,
    reply_of,
    storable,
    time_of,
    time_text,
)
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import settings_of
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Turn
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words

_OF_TURNS = (
    "SELECT {table}.* FROM {table} JOIN turn ON turn.id = {table}.turn_id "
    "WHERE turn.conversation_id = ?"
)


def insert_turn(
    connection: sqlite3.Connection,
    conversation: Conversation,
    turn: Turn,
    replies: Iterable[Reply],
    session: str,
) -> None:
    """Store a turn and its awaited replies; it becomes the end of the branch that is shown."""
    refuse_deleted(connection, turn.parent_id, conversation.id)
    _insert_conversation(connection, conversation)
    keep_lanes(connection, conversation)
    keep_settings(connection, conversation.id, conversation.settings)
    _insert_turn(connection, conversation.id, turn)
    for reply in replies:
        insert_reply(connection, turn.id, reply, session)
    keep_head(connection, conversation.id, turn.id)
    forget_asked(connection, conversation.id, turn.question)


def keep_head(connection: sqlite3.Connection, conversation_id: str, turn_id: str | None) -> None:
    """Store which turn ends the branch that is shown."""
    connection.execute("UPDATE conversation SET head = ? WHERE id = ?", (turn_id, conversation_id))


def keep_choice(
    connection: sqlite3.Connection, turn_id: str, lane_id: str, reply_id: str | None
) -> None:
    """Store which reply of a lane is shown; with None it is the newest."""
    if reply_id is None:
        connection.execute(
            "DELETE FROM choice WHERE turn_id = ? AND lane_id = ?", (turn_id, lane_id)
        )
    else:
        connection.execute(
            "INSERT OR REPLACE INTO choice (turn_id, lane_id, reply_id) VALUES (?, ?, ?)",
            (turn_id, lane_id, reply_id),
        )


def rename(
    connection: sqlite3.Connection, conversation_id: str, title: str, before: str | None = None
) -> bool:
    """Give a conversation another title, maybe only if it is `before`; return whether it was."""
    cursor = connection.execute(
        "UPDATE conversation SET title = :title WHERE id = :id"
        " AND (:before IS NULL OR title = :before)",
        {
            "title": storable(title),
            "id": conversation_id,
            "before": None if before is None else storable(before),
        },
    )
    return bool(cursor.rowcount)


def insert_whole(
    connection: sqlite3.Connection, conversation: Conversation, forked_from: str, session: str
) -> None:
    """Store a conversation with all its turns and ended replies."""
    _insert_conversation(connection, conversation)
    connection.execute(
        "UPDATE conversation SET forked_from = ?, head = ? WHERE id = ?",
        (forked_from, conversation.head, conversation.id),
    )
    if conversation.from_report is not None:
        keep_from_report(connection, conversation.id, conversation.from_report)
    keep_lanes(connection, conversation)
    keep_settings(connection, conversation.id, conversation.settings)
    for turn in conversation.turns:
        _insert_turn(connection, conversation.id, turn)
        for reply in turn.replies:
            insert_reply(connection, turn.id, reply, session)


def conversation(connection: sqlite3.Connection, conversation_id: str) -> Conversation:
    """Return a conversation with lanes, turns of all branches and replies."""
    row = connection.execute(
        "SELECT * FROM conversation WHERE id = ? AND deleted_at IS NULL", (conversation_id,)
    ).fetchone()
    if row is None:
        raise ArchiveError(words("errors", "This conversation is not in the archive any more."))
    lanes = connection.execute(
        "SELECT * FROM lane WHERE conversation_id = ? ORDER BY position", (conversation_id,)
    )
    choices = connection.execute(_OF_TURNS.format(table="choice"), (conversation_id,))
    return Conversation(
        id=row["id"],
        title=row["title"],
        created_at=time_of(row["created_at"]),
        lanes=tuple(lane_of(lane) for lane in lanes),
        turns=_turns(connection, conversation_id),
        head=row["head"],
        settings=settings_of(json.loads(row["comparison"])),
        from_report=from_report_of(row["report"]),
        choices={(row["turn_id"], row["lane_id"]): row["reply_id"] for row in choices},
    )


def _insert_conversation(connection: sqlite3.Connection, conversation: Conversation) -> None:
    connection.execute(
        "INSERT INTO conversation (id, title, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (conversation.id, storable(conversation.title), time_text(conversation.created_at)),
    )


def _insert_turn(connection: sqlite3.Connection, conversation_id: str, turn: Turn) -> None:
    connection.execute(
        "INSERT INTO turn (id, conversation_id, prompt, asked_at, parent_id, left_out) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            turn.id,
            conversation_id,
            storable(turn.prompt),
            time_text(turn.asked_at),
            turn.parent_id,
            turn.left_out,
        ),
    )
    connection.executemany(
        "INSERT INTO basis (turn_id, lane_id, reply_id, is_partial) VALUES (?, ?, ?, ?)",
        [
            (turn.id, lane_id, basis.reply_id, basis.is_partial)
            for lane_id, basis in turn.bases.items()
        ],
    )
    connection.executemany(
        "INSERT INTO attachment (turn_id, position, name, text) VALUES (?, ?, ?, ?)",
        [
            (turn.id, position, storable(attachment.name), storable(attachment.text))
            for position, attachment in enumerate(turn.attachments)
        ],
    )


def _turns(connection: sqlite3.Connection, conversation_id: str) -> tuple[Turn, ...]:
    replies = _replies(connection, conversation_id)
    bases: dict[str, dict[str, Basis]] = {}
    for row in connection.execute(_OF_TURNS.format(table="basis"), (conversation_id,)):
        basis = Basis(row["reply_id"], bool(row["is_partial"]))
        bases.setdefault(row["turn_id"], {})[row["lane_id"]] = basis
    attachments: dict[str, list[Attachment]] = {}
    attached = _OF_TURNS.format(table="attachment") + " ORDER BY attachment.position"
    for row in connection.execute(attached, (conversation_id,)):
        attachments.setdefault(row["turn_id"], []).append(Attachment(row["name"], row["text"]))
    turns = connection.execute(
        "SELECT * FROM turn WHERE conversation_id = ? ORDER BY number", (conversation_id,)
    )
    gone: set[str] = set()  # what is in the bin takes with it what comes after
    kept: list[Turn] = []
    for row in turns:
        if row["deleted_at"] is not None or row["parent_id"] in gone:
            gone.add(row["id"])
            continue
        kept.append(_turn(row, replies, bases, attachments))
    return tuple(kept)


def _turn(
    row: sqlite3.Row,
    replies: Mapping[str, list[Reply]],
    bases: Mapping[str, dict[str, Basis]],
    attachments: Mapping[str, list[Attachment]],
) -> Turn:
    return Turn(
        id=row["id"],
        prompt=row["prompt"],
        asked_at=time_of(row["asked_at"]),
        replies=tuple(replies.get(row["id"], ())),
        parent_id=row["parent_id"],
        bases=bases.get(row["id"], {}),
        attachments=tuple(attachments.get(row["id"], ())),
        left_out=row["left_out"],
    )


def _replies(connection: sqlite3.Connection, conversation_id: str) -> dict[str, list[Reply]]:
    replies: dict[str, list[Reply]] = {}
    ordered = _OF_TURNS.format(table="reply") + " ORDER BY reply.number"
    for row in connection.execute(ordered, (conversation_id,)):
        reply = reply_of(row)
        if reply.is_running:
            # Another process streams it: what it has so far is in the journal.
            said = journal.replay(connection, reply.id, reply.answer)
            reply = replace(
                reply,
                reasoning=said.reasoning,
                answer=said.answer,
                tool_calls=said.tool_calls,
            )
        replies.setdefault(row["turn_id"], []).append(reply)
    return replies
