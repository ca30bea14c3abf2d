"""How one order of rows becomes another: what is taken away, what is put in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

_MOST_MOVED = 8
_MOST_CHANGED = 64


class RowChanges(Struct, frozen=True):
    """Rows to take away, the last ones first, then rows to put in: (first, last) of each run."""

    gone: tuple[tuple[int, int], ...]
    came: tuple[tuple[int, int], ...]


def row_changes(
    before: Sequence[str], after: Sequence[str], suspects: Collection[str] = ()
) -> RowChanges | None:
    """Return what leads from one list of keys, which all differ, to another.

    None where so much has changed that a view is better told to begin anew. A row that moved is
    taken away and put in: so a conversation that comes to the top of fifty thousand is two steps.
    `suspects` are what has changed, if anything has; where that is so, all is done by lists that
    are compared as a whole, which takes a millisecond.
    """
    if suspects and _is_all(before, after, suspects):
        return _changes(before, after, suspects)
    if abs(len(before) - len(after)) > _MOST_CHANGED:
        return None
    loose = set(before) ^ set(after)
    if len(loose) > _MOST_CHANGED:
        return None
    rest_before, rest_after = _without(before, loose), _without(after, loose)
    for _ in range(_MOST_MOVED):
        if rest_before == rest_after:
            return _changes(before, after, loose)
        pairs = enumerate(zip(rest_before, rest_after, strict=True))
        at = next(n for n, (one, two) in pairs if one != two)
        # Either the row that stood here went down, or the one that stands here came up.
        went_down = rest_before[at + 1] == rest_after[at]
        key = rest_before[at] if went_down else rest_after[at]
        loose.add(key)
        rest_before.remove(key)
        rest_after.remove(key)
    return None


def _is_all(before: Sequence[str], after: Sequence[str], suspects: Collection[str]) -> bool:
    return len(suspects) <= _MOST_CHANGED and _without(before, suspects) == _without(
        after, suspects
    )


def _changes(before: Sequence[str], after: Sequence[str], loose: Collection[str]) -> RowChanges:
    gone, came = _runs(_places(before, loose)), _runs(_places(after, loose))
    return RowChanges(tuple(reversed(gone)), tuple(came))


def _without(keys: Sequence[str], loose: Collection[str]) -> list[str]:
    rest = list(keys)
    for place in reversed(_places(keys, loose)):
        del rest[place]
    return rest


def _places(keys: Sequence[str], loose: Iterable[str]) -> list[int]:
    return sorted(keys.index(key) for key in loose if key in keys)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return rows that follow each other as first and last."""
    breaks = [n for n, (a, b) in enumerate(pairwise(rows), start=1) if b != a + 1]
    edges = [0, *breaks, len(rows)]
    return [(rows[a], rows[b - 1]) for a, b in pairwise(edges)] if rows else []
