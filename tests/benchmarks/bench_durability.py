"""What it costs that nothing is lost: commits while four models stream, and opening a big file."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.checksums import checksum_of
from deepseek_desktop.core.archive.journal import Channel, Entry
from deepseek_desktop.core.archive.writer import FLUSH_INTERVAL_S, Writer
from tests.benchmarks.bench_archive import opened
from tests.benchmarks.figures import Figure, seconds

_STREAMS = 4
_PIECES = round(100 * FLUSH_INTERVAL_S)  # of one stream in one flush
_FLUSHES = 100
_PAUSE_S = 0.03  # a disk that rests takes longer than one that is kept busy

_ROUNDS = 5
_REPLIES = 50_000
_TEXT = "Because the square of a whole number plus one is prime. " * 72  # 4 kB


def measure() -> list[Figure]:
    """Return commit latencies and the time to open 200 MB, each beside bare SQLite's."""
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as name:
        folder = Path(name)
        return [*_commits(folder), asyncio.run(_opening(folder / "big"))]


def _commits(folder: Path) -> list[Figure]:
    """Measure flushes of what four streams bring in one interval, in turns with bare inserts."""
    ours_ms, bare_ms = [], []
    with (
        closing(opened(folder / "ours.db")) as ours,
        closing(opened(folder / "bare.db")) as bare,
    ):
        writer = Writer(lambda: ours)
        for number in range(1, _FLUSHES + 1):
            for stream in range(_STREAMS):
                for _ in range(_PIECES):
                    writer.journal(Entry(f"r{stream}", Channel.ANSWER, " piece"))
            sleep(_PAUSE_S)
            ours_ms.append(1e3 * seconds(lambda: writer._flush(ours)))
            sleep(_PAUSE_S)
            bare_ms.append(1e3 * seconds(partial(_insert, bare, number)))
    return [
        Figure("commit of four streams: p50", median(ours_ms), "ms", median(bare_ms), budget=2),
        Figure("commit of four streams: p99", _p99(ours_ms), "ms", _p99(bare_ms), budget=2),
    ]


def _insert(connection: sqlite3.Connection, number: int) -> None:
    rows = [(f"r{stream}", number, "answer", " piece" * _PIECES) for stream in range(_STREAMS)]
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def _p99(values: list[float]) -> float:
    return sorted(values)[-len(values) // 100]


async def _opening(folder: Path) -> Figure:
    """Measure until an archive of 200 MB can be asked; bare SQLite looks for the same replies."""
    async with Archive(folder) as archive:
        await archive._write(_fill)
    ours_ms, bare_ms = [], []
    for _ in range(_ROUNDS):
        began_s = perf_counter()
        async with Archive(folder):
            ours_ms.append(1e3 * (perf_counter() - began_s))
        bare_ms.append(1e3 * seconds(lambda: _look(folder / FILE_NAME)))
    return Figure("archive of 200 MB: open", median(ours_ms), "ms", median(bare_ms), budget=20)


def _look(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT id, session, answer FROM reply WHERE outcome IS NULL").fetchall()


def _fill(connection: sqlite3.Connection) -> None:
    """Make 1,000 conversations with 50 replies each."""
    connection.create_function("checksum_of", 2, checksum_of, deterministic=True)
    numbers = "WITH RECURSIVE n (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM n WHERE n < ? - 1)"
    conversations = _REPLIES // 50
    for statement, count in (
        (
            "INSERT INTO conversation (id, title, created_at) SELECT n, n, '2025' FROM n",
            conversations,
        ),
        (
            "INSERT INTO lane (id, conversation_id, position, provider, model)"
            " SELECT n, n, 0, 'p', 'm' FROM n",
            conversations,
        ),
        (
            "INSERT INTO turn (id, conversation_id, prompt, asked_at)"
            f" SELECT n, n % {conversations}, 'Why?', '2025' FROM n",
            _REPLIES,
        ),
        (
            "INSERT INTO reply (id, turn_id, lane_id, session, provider, model, parameters,"
            " reasoning, answer, outcome, flaws, started_at, checksum)"
            f" SELECT n, n, n % {conversations}, 's', 'p', 'm', '{{}}', '', '{_TEXT}' || n,"
            f" 'complete', '{{}}', '2025', checksum_of('', '{_TEXT}' || n) FROM n",
            _REPLIES,
        ),
    ):
        connection.execute(f"{numbers} {statement}", (count,))
