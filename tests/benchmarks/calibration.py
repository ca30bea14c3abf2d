"""How fast this machine is, so that limits in milliseconds hold on any."""

from __future__ import annotations

from functools import cache
from statistics import median
from time import thread_time

from markdown import markdown

from tests.benchmarks.answers import answer
from tests.benchmarks.figures import Figure

_LENGTH = 50_000
_THERE_MS = 28  # what it took where the limits were set
_ROUNDS = 7


@cache
def calibration_ms() -> float:
    """Return the CPU time in which Python-Markdown renders an answer of 50 KB."""
    markdown(answer(_LENGTH))
    return median(_once_ms() for _ in range(_ROUNDS))


def limited(
    name: str, value_ms: float, floor_ms: float, *, limit_ms: float, unit: str = "ms cpu"
) -> Figure:
    """Return a figure whose budget is a limit in milliseconds, made to fit this machine."""
    here_ms = limit_ms * calibration_ms() / _THERE_MS
    return Figure(name, value_ms, unit, floor_ms, round(here_ms / floor_ms, 2))


def _once_ms() -> float:
    began_s = thread_time()
    markdown(answer(_LENGTH))
    return (thread_time() - began_s) * 1e3
