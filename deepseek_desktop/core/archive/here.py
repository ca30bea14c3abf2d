"""What of a conversation from elsewhere is here already."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from deepseek_desktop.core.archive.rows import storable
from deepseek_desktop.core.domain.reply import Reply

_ID_LENGTH = 32


class Here:
    """Looks up turns and replies of a conversation by their ids."""

    def __init__(self, connection: sqlite3.Connection, conversation_id: str) -> None:
        self._connection = connection
        self._conversation_id = conversation_id

    def row(self, sql: str, value: str) -> sqlite3.Row | None:
        """Return the row that is found with `value`."""
        row: sqlite3.Row | None = self._connection.execute(sql, (value,)).fetchone()
        return row

    def turn(self, turn_id: str) -> tuple[bool, list[object]] | None:
        """Return whether a turn is in the bin, and its content; None where there is none."""
        row = self.row(
            "SELECT conversation_id, parent_id, prompt, deleted_at FROM turn WHERE id = ?", turn_id
        )
        if row is None:
            return None
        if row["conversation_id"] != self._conversation_id:
            return False, []  # nothing that is asked there is alike
        attached = self._connection.execute(
            "SELECT name, text FROM attachment WHERE turn_id = ? ORDER BY position", (turn_id,)
        )
        content: list[object] = [row["parent_id"], row["prompt"]]
        content += [(each["name"], each["text"]) for each in attached]
        return row["deleted_at"] is not None, content

    def new_tags(self, names: Iterable[str]) -> list[str]:
        """Return those names that the conversation has no tag of, as they were written first.

        Which tags were taken away is known nowhere, so one of those comes back.
        """
        new = []
        for name in map(storable, names):
            known = self.row("SELECT name FROM tag WHERE name = ? LIMIT 1", name)
            own = "SELECT 1 FROM tag WHERE conversation_id = ? AND name = ?"
            if not self._connection.execute(own, (self._conversation_id, name)).fetchone():
                new.append(name if known is None else str(known["name"]))
        return new

    def has_reply(self, reply_id: str, reply: Reply, turn_id: str) -> bool | None:
        """Whether a reply is here with the same content; None where there is none of this id."""
        row = self.row(
            "SELECT turn_id, reasoning, answer, outcome FROM reply WHERE id = ?", reply_id
        )
        if row is None:
            return None
        if row["turn_id"] != turn_id:
            return False
        if row["outcome"] is None:  # it is being written here, so what comes is older
            return True
        said = (storable(reply.reasoning), storable(reply.answer))
        return (row["reasoning"], row["answer"]) == said


def beside(kind: str, known: str, content: object) -> str:
    """Return the id of something that stands beside what has its id here."""
    named = json.dumps([kind, known, content], ensure_ascii=True, sort_keys=True)
    return sha256(named.encode()).hexdigest()[:_ID_LENGTH]
