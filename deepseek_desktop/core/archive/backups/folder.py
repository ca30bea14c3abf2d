"""The folder that backups are in, and what their names say."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from deepseek_desktop.core.domain.backup import Why

FOLDER = "backups"
PART = ".part"
"""How the name of a copy ends that is not finished."""

_LOCK = "backups.lock"
_PATIENCE_S = 60.0
_TIME = "%Y-%m-%dT%H-%M-%SZ"
_NAME = r"(?P<at>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-\d+)?_(?P<why>[a-z]+)_(?P<id>[0-9a-f]{8})\.db"


def folder_of(archive: Path) -> Path:
    """Return where the backups of an archive's file are."""
    return archive.parent / FOLDER


def name_for(at: datetime, why: Why, archive_id: str, folder: Path) -> str:
    """Return a name that no backup in the folder has; it begins with the time."""
    moment, rest = at.astimezone(UTC).strftime(_TIME), f"{why.value}_{archive_id[:8] or '0' * 8}.db"
    name, number = f"{moment}_{rest}", 1
    while (folder / name).exists():
        number += 1
        name = f"{moment}-{number}_{rest}"
    return name


def read_name(name: str) -> tuple[datetime, Why, str] | None:
    """Return when and why a backup was made and how the id of its archive begins; None: no name."""
    match = re.fullmatch(_NAME, name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match["at"], _TIME).replace(tzinfo=UTC)
        return at, Why(match["why"]), match["id"]
    except ValueError:
        return None


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Be the only one who changes the folder, which is made if it is not there.

    The lock goes with its process, so whatever is unfinished now was left by one that died.
    Raises `TimeoutError` when another process keeps it for a minute.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(folder / _LOCK, timeout=_PATIENCE_S, mode=0o600):
        for left_over in folder.glob(f"*{PART}*"):
            left_over.unlink(missing_ok=True)
        yield


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def store(path: Path) -> None:
    """Let a file be on the disk before what comes next."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def store_names(folder: Path) -> None:
    """Let the names in a folder be on the disk before what comes next, where a system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
