"""What was typed and not sent: kept, so that neither a crash nor a kill takes it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

from deepseek_desktop.core.archive.access import Queue, Read, Write
from deepseek_desktop.core.archive.rows import storable, time_text
from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.comparison import settings_of, settings_record
from deepseek_desktop.core.domain.draft import Draft, Edit
from deepseek_desktop.core.domain.lane_set import choice_of, choice_record

_EDITED = -1  # the number of the question that is edited


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


def forget_asked(connection: sqlite3.Connection, conversation_id: str, question: Question) -> None:
    """Take a question out of the draft in a conversation, where it is asked now."""
    for draft in _found(connection, "conversation_id = ?", conversation_id):
        _keeping(draft.without(question))(connection)


def _keeping(draft: Draft) -> Callable[[sqlite3.Connection], None]:
    at = time_text(datetime.now(UTC))
    if draft.is_empty:
        return lambda c: _forget(c, draft.conversation_id)
    return lambda c: _keep(c, draft, at)


def _keep(connection: sqlite3.Connection, draft: Draft, at: str) -> None:
    edit = draft.edit
    connection.execute(
        "INSERT OR REPLACE INTO draft "
        "(conversation_id, text, queue, lanes, comparison, edited, saved_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            draft.conversation_id,
            storable(draft.question.prompt),
            _json([question.prompt for question in draft.queue]),
            _json([choice_record(lane) for lane in draft.lanes]),
            _json(settings_record(draft.settings)),
            _json([edit.turn_id, edit.question.prompt]) if edit else None,
            at,
        ),
    )
    _keep_attachments(connection, draft)


def _keep_attachments(connection: sqlite3.Connection, draft: Draft) -> None:
    """Store what is attached, which may be megabytes: only where something else was."""
    questions = dict(enumerate((draft.question, *draft.queue)))
    if draft.edit is not None:
        questions[_EDITED] = draft.edit.question
    attached = {
        (number, position): Attachment(storable(attachment.name), storable(attachment.text))
        for number, question in questions.items()
        for position, attachment in enumerate(question.attachments)
    }
    if attached == _attachments(connection, draft.conversation_id):
        return
    _forget_attachments(connection, draft.conversation_id)
    connection.executemany(
        "INSERT INTO draft_attachment (conversation_id, question, position, name, text) "
        "VALUES (?, ?, ?, ?, ?)",
        [(draft.conversation_id, *place, a.name, a.text) for place, a in attached.items()],
    )


def _attachments(
    connection: sqlite3.Connection, conversation_id: str
) -> dict[tuple[int, int], Attachment]:
    """Return what is attached, by the number of its question and its place there."""
    rows = connection.execute(
        "SELECT * FROM draft_attachment WHERE conversation_id = ? ORDER BY question, position",
        (conversation_id,),
    )
    return {
        (row["question"], row["position"]): Attachment(row["name"], row["text"]) for row in rows
    }


def _forget(connection: sqlite3.Connection, conversation_id: str) -> None:
    connection.execute("DELETE FROM draft WHERE conversation_id = ?", (conversation_id,))
    _forget_attachments(connection, conversation_id)


def _forget_attachments(connection: sqlite3.Connection, conversation_id: str) -> None:
    connection.execute("DELETE FROM draft_attachment WHERE conversation_id = ?", (conversation_id,))


def _found(connection: sqlite3.Connection, which: str, *values: str) -> tuple[Draft, ...]:
    rows = connection.execute(f"SELECT * FROM draft WHERE {which} ORDER BY saved_at", values)
    return tuple(_draft(connection, row) for row in rows.fetchall())


def _draft(connection: sqlite3.Connection, row: sqlite3.Row) -> Draft:
    attached = _attachments(connection, row["conversation_id"])

    def question(number: int, prompt: str) -> Question:
        return Question(prompt, tuple(a for (n, _), a in attached.items() if n == number))

    turn_id, edited = json.loads(row["edited"] or "[null, null]")
    return Draft(
        row["conversation_id"],
        question(0, row["text"]),
        tuple(question(n, prompt) for n, prompt in enumerate(json.loads(row["queue"]), 1)),
        tuple(choice_of(values) for values in json.loads(row["lanes"])),
        None if turn_id is None else Edit(turn_id, question(_EDITED, edited)),
        settings_of(json.loads(row["comparison"])),
    )


def _json(value: object) -> str:
    return storable(json.dumps(value, ensure_ascii=False))
