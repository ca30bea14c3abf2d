"""Hard blocks that are written before someone's eyes, against appending them to a bare field.

They are shown in a transcript alone; `streaming` measures all of the way, with texts of all kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import perf_counter

from deepseek_desktop.ui.pacing import INTERVAL_MS
from tests.benchmarks.answers import code, list_of, paragraph, table
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.showing import (
    add_turn,
    append,
    bare_edit,
    cpu_ms,
    empty_transcript,
    end,
    idle,
    p99,
    repaint,
    wait_until,
)

_TOKEN = 4  # characters
_SIZE = 16_000  # characters
_RATE = 1_000  # tokens a second
_BUSY_MS = 400  # in each second
_FRAME_MS, _HARD_FRAME_MS = 25, 60  # the second for huge blocks


def measure() -> list[Figure]:
    """Return how busy the main thread is in a second of a stream, and what a slow frame takes."""
    random = Random(3)
    fence = f"```python\n{code(random, 'python', 400)}"
    hard = {
        "table of 200 rows": (table(random, 200), _HARD_FRAME_MS),
        "open code of 16 K": (fence[:_SIZE], _FRAME_MS),
        "paragraph of 16 K": (paragraph(random, 3_000)[:_SIZE], _HARD_FRAME_MS),
        "list of 200 items": (list_of(random, 200), _FRAME_MS),
    }
    return [
        figure
        for name, (text, frame_limit_ms) in hard.items()
        for figure in _figures(f"{name} grows", _streamed(text), frame_limit_ms)
    ]


@dataclass(slots=True)
class _Cost:
    """The CPU time of frames in ms: until they are drawn, with what follows, of bare fields."""

    drawn: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


def _figures(name: str, cost: _Cost, frame_limit_ms: float) -> list[Figure]:
    busy_ms, floor_ms = _each_second(cost.whole), _each_second(cost.floor)
    slow_ms, slow_floor_ms = p99(cost.drawn), p99(cost.floor)
    return [
        limited(f"{name}: each second", busy_ms, floor_ms, limit_ms=_BUSY_MS),
        limited(f"{name}: frame p99", slow_ms, slow_floor_ms, limit_ms=frame_limit_ms),
    ]


def _each_second(frames: Sequence[float]) -> float:
    return sum(frames) / len(frames) * 1e3 / INTERVAL_MS


def _streamed(text: str) -> _Cost:
    """Stream a text into both, in real time."""
    cost, pace = _Cost(), _RATE * _TOKEN * INTERVAL_MS // 1000
    view, edit = empty_transcript(), bare_edit("")
    passage = add_turn(view, "")
    idle()

    def show(stop: int) -> None:
        passage.is_growing = True
        passage.show_text(text[:stop])
        view.settle()
        repaint(view)

    def append_bare(start: int) -> None:
        append(edit, text[start : start + pace])
        repaint(edit)

    for start in range(0, len(text), pace):
        next_s = perf_counter() + INTERVAL_MS / 1e3
        cost.drawn.append(cpu_ms(partial(show, start + pace)))
        cost.whole.append(cost.drawn[-1] + cpu_ms(partial(wait_until, next_s)))
        cost.floor.append(cpu_ms(partial(append_bare, start)))
    end(view, edit)
    return cost
