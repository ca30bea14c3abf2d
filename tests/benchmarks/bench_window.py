"""Start: until the window is painted and takes a key, against a bare one with a text field."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeAlias

from tests.benchmarks.figures import Figure

_FOLDER = Path(__file__).parent
_ROUNDS = 9
_MORE_MB = 40

_NONE: Mapping[str, str] = {}

Start: TypeAlias = dict[str, float]


def measure() -> list[Figure]:
    """Return what the start costs in time of the processor, on the clock and in memory."""
    with TemporaryDirectory() as compiled:
        _ours(compiled), _bare(compiled)  # an installed app has been compiled, too
        pairs = [(_ours(compiled), _bare(compiled)) for _ in range(_ROUNDS)]
    ours, bare = (_medians(starts) for starts in zip(*pairs, strict=True))
    return [
        Figure("start to first paint", ours["paint_ms"], "ms cpu", bare["paint_ms"], budget=2),
        Figure("start to first key", ours["usable_ms"], "ms cpu", bare["usable_ms"], budget=2),
        Figure("start to first key: clock", ours["wall_ms"], "ms", bare["wall_ms"], budget=2),
        Figure(
            "start to first key: memory",
            ours["memory_mb"],
            "MB",
            bare["memory_mb"],
            budget=round(1 + _MORE_MB / bare["memory_mb"], 2),
        ),
    ]


def _medians(starts: tuple[Start, ...]) -> Start:
    return {name: median(start[name] for start in starts) for name in starts[0]}


def _ours(compiled: str) -> Start:
    with TemporaryDirectory() as folder:
        return _started("start_ours.py", compiled, {"XDG_DATA_HOME": folder, "HOME": folder})


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
