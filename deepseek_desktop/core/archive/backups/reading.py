"""What an archive's file holds, be it the archive itself or a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from deepseek_desktop.core.archive.backups.folder import read_name
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.facts import ARCHIVE_ID, CHANGES, LAST_WRITTEN_BY, facts_of
from deepseek_desktop.core.archive.rows import time_of
from deepseek_desktop.core.domain.backup import Backup, Contents

_LONGEST_QUESTION = 200  # characters: more is not shown
_MOST_REMEMBERED = 500
# By time: what was imported last may have been asked years ago.
_NEWEST = (
    "SELECT substr(prompt, 1, ?), asked_at FROM turn ORDER BY asked_at DESC, number DESC LIMIT 1"
)


def contents_of(connection: sqlite3.Connection) -> Contents:
    """Return what a file holds; raises `sqlite3.Error` where it cannot be read."""
    facts = facts_of(connection)
    newest = connection.execute(_NEWEST, (_LONGEST_QUESTION,)).fetchone()
    return Contents(
        archive_id=facts.get(ARCHIVE_ID, ""),
        format=connection.execute("PRAGMA user_version").fetchone()[0],
        app=facts.get(LAST_WRITTEN_BY, ""),
        changes=_whole_number(facts),
        conversations=_count(connection, "conversation"),
        turns=_count(connection, "turn"),
        replies=_count(connection, "reply"),
        newest=" ".join(newest[0].split()) if newest else "",
        newest_at=time_of(newest[1]) if newest else None,
    )


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return all backups in a folder, the newest first; nothing where there is no folder."""
    found: list[tuple[int, Backup]] = []
    for path in folder.glob("*.db"):
        if (said := read_name(path.name)) is None:
            continue
        try:
            state = path.stat()
        except OSError:  # thinned out by another process a moment ago
            continue
        at, why, _ = said
        contents = _remembered(path, state.st_size, state.st_mtime_ns)
        found.append((state.st_mtime_ns, Backup(path.name, at, why, state.st_size, contents)))
    found.sort(key=lambda pair: (pair[1].made_at, pair[0]), reverse=True)
    return tuple(backup for _, backup in found)


@lru_cache(_MOST_REMEMBERED)
def _remembered(path: Path, size: int, written_ns: int) -> Contents | None:  # noqa: ARG001 they tell one state of the file from another
    try:
        with closing(connection_to(path, "ro", is_still=True)) as connection:
            return contents_of(connection)
    except (sqlite3.Error, ValueError):
        return None


def _whole_number(facts: Mapping[str, str]) -> int:
    try:
        return int(facts.get(CHANGES, "0"))
    except ValueError:
        return 0


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
