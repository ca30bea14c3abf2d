"""Answers that are written before someone's eyes, against appending them to bare text fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import perf_counter

from deepseek_desktop.ui.pacing import INTERVAL_MS
from tests.benchmarks.answers import answer, code, list_of, paragraph, table
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
_KNOWN = 180_000  # characters of an answer before it is measured
_STREAMED_S = 6
_WIDE, _NARROW = 800, 420  # pixels
_BUSY_MS, _BUSY_FOUR_MS = 400, 600  # in each second
_FRAME_MS, _HARD_FRAME_MS = 25, 60  # the second for several lanes and for huge blocks


def measure() -> list[Figure]:
    """Return how busy the main thread is in a second of a stream, and what a slow frame takes."""
    random = Random(3)
    fence = f"```python\n{code(random, 'python', 400)}"
    long = answer(_KNOWN + _STREAMED_S * 1_000 * _TOKEN)
    four = [answer(_KNOWN + _STREAMED_S * 200 * _TOKEN, seed) for seed in range(2, 6)]
    return [
        *_figures("1,000/s", _streamed([long], 1_000, _KNOWN)),
        *_figures("four 200/s", _streamed(four, 200, _KNOWN), _BUSY_FOUR_MS, _HARD_FRAME_MS),
        *_figures(
            "table, 200 rows", _streamed([table(random, 200)], 1_000), frame_limit_ms=_HARD_FRAME_MS
        ),
        *_figures("open code, 16 K", _streamed([fence[:16_000]], 1_000)),
        *_figures(
            "paragraph, 16 K",
            _streamed([paragraph(random, 3_000)[:16_000]], 1_000),
            frame_limit_ms=_HARD_FRAME_MS,
        ),
        *_figures("list, 200 items", _streamed([list_of(random, 200)], 1_000)),
    ]


@dataclass(slots=True)
class _Cost:
    """The CPU time of frames in ms: until they are drawn, with what follows, of bare fields."""

    drawn: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


def _figures(
    name: str, cost: _Cost, busy_limit_ms: float = _BUSY_MS, frame_limit_ms: float = _FRAME_MS
) -> list[Figure]:
    busy_ms, floor_ms = _each_second(cost.whole), _each_second(cost.floor)
    slow_ms, slow_floor_ms = p99(cost.drawn), p99(cost.floor)
    return [
        limited(f"{name}: each second", busy_ms, floor_ms, limit_ms=busy_limit_ms),
        limited(f"{name}: frame p99", slow_ms, slow_floor_ms, limit_ms=frame_limit_ms),
    ]


def _each_second(frames: Sequence[float]) -> float:
    return sum(frames) / len(frames) * 1e3 / INTERVAL_MS


def _streamed(texts: Sequence[str], rate: int, known: int = 0) -> _Cost:
    """Stream so many tokens a second into a lane for each text, all in the same frames."""
    cost, pace = _Cost(), rate * _TOKEN * INTERVAL_MS // 1000
    width = _WIDE if len(texts) == 1 else _NARROW
    views = [empty_transcript(width) for _ in texts]
    passages = [add_turn(view, text[:known]) for view, text in zip(views, texts, strict=True)]
    edits = [bare_edit(text[:known], width) for text in texts]
    idle()

    def show(stop: int) -> None:
        for view, passage, text in zip(views, passages, texts, strict=True):
            passage.is_growing = True
            passage.show_text(text[:stop])
            view.settle()
            repaint(view)

    def append_all(start: int, stop: int) -> None:
        for edit, text in zip(edits, texts, strict=True):
            append(edit, text[start:stop])
            repaint(edit)

    for start in range(known, len(texts[0]), pace):
        next_s = perf_counter() + INTERVAL_MS / 1e3
        cost.drawn.append(cpu_ms(partial(show, start + pace)))
        cost.whole.append(cost.drawn[-1] + cpu_ms(partial(wait_until, next_s)))
        cost.floor.append(cpu_ms(partial(append_all, start, start + pace)))
    end(*views, *edits)
    return cost
