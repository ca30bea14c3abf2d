"""What was judged: verdicts, and the replies that they are about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.queries import insert
from deepseek_desktop.core.archive.rows import reply_of, storable, time_of, time_text
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict


class Comparand(Struct, frozen=True):
    """A verdict with the replies that were judged, without their texts, and where they stand.

    `question` is alike where the same prompt was asked after the same prompts, files included.
    """

    verdict: Verdict
    left: Reply
    right: Reply
    conversation_id: str
    prompt: str
    question: str


class Verdicts:
    """All verdicts; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def keep(self, verdict: Verdict) -> None:
        """Store a verdict in the place of the earlier one of its id."""
        await self._write(lambda c: _keep(c, verdict))

    async def drop(self, verdict_id: str) -> None:
        """Take a verdict back."""
        await self._write(lambda c: _drop(c, verdict_id))

    async def of_conversation(self, conversation_id: str) -> tuple[Verdict, ...]:
        """Return the verdicts of a conversation, the oldest first."""
        return await self._read(lambda c: verdicts_of(c, conversation_id))

    async def all(self) -> tuple[Comparand, ...]:
        """Return all verdicts of what is not deleted, the oldest first."""
        return await self._read(_all)


def _keep(connection: sqlite3.Connection, verdict: Verdict) -> None:
    _drop(connection, verdict.id)
    insert(connection, "verdict", verdict_values(verdict))


def verdict_values(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as column values."""
    return {
        "id": verdict.id,
        "turn_id": verdict.turn_id,
        "left_reply": verdict.left,
        "right_reply": verdict.right,
        "choice": verdict.choice,
        "reasons": json.dumps(sorted(verdict.reasons)),
        "note": storable(verdict.note),
        "is_blind": verdict.is_blind,
        "named": json.dumps(sorted(verdict.named)),
        "has_sides": verdict.has_sides,
        "made_at": time_text(verdict.made_at),
    }


def _drop(connection: sqlite3.Connection, verdict_id: str) -> None:
    connection.execute("DELETE FROM verdict WHERE id = ?", (verdict_id,))


def verdicts_of(connection: sqlite3.Connection, conversation_id: str) -> tuple[Verdict, ...]:
    """Return the verdicts of a conversation, the oldest first, in SQL."""
    rows = connection.execute(
        "SELECT verdict.* FROM verdict JOIN turn ON turn.id = verdict.turn_id "
        "WHERE turn.conversation_id = ? ORDER BY made_at, verdict.rowid",
        (conversation_id,),
    )
    return tuple(_verdict_of(row) for row in rows)


def _all(connection: sqlite3.Connection) -> tuple[Comparand, ...]:
    rows = connection.execute(
        "SELECT verdict.*, turn.conversation_id, turn.prompt FROM verdict "
        "JOIN turn ON turn.id = verdict.turn_id "
        "JOIN conversation ON conversation.id = turn.conversation_id "
        "WHERE turn.deleted_at IS NULL AND conversation.deleted_at IS NULL "
        "ORDER BY made_at, verdict.rowid"
    ).fetchall()
    replies = {
        row["id"]: reply_of(row)
        for row in connection.execute(
            # The texts are long, and nobody looks at them here.
            "SELECT reply.*, '' AS reasoning, '' AS answer, '[]' AS pace FROM reply WHERE id IN "
            "(SELECT left_reply FROM verdict UNION SELECT right_reply FROM verdict)"
        )
    }
    questions = _questions(connection)
    return tuple(
        Comparand(
            _verdict_of(row),
            replies[row["left_reply"]],
            replies[row["right_reply"]],
            row["conversation_id"],
            row["prompt"],
            questions[row["turn_id"]],
        )
        for row in rows
        if row["left_reply"] in replies and row["right_reply"] in replies
    )


def _questions(connection: sqlite3.Connection) -> Mapping[str, str]:
    """Return by turn what was asked there and before, shortened to a checksum."""
    judged = (
        "SELECT id FROM turn WHERE conversation_id IN (SELECT turn.conversation_id FROM turn "
        "JOIN verdict ON verdict.turn_id = turn.id)"
    )
    parts: dict[str, list[str]] = {}
    attached = f"SELECT turn_id, text FROM attachment WHERE turn_id IN ({judged}) ORDER BY position"
    for row in connection.execute(attached):
        parts.setdefault(row["turn_id"], []).append(row["text"])
    found: dict[str, str] = {}
    turns = f"SELECT id, parent_id, prompt FROM turn WHERE id IN ({judged}) ORDER BY number"
    for row in connection.execute(turns):
        before = found.get(row["parent_id"], "")
        asked = [before, row["prompt"].strip(), *parts.get(row["id"], ())]
        found[row["id"]] = sha256(json.dumps(asked).encode()).hexdigest()
    return found


def _verdict_of(row: sqlite3.Row) -> Verdict:
    return Verdict(
        id=row["id"],
        turn_id=row["turn_id"],
        left=row["left_reply"],
        right=row["right_reply"],
        choice=Choice(row["choice"]),
        made_at=time_of(row["made_at"]),
        reasons=frozenset(map(Reason, json.loads(row["reasons"]))),
        note=row["note"],
        is_blind=bool(row["is_blind"]),
        named=frozenset(json.loads(row["named"])),
        has_sides=bool(row["has_sides"]),
    )
