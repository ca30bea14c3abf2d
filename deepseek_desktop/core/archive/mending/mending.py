"""Puts right what can be put right without losing anything."""

from __future__ import annotations

import sqlite3
from functools import partial

from deepseek_desktop.core.archive.access import Write
from deepseek_desktop.core.archive.backups.backups import Backups
from deepseek_desktop.core.archive.mending.tables import differences, quoted
from deepseek_desktop.core.archive.search.renewing import begin_in_steps
from deepseek_desktop.core.domain.backup import Backup, Why


class Mending:
    """Mends an open archive; raises `ArchiveError` like the archive."""

    def __init__(self, write: Write, backups: Backups) -> None:
        self._write = write
        self._backups = backups

    async def mend(self) -> Backup:
        """Make missing indexes, and all others anew, after a backup; return that.

        The words of all texts are indexed again in the background.
        """
        backup = await self._backups.before_change(Why.REPAIR)
        for statement in await self._write(_statements):
            await self._write(partial(_execute, statement))  # others come between
        await self._write(begin_in_steps)
        return backup


def _statements(connection: sqlite3.Connection) -> list[str]:
    missing = differences(connection).indexes.values()
    there = connection.execute(_INDEXES).fetchall()
    return [*missing, *(f"REINDEX {quoted(name)}" for (name,) in there)]


def _execute(statement: str, connection: sqlite3.Connection) -> None:
    connection.execute(statement)


_INDEXES = "SELECT name FROM sqlite_schema WHERE type = 'index'"
