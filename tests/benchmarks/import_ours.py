"""Imports a file in a process of its own and prints what it took, as JSON.

Run as `python -m tests.benchmarks.import_ours FOLDER FILE`.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.runs.importing import Wishes, import_file

_KB_PER_MB = 1024
_APART_S = 0.02


async def _import(folder: Path, path: Path) -> dict[str, float]:
    async def again(_: object) -> bool:
        return True

    async with Archive(folder) as archive:
        waits: list[float] = []
        holds: list[float] = []

        async def write_now_and_then() -> None:
            while True:
                began_s = perf_counter()
                await archive.keep_head("none", None)  # what waits for it waits like the journal
                waits.append(perf_counter() - began_s)

        async def tick() -> None:
            while True:
                began_s = perf_counter()
                await asyncio.sleep(_APART_S)
                holds.append(perf_counter() - began_s - _APART_S)

        others = [asyncio.create_task(write_now_and_then()), asyncio.create_task(tick())]
        began_s = perf_counter()
        report = await import_file(path, archive, Wishes(again, lambda _: None))
        took_s = perf_counter() - began_s
        for other in others:
            other.cancel()
        await asyncio.wait(others)
    return {
        "took_s": took_s,
        "peak_mb": _peak_kb() / _KB_PER_MB,
        "longest_wait_s": max(waits),
        "longest_hold_s": max(holds),
        "replies": report.added.replies,
    }


def _peak_kb() -> int:
    """Return the most memory that was resident; the other count begins before this program did."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_import(Path(sys.argv[1]), Path(sys.argv[2])))))
