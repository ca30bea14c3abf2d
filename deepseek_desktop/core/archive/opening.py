"""Looks at the archive's file before it is used: what state it is in, and what may be done."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.backups.folder import folder_of
from deepseek_desktop.core.archive.backups.reading import listed
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.disks import network_of
from deepseek_desktop.core.archive.facts import LAST_WRITTEN_BY, facts_of
from deepseek_desktop.core.archive.failures import is_damage
from deepseek_desktop.core.archive.mending.tables import foreign_triggers, quoted
from deepseek_desktop.core.domain.archive_state import Condition
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import (
    ArchiveError,
    Failure,
    ReadOnlyArchiveError,
    UnopenedArchiveError,
)
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)

MAGIC = b"SQLite format 3\0"
_PAGE_SIZE_AT, _PAGE_COUNT_AT = 16, 28


def refuse_missing(archive: Path) -> None:
    """Raise `UnopenedArchiveError` where there is nothing although there are backups.

    SQLite would make a new file, and all conversations would seem to be gone.
    """
    try:
        is_empty = archive.stat().st_size == 0
    except FileNotFoundError:
        is_empty = True
    if is_empty and any(backup.is_readable for backup in listed(folder_of(archive))):
        error = UnopenedArchiveError(_MISSING)
        error.condition = Condition.MISSING
        raise error


def unwritable(archive: Path) -> ReadOnlyArchiveError | None:
    """Return why a file may be read only: its disk or its folder is; None if they are not."""
    if not archive.is_file() or all(os.access(p, os.W_OK) for p in (archive, archive.parent)):
        return None
    return ReadOnlyArchiveError(_UNWRITABLE, folder=str(archive.parent))


def remark_on_network(archive: Path) -> Failure | None:
    """Return what to tell once of a file that is reached over a network."""
    if network := network_of(archive.parent):
        return ArchiveError(_ON_NETWORK, folder=str(archive.parent), network=network).failure
    return None


def newer_format(archive: Path) -> ReadOnlyArchiveError | None:
    """Return why a file may be read only: a newer version of the app wrote it; None if it did not.

    Raises `UnopenedArchiveError` where it does not open; nothing is changed.
    """
    if not archive.is_file() or not archive.stat().st_size:
        return None
    try:
        with closing(connection_to(archive)) as connection:
            version = schema.version_of(connection)
            app = facts_of(connection).get(LAST_WRITTEN_BY, "")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise unopened(archive, error) from error
        raise
    known = len(schema.MIGRATIONS)
    if version <= known:
        return None
    if app:
        return ReadOnlyArchiveError(_NEWER, app=app, found=str(version), known=str(known))
    return ReadOnlyArchiveError(_NEWER_UNSIGNED, found=str(version), known=str(known))


def opened(archive: Path, back_up: Callable[[Why], None]) -> sqlite3.Connection:
    """Open the file to be written, and make or migrate it; close what is returned.

    `back_up` is called before something that is there is changed. Triggers of other programs are
    removed then: they would run with everything that is written.
    """
    archive.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its side files the rights of the file, so the file gets them first.
    os.close(os.open(archive, os.O_RDWR | os.O_CREAT, 0o600))
    connection = connection_to(archive)
    try:
        journal = "DELETE" if network_of(archive.parent) else "WAL"
        schema.prepare(connection, lambda: back_up(Why.MIGRATION), journal)
        if names := foreign_triggers(connection):
            log.warning("Triggers of another program are removed: %s", ", ".join(names))
            back_up(Why.REPAIR)
            for name in names:
                connection.execute(f"DROP TRIGGER {quoted(name)}")
    except BaseException:
        connection.close()
        raise
    return connection


def told(archive: Path, error: ArchiveError) -> ArchiveError:
    """Return `error`, or where it comes from damage, what to tell of a file that does not open."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error) and is_damage(cause):
        return unopened(archive, cause)
    return error


def unopened(archive: Path, error: sqlite3.Error) -> UnopenedArchiveError:
    """Return what to tell of a file that SQLite refuses with `error`."""
    condition = _condition(archive)
    text = {Condition.NO_DATABASE: _NO_DATABASE, Condition.TRUNCATED: _TRUNCATED}
    told_error = UnopenedArchiveError(text.get(condition, _DAMAGED), reason=str(error))
    told_error.condition = condition
    return told_error


def _condition(archive: Path) -> Condition:
    with archive.open("rb") as file:
        header = file.read(100)
    if not header.startswith(MAGIC):
        return Condition.NO_DATABASE
    page = int.from_bytes(header[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    pages = int.from_bytes(header[_PAGE_COUNT_AT : _PAGE_COUNT_AT + 4], "big")
    is_short = archive.stat().st_size < (65536 if page == 1 else page) * pages
    return Condition.TRUNCATED if is_short else Condition.DAMAGED


_MISSING = words(
    "errors", "The archive is gone or empty, although there are backups of it. Nothing was changed."
)
_NO_DATABASE = words(
    "errors",
    "The archive file is damaged: what is in it is no archive ({reason}). It was left as it is.",
)
_TRUNCATED = words(
    "errors", "The archive file is damaged: its end is missing ({reason}). It was left as it is."
)
_DAMAGED = words("errors", "The archive file is damaged ({reason}). It was left as it is.")
_NEWER = words(
    "errors",
    "A newer version of this app, {app}, wrote this archive (format {found}, this version knows "
    "{known}). So it can be read here, but nothing new can be kept. Please update the app.",
)
_NEWER_UNSIGNED = words(
    "errors",
    "A newer version of this app wrote this archive (format {found}, this version knows {known}). "
    "So it can be read here, but nothing new can be kept. Please update the app.",
)
_UNWRITABLE = words(
    "errors",
    "The folder {folder} cannot be written, so the archive can be read here, but nothing new "
    "can be kept. Allow writing there, or choose another folder with --data-dir.",
)
_ON_NETWORK = words(
    "errors",
    "The archive in {folder} is reached over a network ({network}), so it is written in the slower "
    "way that is safe there. Never open it on two computers at once. A folder on this computer is "
    "better.",
)
