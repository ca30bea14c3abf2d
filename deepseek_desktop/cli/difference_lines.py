"""Two answers as lines of a terminal: what is on both sides, and what only on one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from deepseek_desktop.core.evaluation.difference import Difference, LeafSort, Mark, Side
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer
from deepseek_desktop.core.markup.leaves import Code, Heading, Kind, Leaf, Table
from deepseek_desktop.core.markup.reading import read_parts

_MOVED = "[moved] "


class Line(Struct, frozen=True):
    """A line with the `sign` of its side: "-" left, "+" right, "" both."""

    sign: str
    text: str


class _Signs(Struct, frozen=True):
    sign: str
    opening: str
    closing: str


_LEFT = _Signs("-", "[-", "-]")
_RIGHT = _Signs("+", "{+", "+}")


def difference_lines(left: ReadAnswer, right: ReadAnswer, found: Difference) -> Iterator[Line]:
    """Yield all lines from top to bottom; what differs is in [-…-] and {+…+}."""
    one, other = _Answer(left, found.left, _LEFT), _Answer(right, found.right, _RIGHT)
    place = [0, 0]
    for pair in (*sorted(found.pairs), (len(left.leaves), len(right.leaves))):
        for answer, at, end in ((one, place[0], pair[0]), (other, place[1], pair[1])):
            for leaf in range(at, end):
                yield from answer.lines_alone(leaf)
        place = [pair[0] + 1, pair[1] + 1]
        if pair[0] < len(left.leaves) and pair[1] < len(right.leaves):
            yield from _merged(one.lines(pair[0]), other.lines(pair[1]))


def _merged(left: Sequence[str], right: Sequence[str]) -> Iterator[Line]:
    are_marked = (any(_LEFT.opening in e for e in left), any(_RIGHT.opening in e for e in right))
    if not any(are_marked):
        right = left  # nothing but styles and punctuation differs
    matcher = SequenceMatcher(None, left, right)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            yield from (Line("", text) for text in left[start:end])
            continue
        yield from (Line("-", text) for text in left[start:end])
        yield from (Line("+", text) for text in right[other_start:other_end])


class _Answer:
    def __init__(self, answer: ReadAnswer, side: Side, signs: _Signs) -> None:
        self._answer = answer
        self._signs = signs
        self._marks: dict[tuple[int, int], list[Mark]] = defaultdict(list)
        for mark in side.marks:
            self._marks[mark.leaf, mark.spot.part].append(mark)
        self._whole = {mark.leaf: mark.sort for mark in side.leaves}

    def lines(self, number: int) -> list[str]:
        """Return the lines of a leaf, with signs around what is marked in it."""
        leaf = self._answer.leaves[number]
        parts = read_parts(leaf, self._answer.definitions, lambda _: True)
        texts = [self._marked(text, self._marks[number, part]) for part, text in parts]
        return _lines_of(leaf, texts)

    def lines_alone(self, number: int) -> Iterator[Line]:
        """Yield the lines of a leaf that has no partner beside it."""
        is_moved = self._whole.get(number) is LeafSort.MOVED
        for text in filter(str.strip, self.lines(number)):
            body = f"{_MOVED}{text}" if is_moved else self._around(text)
            yield Line(self._signs.sign, body)

    def _marked(self, text: str, marks: Sequence[Mark]) -> str:
        pieces, at = [], 0
        for mark in marks:
            pieces += [text[at : mark.spot.start], self._around(text[slice(*mark.spot[1:])])]
            at = mark.spot.end
        return "".join([*pieces, text[at:]])

    def _around(self, text: str) -> str:
        """Put signs around each line of a text."""
        lines = (f"{self._signs.opening}{line}{self._signs.closing}" for line in text.split("\n"))
        return "\n".join(lines)


def _lines_of(leaf: Leaf, texts: Sequence[str]) -> list[str]:
    match leaf.content:
        case Code():
            return [f"    {line}" for text in texts for line in text.rstrip("\n").split("\n")]
        case Table(rows, alignments):
            columns = max(1, len(alignments))
            rest = iter(texts)
            return [" | ".join(next(rest, "") for _ in row[:columns]) for row in rows]
        case Heading(_, level):
            return [f"{'#' * level} {text}" for text in texts]
        case _:
            is_item = any(each.kind is Kind.ITEM for each in leaf.containers)
            return [("• " if is_item else "") + line for t in texts for line in t.split("\n")]
