"""Where a difference begins on each side, for those who go from one to the next."""

from __future__ import annotations

from bisect import bisect_right

from deepseek_desktop.core.evaluation.difference import Difference, LeafSort, Side
from deepseek_desktop.core.markup.reading import Spot

START = Spot(0, 0, 0)
"""Where a leaf begins."""


def steps(found: Difference, number: int) -> tuple[tuple[int, Spot], tuple[int, Spot]]:
    """Return the leaf and the words with which a difference begins, on the left and the right.

    Where one side has nothing of it, it is the leaf after which that would stand.
    """
    left, right = _start(found.left, number), _start(found.right, number)
    pairs = sorted(found.pairs)
    mirrored = sorted((other, one) for one, other in found.pairs)
    return (
        left or (_beside(mirrored, right), START),
        right or (_beside(pairs, left), START),
    )


def only(side: Side, number: int) -> Side:
    """Return a side with the marks of one difference only."""
    marks = tuple(mark for mark in side.marks if mark.difference == number)
    leaves = tuple(mark for mark in side.leaves if mark.difference == number)
    return Side(marks, leaves)


def _start(side: Side, number: int) -> tuple[int, Spot] | None:
    starts = [(mark.leaf, mark.spot) for mark in side.marks if mark.difference == number]
    whole = (mark for mark in side.leaves if mark.sort is not LeafSort.CHANGED)
    starts += [(mark.leaf, START) for mark in whole if mark.difference == number]
    return min(starts, default=None)


def _beside(pairs: list[tuple[int, int]], start: tuple[int, Spot] | None) -> int:
    """Return the partner of a leaf, or of the last leaf above it that has one."""
    place = bisect_right(pairs, start[0], key=lambda pair: pair[0]) if start is not None else 0
    return pairs[place - 1][1] if place else 0
