"""What a comparison of two answers found: values to count, jump to and paint."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.markup.reading import Spot


class MarkSort(StrEnum):
    """What is said of words."""

    ONLY_HERE = "only_here"
    CHANGED = "changed"


class LeafSort(StrEnum):
    """What is said of a leaf as a whole.

    `CHANGED` has a version on the other side, from which only the marked words differ; `MOVED` is
    the same there in another place; `ONLY_HERE` has nothing like it there.
    """

    ONLY_HERE = "only_here"
    MOVED = "moved"
    CHANGED = "changed"


class Mark(Struct, frozen=True):
    """Words of a leaf that are in no way or in another way on the other side.

    `spot` counts characters of what is read in a part of the leaf (`read_parts`), never of the
    Markdown; it never is empty. `difference` is the number of the difference, from 0 on: marks of
    one number belong together, on both sides.
    """

    leaf: int
    spot: Spot
    sort: MarkSort
    difference: int
    is_number: bool = False


class LeafMark(Struct, frozen=True):
    """A leaf that is not the same on the other side, where its partner is the leaf `partner`.

    `difference` is the number of its difference; of a changed leaf the first one in it.
    """

    leaf: int
    sort: LeafSort
    partner: int | None
    difference: int


class Side(Struct, frozen=True):
    """The marks of one answer, from top to bottom.

    In a leaf that is only here or moved no words are marked: all of them would be.
    """

    marks: tuple[Mark, ...] = ()
    leaves: tuple[LeafMark, ...] = ()


class Difference(Struct, frozen=True):
    """Where two answers differ.

    `pairs` are the leaves that belong together, the same or versions of each other, in order.
    `count` is how many differences there are: a stretch of words in place of another or of none, a
    run of lines, rows or leaves without partners, a column, or a moved leaf is one.
    `number_count` of them put another number in the place of one, or are nothing but numbers.
    `similarity` is the share of the words of both answers that are unmarked or have moved: twice
    those of one side, divided by all words of both; 1.0 means that nothing but punctuation, blanks
    and styles differ. A word is here also a number, a character of Chinese, a sign or a formula.
    `is_coarse` says that a stretch was too long to be compared word by word, and is marked whole.
    """

    left: Side
    right: Side
    pairs: tuple[tuple[int, int], ...]
    count: int
    number_count: int
    similarity: float
    is_coarse: bool

    def mirrored(self) -> Difference:
        """Return the same seen from the other side."""
        return Difference(
            left=self.right,
            right=self.left,
            pairs=tuple((other, one) for one, other in self.pairs),
            count=self.count,
            number_count=self.number_count,
            similarity=self.similarity,
            is_coarse=self.is_coarse,
        )
