"""Whole conversations, with all that the archive keeps of them."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.from_reports import from_report_text
from deepseek_desktop.core.archive.queries import HAS_BEGINNING
from deepseek_desktop.core.archive.rows import storable, time_of, time_text
from deepseek_desktop.core.archive.turns import conversation
from deepseek_desktop.core.archive.verdicts import verdicts_of
from deepseek_desktop.core.domain.comparison import settings_record
from deepseek_desktop.core.domain.kept import KeptConversation


class Kept:
    """What goes into another archive; raises `ArchiveError` like the archive.

    What is in the bin does not: it is not found here.
    """

    def __init__(self, read: Read) -> None:
        self._read = read

    async def ids(self) -> tuple[str, ...]:
        """Return the ids of all conversations, the oldest first."""
        return await self._read(_ids)

    async def of(self, conversation_id: str) -> KeptConversation:
        """Return a conversation; raise `ArchiveError` if there is none."""
        return await self._read(lambda c: _kept(c, conversation_id))


def _ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT conversation.id FROM conversation "
        "JOIN turn ON turn.conversation_id = conversation.id "
        f"WHERE {HAS_BEGINNING} GROUP BY conversation.id ORDER BY min(turn.number)"
    )
    return tuple(row["id"] for row in rows)


def _kept(connection: sqlite3.Connection, conversation_id: str) -> KeptConversation:
    whole = conversation(connection, conversation_id)
    row = connection.execute(
        "SELECT forked_from, pinned_at, folder.name AS folder FROM conversation "
        "LEFT JOIN folder ON folder.id = folder_id WHERE conversation.id = ?",
        (conversation_id,),
    ).fetchone()
    tags = connection.execute(
        "SELECT name FROM tag WHERE conversation_id = ? ORDER BY name", (conversation_id,)
    )
    return KeptConversation(
        whole,
        verdicts_of(connection, conversation_id),
        forked_from=row["forked_from"] or None,
        folder=row["folder"],
        tags=tuple(tag["name"] for tag in tags),
        pinned_at=None if row["pinned_at"] is None else time_of(row["pinned_at"]),
    )


def conversation_values(kept: KeptConversation) -> dict[str, Any]:
    """Return a conversation as column values, without its folder, lanes and turns."""
    conversation, report = kept.conversation, kept.conversation.from_report
    return {
        "id": conversation.id,
        "title": storable(conversation.title),
        "created_at": time_text(conversation.created_at),
        "forked_from": kept.forked_from or "",
        "comparison": json.dumps(settings_record(conversation.settings), sort_keys=True),
        "report": None if report is None else from_report_text(report),
        "pinned_at": None if kept.pinned_at is None else time_text(kept.pinned_at),
    }
