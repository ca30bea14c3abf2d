"""Round numbers for the axis of a chart."""

from __future__ import annotations

import math

_STEPS = (1, 2, 5, 10)
_LEAST = 1e-12


def round_ticks(most: float, count: int, least_step: float = 0.0) -> tuple[float, ...]:
    """Return round numbers from 0 to at least `most`, about `count` steps of 1, 2 or 5.

    No step is smaller than `least_step`, which is 1 for what can only be counted.
    """
    rough = max(most, least_step, _LEAST) / max(1, count)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    step = max(step, least_step)
    steps = max(1, math.ceil(most / step - 1e-9))
    return tuple(step * number for number in range(steps + 1))


def digits_of(ticks: tuple[float, ...]) -> int:
    """Return how many decimals tell ticks apart."""
    return max(0, -math.floor(math.log10(ticks[1]) + 1e-9))
