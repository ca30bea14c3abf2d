"""Puts another file in the archive's place; there is an archive all the time."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.backups.folder import PART, make_private, store, store_names
from deepseek_desktop.core.archive.connecting import connection_to

_SIDES = ("-wal", "-shm", "-journal")
_COPY_BYTES = 1024**2


def exchange(archive: Path, part: Path, why: str = "damaged") -> str:
    """Put a finished file in the archive's place; return what the one before is called now.

    There is an archive all the time: the old one has both names until the new one takes its place.
    Returns nothing where nothing was there.
    """
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    stem, number = f"{archive.stem}-{why}-{moment}", 1
    name = f"{stem}{archive.suffix}"
    while (archive.parent / name).exists():
        number += 1
        name = f"{stem}-{number}{archive.suffix}"
    kept = [side for side in ("", *_SIDES) if archive.with_name(f"{archive.name}{side}").exists()]
    for side in kept:
        _name_too(archive.with_name(f"{archive.name}{side}"), archive.with_name(f"{name}{side}"))
    store_names(archive.parent)
    put_in_place(archive, part)
    return name if kept else ""


def put_in_place(archive: Path, part: Path) -> None:
    """Put a finished file in the archive's place."""
    # What SQLite left beside the old file would win over what is in the new one.
    for side in _SIDES:
        archive.with_name(f"{archive.name}{side}").unlink(missing_ok=True)
    part.replace(archive)
    store_names(archive.parent)


def _name_too(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # not every file system gives a file two names
        make_private(name)
        copy_into(path, name)


def begin_anew(archive: Path) -> str:
    """Keep what is there under another name, which is returned, and make an empty archive."""
    part = archive.with_name(f"{archive.name}{PART}")
    part.unlink(missing_ok=True)
    make_private(part)
    with closing(connection_to(part)) as connection:
        schema.prepare(connection, lambda: None)  # a new one is not migrated
        connection.execute("PRAGMA journal_mode = DELETE")
    store(part)
    return exchange(archive, part, "before")


def copy_into(source: Path, target: Path) -> None:
    """Copy a file into one that is there; it is on the disk then."""
    with source.open("rb") as read, target.open("rb+") as written:
        while piece := read.read(_COPY_BYTES):
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
