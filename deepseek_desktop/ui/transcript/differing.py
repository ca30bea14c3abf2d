"""Which words and leaves of a transcript are set off because another answer differs there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from msgspec import Struct, field
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.evaluation.difference import LeafMark, LeafSort, Mark, Side
from deepseek_desktop.ui.transcript.finding.leaf_text import document_places
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.difference_marks import DifferentLeaf, DifferentWords
from deepseek_desktop.ui.transcript.leaves.filling import Filled
from deepseek_desktop.ui.transcript.passage import Passage

translate = QCoreApplication.translate


class Differs(Struct, frozen=True):
    """What differs in a text; it holds for this text only. `here` is the one a person went to."""

    text: str
    side: Side
    here: int | None = None


class _Known(Struct):
    differs: Differs
    words: dict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    leaves: dict[int, LeafMark] = field(default_factory=dict)
    made: dict[int, tuple[Filled, DifferentLeaf]] = field(default_factory=dict)


class Differing:
    """Knows the differences of the items of a transcript; `changed` says that they are others."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._known: dict[Item, _Known] = {}

    def show(self, differing: Mapping[Item, Differs]) -> None:
        """Set off these differences, and no others."""
        if {item: known.differs for item, known in self._known.items()} == differing:
            return
        self._known = {item: self._taken(item, differs) for item, differs in differing.items()}
        self._changed()

    def leaf(self, item: Item, leaf: int) -> DifferentLeaf | None:
        """Return what is set off in a leaf, at positions of its document; None for nothing."""
        known, passage = self._of(item), item.passage
        if known is None or passage is None:
            return None
        if leaf not in known.words and leaf not in known.leaves:
            return None
        filled = passage.box(leaf).filled
        made = known.made.get(leaf)
        if made is None or made[0] is not filled or not filled.is_whole:
            made = filled, _different(known, passage, leaf, filled)
            known.made[leaf] = made
        return made[1]

    def said_of(self, item: Item, leaf: int) -> str:
        """Return in words what is different about a leaf; empty for nothing."""
        known = self._of(item)
        if known is None or leaf not in known.leaves:
            return ""
        match known.leaves[leaf].sort:
            case LeafSort.ONLY_HERE:
                return translate("Difference", "Only here: the other answer has nothing like it")
            case LeafSort.MOVED:
                return translate("Difference", "Stands in another place of the other answer")
            case LeafSort.CHANGED:
                return translate("Difference", "Some words of this are others in the other answer")

    def _taken(self, item: Item, differs: Differs) -> _Known:
        before = self._known.get(item)
        if before is not None and before.differs == differs:
            return before
        known = _Known(differs)
        for mark in differs.side.marks:
            known.words[mark.leaf].append(mark)
        known.leaves = {mark.leaf: mark for mark in differs.side.leaves}
        return known

    def _of(self, item: Item) -> _Known | None:
        """Return what is known of an item whose whole text is there, as it was compared."""
        known, passage = self._known.get(item), item.passage
        if known is None or passage is None or not passage.is_parsed:
            return None
        return known if passage.text == known.differs.text else None


def _different(known: _Known, passage: Passage, leaf: int, filled: Filled) -> DifferentLeaf:
    marks, here = known.words.get(leaf, ()), known.differs.here
    spots = [mark.spot for mark in marks]
    places = document_places(passage.leaves[leaf], filled, spots)
    words = tuple(
        DifferentWords(start, end, mark.sort, mark.is_number, mark.difference == here)
        for mark, (start, end) in zip(marks, places, strict=False)  # the rest may be folded away
        if start < end
    )
    whole = known.leaves.get(leaf)
    if whole is None:
        return DifferentLeaf(words)
    return DifferentLeaf(words, whole.sort, whole.difference == here)
