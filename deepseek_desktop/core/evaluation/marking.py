"""Collects the marks of both sides while two answers are compared, and counts differences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from deepseek_desktop.core.evaluation.answer_words import Word
from deepseek_desktop.core.evaluation.difference import LeafMark, LeafSort, Mark, MarkSort, Side
from deepseek_desktop.core.evaluation.read_answer import Cell
from deepseek_desktop.core.evaluation.word_difference import Edit
from deepseek_desktop.core.markup.reading import Spot

Ends = tuple[int, int]
"""Leaves of the left and of the right side."""


class Marking:
    """Marks of both sides; `count` is how many differences there are, see `Difference`."""

    def __init__(self) -> None:
        self.count = 0
        self.number_count = 0
        self._words: tuple[list[Mark], list[Mark]] = ([], [])
        self._leaves: tuple[list[LeafMark], list[LeafMark]] = ([], [])

    def next(self) -> int:
        """Count one more difference; return its number."""
        self.count += 1
        return self.count - 1

    def sides(self) -> tuple[Side, Side]:
        """Return what was marked, from top to bottom."""
        left, right = (
            Side(
                tuple(sorted(words, key=lambda mark: (mark.leaf, mark.spot))),
                tuple(sorted(leaves, key=lambda mark: mark.leaf)),
            )
            for words, leaves in zip(self._words, self._leaves, strict=True)
        )
        return left, right

    def alone(self, side: int, leaf: int, number: int) -> None:
        """Mark a leaf that has nothing like it on the other side."""
        self._leaves[side].append(LeafMark(leaf, LeafSort.ONLY_HERE, None, number))

    def partners(self, ends: Ends, sort: LeafSort, number: int) -> None:
        """Mark two leaves that are versions of each other, or the same elsewhere."""
        for side, leaves in enumerate(self._leaves):
            leaves.append(LeafMark(ends[side], sort, ends[1 - side], number))

    def cells(self, side: int, leaf: int, cells: Sequence[Cell], number: int) -> None:
        """Mark all words of some cells as being on one side only."""
        for cell in cells:
            self._mark(side, leaf, cell.part, cell.words, (MarkSort.ONLY_HERE, number))

    def edit(self, ends: Ends, parts: tuple[int, int], edit: Edit) -> None:
        """Mark words that stand in place of others, numbers and others apart."""
        number = self.next()
        self.number_count += edit.is_about_numbers
        sort = MarkSort.CHANGED if edit.left and edit.right else MarkSort.ONLY_HERE
        for side, words in enumerate((edit.left, edit.right)):
            if edit.is_coarse:
                self._mark(side, ends[side], parts[side], words, (sort, number))
                continue
            for is_number, run in groupby(words, key=lambda word: word.is_number):
                about = (sort, number)
                stretch = list(run)
                self._mark(side, ends[side], parts[side], stretch, about, is_number=is_number)

    def _mark(
        self,
        side: int,
        leaf: int,
        part: int,
        words: Sequence[Word],
        about: tuple[MarkSort, int],
        *,
        is_number: bool = False,
    ) -> None:
        if words:
            spot = Spot(part, words[0].start, words[-1].end)
            self._words[side].append(Mark(leaf, spot, *about, is_number))
