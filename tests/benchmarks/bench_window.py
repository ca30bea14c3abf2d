"""Start: until the window is painted and takes a key, against a bare one with a text field."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeAlias

from tests.benchmarks.cold import can_evict, evict, of_checkout
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import memory

_FOLDER = Path(__file__).parent
_ROUNDS, _MANY_ROUNDS, _COLD_ROUNDS = 5, 15, 3
_MORE_MB = 40

_NONE: Mapping[str, str] = {}

Start: TypeAlias = dict[str, float]
Starts: TypeAlias = Sequence[tuple[Start, Start]]


def measure() -> list[Figure]:
    """Return what the start costs in time of the processor, on the clock and in memory."""
    return _measured(_ROUNDS, _COLD_ROUNDS)


def measure_at_length() -> list[Figure]:
    """Return the same of more starts."""
    return _measured(_MANY_ROUNDS, 2 * _COLD_ROUNDS)


def _measured(rounds: int, cold_rounds: int) -> list[Figure]:
    with TemporaryDirectory() as compiled, TemporaryDirectory() as profile:
        ours = partial(_ours, profile=profile)
        ours(compiled), _bare(compiled)  # an installed app has been compiled, too
        warm = [(ours(compiled), _bare(compiled)) for _ in range(rounds)]
        cold = [
            (_cold(ours, compiled), _cold(_bare, compiled))
            for _ in range(cold_rounds if can_evict() else 0)
        ]
        first = [(_first(compiled), _bare(compiled)) for _ in range(rounds)]
    return _figures(warm, cold, first)


def _figures(warm: Starts, cold: Starts, first: Starts) -> list[Figure]:
    ours, bare = _both(warm)
    figures = [
        Figure("start to first paint", ours["paint_ms"], "ms cpu", bare["paint_ms"], budget=2),
        Figure("start to first key", ours["usable_ms"], "ms cpu", bare["usable_ms"], budget=2),
        Figure("start to first key: clock", ours["wall_ms"], "ms", bare["wall_ms"], budget=2),
        *memory(
            "start to first key: memory", ours["memory_mb"], bare["memory_mb"], more_mb=_MORE_MB
        ),
    ]
    if cold:
        ours, bare = _both(cold)
        name = "cold start to first key: clock"
        figures.append(Figure(name, ours["wall_ms"], "ms", bare["wall_ms"], budget=2))
    ours, bare = _both(first)
    name = "first start of all to first key"
    return [*figures, Figure(name, ours["usable_ms"], "ms cpu", bare["usable_ms"], budget=2)]


def _both(starts: Starts) -> tuple[Start, Start]:
    """Return the medians of ours and of the bare ones."""
    ours, bare = zip(*starts, strict=True)
    return _medians(ours), _medians(bare)


def _cold(start: Callable[[str], Start], compiled: str) -> Start:
    """Start when nothing of it is in memory."""
    os.sync()  # what is not on the disk yet cannot be forgotten
    evict(*of_checkout(), Path(compiled))
    return start(compiled)


def _medians(starts: tuple[Start, ...]) -> Start:
    return {name: median(start[name] for start in starts) for name in starts[0]}


def _ours(compiled: str, profile: str) -> Start:
    return _started("start_ours.py", compiled, {"XDG_DATA_HOME": profile, "HOME": profile})


def _first(compiled: str) -> Start:
    """Start where the app never was: its archive has to be made."""
    with TemporaryDirectory() as profile:
        return _ours(compiled, profile)


def _bare(compiled: str) -> Start:
    return _started("start_bare.py", compiled)


def _started(script: str, compiled: str, home: Mapping[str, str] = _NONE) -> Start:
    """Run a script in a process of its own; what it imports is compiled once into `compiled`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}
    environment.update(home)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, str(_FOLDER / script), str(perf_counter())],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    return dict(json.loads(done.stdout))
