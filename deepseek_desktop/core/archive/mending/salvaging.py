"""Reads all that can be read out of a damaged file into a new one; the old one is kept."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.backups.exchanging import exchange
from deepseek_desktop.core.archive.backups.folder import PART, make_private, store
from deepseek_desktop.core.archive.backups.making import check_copy
from deepseek_desktop.core.archive.backups.restoring import (
    WORK_FOLDER,
    count_from_elsewhere,
)
from deepseek_desktop.core.archive.connecting import connection_to
from deepseek_desktop.core.archive.mending.headers import mend_header
from deepseek_desktop.core.archive.mending.reading_on import ReadRows, read_rows
from deepseek_desktop.core.archive.mending.rejoining import rejoin
from deepseek_desktop.core.archive.mending.stray_pages import shape_of, stray_rows
from deepseek_desktop.core.archive.mending.tables import columns_of, fresh, plain_tables
from deepseek_desktop.core.archive.search.renewing import begin_anew
from deepseek_desktop.core.domain.archive_state import Salvaged
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.words import words

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds
_UNKNOWN_TIME = "1970-01-01T00:00:00.000+00:00"
# What stands for a value that is lost, where there must be one and the table knows none.
_STANDS_FOR = {
    "parameters": "{}",
    "flaws": "{}",
    "settings": "{}",
    "queue": "[]",
    "lanes": "[]",
    "reasons": "[]",
    "named": "[]",
    "started_at": _UNKNOWN_TIME,
    "asked_at": _UNKNOWN_TIME,
    "created_at": _UNKNOWN_TIME,
    "saved_at": _UNKNOWN_TIME,
    "made_at": _UNKNOWN_TIME,
    "at": _UNKNOWN_TIME,
    "outcome": "crashed",  # else it would seem to be running
}
_FOR_PEOPLE = {"title", "prompt", "reasoning", "answer", "text", "note"}
_HOLE = "\0"  # what a page that was overwritten leaves in the middle of a text
_HOLES = re.compile(f"{_HOLE}+")


def salvage(archive: Path, go_on: Callable[[], bool] = lambda: True) -> Salvaged:
    """Put a new archive with all that can be read in the place of a damaged one.

    Nobody may have it open. Raises `ArchiveError` where nothing can be read, or when `go_on` says
    no; the file is as it was then. What it was is kept beside the new one.
    """
    part = archive.with_name(f"{archive.name}{PART}")
    part.unlink(missing_ok=True)  # of a process that died over it
    with _copied(archive) as copy:
        mend_header(copy)
        make_private(part)
        try:
            found = _read_over(copy, part, go_on)
            count_from_elsewhere(part)
            store(part)
            check_copy(part, None)
        except sqlite3.DatabaseError as error:
            part.unlink(missing_ok=True)
            raise ArchiveError(_NOTHING, reason=str(error)) from error
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return replace(found, kept_as=exchange(archive, part))


@contextmanager
def _copied(archive: Path) -> Iterator[Path]:
    """Yield a copy to work on: not even what looks like mending may touch the damaged file."""
    folder = archive.parent / WORK_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        for side in ("", "-wal"):
            path = archive.with_name(f"{archive.name}{side}")
            if path.exists():
                shutil.copyfile(path, folder / path.name)
        yield folder / archive.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read_over(copy: Path, part: Path, go_on: Callable[[], bool]) -> Salvaged:
    rows: dict[str, int] = {}
    lost: dict[str, int] = {}
    partial: dict[str, int] = {}
    unsure: dict[str, None] = {}
    with closing(connection_to(copy)) as source, closing(connection_to(part)) as target:
        source.set_progress_handler(lambda: not go_on(), _STEPS_BETWEEN_LOOKS)
        source.execute("PRAGMA writable_schema = ON")  # a file that is too short opens, too
        with suppress(sqlite3.DatabaseError):
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        there = plain_tables(source)
        target.execute("SAVEPOINT everything")
        schema.make(target, 0, _version_of(source))
        for table, is_numbered in plain_tables(target).items():
            if table not in there:  # what is known of it was damaged: it may have had any rows
                unsure[table] = None
                continue
            known = columns_of(source, table)
            columns = [name for name in columns_of(target, table) if name in known]
            read = read_rows(source, table, columns, is_numbered=is_numbered)
            if not go_on():  # what could not be read was not damaged then
                raise ArchiveError(_BROKEN_OFF)
            refused = _write(target, table, read)
            rows[table] = len(read.whole) + len(read.partial) - refused
            if read.is_unsure and (table != "journal" or _is_any_running(source)):
                unsure[table] = None
            if read.lost + refused:
                lost[table] = read.lost + refused
            if read.partial:
                partial[table] = len(read.partial)
        _add_strays(target, copy, {*unsure, *lost}, rows, lost)
        if not rows.get("turn") and not rows.get("reply"):
            raise ArchiveError(_NOTHING, reason="no questions, no replies")
        made, dropped = rejoin(target)
        if dropped:
            lost["other"] = dropped
        if schema.version_of(target) == len(schema.MIGRATIONS):
            begin_anew(target)
        target.execute("RELEASE everything")
    still_unsure = tuple(table for table in unsure if not rows.get(table))
    return Salvaged("", rows, lost, partial, made, still_unsure)


def _is_any_running(source: sqlite3.Connection) -> bool:
    """Whether a reply was being written: only of those there is a journal."""
    try:
        return bool(source.execute(_RUNNING).fetchone())
    except sqlite3.DatabaseError:
        return True


def _add_strays(
    target: sqlite3.Connection,
    copy: Path,
    missing: set[str],
    rows: dict[str, int],
    lost: dict[str, int],
) -> None:
    """Add rows of tables where some are missing, out of pages that SQLite does not come to."""
    numbered = [table for table, is_numbered in plain_tables(target).items() if is_numbered]
    if missing.isdisjoint(numbered):
        return
    shapes = {table: shape_of(target, table) for table in numbered}
    for table, row in stray_rows(copy, shapes):
        if table not in missing or _has_hole(row):
            continue
        names, places = ", ".join(row), ", ".join("?" * len(row))
        with suppress(sqlite3.DatabaseError):  # what was read makes no sense
            added = target.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})", tuple(row.values())
            ).rowcount
            rows[table] = rows.get(table, 0) + added
            lost[table] = max(0, lost.get(table, 0) - added)
    for table in [table for table, count in lost.items() if not count]:
        del lost[table]


def _write(target: sqlite3.Connection, table: str, read: ReadRows) -> int:
    """Store rows; return how many the table refuses, because what was read makes no sense."""
    whole = [row for row in read.whole if not _has_hole(row)]
    holed = [row for row in read.whole if _has_hole(row)]
    read.partial += map(_without_holes, holed)
    read.whole = whole
    refused = 0
    for row in (*whole, *(_filled(target, table, row) for row in read.partial)):
        names = ", ".join(row)
        places = ", ".join("?" * len(row))
        try:
            target.execute(
                f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", tuple(row.values())
            )
        except (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.OperationalError):
            refused += 1
    return refused


def _has_hole(row: Mapping[str, Any]) -> bool:
    return any(isinstance(value, str) and _HOLE in value for value in row.values())


def _without_holes(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row without values that lost a part, but for texts that a person can read."""
    kept = {name: v for name, v in row.items() if not isinstance(v, str) or _HOLE not in v}
    for name in _FOR_PEOPLE & row.keys() - kept.keys():
        kept[name] = _HOLES.sub("\ufffd", row[name])
    return kept


