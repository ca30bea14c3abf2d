"""What was deleted: it is kept until the bin is emptied."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.rows import time_of, time_text
from deepseek_desktop.core.domain.conversation import Binned

_BELOW = """
    WITH RECURSIVE gone (id) AS (
        SELECT id FROM turn WHERE {start}
        UNION SELECT turn.id FROM turn JOIN gone ON turn.parent_id = gone.id
    )
"""
_ABOVE = """
    WITH RECURSIVE known (id, parent_id) AS (
        SELECT id, parent_id FROM turn WHERE id = ?
        UNION SELECT turn.id, turn.parent_id FROM turn JOIN known ON turn.id = known.parent_id
    )
"""
_OUT_AGAIN = "UPDATE turn SET deleted_at = NULL WHERE id IN (SELECT id FROM known)"
_CONTENT = """
    SELECT id, title AS text, title, deleted_at, id AS conversation_id, 0 AS is_turn
    FROM conversation WHERE deleted_at IS NOT NULL
    UNION ALL
    SELECT turn.id, coalesce(nullif(trim(prompt), ''), (
               SELECT name FROM attachment WHERE turn_id = turn.id ORDER BY position LIMIT 1
           ), ''), title, turn.deleted_at, conversation_id, 1
    FROM turn JOIN conversation ON conversation.id = conversation_id
    WHERE turn.deleted_at IS NOT NULL AND conversation.deleted_at IS NULL
    ORDER BY deleted_at DESC
"""
_STILL_COUNTED = """
    INSERT INTO expense (
        purpose, provider, model, prompt_tokens, completion_tokens, reasoning_tokens,
        cached_tokens, cost, reported_cost_usd, at
    )
    SELECT 'deleted', provider, model, prompt_tokens, completion_tokens, reasoning_tokens,
           cached_tokens, cost, reported_cost_usd, started_at
    FROM reply WHERE turn_id = ? AND copied_from IS NULL
        AND coalesce(cost, reported_cost_usd, prompt_tokens, completion_tokens) IS NOT NULL
"""
_PARTS = ("basis", "choice", "attachment", "reply")


class Bin:
    """Conversations and turns that were deleted; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def put_conversation(self, conversation_id: str) -> None:
        """Delete a conversation."""
        await self._put("conversation", conversation_id)

    async def put_turn(self, turn_id: str) -> None:
        """Delete a turn, and with it what comes after it."""
        await self._put("turn", turn_id)

    async def restore(self, binned_id: str) -> None:
        """Take a conversation or a turn out again."""
        await self._write(lambda c: _restore(c, binned_id))

    async def content(self) -> tuple[Binned, ...]:
        """Return what is in it, what was deleted last first."""
        return await self._read(_content)

    async def empty(self, binned_id: str | None = None) -> None:
        """Delete for good all that is in it, or one thing. What it had cost stays counted."""
        await self._write(lambda c: _empty(c, binned_id))

    async def _put(self, table: str, binned_id: str) -> None:
        at = time_text(datetime.now(UTC))
        await self._write(
            lambda c: c.execute(f"UPDATE {table} SET deleted_at = ? WHERE id = ?", (at, binned_id))
        )


def _restore(connection: sqlite3.Connection, binned_id: str) -> None:
    connection.execute("UPDATE conversation SET deleted_at = NULL WHERE id = ?", (binned_id,))
    # What a turn goes on from comes along: without it the turn would be nowhere.
    connection.execute(_ABOVE + _OUT_AGAIN, (binned_id,))


def _content(connection: sqlite3.Connection) -> tuple[Binned, ...]:
    rows = connection.execute(_CONTENT).fetchall()
    return tuple(
        Binned(
            row["id"],
            row["text"],
            time_of(row["deleted_at"]),
            row["conversation_id"],
            row["title"],
            _count(connection, row),
            is_turn=bool(row["is_turn"]),
        )
        for row in rows
    )


def _count(connection: sqlite3.Connection, row: sqlite3.Row) -> int:
    start = "id = ?" if row["is_turn"] else "conversation_id = ?"
    counted = connection.execute(
        _BELOW.format(start=start) + "SELECT count(*) FROM gone", (row["id"],)
    )
    return int(counted.fetchone()[0])


def _empty(connection: sqlite3.Connection, binned_id: str | None) -> None:
    connection.execute("PRAGMA secure_delete = ON")  # overwritten, not only let go
    named = "" if binned_id is None else " AND id = :id"
    values = {"id": binned_id}
    conversations = [
        row["id"]
        for row in connection.execute(
            f"SELECT id FROM conversation WHERE deleted_at IS NOT NULL{named}", values
        )
    ]
    start = f"deleted_at IS NOT NULL{named}"
    _delete_turns(connection, start, values)
    for conversation_id in conversations:
        of_it = {"conversation": conversation_id}
        _delete_turns(connection, "conversation_id = :conversation", of_it)
        for table in ("lane", "draft"):
            connection.execute(f"DELETE FROM {table} WHERE conversation_id = :conversation", of_it)
        connection.execute("DELETE FROM conversation WHERE id = :conversation", of_it)


def _delete_turns(
    connection: sqlite3.Connection, start: str, values: dict[str, str | None]
) -> None:
    rows = connection.execute(_BELOW.format(start=start) + "SELECT id FROM gone", values)
    ids = [(row["id"],) for row in rows]
    connection.executemany(
        "DELETE FROM journal WHERE reply_id IN (SELECT id FROM reply WHERE turn_id = ?)", ids
    )
    connection.executemany(_STILL_COUNTED, ids)
    for table in _PARTS:
        connection.executemany(f"DELETE FROM {table} WHERE turn_id = ?", ids)
    # A turn may go only after those that name it as their parent.
    connection.executemany("UPDATE turn SET parent_id = NULL WHERE id = ?", ids)
    connection.executemany("DELETE FROM turn WHERE id = ?", ids)
