"""A figure, its floor, and how both are measured."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable
from statistics import median
from time import perf_counter

from msgspec import Struct

ROUNDS = 9


class Figure(Struct, frozen=True):
    """One measured value beside its floor: the least that the same work can cost here.

    `budget` is the ratio that is still good, which no machine's speed is part of. Raises
    `ValueError` for what has no ratio.
    """

    name: str
    value: float
    unit: str
    floor: float
    budget: float

    def __post_init__(self) -> None:
        divisor = self.value if self.is_speed else self.floor
        if not (math.isfinite(self.value) and math.isfinite(self.floor) and divisor > 0):
            raise ValueError(f"{self.name}: {self.value} against {self.floor} is no ratio.")

    @property
    def is_speed(self) -> bool:
        """Whether more of it is better."""
        return self.unit.endswith("/s")

    @property
    def ratio(self) -> float:
        """How many times the floor it costs, for speeds as well as for times."""
        return self.floor / self.value if self.is_speed else self.value / self.floor

    @property
    def is_good(self) -> bool:
        """Whether it is within its budget."""
        return self.ratio <= self.budget

    def as_json(self) -> dict[str, object]:
        """Return what the file holds of it."""
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "floor": round(self.floor, 4),
            "ratio": round(self.ratio, 3),
            "budget": round(self.budget, 3),
            "pass": self.is_good,
        }


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes, without the collector in between."""
    gc.collect()
    gc.disable()
    try:
        began_s = perf_counter()
        work()
        return perf_counter() - began_s
    finally:
        gc.enable()


def interleaved(
    ours: Callable[[], float], floor: Callable[[], float], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Return the medians of two measurements taken in turns, after one that does not count."""
    ours()
    floor()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
