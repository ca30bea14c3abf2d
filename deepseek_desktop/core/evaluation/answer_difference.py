"""Where two answers differ: block by block, line by line, word by word."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from deepseek_desktop.core.evaluation.block_alignment import Gap, aligned, gaps
from deepseek_desktop.core.evaluation.common_sequence import Effort
from deepseek_desktop.core.evaluation.difference import Difference, LeafSort
from deepseek_desktop.core.evaluation.marking import Marking
from deepseek_desktop.core.evaluation.read_answer import Block, ReadAnswer, Row, row_of
from deepseek_desktop.core.evaluation.word_difference import edits

_TELLING = 4  # words of a leaf that is recognised elsewhere

_Pairs = Sequence[tuple[int, int]]


def difference(left: ReadAnswer, right: ReadAnswer) -> Difference:
    """Compare two answers; the other way round gives the same with its sides exchanged.

    Takes less than a second for 100 KB each, whatever is in them: where too much would have to be
    compared, it says so (`is_coarse`) and marks all of the stretch.
    """
    if _order(left) > _order(right):
        return _Comparison(right, left).result().mirrored()
    return _Comparison(left, right).result()


def _order(answer: ReadAnswer) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.sort, block.keys) for block in answer.blocks]


class _Comparison:
    """Goes through two answers once."""

    def __init__(self, left: ReadAnswer, right: ReadAnswer) -> None:
        self._left, self._right = left.blocks, right.blocks
        self._effort = Effort()
        self._marking = Marking()
        self._same_words = 0

    def result(self) -> Difference:
        """Compare, and return what was found."""
        pairs = aligned(self._left, self._right, self._effort)
        moved = _moved(self._left, self._right, pairs)
        arrived = {other: one for one, other in moved.items()}
        for gap, pair in gaps(pairs, len(self._left), len(self._right)):
            self._mark_gap(gap, moved, arrived)
            if pair is not None:
                self._compare(self._left[pair[0]], self._right[pair[1]])
        words = sum(len(block.keys) for block in (*self._left, *self._right))
        left, right = self._marking.sides()
        return Difference(
            left=left,
            right=right,
            pairs=tuple((self._left[one].leaf, self._right[other].leaf) for one, other in pairs),
            count=self._marking.count,
            number_count=self._marking.number_count,
            similarity=2 * self._same_words / words if words else 1.0,
            is_coarse=self._effort.is_coarse,
        )

    def _mark_gap(self, gap: Gap, moved: Mapping[int, int], arrived: Mapping[int, int]) -> None:
        """Mark leaves without partners; all that are between two pairs are one difference."""
        number: int | None = None
        for side, (blocks, elsewhere) in enumerate(((self._left, moved), (self._right, arrived))):
            for place in range(*gap[side]):
                if place not in elsewhere:
                    number = self._marking.next() if number is None else number
                    self._marking.alone(side, blocks[place].leaf, number)
                elif side == 0:
                    left, right = blocks[place], self._right[moved[place]]
                    self._same_words += len(left.keys)
                    ends = left.leaf, right.leaf
                    self._marking.partners(ends, LeafSort.MOVED, self._marking.next())

    def _compare(self, left: Block, right: Block) -> None:
        if left.keys == right.keys:
            self._same_words += len(left.keys)
            return
        first = self._marking.count
        are_single = len(left.rows) == len(right.rows) == 1
        pairs = [(0, 0)] if are_single else aligned(left.rows, right.rows, self._effort)
        columns = self._columns(left, right)
        numbers: dict[Gap, int] = {}
        for gap, pair in gaps(pairs, len(left.rows), len(right.rows)):
            self._mark_rows(left, right, gap)
            if pair is not None:
                rows = left.rows[pair[0]], right.rows[pair[1]]
                self._compare_rows((left.leaf, right.leaf), rows, columns, numbers)
        if self._marking.count > first:
            self._marking.partners((left.leaf, right.leaf), LeafSort.CHANGED, first)

    def _columns(self, left: Block, right: Block) -> _Pairs:
        """Return which cells of rows belong together: by place, or by what heads the columns."""
        cells = left.rows[0].cells, right.rows[0].cells
        if len(cells[0]) == len(cells[1]):
            return [(place, place) for place in range(len(cells[0]))]
        heads = [[row_of((cell,), left.sort) for cell in each] for each in cells]
        return aligned(heads[0], heads[1], self._effort)

    def _mark_rows(self, left: Block, right: Block, gap: Gap) -> None:
        """Mark lines or rows without partners; all between two pairs are one difference."""
        if gap.is_empty:
            return
        number = self._marking.next()
        for side, block in enumerate((left, right)):
            for row in block.rows[slice(*gap[side])]:
                self._marking.cells(side, block.leaf, row.cells, number)

    def _compare_rows(
        self, ends: tuple[int, int], rows: tuple[Row, Row], columns: _Pairs, numbers: dict[Gap, int]
    ) -> None:
        """Compare two lines or rows; cells of a column without a partner are one difference."""
        left, right = rows[0].cells, rows[1].cells
        for gap, pair in gaps(columns, len(left), len(right)):
            for side, cells in enumerate((left, right)):
                if any(cell.words for cell in cells[slice(*gap[side])]):
                    if gap not in numbers:
                        numbers[gap] = self._marking.next()
                    self._marking.cells(side, ends[side], cells[slice(*gap[side])], numbers[gap])
            if pair is not None:
                one, other = left[pair[0]], right[pair[1]]
                found = edits(one.words, other.words, self._effort)
                self._same_words += len(one.words) - sum(len(edit.left) for edit in found)
                for edit in found:
                    self._marking.edit(ends, (one.part, other.part), edit)


def _moved(left: Sequence[Block], right: Sequence[Block], pairs: _Pairs) -> dict[int, int]:
    """Return blocks without a partner that are the same in another place."""
    taken = {one for one, _ in pairs}, {other for _, other in pairs}
    there: dict[tuple[str, tuple[str, ...]], deque[int]] = defaultdict(deque)
    for place, block in enumerate(right):
        if place not in taken[1] and len(block.keys) >= _TELLING:
            there[block.sort, block.keys].append(place)
    found = {}
    for place, block in enumerate(left):
        places = there.get((block.sort, block.keys))
        if place not in taken[0] and places:
            found[place] = places.popleft()
    return found
