"""Imports a file in a process of its own and prints what it took, as JSON.

Run as `python -m tests.benchmarks.importing ours|bare FOLDER FILE`.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter
from typing import Any

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.archive.queries import insert
from deepseek_desktop.core.runs.importing import Wishes, import_file
from tests.benchmarks.processes import pss_mb

_APART_S = 0.02
_LOOK_S = 0.1
_WRITES = 50


def most_memory(work: Callable[[], dict[str, float]]) -> dict[str, float]:
    """Return what `work` tells, and the most memory that was in use meanwhile."""
    most, ended = [pss_mb()], Event()

    def look() -> None:
        while not ended.wait(_LOOK_S):
            most.append(pss_mb())

    looking = Thread(target=look)
    looking.start()
    told = work()
    ended.set()
    looking.join()
    return told | {"peak_mb": max(most)}


async def _import(folder: Path, path: Path) -> dict[str, float]:
    async def again(_: object) -> bool:
        return True

    async with Archive(folder) as archive:
        alone = [await _written_s(archive) for _ in range(_WRITES)]
        waits: list[float] = []
        holds: list[float] = []

        async def write_now_and_then() -> None:
            while True:
                waits.append(await _written_s(archive))

        async def tick() -> None:
            while True:
                holds.append(await _late_s())

        calm = [await _late_s() for _ in range(_WRITES)]
        others = [asyncio.create_task(write_now_and_then()), asyncio.create_task(tick())]
        began_s = perf_counter()
        report = await import_file(path, archive, Wishes(again, lambda _: None))
        took_s = perf_counter() - began_s
        for other in others:
            other.cancel()
        await asyncio.wait(others)
    return {
        "took_s": took_s,
        "longest_wait_s": max(waits),
        "wait_alone_s": median(alone),
        "longest_hold_s": max(holds),
        "hold_alone_s": median(calm),
        "replies": report.added.replies,
    }


async def _written_s(archive: Archive) -> float:
    """Return how long a write takes that changes nothing: the journal waits as long."""
    began_s = perf_counter()
    await archive.keep_head("none", None)
    return perf_counter() - began_s


async def _late_s() -> float:
    """Return how late the loop comes round."""
    began_s = perf_counter()
    await asyncio.sleep(_APART_S)
    return perf_counter() - began_s - _APART_S


def _import_bare(folder: Path, path: Path) -> dict[str, float]:
    """Read the file at once and write its texts into the same tables in one transaction."""
    began_s = perf_counter()
    talks = json.loads(path.read_bytes())
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection:
        schema.prepare(connection, lambda: None)
        connection.execute("BEGIN IMMEDIATE")
        for talk in talks:
            _write_bare(connection, talk)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return {"took_s": perf_counter() - began_s}


def _write_bare(connection: sqlite3.Connection, talk: dict[str, Any]) -> None:
    talk_id, at, mapping = talk["id"], talk["inserted_at"], talk["mapping"]
    insert(connection, "conversation", {"id": talk_id, "title": talk["title"], "created_at": at})
    who = {"provider": "p", "model": "m"}
    lane = {"id": talk_id, "conversation_id": talk_id, "position": 0}
    insert(connection, "lane", lane | who)
    for turn in range(len(mapping) // 2):
        turn_id = f"{talk_id}-{turn}"
        (prompt,) = mapping[f"{turn}q"]["message"]["fragments"]
        thought, said = mapping[f"{turn}a"]["message"]["fragments"]
        asked = {"id": turn_id, "conversation_id": talk_id, "prompt": prompt["content"]}
        insert(connection, "turn", asked | {"asked_at": at})
        texts = {"reasoning": thought["content"], "answer": said["content"], "outcome": "complete"}
        rest = {"session": "", "parameters": "{}", "flaws": "{}", "started_at": at}
        ids = {"id": turn_id, "turn_id": turn_id, "lane_id": talk_id}
        insert(connection, "reply", ids | who | texts | rest)


def main(kind: str, folder: Path, path: Path) -> None:
    """Import, and tell what it took."""
    if kind == "bare":
        told = most_memory(lambda: _import_bare(folder, path))
    else:
        told = most_memory(lambda: asyncio.run(_import(folder / "ours", path)))
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