def _filled(target: sqlite3.Connection, table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with something for all that must be there."""
    filled = dict(row)
    for _, name, kind, must_be, usual, key in target.execute(f"PRAGMA table_info({table})"):
        if name in filled or key or usual is not None:
            continue
        if name in _STANDS_FOR:
            filled[name] = _STANDS_FOR[name]
        elif must_be and not name.endswith("id"):
            filled[name] = "" if kind == "TEXT" else 0
    return filled


def _version_of(source: sqlite3.Connection) -> int:
    """Return the newest version whose tables and columns are all there."""
    for version in range(len(schema.MIGRATIONS), 1, -1):
        with closing(fresh(version)) as wanted:
            if all(
                set(columns_of(wanted, table)) <= set(columns_of(source, table))
                for table in plain_tables(wanted)
            ):
                return version
    return min(max(1, _said_version(source)), len(schema.MIGRATIONS))


def _said_version(source: sqlite3.Connection) -> int:
    return int(source.execute("PRAGMA user_version").fetchone()[0])


_RUNNING = "SELECT 1 FROM reply WHERE outcome IS NULL LIMIT 1"
_BROKEN_OFF = words("errors", "Salvaging was broken off. Nothing was changed.")
_NOTHING = words(
    "errors",
    "Nothing could be read out of the archive file ({reason}). It was left as it is. Open a "
    "backup, or start a new archive beside it.",
)
