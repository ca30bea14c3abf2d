"""The Bradley–Terry model with ties: strengths that explain who won against whom, and how often.

R. A. Bradley and M. E. Terry, 1952, Rank Analysis of Incomplete Block Designs: I. The Method of
Paired Comparisons, Biometrika 39(3/4), 324–345. With ties: R. R. Davidson, 1970, On Extending the
Bradley-Terry Model to Accommodate Ties in Paired Comparison Experiments, Journal of the American
Statistical Association 65(329), 317–328. Of contestants with strengths p and q the first wins with
chance p / D, the second with q / D, they tie with v √(pq) / D, where D = p + q + v √(pq). So of
the decided questions the first wins p / (p + q), whatever the ties; v is the tie parameter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

_STEPS_LIMIT = 20_000
_CLOSE_ENOUGH = 1e-8  # votes by which expected and counted may still differ


class Duel(Struct, frozen=True):
    """How often two contestants, by number, won against each other or tied."""

    first: int
    second: int
    wins: float
    losses: float
    ties: float

    @property
    def total(self) -> float:
        """How many questions there were."""
        return self.wins + self.losses + self.ties


class Chances(Struct, frozen=True):
    """How likely two contestants win and tie."""

    win: float
    loss: float
    tie: float


class Davidson(Struct, frozen=True):
    """Strengths on a log scale with a mean of 0, and the tie parameter."""

    logs: tuple[float, ...]
    tie_parameter: float

    def chances(self, first: int, second: int) -> Chances:
        """Return how likely `first` wins, loses and ties against `second`."""
        root = math.exp((self.logs[first] - self.logs[second]) / 2.0)
        total = root + 1.0 / root + self.tie_parameter
        return Chances(root / total, 1.0 / root / total, self.tie_parameter / total)


def with_prior(duels: Sequence[Duel], size: int) -> list[Duel]:
    """Add the prior: as many imagined wins to either side of each duel, size - 1 games in all.

    Who won everything has no finite strength; half a win and half a loss between two contestants
    (and size - 1 such games spread evenly over the duels of more) make it finite and draw all
    strengths a little together. For two it is the correction of J. B. S. Haldane, 1956, The
    Estimation and Significance of the Logarithm of a Ratio of Frequencies, Annals of Human
    Genetics 20(4), 309–311, and F. J. Anscombe, 1956, On Estimating Binomial Response Relations,
    Biometrika 43(3/4), 461–464; for more it comes close to D. Firth, 1993, Bias Reduction of
    Maximum Likelihood Estimates, Biometrika 80(1), 27–38.
    """
    half = (size - 1) / len(duels) / 2.0
    return [
        Duel(duel.first, duel.second, duel.wins + half, duel.losses + half, duel.ties)
        for duel in duels
    ]


def fit(duels: Sequence[Duel], size: int) -> Davidson:
    """Return the most likely strengths of `size` contestants that all duels connect.

    An MM algorithm after D. R. Hunter, 2004, MM Algorithms for Generalized Bradley-Terry Models,
    The Annals of Statistics 32(1), 384–406: log D is bounded by its tangent and √(pq) by the mean
    of its arithmetic parts, which leaves each strength alone; no step makes the votes less likely.
    It needs every contestant to have won and lost somewhere (`with_prior` sees to that).
    """
    counted = [0.0] * size
    for duel in duels:
        counted[duel.first] += duel.wins + duel.ties / 2.0
        counted[duel.second] += duel.losses + duel.ties / 2.0
    ties = sum(duel.ties for duel in duels)
    decided = sum(duel.wins + duel.losses for duel in duels)
    strengths, tie_parameter = [1.0] * size, 1.0 if ties else 0.0
    for _ in range(_STEPS_LIMIT):
        tie_parameter = _next_tie_parameter(duels, strengths, tie_parameter, ties / decided)
        loads = _loads(duels, strengths, tie_parameter)
        expected = [load * strength for load, strength in zip(loads, strengths, strict=True)]
        strengths = _centred([c / load for c, load in zip(counted, loads, strict=True)])
        if max(abs(c - e) for c, e in zip(counted, expected, strict=True)) < _CLOSE_ENOUGH:
            break
    return Davidson(tuple(math.log(strength) for strength in strengths), tie_parameter)


def _loads(duels: Sequence[Duel], strengths: Sequence[float], tie_parameter: float) -> list[float]:
    """Return by contestant what its strength is multiplied by to give the expected score."""
    loads = [0.0] * len(strengths)
    for duel in duels:
        first, second = strengths[duel.first], strengths[duel.second]
        root = math.sqrt(first * second)
        share = duel.total / (first + second + tie_parameter * root)
        loads[duel.first] += share * (1.0 + tie_parameter * root / first / 2.0)
        loads[duel.second] += share * (1.0 + tie_parameter * root / second / 2.0)
    return loads


def _next_tie_parameter(
    duels: Sequence[Duel], strengths: Sequence[float], tie_parameter: float, ties_per_decided: float
) -> float:
    """Return the tie parameter that brings expected ties to those counted.

    Ties and decided questions have a scale each, of which only the ratio matters; a step for
    either is one for the ratio, and does not slow down where nearly all are ties.
    """
    expected_ties = expected_decided = 0.0
    for duel in duels:
        first, second = strengths[duel.first], strengths[duel.second]
        root = math.sqrt(first * second)
        share = duel.total / (first + second + tie_parameter * root)
        expected_ties += share * root
        expected_decided += share * (first + second)
    return ties_per_decided * expected_decided / expected_ties


def _centred(strengths: Sequence[float]) -> list[float]:
    """Return strengths with a geometric mean of 1; only their ratios mean something."""
    mean = math.exp(sum(math.log(strength) for strength in strengths) / len(strengths))
    return [strength / mean for strength in strengths]
