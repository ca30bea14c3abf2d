from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb

import pytest

from deepseek_desktop.core.evaluation.sign_test import holm, needed_decisions, sign_test


@pytest.mark.parametrize(
    ("wins", "losses", "p_value"),
    [
        (8, 1, 20 / 512),  # 2 (1 + 9) / 2^9 = 0.0390625
        (5, 0, 2 / 32),
        (6, 0, 2 / 64),
        (9, 3, 598 / 4096),  # 2 (1 + 12 + 66 + 220) / 2^12
        (1, 0, 1.0),
        (4, 4, 1.0),
        (0, 0, 1.0),
    ],
)
def test_p_values_computed_by_hand(wins: int, losses: int, p_value: float) -> None:
    assert sign_test(wins, losses) == pytest.approx(p_value, rel=1e-15)


def test_p_counts_the_outcomes_at_least_as_uneven_of_all_there_are() -> None:
    for total in range(1, 10):
        all_wins = [sum(coins) for coins in product((0, 1), repeat=total)]
        for wins in range(total + 1):
            uneven = sum(abs(2 * w - total) >= abs(2 * wins - total) for w in all_wins)
            assert sign_test(wins, total - wins) == uneven / 2**total


def test_neither_side_is_special_and_many_votes_are_no_problem() -> None:
    assert sign_test(13, 4) == sign_test(4, 13)
    assert sign_test(5_000, 5_000) == 1.0
    assert 0.0 <= sign_test(9_000, 1_000) < 1e-300


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.5, 0.9]) == (1.0, 1.0)
    assert holm([0.04]) == (0.04,)
    assert holm([]) == ()


def test_needed_decisions_by_hand() -> None:
    # Nineteen of 29 and half a win each make 0.65: (1.959964 + 0.841621)² / (4 · 0.15²) = 87.2
    assert needed_decisions(19, 10) == 88
    assert needed_decisions(10, 19) == 88
    assert needed_decisions(3, 3) is None
    assert needed_decisions(0, 0) is None


@pytest.mark.parametrize(("wins", "losses"), [(19, 10), (6, 3), (60, 50), (3, 0)])
def test_as_many_decisions_have_about_the_power_they_are_to_have(wins: int, losses: int) -> None:
    needed = needed_decisions(wins, losses)
    assert needed is not None
    share = Fraction(2 * wins + 1, 2 * (wins + losses + 1))
    tellings = [w for w in range(needed + 1) if sign_test(w, needed - w) <= 0.05]

    chances = (
        comb(needed, w) * float(share) ** w * float(1 - share) ** (needed - w) for w in tellings
    )

    assert 0.7 < sum(chances) < 0.9


def test_a_stricter_level_needs_more() -> None:
    strict, usual = needed_decisions(19, 10, 0.05 / 15), needed_decisions(19, 10)

    assert strict is not None
    assert usual is not None
    assert strict > 1.5 * usual
