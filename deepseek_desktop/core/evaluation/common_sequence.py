"""What two sequences have in common, in order: a longest common subsequence, in bounded time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

MOST_STEPS = 120_000_000
"""What `common` may do at once: the lengths of both sequences multiplied (about 15 MB)."""


class Effort:
    """How much may still be done; `is_coarse` once something had to be left out.

    One step is one pair of things that might be compared.
    """

    def __init__(self, steps: int = 1_500_000_000) -> None:
        self.is_coarse = False
        self._left = steps

    def take(self, steps: int, most: int = MOST_STEPS) -> bool:
        """Return whether so many steps may be done, of which `most` may be done at once."""
        if steps > min(most, self._left):
            self.is_coarse = True
            return False
        self._left -= steps
        return True


def common(
    left: Sequence[Hashable], right: Sequence[Hashable], effort: Effort
) -> list[tuple[int, int]] | None:
    """Return the places of a longest common subsequence, None where it would take too long.

    What both begin and end with is always common; only what is between is searched.
    """
    start, end = _same_ends(left, right)
    inner_left, inner_right = left[start : len(left) - end], right[start : len(right) - end]
    inner: list[tuple[int, int]] = []
    if inner_left and inner_right:
        if not effort.take(len(inner_left) * len(inner_right)):
            return None
        inner = _searched(inner_left, inner_right)
    tail = ((len(left) - back, len(right) - back) for back in range(end, 0, -1))
    return [
        *((place, place) for place in range(start)),
        *((start + one, start + other) for one, other in inner),
        *tail,
    ]


def ends_only(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places of what both sequences begin and end with."""
    start, end = _same_ends(left, right)
    tail = ((len(left) - back, len(right) - back) for back in range(end, 0, -1))
    return [*((place, place) for place in range(start)), *tail]


def _same_ends(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[int, int]:
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    return start, end


def _searched(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Search with one bit for each place in `left`, all of them at once (Hyyrö 2004).

    After each step, a bit is 0 where one more is in common with `left` up to there.
    """
    masks: dict[Hashable, int] = {}
    for place, each in enumerate(left):
        masks[each] = masks.get(each, 0) | 1 << place
    every = (1 << len(left)) - 1
    row, rows = every, [every]
    for each in right:
        same = row & masks.get(each, 0)
        row = ((row + same) | (row - same)) & every
        rows.append(row)
    return _traced(rows, len(left))


def _traced(rows: Sequence[int], length: int) -> list[tuple[int, int]]:
    found = []
    one, other = length - 1, len(rows) - 1
    while one >= 0 and other > 0:
        if rows[other] >> one & 1:
            one -= 1
        elif not rows[other - 1] >> one & 1:
            other -= 1
        else:
            found.append((one, other - 1))
            one, other = one - 1, other - 1
    return found[::-1]
