"""Puts right what can be put right without losing anything."""

from __future__ import annotations

import sqlite3

from deepseek_desktop.core.archive.access import Write
from deepseek_desktop.core.archive.backups.backups import Backups
from deepseek_desktop.core.archive.mending.tables import differences
from deepseek_desktop.core.archive.search.index import begin_anew
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
        await self._write(_mend)
        return backup


def _mend(connection: sqlite3.Connection) -> None:
    for sql in differences(connection).indexes.values():
        connection.execute(sql)
    connection.execute("REINDEX")
    begin_anew(connection)
