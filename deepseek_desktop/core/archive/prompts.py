"""The prompts that a person keeps to use them again."""

from __future__ import annotations

import sqlite3

from deepseek_desktop.core.archive.access import Read, Write
from deepseek_desktop.core.archive.rows import storable
from deepseek_desktop.core.domain.book import by_name
from deepseek_desktop.core.domain.prompt_template import SavedPrompt


class SavedPrompts:
    """The prompt library; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, read: Read) -> None:
        self._write = write
        self._read = read

    async def all(self) -> tuple[SavedPrompt, ...]:
        """Return all prompts by their names."""
        return await self._read(_all)

    async def keep(self, prompt: SavedPrompt) -> None:
        """Store a prompt in the place of the earlier one of its id, and of any of its name."""
        await self._write(lambda c: _keep(c, prompt))

    async def drop(self, prompt_id: str) -> None:
        """Forget a prompt."""
        await self._write(lambda c: _drop(c, prompt_id))


def _all(connection: sqlite3.Connection) -> tuple[SavedPrompt, ...]:
    rows = connection.execute("SELECT id, name, text FROM saved_prompt").fetchall()
    prompts = (SavedPrompt(row["id"], row["name"], row["text"]) for row in rows)
    return tuple(by_name(prompts))


def _keep(connection: sqlite3.Connection, prompt: SavedPrompt) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO saved_prompt (id, name, text) VALUES (?, ?, ?)",
        (prompt.id, storable(prompt.name), storable(prompt.text)),
    )


def _drop(connection: sqlite3.Connection, prompt_id: str) -> None:
    connection.execute("DELETE FROM saved_prompt WHERE id = ?", (prompt_id,))
