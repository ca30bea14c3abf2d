"""Answers that stream into the app's own window, against appending them to bare text fields.

All of the way is measured, from the wire to the paint, as far as the main thread goes it: Markdown,
code with colours and formulas there, plain text in the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeAlias

from deepseek_desktop.ui.main_window import MainWindow
from tests.benchmarks.calibration import limited
from tests.benchmarks.figures import Figure
from tests.benchmarks.paced_host import Pace, paced_host
from tests.benchmarks.real_window import open_tab, run
from tests.benchmarks.showing import p99
from tests.benchmarks.streams import HEIGHT, WIDTH, Measured, add_host, streamed, streamed_beside

_LANES, _RATES = (1, 2, 4, 6), (50, 200, 1000)
_KNOWN = 4_000  # characters of each answer before it is measured
_STREAMED_S, _LONG_STREAMED_S = 1.5, 6.0
_BUDGET = 6
_SHORT, _LONG, _FLAT_RATE, _FLAT_ROUNDS = 10_000, 180_000, 200, 3
_FLAT_BUDGET = 1.3
_LIMITS_MS = {1: (400, 25), 4: (600, 60), 6: (600, 60)}  # of each second; of a frame, at 200/s

Cell: TypeAlias = tuple[int, int]
"""So many lanes, and tokens a second in each."""


def measure() -> list[Figure]:
    """Return what a token costs in so many lanes, at so many tokens a second."""
    return _measured(_STREAMED_S)


def measure_at_length() -> list[Figure]:
    """Return the same of longer streams."""
    return _measured(_LONG_STREAMED_S)


def _measured(streamed_s: float) -> list[Figure]:
    with paced_host() as base_url:
        cells, flat = run(partial(_measure, base_url, streamed_s))
    return [*_figures(cells), flat]


def _paces(lanes: int, rate: int) -> list[Pace]:
    return [Pace(rate, _KNOWN, seed) for seed in range(lanes)]


async def _measure(
    base_url: str, streamed_s: float, folder: Path
) -> tuple[dict[Cell, Measured], Figure]:
    async with open_tab(folder, ["demo/demo-r1"], partial(add_host, base_url)) as first:
        window = first.window()
        assert isinstance(window, MainWindow)
        window.resize(WIDTH, HEIGHT)
        cells = {}
        for lanes in _LANES:
            for rate in _RATES:
                cells[lanes, rate] = await streamed_beside(window, _paces(lanes, rate), streamed_s)
        return cells, await _flat(window, streamed_s)


async def _flat(window: MainWindow, streamed_s: float) -> Figure:
    """Compare what a token costs after a long text and after a short one."""
    costs: dict[int, list[float]] = {_SHORT: [], _LONG: []}
    for number in range(_FLAT_ROUNDS):
        for known, some in costs.items():
            cost = await streamed(window, [Pace(_FLAT_RATE, known, number + 20)], streamed_s)
            some.append(cost.token_us)
    short_us, long_us = map(median, costs.values())
    name = f"a token after {_LONG // 1000} K characters, not {_SHORT // 1000} K"
    return Figure(name, long_us, "µs cpu", short_us, _FLAT_BUDGET)


def _figures(cells: Mapping[Cell, Measured]) -> Iterator[Figure]:
    for (lanes, rate), measured in cells.items():
        name = f"{lanes} {'lane' if lanes == 1 else 'lanes'} {rate:,}/s"
        ours_us, bare_us = (median(each.token_us for each in rounds) for rounds in measured)
        yield Figure(f"{name}: a token", ours_us, "µs cpu", bare_us, _BUDGET)
        if rate == 200 and lanes in _LIMITS_MS:
            second_ms, frame_ms = _LIMITS_MS[lanes]
            busy = (median(each.each_second_ms for each in rounds) for rounds in measured)
            yield limited(f"{name}: each second", *busy, limit_ms=second_ms)
            slow = (p99([ms for each in rounds for ms in each.frames_ms]) for rounds in measured)
            yield limited(f"{name}: frame p99", *slow, limit_ms=frame_ms)
