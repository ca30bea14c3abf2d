"""Strengths against closed forms, published values, and another way to the same likelihood."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from deepseek_desktop.core.evaluation.bradley_terry import Davidson, Duel, fit, with_prior
from deepseek_desktop.core.evaluation.uncertainty import uncertainty_of

# S. M. Stigler, 1994, Citation patterns in the journals of statistics and probability; strengths
# and errors as published with it for the R package BradleyTerry2 (reference: Biometrika).
CITATIONS = [
    Duel(0, 1, 730, 33, 0),
    Duel(0, 2, 498, 320, 0),
    Duel(0, 3, 221, 284, 0),
    Duel(1, 2, 68, 813, 0),
    Duel(1, 3, 17, 276, 0),
    Duel(2, 3, 142, 325, 0),
]
UNEVEN = [
    Duel(0, 1, 7, 2, 3),
    Duel(0, 2, 4, 4, 0),
    Duel(1, 2, 1, 5, 6),
    Duel(2, 3, 9, 1, 2),
    Duel(1, 3, 0, 2, 1),
]


def _log_likelihood(duels: Sequence[Duel], parameters: Sequence[float]) -> float:
    """Davidson's likelihood as he writes it; the last parameter is the log of the tie parameter."""
    total = 0.0
    for duel in duels:
        p, q = math.exp(parameters[duel.first]), math.exp(parameters[duel.second])
        tie = math.exp(parameters[-1]) * math.sqrt(p * q)
        whole = p + q + tie
        total += duel.wins * math.log(p / whole) + duel.losses * math.log(q / whole)
        total += duel.ties * math.log(tie / whole)
    return total


def _second(of: Callable[..., float], at: Sequence[float], i: int, j: int, step: float) -> float:
    def moved(a: int, b: int) -> float:
        there = list(at)
        there[i] += a * step
        there[j] += b * step
        return of(there)

    return (moved(1, 1) - moved(1, -1) - moved(-1, 1) + moved(-1, -1)) / (4 * step * step)


def _solved(rows: list[list[float]], right: list[float]) -> list[float]:
    if not rows:
        return []
    head, *rest = [[*row, value] for row, value in zip(rows, right, strict=True)]
    below = [[b - row[0] / head[0] * a for a, b in zip(head, row, strict=True)] for row in rest]
    others = _solved([row[1:-1] for row in below], [row[-1] for row in below])
    known = sum(a * x for a, x in zip(head[1:-1], others, strict=True))
    return [(head[-1] - known) / head[0], *others]


def _newton(duels: Sequence[Duel], size: int) -> tuple[list[float], list[list[float]]]:
    """Climb by Newton with numeric derivatives, the first strength held at 0."""
    at, free, step = [0.0] * (size + 1), range(1, size + 1), 1e-4

    def of(parameters: Sequence[float]) -> float:
        return _log_likelihood(duels, parameters)

    information: list[list[float]] = []
    for _ in range(12):
        up = [of([x + step * (k == i) for k, x in enumerate(at)]) for i in free]
        down = [of([x - step * (k == i) for k, x in enumerate(at)]) for i in free]
        slope = [(a - b) / (2 * step) for a, b in zip(up, down, strict=True)]
        information = [[-_second(of, at, i, j, step) for j in free] for i in free]
        for i, change in zip(free, _solved(information, slope), strict=True):
            at[i] += change
    return at, information


def test_published_strengths_and_errors_come_out() -> None:
    model = fit(CITATIONS, 4)
    unsure = uncertainty_of(model, CITATIONS, [])

    logs = [log - model.logs[0] for log in model.logs[1:]]
    errors = [unsure.error_of([-1, *(float(i == k) for i in range(3)), 0]) for k in range(3)]

    assert logs == pytest.approx([-2.94907, -0.47957, 0.26895], abs=1e-5)
    assert errors == pytest.approx([0.10255, 0.06059, 0.07083], abs=1e-5)
    assert model.tie_parameter == 0.0


