"""How sure fitted strengths are: standard errors of their differences.

The variance of a difference is the larger of two. From the observed information (delta method;
here also the expected one), prior included, as if every net verdict stood for itself. And the
cluster-robust one, each question a cluster: K.-Y. Liang and S. L. Zeger, 1986, Longitudinal Data
Analysis Using Generalized Linear Models, Biometrika 73(1), 13–22, because the duels of three and
more lanes on one question go together; times G / (G - K + 1) for G questions and K contestants,
because residuals of few questions are too small. Alone, that one would be far too sure of itself
where somebody won everything; the first is its floor.

Measured by simulation, 95 % intervals made from it hold the true difference in 93 to 99 of 100
cases, with ties and without, from 4 questions on, dependent duels included; with fewer questions
than contestants in as few as 89.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from deepseek_desktop.core.evaluation.bradley_terry import Davidson, Duel

_LEFT_OVER = 1e-12


class Uncertainty(Struct, frozen=True):
    """The inverse information, and the pull (score) of each question on every parameter.

    Parameters are the log strengths and, last, the log of the tie parameter.
    """

    inverse: tuple[tuple[float, ...], ...]
    pulls: tuple[tuple[float, ...], ...]

    def error_of(self, contrast: Sequence[float]) -> float:
        """Return the standard error of a weighted sum of log strengths whose weights add to 0."""
        weights = [_dot(row, contrast) for row in self.inverse]  # the tie parameter weighs nothing
        variance = _dot(contrast, weights)
        questions = len(self.pulls)
        if questions > 1:
            clustered = math.fsum(_dot(pull, weights) ** 2 for pull in self.pulls)
            free = max(1, questions - len(contrast) + 2)
            variance = max(variance, clustered * questions / free)
        return math.sqrt(variance)


def uncertainty_of(
    model: Davidson, duels: Sequence[Duel], questions: Sequence[Sequence[Duel]]
) -> Uncertainty:
    """Return how sure a model is; `duels` with the prior, `questions` each with its own duels."""
    size = len(model.logs)
    inverse = _inverse(_information(model, duels, size))
    pulls = tuple(tuple(_pull(model, duels, size)) for duels in questions)
    return Uncertainty(tuple(map(tuple, inverse)), pulls)


def _information(model: Davidson, duels: Sequence[Duel], size: int) -> list[list[float]]:
    """Return minus the second derivatives of the log-likelihood.

    Strengths have no common level; 1 / size on all of them pins it without touching differences.
    """
    rows = [[1.0 / size] * size + [0.0] for _ in range(size)] + [[0.0] * (size + 1)]
    for duel in duels:
        chances = model.chances(duel.first, duel.second)
        lead = chances.win - chances.loss
        own = duel.total * (chances.win + chances.loss - lead**2) / 4.0
        cross = -duel.total * lead * chances.tie / 2.0
        for one, sign in ((duel.first, 1.0), (duel.second, -1.0)):
            rows[one][duel.first] += sign * own
            rows[one][duel.second] -= sign * own
            rows[one][size] += sign * cross
            rows[size][one] += sign * cross
        rows[size][size] += duel.total * chances.tie * (1.0 - chances.tie)
    if not model.tie_parameter:
        rows[size][size] = 1.0  # no tie ever: nothing to estimate, nothing to invert
    return rows


def _pull(model: Davidson, duels: Sequence[Duel], size: int) -> list[float]:
    """Return the first derivatives of the log-likelihood of one question."""
    pull = [0.0] * (size + 1)
    for duel in duels:
        chances = model.chances(duel.first, duel.second)
        lead = (duel.wins - duel.losses - duel.total * (chances.win - chances.loss)) / 2.0
        pull[duel.first] += lead
        pull[duel.second] -= lead
        pull[size] += duel.ties - duel.total * chances.tie
    return pull


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def _inverse(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the inverse of a symmetric positive definite matrix (Gauss and Jordan)."""
    size = len(rows)
    work = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(rows)]
    for pivot in range(size):
        divisor = max(work[pivot][pivot], _LEFT_OVER)
        work[pivot] = [value / divisor for value in work[pivot]]
        for index in range(size):
            factor = work[index][pivot]
            if index != pivot and factor:
                work[index] = [
                    a - factor * b for a, b in zip(work[index], work[pivot], strict=True)
                ]
    return [row[size:] for row in work]
