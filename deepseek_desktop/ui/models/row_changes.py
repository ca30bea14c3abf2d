"""How one order of rows becomes another: what is taken away, what is put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_MOST_MOVED = 8
_MOST_RUNS = 64


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Rows to take away, the last ones first, then rows to put in: (first, last) of each run."""

    gone: tuple[tuple[int, int], ...]
    came: tuple[tuple[int, int], ...]


def row_changes(before: Sequence[str], after: Sequence[str]) -> RowChanges | None:
    """Return what leads from one list of keys, which all differ, to another.

    None where so much has changed that a view is better told to begin anew. A few rows that moved
    are taken away and put in: so a conversation that comes to the top of fifty thousand is two
    steps. All but a few loops run inside of Python's own lists and sets.
    """
    known, wanted = set(before), set(after)
    rest_before = [key for key in before if key in wanted]
    rest_after = [key for key in after if key in known]
    moved: set[str] = set()
    while rest_before != rest_after:
        if len(moved) == _MOST_MOVED:
            return None
        at = _first_difference(rest_before, rest_after)
        # Either the row that stood here went down, or the one that stands here came up.
        went_down = rest_before[at + 1] == rest_after[at]
        key = rest_before[at] if went_down else rest_after[at]
        moved.add(key)
        rest_before.remove(key)
        rest_after.remove(key)
    gone = _runs(n for n, key in enumerate(before) if key not in wanted or key in moved)
    came = _runs(n for n, key in enumerate(after) if key not in known or key in moved)
    if len(gone) + len(came) > _MOST_RUNS:
        return None
    return RowChanges(tuple(reversed(gone)), tuple(came))


def _first_difference(one: Sequence[str], two: Sequence[str]) -> int:
    return next(n for n, (a, b) in enumerate(zip(one, two, strict=True)) if a != b)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rows that follow each other as first and last."""
    numbers = list(rows)
    if not numbers:
        return []
    breaks = [n for n, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1]
    edges = [0, *breaks, len(numbers)]
    return [(numbers[a], numbers[b - 1]) for a, b in pairwise(edges)]
