"""What the system tells of a process and all it has started: memory, work, wake-ups, descriptors.

Nothing of it is told where there is no `/proc`; figures that need it are left out there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Figure

_PROC = Path("/proc")
_WOKEN = "voluntary_ctxt_switches:"


@dataclass(frozen=True, slots=True)
class Activity:
    """What the threads of a process tree have done since they began."""

    cpu_ms: float
    wakeups: int


def is_told() -> bool:
    """Return whether this system tells what is asked here."""
    return (_PROC / "self/smaps_rollup").exists()


def pss_mb(pid: int | None = None) -> float:
    """Return the share of the memory in use that falls to a process tree; 0 if that is not told."""
    kilobytes = 0
    for each in _tree(pid or os.getpid()):
        with suppress(OSError):  # it has just ended
            lines = (_PROC / str(each) / "smaps_rollup").read_text("ascii").splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def activity(pid: int) -> Activity:
    """Return what a process tree has worked, and how often its threads were woken."""
    nanoseconds = wakeups = 0
    for thread in _threads(pid):
        with suppress(OSError):  # it has just ended
            nanoseconds += int((thread / "schedstat").read_text("ascii").split()[0])
            lines = (thread / "status").read_text("utf-8", "replace").splitlines()
            wakeups += sum(int(line.split()[1]) for line in lines if line.startswith(_WOKEN))
    return Activity(nanoseconds / 1e6, wakeups)


def descriptors() -> int:
    """Return how many files, sockets and pipes this process has open."""
    return len(os.listdir(_PROC / "self/fd"))  # noqa: PTH208 iterdir would count its own


def memory(name: str, value_mb: float, floor_mb: float, *, more_mb: float) -> list[Figure]:
    """Return a figure that may be so much more than its floor; none where memory is not told."""
    if not (value_mb and floor_mb):
        return []
    return [Figure(name, value_mb, "MB", floor_mb, round(1 + more_mb / floor_mb, 2))]


def most(name: str, value_mb: float, floor_mb: float, *, limit_mb: float) -> list[Figure]:
    """Return a figure that may be so much at most; none where memory is not told."""
    if not (value_mb and floor_mb):
        return []
    return [Figure(name, value_mb, "MB", floor_mb, round(limit_mb / floor_mb, 2))]


def _threads(pid: int) -> Iterator[Path]:
    for each in _tree(pid):
        with suppress(OSError):
            yield from sorted((_PROC / str(each) / "task").iterdir())


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            for child in (thread / "children").read_text("ascii").split():
                yield from _tree(int(child))
