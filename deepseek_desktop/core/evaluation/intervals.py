"""Between which bounds a number lies that is known from few votes only."""

from __future__ import annotations

import math

from msgspec import Struct

LEVEL = 0.95
_HALVINGS = 60
_NEGLIGIBLE = 1e-17


class Interval(Struct, frozen=True):
    """Bounds that hold the true value in (at least about) 95 of 100 such samples."""

    low: float
    high: float

    def excludes(self, value: float) -> bool:
        """Return whether a value lies outside."""
        return not self.low <= value <= self.high


def clopper_pearson(wins: int, total: int, level: float = LEVEL) -> Interval:
    """Return the exact interval of a share, 0 to 1, from `wins` of `total`.

    C. J. Clopper and E. S. Pearson, 1934, The use of confidence or fiducial limits illustrated in
    the case of the binomial, Biometrika 26(4), 404–413. Each bound is the share at which as many
    wins, or as few, would have a chance of half of what the level leaves. It never holds the true
    share less often than the level says, and leaves out one half exactly where the sign test's
    p-value is below what the level leaves: table and test cannot contradict each other.
    Without a vote nothing is known: 0 to 1.
    """
    outside = (1.0 - level) / 2.0
    return Interval(
        _lowest_share(wins, total, outside), 1.0 - _lowest_share(total - wins, total, outside)
    )


def _lowest_share(wins: int, total: int, outside: float) -> float:
    """Return the share at which `wins` or more have the chance `outside`, by bisection."""
    if wins == 0:
        return 0.0
    low, high = 0.0, wins / total
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        if _chance_of_at_least(wins, total, middle) < outside:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0


def _chance_of_at_least(wins: int, total: int, share: float) -> float:
    """Return the upper tail of a binomial; `share` is below wins / total, so that terms fall."""
    if share <= 0.0:
        return 0.0
    ways = math.lgamma(total + 1) - math.lgamma(wins + 1) - math.lgamma(total - wins + 1)
    chance = math.exp(ways + wins * math.log(share) + (total - wins) * math.log1p(-share))
    odds = share / (1.0 - share) if share < 1.0 else math.inf
    tail = term = chance
    for count in range(wins, total):
        term *= odds * (total - count) / (count + 1)
        tail += term
        if term < tail * _NEGLIGIBLE:
            break
    return tail
