"""What was typed and not sent: kept, so that neither a crash nor a kill takes it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from deepseek_desktop.core.archive.access import Queue, Read, Write
from deepseek_desktop.core.archive.rows import storable, time_text
from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.domain.parameters import checked_parameters


class Drafts:
    """The drafts of all conversations; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read, queue: Queue) -> None:
        self._write = write
        self._read = read
        self._queue = queue

    async def keep(self, draft: Draft) -> None:
        """Store a draft in the place of the earlier one; an empty one is forgotten."""
        await self._write(_keeping(draft))

    def keep_later(self, draft: Draft) -> None:
        """Do the same without waiting, as a window does that is being closed."""
        self._queue(_keeping(draft))

    async def of(self, conversation_id: str) -> Draft | None:
        """Return the draft in a conversation."""
        found = await self._read(lambda c: _found(c, "conversation_id = ?", conversation_id))
        return found[0] if found else None

    async def not_begun(self) -> tuple[Draft, ...]:
        """Return the drafts in conversations that have not begun, the oldest first."""
        missing = "conversation_id NOT IN (SELECT id FROM conversation)"
        return await self._read(lambda c: _found(c, missing))


def _keeping(draft: Draft) -> Callable[[sqlite3.Connection], None]:
    at = time_text(datetime.now(UTC))
    if draft.is_empty:
        return lambda c: _forget(c, draft.conversation_id)
    return lambda c: _keep(c, draft, at)


def _keep(connection: sqlite3.Connection, draft: Draft, at: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO draft "
        "(conversation_id, text, attachments, queue, lanes, saved_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            draft.conversation_id,
            storable(draft.question.prompt),
            _json(_attachments(draft.question)),
            _json([[question.prompt, _attachments(question)] for question in draft.queue]),
            _json([_lane(lane) for lane in draft.lanes]),
            at,
        ),
    )


def _forget(connection: sqlite3.Connection, conversation_id: str) -> None:
    connection.execute("DELETE FROM draft WHERE conversation_id = ?", (conversation_id,))


def _found(connection: sqlite3.Connection, which: str, *values: str) -> tuple[Draft, ...]:
    rows = connection.execute(f"SELECT * FROM draft WHERE {which} ORDER BY saved_at", values)
    return tuple(
        Draft(
            row["conversation_id"],
            _question([row["text"], json.loads(row["attachments"])]),
            tuple(_question(values) for values in json.loads(row["queue"])),
            tuple(_choice(values) for values in json.loads(row["lanes"])),
        )
        for row in rows
    )


def _attachments(question: Question) -> list[list[str]]:
    return [[attachment.name, attachment.text] for attachment in question.attachments]


def _question(values: Sequence[Any]) -> Question:
    prompt, attachments = values
    return Question(prompt, tuple(Attachment(name, text) for name, text in attachments))


def _lane(lane: LaneChoice) -> dict[str, object]:
    setup = lane.setup
    return {
        "model": lane.model,
        "system_prompt": setup.system_prompt,
        "parameters": dict(setup.parameters),
    }


def _choice(values: dict[str, Any]) -> LaneChoice:
    setup = LaneSetup(values["system_prompt"], checked_parameters(values["parameters"]))
    return LaneChoice(values["model"], setup)


def _json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False))
