"""The installed program: from its start to the first pixel of its window, against the checkout.

Both run on a screen of their own. Cold means that none of their files is in memory; the libraries
of the system are, as they are on any desktop.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.cold import evict, of_checkout
from tests.benchmarks.figures import Figure

_ROOT = Path(__file__).parents[2]
_BUNDLE = _ROOT / "build/packaging/bundle/portable/deepseek-desktop"
_ROUNDS = 7
_BUDGET = 1.3


def measure() -> list[Figure]:
    """Return what the start takes; nothing where there is no bundle, or no way to look at it."""
    if not _BUNDLE.exists() or shutil.which("Xvfb") is None:
        print("bundle: left out, it needs Xvfb and what ./dev package bundle makes")
        return []
    installed = ([str(_BUNDLE / _BUNDLE.name)], [_BUNDLE])
    checkout = ([sys.executable, "-m", "deepseek_desktop"], of_checkout())
    sys.path.insert(0, str(_ROOT / "packaging"))  # where the screen of the package test is
    from testing.screen import screen  # noqa: PLC0415 its folder is on the path only now

    with screen() as display:
        cold = [
            (_start(*installed, display=display), _start(*checkout, display=display))
            for _ in range(_ROUNDS)
        ]
        warm = [
            (_start(installed[0], (), display=display), _start(checkout[0], (), display=display))
            for _ in range(_ROUNDS)
        ]
    return [
        Figure(f"installed, {how} start to first pixel", *_medians(pairs), budget=_BUDGET)
        for how, pairs in {"cold": cold, "warm": warm}.items()
    ]


def _medians(pairs: Sequence[tuple[float, float]]) -> tuple[float, str, float]:
    ours, floor = (median(times) for times in zip(*pairs, strict=True))
    return ours, "ms", floor


def _start(command: Sequence[str], evicted: Iterable[Path], *, display: str) -> float:
    """Start the window in an empty home; return how long its first pixel takes, in milliseconds."""
    with TemporaryDirectory() as home:
        told = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": home}
        told.pop("PYTHONDONTWRITEBYTECODE", None)
        watch = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("first_pixel.py"))],
            env=told,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert watch.stdout is not None
        watch.stdout.readline()
        evict(*evicted)
        began_s = perf_counter()
        window = subprocess.Popen(command, env=told, cwd=_ROOT)
        seen = watch.stdout.readline()
        window.terminate()
        window.wait()
        watch.wait()
    return (float(seen) - began_s) * 1e3
