"""Which blocks, lines of code or rows of tables of two answers belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from deepseek_desktop.core.evaluation.common_sequence import Effort, common, ends_only

ALIKE = 0.35
"""From which similarity on, by the words in both, two blocks are versions of each other."""

_A_FEW = 20
_SHORT = 8  # words: "42", "x = 1"
_MOST_STEPS = 1_000_000_000
_TELLING = 4  # words: whoever has as many and is the same elsewhere is no coincidence
_STEPS_OF_A_PAIR = 500
_STEPS_OF_A_LOOK = 50  # at one word
_NO_PAIR = -1.0

_Name = tuple[str, tuple[str, ...]]


class Comparable(Protocol):
    """What can be aligned: only what is of one sort, by its words."""

    @property
    def sort(self) -> str:
        """What it can be compared with."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All its words; equal when both say the same."""

    @property
    def features(self) -> frozenset[str]:
        """What is in it, for a rough look."""


class Gap(NamedTuple):
    """What stands without a partner between two pairs, as places from and to."""

    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def is_empty(self) -> bool:
        """Whether two pairs follow each other."""
        return all(start == end for start, end in self)


def aligned(
    left: Sequence[Comparable], right: Sequence[Comparable], effort: Effort
) -> list[tuple[int, int]]:
    """Return the places of what belongs together, in order.

    What is the same and not a mere bracket is a fixed point; between two of those the pairs are
    chosen that have most in common. Where there are too many pairs to try, only equal ones count.
    """
    one, other = [_name(each) for each in left], [_name(each) for each in right]
    telling = _telling(one, other)
    fixed = common(
        [name if name in telling else place for place, name in enumerate(one)],
        [name if name in telling else -1 - place for place, name in enumerate(other)],
        effort,
    )
    elsewhere = {name for name in telling if len(name[1]) >= _TELLING}
    found: list[tuple[int, int]] = []
    for gap, pair in gaps(fixed or ends_only(one, other), len(left), len(right)):
        ones = [place for place in range(*gap.left) if one[place] not in elsewhere]
        others = [place for place in range(*gap.right) if other[place] not in elsewhere]
        chosen = _chosen([left[each] for each in ones], [right[each] for each in others], effort)
        found += [(ones[here], others[there]) for here, there in chosen]
        if pair is not None:
            found.append(pair)
    return found


def gaps(
    pairs: Sequence[tuple[int, int]], left: int, right: int
) -> Iterator[tuple[Gap, tuple[int, int] | None]]:
    """Yield what stands before each pair, empty or not, and the pair; None after the last one."""
    one = other = 0
    for pair in pairs:
        yield Gap((one, pair[0]), (other, pair[1])), pair
        one, other = pair[0] + 1, pair[1] + 1
    yield Gap((one, left), (other, right)), None


def _name(each: Comparable) -> _Name:
    return each.sort, each.keys


def _telling(left: Sequence[_Name], right: Sequence[_Name]) -> set[_Name]:
    """Return the names that are on both sides, and are long or unique there."""
    here, there = Counter(left), Counter(right)
    both = here.keys() & there.keys()
    return {name for name in both if len(name[1]) >= _TELLING or (here[name] == there[name] == 1)}


def _chosen(
    left: Sequence[Comparable], right: Sequence[Comparable], effort: Effort
) -> list[tuple[int, int]]:
    """Return which of these belong together; there is no fixed point among them."""
    if not left or not right:
        return []
    if effort.take(_steps(left, right), _MOST_STEPS):
        found = _best(left, right)
    else:
        names = [_name(each) for each in left], [_name(each) for each in right]
        found = common(*names, effort) or ends_only(*names)
    chosen = []
    for gap, pair in gaps(found, len(left), len(right)):
        if _are_short(left[slice(*gap.left)], right[slice(*gap.right)]):
            chosen += list(zip(range(*gap.left), range(*gap.right), strict=True))
        if pair is not None:
            chosen.append(pair)
    return chosen


def _steps(left: Sequence[Comparable], right: Sequence[Comparable]) -> int:
    """Return what it takes to compare each with each, in steps of an `Effort`."""
    pairs = len(left) * len(right)
    if pairs * _STEPS_OF_A_PAIR > _MOST_STEPS:
        return pairs * _STEPS_OF_A_PAIR
    looks = len(left) * sum(len(each.keys) for each in right)
    return pairs * _STEPS_OF_A_PAIR + looks * _STEPS_OF_A_LOOK


def _are_short(left: Sequence[Comparable], right: Sequence[Comparable]) -> bool:
    """Return whether these are so short that having no word in common says nothing."""
    return len(left) == len(right) <= _A_FEW and all(
        one.sort == other.sort and max(len(one.keys), len(other.keys)) <= _SHORT
        for one, other in zip(left, right, strict=True)
    )


def _best(left: Sequence[Comparable], right: Sequence[Comparable]) -> list[tuple[int, int]]:
    """Return pairs in order whose words in common are the most (Needleman and Wunsch 1970)."""
    width = len(right)
    above = [0.0] * (width + 1)
    scores: list[list[float]] = []
    gains: list[list[float]] = []
    for each in left:
        gained = [_in_common(each, other) for other in right]
        row = [0.0]
        for place, gain in enumerate(gained):
            row.append(max(above[place + 1], row[place], above[place] + gain))
        gains.append(gained)
        scores.append(above)
        above = row
    scores.append(above)
    return _traced(scores, gains)


def _traced(
    scores: Sequence[Sequence[float]], gains: Sequence[Sequence[float]]
) -> list[tuple[int, int]]:
    found = []
    one, other = len(gains), len(scores[0]) - 1
    while one and other:
        score = scores[one][other]
        if score == scores[one - 1][other]:
            one -= 1
        elif score == scores[one][other - 1]:
            other -= 1
        else:
            one, other = one - 1, other - 1
            found.append((one, other))
    return found[::-1]


def _in_common(left: Comparable, right: Comparable) -> float:
    """Return how much two have in common, by similarity and size; less than 0 for too little."""
    if left.sort != right.sort:
        return _NO_PAIR
    both, one, other = len(left.features) + len(right.features), left.features, right.features
    if 2 * min(len(one), len(other)) < ALIKE * both:
        return _NO_PAIR
    similarity = 2 * len(one & other) / both if both else 0.0
    return similarity * (both + (left.keys == right.keys)) if similarity >= ALIKE else _NO_PAIR
