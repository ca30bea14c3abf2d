"""Backups of the archive: what each is, and what it holds."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Why(StrEnum):
    """What a backup was made for; the value stands in its name."""

    AUTOMATIC = "automatic"
    CLOSING = "closing"
    ASKED = "asked"
    MIGRATION = "migration"  # before the file got a newer format
    IMPORT = "import"  # before something was imported
    REPAIR = "repair"  # before the file was repaired
    RESTORE = "restore"  # before another backup took the place of the file


BEFORE_CHANGES = frozenset({Why.MIGRATION, Why.IMPORT, Why.REPAIR, Why.RESTORE})
"""What a backup is made for that is the way back from one certain change."""


class Contents(Struct, frozen=True):
    """What an archive holds; `changes` counts what was ever written, to tell two states apart.

    `app` is the version of the app that wrote last, `format` the version of the tables.
    """

    archive_id: str
    format: int
    app: str
    changes: int
    conversations: int
    turns: int
    replies: int
    newest: str
    newest_at: datetime | None


class Backup(Struct, frozen=True):
    """One backup; `name` is that of its file. Without `contents` it cannot be read."""

    name: str
    made_at: datetime
    why: Why
    size_bytes: int
    contents: Contents | None

    @property
    def is_readable(self) -> bool:
        """Whether it can be opened."""
        return self.contents is not None
