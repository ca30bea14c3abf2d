"""Who is judged next, and who stands left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deepseek_desktop.core.evaluation.pairing import Sides, pair_to_judge

_TWO = {"1": "host/r1", "2": "host/v3"}
_THREE = {**_TWO, "3": "host/qwen"}


def _always(number: float) -> Callable[[], float]:
    return lambda: number


@pytest.mark.parametrize("chance", [0.0, 0.99])
def test_who_stood_left_less_often_stands_left(chance: float) -> None:
    past = [
        Sides("host/r1", "host/v3"),
        Sides("host/r1", "host/v3"),
        Sides("host/v3", "host/r1"),
        Sides("host/v3", "host/qwen"),  # another pair says nothing of this one
        Sides("host/v3", "host/qwen"),
    ]

    assert pair_to_judge(_TWO, past, _always(chance)) == Sides("2", "1")
    turned = [Sides(sides.right, sides.left) for sides in past]
    assert pair_to_judge(_TWO, turned, _always(chance)) == Sides("1", "2")


@pytest.mark.parametrize(("chance", "left"), [(0.49, "2"), (0.5, "1")])
def test_chance_decides_where_both_stood_left_as_often(chance: float, left: str) -> None:
    past = [Sides("host/r1", "host/v3"), Sides("host/v3", "host/r1")]

    assert pair_to_judge(_TWO, past, _always(chance)).left == left
    same = {"1": "host/r1", "2": "host/r1"}
    once = [Sides("host/r1", "host/r1")]
    assert pair_to_judge(same, once, _always(chance)).left == left


def test_a_pair_that_was_judged_least_often_is_next() -> None:
    past = [Sides("host/r1", "host/v3"), Sides("host/qwen", "host/v3")]

    assert pair_to_judge(_THREE, past, _always(0.7)) == Sides("3", "1") or pair_to_judge(
        _THREE, past, _always(0.7)
    ) == Sides("1", "3")
    chosen = {frozenset(_pair(_THREE, chance)) for chance in (0.0, 0.4, 0.9)}
    assert len(chosen) == 3


def _pair(lanes: dict[str, str], chance: float) -> tuple[str, str]:
    sides = pair_to_judge(lanes, [], _always(chance))
    return sides.left, sides.right
