"""A figure, its floor, and how both are measured."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside its floor: the least that the same work can cost here.

    `budget` is the ratio that is still good, which no machine's speed is part of.
    """

    name: str
    value: float
    unit: str
    floor: float
    budget: float

    @property
    def ratio(self) -> float:
        """How many times the floor it costs, for speeds as well as for times."""
        return self.floor / self.value if self.unit.endswith("/s") else self.value / self.floor

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
            "budget": self.budget,
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
