"""What was deleted: it is kept until the bin is emptied."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime
from functools import partial
from time import monotonic

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.import_undoing import PORTION_S
from deepseek_desktop.core.archive.queries import ABOVE, BELOW
from deepseek_desktop.core.archive.rows import time_of, time_text
from deepseek_desktop.core.archive.spending import COUNTS
from deepseek_desktop.core.domain.conversation import Binned
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.words import words

# A turn may go only after those that name it as their parent; they were asked later.
_LAST_FIRST = BELOW + "SELECT id FROM turn WHERE id IN (SELECT id FROM gone) ORDER BY number DESC"
_PORTION = 200  # turns in one transaction, at most: journals are written in between
_OUT_AGAIN = "UPDATE turn SET deleted_at = NULL WHERE id IN (SELECT id FROM known)"
_CONTENT = """
    SELECT id, title AS text, title, deleted_at, id AS conversation_id, 0 AS is_turn
    FROM conversation WHERE deleted_at IS NOT NULL
      AND id NOT IN (SELECT conversation_id FROM import_pending)
    UNION ALL
    SELECT turn.id, coalesce(nullif(trim(prompt), ''), (
               SELECT name FROM attachment WHERE turn_id = turn.id ORDER BY position LIMIT 1
           ), ''), title, turn.deleted_at, conversation_id, 1
    FROM turn JOIN conversation ON conversation.id = conversation_id
    WHERE turn.deleted_at IS NOT NULL AND conversation.deleted_at IS NULL
    ORDER BY deleted_at DESC
"""
_STILL_COUNTED = f"""
    INSERT INTO expense (
        purpose, provider, model, prompt_tokens, completion_tokens, reasoning_tokens,
        cached_tokens, cost, reported_cost_usd, at
    )
    SELECT 'deleted', provider, model, prompt_tokens, completion_tokens, reasoning_tokens,
           cached_tokens, cost, reported_cost_usd, started_at
    FROM reply WHERE turn_id = ? AND {COUNTS}
"""
_PUT_THESE = (
    "UPDATE conversation SET deleted_at = :at WHERE id IN (SELECT value FROM json_each(:ids))"
)
_PARTS = ("basis", "choice", "attachment", "verdict", "reply")


class Bin:
    """Conversations and turns that were deleted; raises `ArchiveError` like the archive."""

    def __init__(
        self,
        write: Write,
        read: Read,
        mark_interrupted: Callable[[], Awaitable[int]],
        empty_side_file: Callable[[], Awaitable[None]],
        purge: Callable[[], Awaitable[None]],
    ) -> None:
        """`purge` removes what an index still has of what was deleted for good."""
        self._write = write
        self._read = read
        self._mark_interrupted = mark_interrupted
        self._empty_side_file = empty_side_file
        self._purge = purge

    async def put_conversation(self, conversation_id: str) -> None:
        """Delete a conversation."""
        await self._put("conversation", conversation_id)

    async def put_conversations(self, ids: Collection[str]) -> None:
        """Delete several conversations, all or none."""
        values = {"at": time_text(datetime.now(UTC)), "ids": json.dumps(list(ids))}
        await self._write(lambda c: c.execute(_PUT_THESE, values))

    async def restore_conversations(self, ids: Collection[str]) -> None:
        """Take several conversations out again, all or none."""
        values = {"at": None, "ids": json.dumps(list(ids))}
        await self._write(lambda c: c.execute(_PUT_THESE, values))

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
        """Delete for good all that is in it, or one thing. What it had cost stays counted.

        What a reply is being written to stays, and `ArchiveError` is raised in the end.
        """
        await self._mark_interrupted()
        stays: ArchiveError | None = None
        for table, thing_id in await self._write(lambda c: _things(c, binned_id)):
            try:
                while await self._write(partial(_delete_some, table=table, binned_id=thing_id)):
                    pass
            except ArchiveError as error:
                stays = error
        await self._purge()
        await self._empty_side_file()  # it holds what the file held before
        if stays is not None:
            raise stays

    async def _put(self, table: str, binned_id: str) -> None:
        at = time_text(datetime.now(UTC))
        await self._write(
            lambda c: c.execute(f"UPDATE {table} SET deleted_at = ? WHERE id = ?", (at, binned_id))
        )


def _restore(connection: sqlite3.Connection, binned_id: str) -> None:
    connection.execute("UPDATE conversation SET deleted_at = NULL WHERE id = ?", (binned_id,))
    # What a turn goes on from comes along: without it the turn would be nowhere.
    connection.execute(ABOVE + _OUT_AGAIN, {"turn": binned_id})


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
        BELOW.format(start=start) + "SELECT count(*) FROM gone", (row["id"],)
    )
    return int(counted.fetchone()[0])


def _things(connection: sqlite3.Connection, binned_id: str | None) -> list[tuple[str, str]]:
    """Return what is to be deleted for good: in which table, and the id."""
    arriving = connection.execute("SELECT conversation_id FROM import_pending")
    hidden = {row["conversation_id"] for row in arriving}  # by an import, not by a person
    return [
        (table, row["id"])
        for table in ("turn", "conversation")
        for row in connection.execute(f"SELECT id FROM {table} WHERE deleted_at IS NOT NULL")
        if binned_id in {None, row["id"]} and row["id"] not in hidden
    ]


def _delete_some(connection: sqlite3.Connection, table: str, binned_id: str) -> bool:
    """Delete the last turns of something that is in the bin; return whether more are left."""
    is_turn = table == "turn"
    thing = connection.execute(
        f"SELECT {'conversation_id' if is_turn else 'id'} AS conversation_id FROM {table} "
        "WHERE id = ? AND deleted_at IS NOT NULL",
        (binned_id,),
    ).fetchone()
    if thing is None:  # restored meanwhile, or it went with something else
        return False
    start = "id = ?" if is_turn else "conversation_id = ?"
    ids = [row["id"] for row in connection.execute(_LAST_FIRST.format(start=start), (binned_id,))]
    written = connection.execute("SELECT turn_id FROM reply WHERE outcome IS NULL")
    if not {row["turn_id"] for row in written}.isdisjoint(ids):
        raise ArchiveError(_WRITTEN)
    due, count = monotonic() + PORTION_S, 0
    for turn_id in ids[:_PORTION]:  # texts may be long: what goes is kept until the index knows
        _delete_turn(connection, turn_id)
        count += 1
        if monotonic() >= due:
            break
    if count < len(ids):
        return True
    _delete_if_empty(connection, thing["conversation_id"])
    return False


def _delete_turn(connection: sqlite3.Connection, turn_id: str) -> None:
    connection.execute(_STILL_COUNTED, (turn_id,))
    for table in _PARTS:
        connection.execute(f"DELETE FROM {table} WHERE turn_id = ?", (turn_id,))
    connection.execute("DELETE FROM turn WHERE id = ?", (turn_id,))


def _delete_if_empty(connection: sqlite3.Connection, conversation_id: str) -> None:
    """Delete a conversation without turns: its title is the first of them."""
    turns = "SELECT 1 FROM turn WHERE conversation_id = ?"
    if connection.execute(turns, (conversation_id,)).fetchone() is not None:
        return
    for table in ("lane", "draft", "draft_attachment", "tag"):
        connection.execute(f"DELETE FROM {table} WHERE conversation_id = ?", (conversation_id,))
    connection.execute("DELETE FROM conversation WHERE id = ?", (conversation_id,))


_WRITTEN = words(
    "errors",
    "A reply is just being written to something in the bin, so that stays there for now. Wait "
    "until it has ended, or stop it, then delete it for good.",
)
