"""The longest common subsequence, against the plainest way to find it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from deepseek_desktop.core.evaluation.common_sequence import Effort, common, ends_only


def _length(left: str, right: str) -> int:
    row = [0] * (len(right) + 1)
    for one in left:
        above, row = row, [0]
        for place, other in enumerate(right):
            row.append(above[place] + 1 if one == other else max(above[place + 1], row[place]))
    return row[-1]


@pytest.mark.parametrize("letters", ["a", "ab", "abcd", "abcdefghijklmnop"])
def test_it_is_common_in_order_and_longest(letters: str) -> None:
    chance = random.Random(letters)
    for _ in range(60):
        left, right = ("".join(chance.choices(letters, k=chance.randrange(30))) for _ in range(2))

        found = common(left, right, Effort())

        assert found is not None
        assert found == sorted(set(found))
        assert [left[one] for one, _ in found] == [right[other] for _, other in found]
        assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
        assert len(found) == _length(left, right)


def test_what_would_take_too_long_is_refused_but_for_its_ends() -> None:
    effort = Effort(steps=20)

    found = common("xabcy", "xdefy", effort)
    was_coarse = effort.is_coarse
    refused = common("xaaaaay", "xbbbbby", effort)

    assert (found, was_coarse) == ([(0, 0), (4, 4)], False)
    assert (refused, effort.is_coarse) == (None, True)
    assert ends_only("xaaaaay", "xbbbbby") == [(0, 0), (6, 6)]
    assert ends_only("aa", "aaa") == [(0, 0), (1, 1)]
