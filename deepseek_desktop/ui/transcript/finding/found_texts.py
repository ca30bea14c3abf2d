"""What was found, text by text and leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Leaf, Table
from deepseek_desktop.core.markup.reading import Spot, read_parts
from deepseek_desktop.ui.transcript.finding.leaf_text import document_places
from deepseek_desktop.ui.transcript.finding.matching import Matcher
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.filling import Filled
from deepseek_desktop.ui.transcript.passage import Passage

Places = tuple[tuple[int, int], ...]


class Here(NamedTuple):
    """Something that was found, or a place between two of those."""

    item: Item
    leaf: int
    spot: Spot


class _FoundLeaf(Struct):
    leaf: Leaf
    spots: list[Spot]
    places: Places | None = None


class FoundText:
    """What one matcher finds in a passage, which may go on growing; `count` is how often."""

    def __init__(self) -> None:
        self.count = 0
        self._seen_text: str | None = None
        self._definitions: Definitions | None = None
        self._searched: list[Leaf | None] = []
        self._found: dict[int, _FoundLeaf] = {}

    def is_up_to_date(self, passage: Passage) -> bool:
        """Return whether the passage still says what was searched last."""
        return passage.text is self._seen_text

    def spots(self, leaf: int) -> list[Spot]:
        """Return what was found in a leaf."""
        found = self._found.get(leaf)
        return found.spots if found else []

    def all_spots(self) -> Iterator[tuple[int, Spot]]:
        """Yield the leaf and the place of all that was found, from top to bottom."""
        for number in sorted(self._found):
            for spot in self._found[number].spots:
                yield number, spot

    def places(self, leaf: int, filled: Filled) -> Places:
        """Return where it is in the document of a leaf; what is folded away is nowhere."""
        found = self._found.get(leaf)
        if found is None:
            return ()
        if found.places is not None and filled.is_whole:
            return found.places
        places = tuple(document_places(found.leaf, filled, found.spots))
        found.places = places if filled.is_whole else None
        return places

    def search(self, passage: Passage, matcher: Matcher, first: int, most: int) -> Iterator[None]:
        """Search what is not searched yet, from the leaf `first` on; find `most` in all.

        Yields after each leaf that had to be searched.
        """
        self._seen_text = passage.text
        has_other_definitions = passage.definitions is not self._definitions
        self._definitions = passage.definitions
        self._cut(len(passage.leaves))
        for number in chain(range(first, len(passage.leaves)), range(first)):
            if number >= min(len(self._searched), len(passage.leaves)):
                return  # another text came meanwhile, which is searched after this
            leaf, known = passage.leaves[number], self._searched[number]
            is_known = known is leaf or known == leaf
            if is_known and not (has_other_definitions and _refers(leaf)):
                continue
            self._search_leaf(number, leaf, matcher, most)
            yield

    def _search_leaf(self, number: int, leaf: Leaf, matcher: Matcher, most: int) -> None:
        self._forget(number)
        assert self._definitions is not None
        spots: list[Spot] = []
        for part, text in read_parts(leaf, self._definitions, matcher.may_match):
            room = most - self.count - len(spots)
            spots += [Spot(part, *span) for span in matcher.spans(text, room)]
        self._searched[number] = leaf
        if spots:
            self._found[number] = _FoundLeaf(leaf, spots)
            self.count += len(spots)

    def _cut(self, length: int) -> None:
        for number in [each for each in self._found if each >= length]:
            self._forget(number)
        del self._searched[length:]
        self._searched += [None] * (length - len(self._searched))

    def _forget(self, number: int) -> None:
        found = self._found.pop(number, None)
        self.count -= len(found.spots) if found else 0


def _refers(leaf: Leaf) -> bool:
    """Return whether what is defined elsewhere may be read in a leaf."""
    return isinstance(leaf.content, Table) or "[" in getattr(leaf.content, "text", "")
