"""Makes a backup: a copy of one state of the file, opened and checked before it gets its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from deepseek_desktop.core.archive.backups.folder import (
    PART,
    folder_of,
    held,
    make_private,
    name_for,
    store,
    store_names,
)
from deepseek_desktop.core.archive.backups.reading import contents_of
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.domain.backup import Backup, Contents, Why
from deepseek_desktop.core.domain.errors import ArchiveError, DamagedCopyError
from deepseek_desktop.core.domain.words import words

FreeSpace = Callable[[Path], int]
"""Tells how many bytes are free where a folder is."""


_KEPT_FREE_BYTES = 64 * 1024**2
_PAGES_AT_ONCE = 2000


def free_space(folder: Path) -> int:
    """Return how many bytes are free where a folder is."""
    return shutil.disk_usage(folder).free


def size_of(archive: Path) -> int:
    """Return how many bytes an archive's file has with what is not in it yet."""
    sizes = 0
    for path in (archive, archive.with_name(f"{archive.name}-wal")):
        with suppress(FileNotFoundError):
            sizes += path.stat().st_size
    return sizes


def refuse_without_space(archive: Path, times: int, free: FreeSpace) -> None:
    """Raise `ArchiveError` where there is no room for the archive so many times, and some more."""
    needed = times * size_of(archive) + _KEPT_FREE_BYTES
    if (there := free(archive.parent)) < needed:
        raise ArchiveError(_NO_ROOM, needed=_megabytes(needed), free=_megabytes(there))


def make_backup(
    archive: Path,
    why: Why,
    now: datetime,
    free: FreeSpace = free_space,
    go_on: Callable[[], bool] = lambda: True,
) -> Backup:
    """Copy the state that the archive is in now; writers are not held up by it.

    Raises `ArchiveError` where there is no room, where the copy is not as whole as it should be,
    or when `go_on` says no; `sqlite3.Error` and `OSError` where files cannot be used. What was not
    finished is gone then.
    """
    folder = folder_of(archive)
    with held(folder):
        refuse_without_space(archive, 1, free)
        part = folder / f"{uuid4().hex}{PART}"
        make_private(part)
        try:
            contents = _copy(archive, part, go_on)
            store(part)
            check_copy(part, contents)
            name = name_for(now, why, contents.archive_id, folder)
            part.replace(folder / name)
            store_names(folder)
        finally:
            part.unlink(missing_ok=True)
    return Backup(name, now, why, (folder / name).stat().st_size, contents)


def check_copy(path: Path, expected: Contents | None) -> None:
    """Raise `ArchiveError` where a copy is damaged, or does not hold what it should."""
    with closing(connection_to(path, "ro", is_still=True)) as connection:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise DamagedCopyError(_DAMAGED, reason=" ".join(said.split()))
        if expected is not None and contents_of(connection) != expected:
            raise DamagedCopyError(_DAMAGED, reason="it holds something else")


def _copy(archive: Path, part: Path, go_on: Callable[[], bool]) -> Contents:
    def watch(_: int, remaining: int, __: int) -> None:
        if remaining and not go_on():
            raise ArchiveError(_BROKEN_OFF)

    with (
        closing(connection_to(archive, "rw")) as source,
        closing(connection_to(part, "rw")) as target,
    ):
        # One state is copied, however long it takes: a reader's view begins here. Without it
        # SQLite would begin anew with each word that a model writes meanwhile.
        source.execute("SAVEPOINT view")
        contents = contents_of(source)
        target.execute("PRAGMA synchronous = OFF")  # stored as a whole in the end
        source.backup(target, pages=_PAGES_AT_ONCE, progress=watch)
        # A single file, to be read where nothing can be written.
        target.execute("PRAGMA journal_mode = DELETE")
    return contents


def _megabytes(size: int) -> str:
    return f"{max(0, size) / 1024**2:.0f} MB"


_NO_ROOM = words(
    "errors",
    "There is not enough room on the disk: {needed} are needed, {free} are free. Nothing was "
    "changed. Make room, then try again.",
)
_DAMAGED = words(
    "errors",
    "The backup was not kept: it does not hold what it should ({reason}). The archive itself may "
    "be damaged. Choose Help > Check the archive.",
)
_BROKEN_OFF = words("errors", "The backup was broken off, because the app ends.")