def test_two_contestants_have_a_closed_form() -> None:
    model = fit([Duel(0, 1, 12, 3, 5)], 2)
    unsure = uncertainty_of(model, [Duel(0, 1, 12, 3, 5)], [])

    assert model.logs[0] - model.logs[1] == pytest.approx(math.log(12 / 3))
    assert model.tie_parameter == pytest.approx(5 / math.sqrt(12 * 3))
    chances = model.chances(0, 1)
    assert (chances.win, chances.loss, chances.tie) == pytest.approx((0.6, 0.15, 0.25))
    assert unsure.error_of([1, -1, 0]) == pytest.approx(math.sqrt(1 / 12 + 1 / 3))


def test_another_algorithm_finds_the_same_strengths_ties_and_errors() -> None:
    duels = with_prior(UNEVEN, 4)
    model = fit(duels, 4)
    unsure = uncertainty_of(model, duels, [])

    at, information = _newton(duels, 4)

    assert [log - model.logs[0] for log in model.logs] == pytest.approx(at[:4], abs=1e-6)
    assert math.log(model.tie_parameter) == pytest.approx(at[4], abs=1e-6)
    for one, other in ((0, 1), (1, 2), (0, 3), (1, 3)):
        contrast = [float(i == one) - float(i == other) for i in range(5)]
        variance = sum(
            a * b for a, b in zip(contrast[1:], _solved(information, contrast[1:]), strict=True)
        )
        assert unsure.error_of(contrast) == pytest.approx(math.sqrt(variance), rel=1e-4)


def test_names_and_order_of_contestants_do_not_matter() -> None:
    straight = fit(with_prior(UNEVEN, 4), 4)
    turned = [Duel(3 - d.second, 3 - d.first, d.losses, d.wins, d.ties) for d in UNEVEN[::-1]]

    other = fit(with_prior(turned, 4), 4)

    assert other.logs[::-1] == pytest.approx(straight.logs, abs=1e-7)
    assert other.tie_parameter == pytest.approx(straight.tie_parameter)


@pytest.mark.parametrize(
    "duel", [Duel(0, 1, 0, 0, 500), Duel(0, 1, 500, 0, 0), Duel(0, 1, 3, 1, 500)]
)
def test_the_prior_keeps_everything_finite(duel: Duel) -> None:
    model = fit(with_prior([duel], 2), 2)

    wins, losses = duel.wins + 0.5, duel.losses + 0.5
    assert model.logs[0] - model.logs[1] == pytest.approx(math.log(wins / losses), abs=1e-5)
    assert sum(model.logs) == pytest.approx(0.0, abs=1e-9)


def test_the_prior_weighs_one_game_less_than_there_are_contestants() -> None:
    added = sum(duel.total for duel in with_prior(UNEVEN, 4)) - sum(duel.total for duel in UNEVEN)

    assert added == pytest.approx(3.0)


def test_questions_that_differ_make_it_less_sure_but_never_surer() -> None:
    model = Davidson((0.0, 0.0), 0.0)
    duels = [Duel(0, 1, 10, 10, 0)]
    alone = uncertainty_of(model, duels, []).error_of([1, -1, 0])
    swinging = [[Duel(0, 1, 5, 0, 0)], [Duel(0, 1, 0, 5, 0)]] * 2
    steady = [[Duel(0, 1, 1, 1, 0)]] * 10

    assert alone == pytest.approx(math.sqrt(0.2))
    # Each question pulls by 2.5; 1/5 of that per unit of information, twice for a difference.
    assert uncertainty_of(model, duels, swinging).error_of([1, -1, 0]) == pytest.approx(
        math.sqrt(4 * (2.5 * 0.2) ** 2 * 4 / 3)
    )
    assert uncertainty_of(model, duels, steady).error_of([1, -1, 0]) == alone
