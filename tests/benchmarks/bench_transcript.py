"""A transcript of 5 MB: opening it, moving in it and making it narrower, against a bare field."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from random import Random
from statistics import median
from time import thread_time

from PySide6.QtWidgets import QPlainTextEdit

from tests.benchmarks.answers import answer
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.open_transcript import TURN_LENGTH, TURNS
from tests.benchmarks.showing import (
    HEIGHT,
    WIDTH,
    Area,
    add_turn,
    bare_edit,
    empty_transcript,
    end,
    idle,
    p99,
    repaint,
)

_SIZE_MB = TURNS * TURN_LENGTH / 1e6
_OPENINGS = 2
_STEP_PX = 150
_STEPS = 150
_JUMPS = 30
_WIDTHS = 14


def measure() -> list[Figure]:
    """Return what a long conversation costs, as many turns and as one."""
    return [*_opening("as turns"), *_opening("as one"), *_moving()]


def _opening(kind: str) -> list[Figure]:
    """Open it in processes of their own, so that nothing is there yet."""
    ours = [_opened(kind) for _ in range(_OPENINGS)]
    floor = [_opened(f"bare {kind}") for _ in range(1)]
    paint_ms, floor_ms = (median(each["paint_ms"] for each in some) for some in (ours, floor))
    grown_mb = median(each["grown_mb"] for each in ours)
    return [
        limited(f"transcript of 5 MB, {kind}: open", paint_ms, floor_ms, limit_ms=300),
        Figure(f"transcript of 5 MB, {kind}: memory", grown_mb, "MB", _SIZE_MB, budget=10),
    ]


def _opened(kind: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.open_transcript", kind],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return dict(json.loads(done.stdout))


def _moving() -> list[Figure]:
    """Measure steps in both, one after the other."""
    view, edit = empty_transcript(), bare_edit(_text())
    for seed in range(TURNS):
        add_turn(view, answer(TURN_LENGTH, seed))
    view.settle()
    idle()
    random = Random(4)
    places = [random.random() for _ in range(_JUMPS)]
    resized = [_both(view, edit, partial(_resize, step % 2)) for step in range(_WIDTHS)]
    jumped = [_both(view, edit, partial(_jump, place)) for place in places]
    for area in (view, edit):
        _jump(0.3, area)
    scrolled = [_both(view, edit, _scroll) for _ in range(_STEPS)]
    end(view, edit)
    return [
        limited(
            "transcript of 5 MB: resize step", *map(median, zip(*resized, strict=True)), limit_ms=30
        ),
        limited(
            "transcript of 5 MB: scroll step p99",
            *map(p99, zip(*scrolled, strict=True)),
            limit_ms=16,
        ),
        limited(
            "transcript of 5 MB: slowest jump", *map(max, zip(*jumped, strict=True)), limit_ms=50
        ),
    ]


def _both(view: Area, edit: Area, move: Callable[[Area], None]) -> tuple[float, float]:
    """Return what a move costs in both, in ms, without what is done later."""
    costs = _moved_ms(view, move), _moved_ms(edit, move)
    idle()
    return costs


def _moved_ms(area: Area, move: Callable[[Area], None]) -> float:
    began_s = thread_time()
    move(area)
    repaint(area)
    return (thread_time() - began_s) * 1e3


def _resize(step: int, area: Area) -> None:
    area.resize(WIDTH - 40 * step, HEIGHT)


def _scroll(area: Area) -> None:
    bar = area.verticalScrollBar()
    is_bare = isinstance(area, QPlainTextEdit)  # whose bar counts lines
    step = _STEP_PX // area.fontMetrics().lineSpacing() if is_bare else _STEP_PX
    bar.setValue(bar.value() + step)


def _jump(place: float, area: Area) -> None:
    bar = area.verticalScrollBar()
    bar.setValue(round(place * bar.maximum()))


@cache
def _text() -> str:
    return "\n\n".join(answer(TURN_LENGTH, seed) for seed in range(TURNS))
