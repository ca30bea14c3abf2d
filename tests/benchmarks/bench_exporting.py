"""Exporting, against reading the same rows and writing the same texts as bare JSON."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Basis, Conversation, Lane, Turn
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Beat, Reply
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.core.interchange.exports.making import Making
from deepseek_desktop.core.interchange.exports.places import OneFile
from deepseek_desktop.core.interchange.exports.wishes import Format, Wishes
from deepseek_desktop.core.runs.exporting import export
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure, interleaved, seconds
from tests.benchmarks.processes import most, pss_mb

_AT = datetime(2025, 1, 20, tzinfo=UTC)
_CONVERSATIONS, _MANY, _TURNS, _TEXT = (
    30,
    100,
    10,
    25_000,
)  # two replies a turn, each thinking and answer
_ROUNDS = 3
_LOOK_S, _LOOKS = 0.001, 30
_LOOP_LIMIT_MS, _MEMORY_LIMIT_MB = 50.0, 160.0


def measure() -> list[Figure]:
    """Return how long it takes, how long others have to wait meanwhile, and the memory it needs."""
    return _measured(_CONVERSATIONS)


def measure_at_length() -> list[Figure]:
    """Return the same of 100 MB."""
    return _measured(_MANY)


def _measured(conversations: int) -> list[Figure]:
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as made:
        folder = Path(made)
        asyncio.run(_fill(folder, conversations))
        bare_ms, bare_mb = _watched(lambda: _bare(folder))
        waits_ms, most_mb = _watched(lambda: _exported(folder))
        ours_s, floor_s = interleaved(
            lambda: seconds(lambda: _exported(folder)),
            lambda: seconds(lambda: _bare(folder)),
            _ROUNDS,
        )
        name = f"export of {(folder / 'ours.json').stat().st_size / 1e6:.0f} MB"
    return [
        Figure(name, ours_s, "s", floor_s, budget=4),
        limited(f"{name}: waits p99", waits_ms, bare_ms, limit_ms=_LOOP_LIMIT_MS, unit="ms"),
        *most(f"{name}: memory", most_mb, bare_mb, limit_mb=_MEMORY_LIMIT_MB),
    ]


async def _fill(folder: Path, conversations: int) -> None:
    random = Random(8)
    texts = [answer(_TEXT, random.randrange(1000)) for _ in range(20)]
    async with Archive(folder) as archive:
        for number in range(conversations):
            await archive.keep_whole(_conversation(f"c{number}", texts, random))


def _conversation(name: str, texts: list[str], random: Random) -> Conversation:
    lanes = tuple(Lane(f"{name}-{n}", ModelRef("p", f"m{n}")) for n in range(2))
    turns: list[Turn] = []
    for number in range(_TURNS):
        replies = tuple(
            Reply(
                f"{name}-r{number}-{lane.id}",
                lane.id,
                Identity("p", lane.model.model, parameters={"stream": True}),
                Timings(_AT, 0.1, 0.2, 3.5, 9.0),
                random.choice(texts),
                random.choice(texts),
                Usage(10, 8000, 4000),
                outcome=Outcome.COMPLETE,
                pace=tuple(Beat(n / 10, n * 50, n * 50) for n in range(100)),
            )
            for lane in lanes
        )
        before = turns[-1] if turns else None
        bases = {r.lane_id: Basis(r.id) for r in before.replies} if before else {}
        parent_id = before.id if before else None
        turns.append(Turn(f"{name}-t{number}", "Why?", _AT, replies, parent_id, bases))
    return replace(Conversation(name, f"About {name}", _AT, lanes), turns=tuple(turns))


def _exported(folder: Path) -> None:
    async def work() -> None:
        async with Archive(folder) as archive:
            making = Making(Wishes(Format.JSON), OneFile(folder / "ours.json"), _AT)
            await export(archive, await archive.kept.ids(), making)

    asyncio.run(work())


def _bare(folder: Path) -> None:
    """Read every row of the replies and write each as JSON: what nobody can do without."""
    with (
        closing(sqlite3.connect(folder / FILE_NAME)) as connection,
        (folder / "bare.json").open("wb") as file,
    ):
        connection.row_factory = sqlite3.Row
        for row in connection.execute("SELECT * FROM reply ORDER BY turn_id, number"):
            file.write(json.dumps(dict(row), ensure_ascii=False).encode())


def _watched(work: Callable[[], None]) -> tuple[float, float]:
    """Return the p99 of another thread's waits meanwhile in ms, and the most memory in MB."""
    working = Thread(target=work)
    working.start()
    waits, memory_mb = [0.0, 0.0], [pss_mb()]
    while working.is_alive():
        for _ in range(_LOOKS):
            began_s = perf_counter()
            sleep(_LOOK_S)
            waits.append(perf_counter() - began_s - _LOOK_S)
        memory_mb.append(pss_mb())
    return quantiles(waits, n=100, method="inclusive")[-1] * 1e3, max(memory_mb)
