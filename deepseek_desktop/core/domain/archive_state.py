"""What can be said of the archive's file: whether it opens, what is wrong, what was salvaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field

from deepseek_desktop.core.domain.backup import Backup


class Condition(StrEnum):
    """Why an archive's file does not open."""

    MISSING = "missing"  # no file, or an empty one, although there are backups
    NO_DATABASE = "no_database"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    FOREIGN = "foreign"  # of another program


class Finding(StrEnum):
    """What a check can find."""

    DAMAGED_PAGES = "damaged_pages"
    INDEX_OUT_OF_STEP = "index_out_of_step"
    MISSING_INDEX = "missing_index"
    MISSING_TABLE = "missing_table"
    MISSING_COLUMN = "missing_column"
    FOREIGN_OBJECT = "foreign_object"  # a trigger or view that is not ours
    BROKEN_REFERENCE = "broken_reference"
    CHANGED_TEXT = "changed_text"  # does not fit its checksum
    STRAY_JOURNAL = "stray_journal"  # text of a reply that is not there


MENDABLE = frozenset({Finding.INDEX_OUT_OF_STEP, Finding.MISSING_INDEX})
"""What can be put right without losing anything."""

NEEDS_SALVAGE = frozenset({Finding.DAMAGED_PAGES, Finding.MISSING_TABLE, Finding.MISSING_COLUMN})
"""What only salvaging, or a backup, helps against."""


class Found(Struct, frozen=True):
    """Something that a check found: how often, and where, in the words of the file."""

    finding: Finding
    count: int
    where: tuple[str, ...]


class Checked(Struct, frozen=True):
    """What a check found, and how much it looked at."""

    found: tuple[Found, ...]
    conversations: int
    turns: int
    replies: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.found

    @property
    def can_be_mended(self) -> bool:
        """Whether something can be put right without losing anything."""
        return any(found.finding in MENDABLE for found in self.found)

    @property
    def needs_salvage(self) -> bool:
        """Whether something is wrong that only salvaging or a backup helps against."""
        return any(found.finding in NEEDS_SALVAGE for found in self.found)


class Salvaged(Struct, frozen=True):
    """What was read out of a damaged file, by table; `kept_as` is what that file is called now.

    `lost` counts rows that are known to have been there and could not be read; `partial` rows whose
    longest texts could not; `rejoined` are rows of which only what they belong to was lost.
    `unsure` are tables of which nothing could be read, nor tells whether there was anything.
    """

    kept_as: str
    rows: Mapping[str, int]
    lost: Mapping[str, int] = field(default_factory=dict)
    partial: Mapping[str, int] = field(default_factory=dict)
    rejoined: int = 0
    unsure: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing, as far as that can be known."""
        return not (self.lost or self.partial or self.rejoined or self.unsure)


def fuller_backup(salvaged: Salvaged, backups: Iterable[Backup]) -> Backup | None:
    """Return the first backup that holds more questions or replies than were salvaged.

    Pages that were overwritten do not tell what was on them: only a backup does.
    """
    turns, replies = salvaged.rows.get("turn", 0), salvaged.rows.get("reply", 0)
    return next(
        (
            b
            for b in backups
            if b.contents and (b.contents.turns > turns or b.contents.replies > replies)
        ),
        None,
    )
