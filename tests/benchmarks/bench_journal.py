"""What the journal takes of a processor while four models speak, against bare SQLite's commits.

Both run in a thread of their own for as long, and what is measured is what that thread works. What
stands in `archive` and `durability` is how long a commit takes, most of which is the disk's.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import CLOCK_THREAD_CPUTIME_ID, clock_gettime, perf_counter, pthread_getcpuclockid

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.archive.writer import FLUSH_INTERVAL_S
from deepseek_desktop.core.domain.events import AnswerDelta
from tests.benchmarks.answers import answer
from tests.benchmarks.bench_archive import opened
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.core.archive.samples import awaited, conversation, turn

_LANES, _RATE, _TOKEN = 4, 200, 4  # tokens a second in each, characters of one
_SECONDS, _ROUNDS = 1.0, 5
_LIMIT_MS = 50  # of each second: 5 % of a core


def measure() -> list[Figure]:
    """Return what the writer's thread works in a second of four streams."""
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as name:
        ours_ms, bare_ms = asyncio.run(_measured(Path(name)))
    name = f"journal of {_LANES} lanes {_RATE}/s: each second"
    return [limited(name, ours_ms, bare_ms, limit_ms=_LIMIT_MS)]


async def _measured(folder: Path) -> tuple[float, float]:
    ours, bare = [], []
    kept = conversation(lanes=_LANES)
    replies = [awaited(f"r{number}", lane.id) for number, lane in enumerate(kept.lanes)]
    async with Archive(folder / "ours") as archive:
        await archive.begin_turn(kept, turn(), replies)
        writer = next(each for each in threading.enumerate() if each.name == "archive-writer")
        opened(folder / "bare.db").close()
        for _ in range(_ROUNDS):
            before_s = _worked_s(writer)
            await _speak(archive)
            ours.append((_worked_s(writer) - before_s) * 1e3 / _SECONDS)
            bare.append(await asyncio.to_thread(_bare_ms, folder / "bare.db"))
    return median(ours), median(bare)


def _worked_s(thread: Thread) -> float:
    assert thread.ident is not None
    return clock_gettime(pthread_getcpuclockid(thread.ident))


async def _speak(archive: Archive) -> None:
    """Hand over what four models say in a second, piece by piece, and wait until it is written."""
    began_s, text = perf_counter(), answer(int(_SECONDS * _RATE) * _TOKEN)
    for number in range(int(_SECONDS * _RATE)):
        piece = AnswerDelta(text[number * _TOKEN : (number + 1) * _TOKEN])
        for lane in range(_LANES):
            archive.note(f"r{lane}", piece)
        await asyncio.sleep(max(0.0, began_s + number / _RATE - perf_counter()))
    await asyncio.sleep(2 * FLUSH_INTERVAL_S)


_numbers = count()


def _bare_ms(path: Path) -> float:
    """Commit the same text as often; return what this thread worked for it."""
    text = answer(round(_RATE * FLUSH_INTERVAL_S) * _TOKEN)
    never = Event()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        before_s = clock_gettime(CLOCK_THREAD_CPUTIME_ID)
        for _ in range(round(_SECONDS / FLUSH_INTERVAL_S)):
            number = next(_numbers)
            rows = [(f"r{lane}", number, "answer", text) for lane in range(_LANES)]
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
            never.wait(FLUSH_INTERVAL_S)
        return (clock_gettime(CLOCK_THREAD_CPUTIME_ID) - before_s) * 1e3 / _SECONDS
