"""What kills cost at random moments, with four streams of 100 pieces a second.

A kill that leaves anything but a prefix of what had come ends the benchmark with an error.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from deepseek_desktop.core.archive.writer import FLUSH_INTERVAL_S
from tests.benchmarks.figures import Figure
from tests.core.runs.kills import Lost, host, kill
from tests.faults.server import FaultServer

_KILLS, _MANY_KILLS = 16, 300
_AT_ONCE = 3
_LONGEST_S = 3.5  # of which the first half second is the start


def measure() -> list[Figure]:
    """Return how much of a stream a kill costs, in milliseconds before it, against the interval."""
    return _measured(_KILLS)


def measure_at_length() -> list[Figure]:
    """Return the same of 300 kills."""
    return _measured(_MANY_KILLS)


def _measured(kills: int) -> list[Figure]:
    lost_ms = sorted(1e3 * lost.seconds for lost in asyncio.run(_killed(kills)))
    # What is written at this pace can lose no less: half of that on average, all of it at worst.
    interval_ms = 1e3 * FLUSH_INTERVAL_S
    return [
        Figure("kill: lost, p50", median(lost_ms), "ms of stream", interval_ms / 2, budget=1.3),
        Figure("kill: lost, p99", lost_ms[-len(lost_ms) // 100], "ms of stream", interval_ms, 1.1),
        Figure("kill: lost, most", lost_ms[-1], "ms of stream", interval_ms, budget=1.2),
    ]


async def _killed(kills: int) -> list[Lost]:
    chance = Random(8)
    moments = [chance.uniform(0, _LONGEST_S) for _ in range(kills)]
    turns = asyncio.Semaphore(_AT_ONCE)
    with TemporaryDirectory(prefix="deepseek-desktop-bench-") as folder, FaultServer(host()) as at:

        async def one(number: int, lives_s: float) -> tuple[Lost, ...]:
            async with turns:
                return await kill(Path(folder, str(number)), at.base_url, lives_s=lives_s)

        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(one(*each)) for each in enumerate(moments)]
    return [lost for task in running for lost in task.result()]
