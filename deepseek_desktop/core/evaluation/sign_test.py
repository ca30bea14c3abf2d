"""Whether wins and losses differ by more than chance, and how many more votes it takes to tell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

ALPHA = 0.05
POWER = 0.8
_PRIOR_WINS = 0.5  # the same half win each that Bradley–Terry strengths begin with


def sign_test(wins: int, losses: int) -> float:
    """Return the exact two-sided p-value of as many wins and losses, 0 to 1.

    W. J. Dixon and A. M. Mood, 1946, The Statistical Sign Test, Journal of the American
    Statistical Association 41(236), 557–566. Without a preference each decided question is won
    with chance one half, so wins are binomial; p is twice the chance of a division at least as
    uneven in the same direction, at most 1. Ties are dropped before. No mid-p correction: p never
    promises more than its level. Each pair of `wins` and `losses` has to come from questions that
    are independent of each other.
    """
    total = wins + losses
    ways = tail = 1  # of choosing the questions that the rarer side won
    for count in range(min(wins, losses)):
        ways = ways * (total - count) // (count + 1)
        tail += ways
    return min(1.0, 2 * tail / (1 << total))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values of a family of tests, adjusted so that one false alarm in all is as rare.

    S. Holm, 1979, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal
    of Statistics 6(2), 65–70. The k-th smallest of m is multiplied by m - k + 1, made at least as
    large as those before it, at most 1. Holds however the tests depend on each other.
    """
    adjusted = [1.0] * len(p_values)
    largest = 0.0
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    for before, index in enumerate(order):
        largest = max(largest, min(1.0, (len(order) - before) * p_values[index]))
        adjusted[index] = largest
    return tuple(adjusted)


def needed_decisions(wins: int, losses: int, alpha: float = ALPHA) -> int | None:
    """Return how many decided questions would show the difference; None where there is none.

    G. E. Noether, 1987, Sample Size Determination for Some Common Nonparametric Tests, Journal of
    the American Statistical Association 82(398), 645–647: (z of 1 - alpha/2 + z of the power)²
    / (4 (share - 1/2)²), with a power of 80 %. The share is the observed one with half a win added
    to each side, so that very few votes do not promise too much.
    """
    if wins == losses:
        return None
    normal = NormalDist()
    share = (wins + _PRIOR_WINS) / (wins + losses + 2 * _PRIOR_WINS)
    reach = normal.inv_cdf(1.0 - alpha / 2.0) + normal.inv_cdf(POWER)
    return math.ceil((reach / (2.0 * share - 1.0)) ** 2)
