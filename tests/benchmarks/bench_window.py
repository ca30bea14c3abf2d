"""Start: from nothing to the first paint of the window, in CPU time of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, interleaved

_FOLDER = Path(__file__).parent
_ROUNDS = 5


def measure() -> list[Figure]:
    """Return what the start costs against that of a bare main window."""
    value, floor = interleaved(_ours, lambda: _cpu_s("paint_bare.py"), _ROUNDS)
    return [Figure("start to first paint", value * 1000, "ms cpu", floor * 1000, budget=2)]


def _ours() -> float:
    with TemporaryDirectory() as folder:
        return _cpu_s("paint_ours.py", folder)


def _cpu_s(script: str, *arguments: str) -> float:
    done = subprocess.run(
        [sys.executable, str(_FOLDER / script), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(done.stdout)
