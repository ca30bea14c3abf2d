"""Where two stretches of words differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from deepseek_desktop.core.evaluation.answer_words import Word
from deepseek_desktop.core.evaluation.block_alignment import gaps
from deepseek_desktop.core.evaluation.common_sequence import Effort, common, ends_only

_FEW_LETTERS = 10


class Edit(NamedTuple):
    """Words of one side that stand in place of words of the other; one of them may be none.

    `is_coarse` says that not all between was compared.
    """

    left: Sequence[Word]
    right: Sequence[Word]
    is_coarse: bool = False

    @property
    def is_about_numbers(self) -> bool:
        """Whether another number stands in place of one, or only numbers are here or there."""
        one, other = _numbers(self.left), _numbers(self.right)
        if self.left and self.right:
            return bool(one and other) and one != other
        return all(word.is_number for word in (*self.left, *self.right))


def edits(left: Sequence[Word], right: Sequence[Word], effort: Effort) -> list[Edit]:
    """Return where two stretches of words differ, from first to last.

    Few letters that are the same between two places that differ more are no sign of anything: they
    belong to the difference, unless they are a number or a formula.
    """
    names = [word.key for word in left], [word.key for word in right]
    same = common(*names, effort)
    is_coarse = same is None
    pairs = ends_only(*names) if same is None else same
    found: list[list[int]] = []
    for gap, _ in gaps(pairs, len(left), len(right)):
        stretch = [*gap.left, *gap.right]
        if stretch[0] == stretch[1] and stretch[2] == stretch[3]:
            continue
        if found and _is_joined(left, right, found[-1], stretch):
            found[-1][1], found[-1][3] = stretch[1], stretch[3]
        else:
            found.append(stretch)
    return [Edit(left[a:b], right[c:d], is_coarse) for a, b, c, d in found]


def _is_joined(
    left: Sequence[Word], right: Sequence[Word], first: Sequence[int], second: Sequence[int]
) -> bool:
    between = left[first[1] : second[0]]
    if any(word.is_number or word.key[0] == "$" for word in between):
        return False
    letters = _letters(between)
    return letters <= _FEW_LETTERS and all(
        letters <= max(_letters(left[a:b]), _letters(right[c:d])) for a, b, c, d in (first, second)
    )


def _letters(words: Sequence[Word]) -> int:
    return sum(word.end - word.start for word in words)


def _numbers(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words if word.is_number]
