"""Whole conversations, with all that the archive keeps of them."""

from __future__ import annotations

import sqlite3

from deepseek_desktop.core.archive.access import Read
from deepseek_desktop.core.archive.queries import HAS_BEGINNING
from deepseek_desktop.core.archive.turns import conversation
from deepseek_desktop.core.archive.verdicts import verdicts_of
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
        "SELECT forked_from FROM conversation WHERE id = ?", (conversation_id,)
    ).fetchone()
    return KeptConversation(
        whole, verdicts_of(connection, conversation_id), forked_from=row["forked_from"] or None
    )
