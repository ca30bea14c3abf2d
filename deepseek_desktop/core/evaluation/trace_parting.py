"""Finds the first step where two traces of reasoning part, by a rule of thumb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.evaluation.step_likeness import (
    Said,
    contradicts,
    has_other_numbers,
    is_chinese,
    likeness,
    said_in,
)
from deepseek_desktop.core.evaluation.trace_cues import StepKind
from deepseek_desktop.core.evaluation.trace_steps import steps_of

MOST_STEPS = 120
"""Steps of each trace that are compared."""

_ASIDES = {StepKind.RESTATE, StepKind.PLAN, StepKind.OTHER}
"""What one trace may say and the other leave out without going another way."""


class Reason(StrEnum):
    """Why two traces part, or why that cannot be told."""

    OTHER_KIND = "other_kind"
    OTHER_NUMBERS = "other_numbers"
    OTHER_WORDS = "other_words"
    ONE_ENDS = "one_ends"
    NO_REASONING = "no_reasoning"
    OTHER_SCRIPT = "other_script"
    TOO_LONG = "too_long"

    @property
    def cannot_tell(self) -> bool:
        """Whether the traces could not be compared (to the end)."""
        return self in {Reason.NO_REASONING, Reason.OTHER_SCRIPT, Reason.TOO_LONG}


class Parting(Struct, frozen=True):
    """Where two traces part: the steps, as places in `steps_of` each, and why.

    A step is None where that trace has ended before, both are where nothing can be told.
    """

    reason: Reason
    left: int | None = None
    right: int | None = None


def parting_of(left: str, right: str) -> Parting | None:
    """Return the first step where two traces part, None where they go together to their ends.

    Two steps go together when they are of one kind and share a third of the words or half of the
    numbers of the shorter one, or share most of both. The traces are aligned so that as much as
    possible goes together. They part at the first step that does without a partner, other than
    what restates, plans or shows no kind in only one of them, or at the first pair that gives the
    same left side another result or has none of the other's numbers. A heuristic: it compares
    words, not meaning.
    """
    steps = steps_of(left), steps_of(right)
    if not all(steps):
        return Parting(Reason.NO_REASONING)
    if is_chinese(left) != is_chinese(right):
        return Parting(Reason.OTHER_SCRIPT)
    said_left = [said_in(left, step) for step in steps[0][:MOST_STEPS]]
    said_right = [said_in(right, step) for step in steps[1][:MOST_STEPS]]
    is_whole = max(map(len, steps)) <= MOST_STEPS
    found = _first_parting(said_left, said_right)
    if is_whole or (found and found.reason is not Reason.ONE_ENDS):
        return found
    return Parting(Reason.TOO_LONG)


def _first_parting(left: Sequence[Said], right: Sequence[Said]) -> Parting | None:
    i = j = 0
    for next_i, next_j in [*_pairs(left, right), (len(left), len(right))]:
        if found := _parting_between(left, right, (i, next_i), (j, next_j)):
            return found
        if next_i < len(left) and contradicts(left[next_i], right[next_j]):
            return Parting(Reason.OTHER_NUMBERS, next_i, next_j)
        i, j = next_i + 1, next_j + 1
    return None


def _parting_between(
    left: Sequence[Said], right: Sequence[Said], lefts: tuple[int, int], rights: tuple[int, int]
) -> Parting | None:
    """Return where traces part between two pairs, of which the second begins where both end."""
    own_left = next((i for i in range(*lefts) if left[i].kind not in _ASIDES), None)
    own_right = next((j for j in range(*rights) if right[j].kind not in _ASIDES), None)
    if own_left is None and own_right is None:
        return None
    i = lefts[1] if own_left is None else own_left
    j = rights[1] if own_right is None else own_right
    if i >= len(left):
        return Parting(Reason.ONE_ENDS, None, j)
    if j >= len(right):
        return Parting(Reason.ONE_ENDS, i, None)
    return Parting(_reason(left[i], right[j]), i, j)


def _reason(a: Said, b: Said) -> Reason:
    if a.kind is not b.kind:
        return Reason.OTHER_KIND
    is_other = has_other_numbers(a, b) or contradicts(a, b)
    return Reason.OTHER_NUMBERS if is_other else Reason.OTHER_WORDS


def _pairs(left: Sequence[Said], right: Sequence[Said]) -> list[tuple[int, int]]:
    """Return the steps that go together, in order, with the greatest gain in all."""
    gains = [[likeness(a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        row, below, own = best[i], best[i + 1], gains[i]
        for j in reversed(range(len(right))):
            together = own[j] + below[j + 1] if own[j] else 0.0
            row[j] = max(together, below[j], row[j + 1])
    return _traced(best, lambda i, j: gains[i][j])


def _traced(best: list[list[float]], gain: Callable[[int, int], float]) -> list[tuple[int, int]]:
    pairs, i, j = [], 0, 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if gain(i, j) and best[i][j] == gain(i, j) + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
