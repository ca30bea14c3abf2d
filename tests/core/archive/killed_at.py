"""Kills what changes the archive's file at each of its steps, and tells what is found afterwards.

Run as `python killed_at.py FOLDER WHAT MOST`. A step is a file that is touched or a statement that
is run. Prints a JSON line for each of at most so many kills, evenly spread.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from deepseek_desktop.core.archive import opening, schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.backups import restoring
from deepseek_desktop.core.archive.backups.folder import FOLDER
from deepseek_desktop.core.archive.backups.making import make_backup
from deepseek_desktop.core.archive.backups.reading import contents_of, listed
from deepseek_desktop.core.archive.mending.salvaging import salvage
from deepseek_desktop.core.archive.search.index import index_some, is_in_step
from deepseek_desktop.core.archive.search.renewing import begin_in_steps
from deepseek_desktop.core.archive.sessions import Session
from deepseek_desktop.core.archive.transactions import Patience, in_transaction
from deepseek_desktop.core.domain.backup import Why
from tests.core.archive.samples import awaited, conversation, ended, turn

T = TypeVar("T")

OLD, NEW = 2, 1
"""How many conversations there are before and after a restore."""

_AT = datetime(2026, 1, 1, tzinfo=UTC)


async def _fill(folder: Path, *names: str) -> None:
    async with Archive(folder) as archive:
        for name in names:
            reply = awaited(f"r-{name}", f"{name}-0")
            await archive.begin_turn(conversation(name), turn(f"t-{name}"), [reply])
            await archive.finish(ended(reply, answer="Yes. " * 2000))


def _prepare(what: str, folder: Path) -> Callable[[Path], object]:
    """Put files into a folder; return what is to be done to its archive."""
    archive = folder / FILE_NAME
    if what == "create":
        return lambda path: opening.opened(path, lambda _: None).close()
    if what == "migrate":
        with closing(sqlite3.connect(archive)) as old, old:
            schema.make(old, 0, 1)
            old.execute("INSERT INTO conversation VALUES ('c', 'Old', '2025-01-01T00:00:00+00:00')")
            old.execute("INSERT INTO conversation VALUES ('d', 'Old', '2025-01-01T00:00:00+00:00')")
        return _migrate
    asyncio.run(_fill(folder, "c"))
    backup = make_backup(archive, Why.ASKED, _AT)
    asyncio.run(_fill(folder, "d"))
    if what == "restore":
        restoring.stage(archive, backup.name)
        return restoring.fulfil
    if what == "salvage":
        return salvage
    if what == "index":
        return _index_anew
    return lambda path: make_backup(path, Why.ASKED, _AT)


def _migrate(archive: Path) -> None:
    def back_up(why: Why) -> None:
        make_backup(archive, why, _AT)

    opening.opened(archive, back_up).close()


def _index_anew(archive: Path) -> None:
    with closing(opening.opened(archive, lambda _: None)) as connection:
        _write(connection, begin_in_steps)
        _write(connection, lambda c: c.execute("UPDATE conversation SET title = title || ' anew'"))
        _index(connection)


def _index(connection: sqlite3.Connection) -> None:
    while _write(connection, index_some):
        pass


def _write(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    return in_transaction(connection, work, Patience(lambda _: None))


def _count_steps(die_at: int) -> Callable[[], int]:
    """Count what is done from now on, and die at a step; return what tells the count."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "open", "shutil.copyfile"}:
            step()

    def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(lambda _: step())
        return connection

    connect = sqlite3.connect
    sqlite3.connect = traced  # type: ignore[assignment] # only in this process, which dies
    sys.addaudithook(hear)
    return lambda: count


def _run(work: Callable[[Path], object], archive: Path, die_at: int) -> tuple[bool, int]:
    """Do work in another process that dies at a step; return whether it died, and the steps."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps = _count_steps(die_at)
        try:
            work(archive)
            os.write(writing, str(steps()).encode())
        except Exception:  # noqa: BLE001 told here: this process does not come back
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    told = os.read(reading, 20)
    os.close(reading)
    return os.WIFSIGNALED(status), int(told or 0)


def _found(archive: Path) -> dict[str, Any]:
    """Open the archive as the app does, and return what is there."""
    at_once = None
    with closing(sqlite3.connect(archive)) as raw, suppress(sqlite3.OperationalError):
        at_once = raw.execute("SELECT count(*) FROM conversation").fetchone()[0]
    session = Session(archive.parent / "sessions", "after")
    failed = restoring.fulfil_when_alone(archive, session)
    opening.refuse_missing(archive)
    with closing(opening.opened(archive, lambda _: None)) as connection:
        contents = contents_of(connection)
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        _index(connection)
        yes = "SELECT count(*) FROM search_index WHERE search_index MATCH 'yes'"
        found = connection.execute(yes).fetchone()[0]
        replies = connection.execute("SELECT count(*) FROM reply").fetchone()[0]
        old = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'search_old'").fetchall()
        fits = is_in_step(connection) and found == replies and not old
    session.end()
    backups = listed(archive.parent / FOLDER)
    return {
        "at_once": at_once,
        "then": contents.conversations,
        "format": contents.format,
        "is_sound": sound == "ok" and fits,
        "failed": None if failed is None or isinstance(failed, str) else failed.sentence,
        "spoiled_backups": [backup.name for backup in backups if not backup.is_readable],
        "left_over": sorted(p.name for p in archive.parent.glob("*.part*")),
    }


def main(folder: Path, what: str, most: int) -> None:
    """Kill at each step, in copies of one folder."""
    # What is found out once in each process is known to all that this one forks.
    opening.opened(folder / "warmed" / FILE_NAME, lambda _: None).close()
    first = folder / "first"
    first.mkdir()
    work = _prepare(what, first)
    shutil.copytree(first, folder / "whole")
    _, steps = _run(work, folder / "whole" / FILE_NAME, 0)
    for step in range(1, steps + 1, max(1, steps // most)):
        copy = folder / str(step)
        shutil.copytree(first, copy)
        has_died, _ = _run(work, copy / FILE_NAME, step)
        try:
            found = _found(copy / FILE_NAME)
        except sqlite3.Error as error:
            found = {"error": str(error)}
        sys.stdout.write(json.dumps({"step": step, "has_died": has_died, **found}) + "\n")
        shutil.rmtree(copy)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
