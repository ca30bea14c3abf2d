"""Parsing an answer while it grows, against parsing all of it once."""

from __future__ import annotations

from statistics import median
from time import thread_time

from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import leaves_of
from deepseek_desktop.core.markup.parser import block_tokens
from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import calibration_ms, limited
from tests.benchmarks.figures import Figure

_FRAME = 667  # characters: 5,000 tokens a second, 30 frames
_SHORT, _LONG = 100_000, 400_000
_ROUNDS = 3


def measure() -> list[Figure]:
    """Return what is parsed again and again, and whether that grows with the answer."""
    whole_ms = median(_whole_ms() for _ in range(_ROUNDS))
    short = [_grown(_SHORT) for _ in range(_ROUNDS)]
    long = [_grown(_LONG) for _ in range(_ROUNDS)]
    short_ms = median(sum(frames) for _, frames in short)
    long_ms = median(sum(frames) for _, frames in long)
    worst_ms = median(max(frames) for _, frames in long)
    return [
        Figure("growing answer: parsed", long[0][0] / 1e3, "K characters", _LONG / 1e3, budget=3),
        Figure("growing answer: 400 K, not 100 K", long_ms, "ms cpu", short_ms, budget=5),
        Figure("growing answer: not at once", long_ms, "ms cpu", whole_ms, budget=2),
        limited("growing answer: worst frame", worst_ms, calibration_ms(), limit_ms=8),
    ]


def _whole_ms() -> float:
    text = answer(_LONG)
    began_s = thread_time()
    leaves_of([block_tokens(text, {})], text.split("\n"))
    return (thread_time() - began_s) * 1e3


def _grown(length: int) -> tuple[int, list[float]]:
    """Return how many characters were parsed, and the CPU time of each frame in ms."""
    text, growing, frames = answer(length), Growing(), []
    for start in range(0, length, _FRAME):
        piece = text[start : start + _FRAME]
        began_s = thread_time()
        growing.feed(piece)
        frames.append((thread_time() - began_s) * 1e3)
    return growing.parsed, frames
