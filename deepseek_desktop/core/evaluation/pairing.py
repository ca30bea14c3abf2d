"""Which two replies are judged next, and which of them stands left: balanced over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from msgspec import Struct


class Sides(Struct, frozen=True):
    """Who stands left, and who right; what they are called is up to the caller."""

    left: str
    right: str


Chance = Callable[[], float]
"""Gives numbers from 0 on, below 1."""

_EVEN = 0.5


def pair_to_judge(contestants: Mapping[str, str], past: Iterable[Sides], chance: Chance) -> Sides:
    """Return two lanes of at least two, and where they stand.

    `contestants` gives by lane who answers there, `past` which of them stood where when they were
    judged. It is one of the pairs that were judged least often; the one that stood left less often
    in this pair stands there now. Where that decides nothing, chance does.
    """
    judged = list(past)
    counts = Counter(frozenset((sides.left, sides.right)) for sides in judged)
    pairs = list(combinations(contestants, 2))
    times = [counts[frozenset((contestants[one], contestants[two]))] for one, two in pairs]
    seldom = [pair for pair, count in zip(pairs, times, strict=True) if count == min(times)]
    return _sides(seldom[int(chance() * len(seldom))], contestants, judged, chance)


def _sides(
    pair: tuple[str, str], contestants: Mapping[str, str], past: Iterable[Sides], chance: Chance
) -> Sides:
    one, two = (contestants[lane] for lane in pair)
    stood = Counter(sides for sides in past if {sides.left, sides.right} == {one, two})
    more = stood[Sides(one, two)] - stood[Sides(two, one)]
    is_even = not more or one == two
    is_turned = chance() < _EVEN if is_even else more > 0
    return Sides(*reversed(pair)) if is_turned else Sides(*pair)
