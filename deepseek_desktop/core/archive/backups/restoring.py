"""Puts a backup in the place of the archive, when nobody has that open.

What is wanted is written down first, so whoever opens the archive next can do it, and do it again
where a process died over it. At each point the archive is the old one or the new one, whole.
"""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from deepseek_desktop.core.archive.backups.exchanging import copy_into, exchange, put_in_place
from deepseek_desktop.core.archive.backups.folder import (
    PART,
    folder_of,
    held,
    make_private,
    read_name,
    store,
    store_names,
)
from deepseek_desktop.core.archive.backups.making import (
    FreeSpace,
    check_copy,
    free_space,
    make_backup,
    refuse_without_space,
)
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.facts import CHANGES
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import ArchiveError, DamagedCopyError, Failure
from deepseek_desktop.core.domain.words import words

log = logging.getLogger(__name__)

WISH = "restore.json"
WORK_FOLDER = f"salvage{PART}"


def stage(archive: Path, name: str) -> None:
    """Check a backup wholly, then write down that it is to take the archive's place.

    Raises `ArchiveError` where it is not there or damaged.
    """
    path = _path_of(archive, name)
    check_copy(path, None)
    folder = folder_of(archive)
    with held(folder):
        part = folder / f"{uuid4().hex}{PART}"
        make_private(part)
        part.write_text(json.dumps({"restore": name}), "utf-8")
        store(part)
        part.replace(archive.parent / WISH)
        store_names(archive.parent)


def staged(archive: Path) -> str | None:
    """Return which backup is to take the archive's place; None for none."""
    try:
        wish = json.loads((archive.parent / WISH).read_text("utf-8"))
        return wish["restore"] if isinstance(wish["restore"], str) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(archive: Path) -> None:
    """Let the archive stay what it is."""
    (archive.parent / WISH).unlink(missing_ok=True)


def fulfil(archive: Path, free: FreeSpace = free_space) -> str | None:
    """Do what was written down, if anything was; return which backup is the archive now.

    What was there is kept: as a backup if it is sound, else beside the archive under another name.
    Raises like `make_backup`. The wish is forgotten then, so that the archive can be opened.
    """
    name = staged(archive)
    if name is None:
        forget(archive)  # nothing that could be read
        return None
    try:
        _restore(archive, name, free)
    except (ArchiveError, sqlite3.Error, OSError):
        forget(archive)
        raise
    log.info("The backup %s took the place of the archive.", name)
    return name


def fulfil_when_alone(
    archive: Path, session: Session, free: FreeSpace = free_space
) -> str | Failure | None:
    """Do what was written down; return which backup is the archive now, or why it is not yet.

    While another process has the archive open, it waits until one opens it alone.
    """
    left_over = [p for p in archive.parent.glob(f"*{PART}*") if p.name != WISH]
    if not left_over and not (archive.parent / WISH).exists():
        return None
    session.begin()
    if not session.is_alone():
        return ArchiveError(_WAITS).failure if (archive.parent / WISH).exists() else None
    for path in left_over:  # of a process that died while it salvaged, or restored
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
    if not (archive.parent / WISH).exists():
        return None
    try:
        return fulfil(archive, free)
    except ArchiveError as error:
        return error.failure
    except (sqlite3.Error, OSError) as error:
        return ArchiveError(_FAILED, reason=str(error)).failure


def _restore(archive: Path, name: str, free: FreeSpace) -> None:
    backup = _path_of(archive, name)
    refuse_without_space(backup, 2, free)
    is_kept = _is_kept_as_backup(archive, free)
    part = archive.with_name(f"{archive.name}{PART}")
    part.unlink(missing_ok=True)  # of a process that died over it
    make_private(part)
    copy_into(backup, part)
    count_from_elsewhere(part)
    store(part)
    check_copy(part, None)
    if is_kept:
        put_in_place(archive, part)
    else:
        exchange(archive, part)
    forget(archive)


def _is_kept_as_backup(archive: Path, free: FreeSpace) -> bool:
    """Make a backup of the present file; return False where it is too damaged for that."""
    if not archive.exists() or not archive.stat().st_size:
        return False
    try:
        with closing(connection_to(archive)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise ArchiveError(_IN_USE)
        make_backup(archive, Why.RESTORE, datetime.now(UTC), free)
    except (sqlite3.DatabaseError, DamagedCopyError):
        return False
    return True


def count_from_elsewhere(part: Path) -> None:
    """Let a restored archive never be taken for what had become of it the first time."""
    with closing(connection_to(part)) as connection, suppress(sqlite3.OperationalError):
        connection.execute(  # an older format has no such table
            "UPDATE archive_fact SET value = CAST(value AS INTEGER) + ? WHERE name = ?",
            (1 + secrets.randbelow(2**40), CHANGES),
        )


def _path_of(archive: Path, name: str) -> Path:
    path = folder_of(archive) / name
    if read_name(name) is None or not path.is_file():
        raise ArchiveError(_NO_SUCH, name=name)
    return path


_NO_SUCH = words("errors", "There is no backup called {name}.")
_WAITS = words(
    "errors",
    "The backup that you chose takes the place of the archive later: something else has the "
    "archive open. Close all windows and what runs in terminals, then start again.",
)
_FAILED = words(
    "errors",
    "The backup that you chose could not take the place of the archive ({reason}). Nothing was "
    "changed.",
)
_IN_USE = words(
    "errors",
    "The archive is in use, so no backup can take its place now. Close the window and what runs "
    "in a terminal, then try again.",
)
