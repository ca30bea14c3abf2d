from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from deepseek_desktop.core.evaluation.intervals import clopper_pearson
from deepseek_desktop.core.evaluation.sign_test import sign_test


def _chance_of_at_least(wins: int, total: int, share: float) -> float:
    p = Fraction(share)
    return float(
        sum(comb(total, k) * p**k * (1 - p) ** (total - k) for k in range(wins, total + 1))
    )


def test_intervals_known_in_closed_form() -> None:
    nobody = clopper_pearson(0, 10)
    assert nobody.low == 0.0
    assert nobody.high == pytest.approx(1 - 0.025 ** (1 / 10))  # (1 - p)^10 = 0.025
    assert clopper_pearson(1, 1).low == pytest.approx(0.025)
    assert clopper_pearson(7, 7).high == 1.0
    nothing = clopper_pearson(0, 0)
    assert (nothing.low, nothing.high) == (0.0, 1.0)


@pytest.mark.parametrize(("wins", "total"), [(1, 2), (5, 10), (8, 9), (3, 40), (39, 40)])
def test_each_bound_leaves_half_of_the_rest_outside(wins: int, total: int) -> None:
    interval = clopper_pearson(wins, total)

    assert _chance_of_at_least(wins, total, interval.low) == pytest.approx(0.025)
    assert 1 - _chance_of_at_least(wins + 1, total, interval.high) == pytest.approx(0.025)


def test_interval_and_sign_test_never_contradict_each_other() -> None:
    for total in range(1, 41):
        for wins in range(total + 1):
            apart = clopper_pearson(wins, total).excludes(0.5)
            assert apart == (sign_test(wins, total - wins) < 0.05), (wins, total)


def test_neither_side_is_special() -> None:
    one, other = clopper_pearson(3, 11), clopper_pearson(8, 11)

    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))


@pytest.mark.parametrize("total", [5, 20, 60])
def test_the_true_share_is_inside_at_least_as_often_as_promised(total: int) -> None:
    intervals = [clopper_pearson(wins, total) for wins in range(total + 1)]
    for share in (0.02, 0.1, 0.25, 0.4, 0.5, 0.77, 0.95):
        inside = sum(
            comb(total, wins) * share**wins * (1 - share) ** (total - wins)
            for wins, interval in enumerate(intervals)
            if not interval.excludes(share)
        )
        assert inside >= 0.95


def test_many_votes_make_it_narrow() -> None:
    interval = clopper_pearson(30_000, 50_000)

    assert interval.high - interval.low == pytest.approx(
        2 * 1.96 * (0.24 / 50_000) ** 0.5, rel=0.01
    )
