"""What is selected in a transcript, across leaves, texts and messages."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """A place between two letters: of an item, a leaf in it, and a position in its document."""

    item: int
    leaf: int
    position: int


Stretch: TypeAlias = tuple[Place, Place]
"""From one place to a later one."""


def moved(place: Place, item: int, count: int) -> Place:
    """Return a place after the leaves of an item got numbers that are larger by `count`."""
    return place._replace(leaf=place.leaf + count) if place.item == item else place


class Selection:
    """From where a person began to where the cursor is; without both, nothing is selected."""

    def __init__(self) -> None:
        self.anchor: Place | None = None
        self.cursor: Place | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor is None or self.cursor is None or self.anchor == self.cursor

    @property
    def ends(self) -> tuple[Place, Place] | None:
        """The first and the last place, None when nothing is selected."""
        if self.anchor is None or self.cursor is None or self.anchor == self.cursor:
            return None
        first, last = sorted((self.anchor, self.cursor))
        return first, last

    def begin(self, place: Place) -> None:
        """Begin anew at a place."""
        self.anchor = self.cursor = place

    def extend(self, place: Place) -> None:
        """Reach to a place."""
        if self.anchor is None:
            self.anchor = place
        self.cursor = place

    def set(self, first: Place, last: Place) -> None:
        """Select from one place to another."""
        self.anchor, self.cursor = first, last

    def span(self, one: Stretch, other: Stretch) -> None:
        """Select from one stretch to another, both of them included."""
        if other[0] < one[0]:
            self.anchor, self.cursor = one[1], other[0]
        else:
            self.anchor, self.cursor = one[0], max(one[1], other[1])

    def clear(self) -> None:
        """Select nothing; the cursor stays where it is."""
        self.anchor = self.cursor

    def move_leaves(self, item: int, count: int) -> None:
        """Stay where it is, now that the leaves of an item have numbers larger by `count`."""
        if self.anchor is not None:
            self.anchor = moved(self.anchor, item, count)
        if self.cursor is not None:
            self.cursor = moved(self.cursor, item, count)

    def drop_item(self, item: int) -> None:
        """Select nothing if it begins or ends in an item: what was there is gone."""
        if any(place is not None and place.item == item for place in (self.anchor, self.cursor)):
            self.anchor = self.cursor = None

    def inside(self, item: int, leaf: int, length: int) -> tuple[int, int] | None:
        """Return what is selected of a leaf whose document has `length` positions."""
        ends = self.ends
        if ends is None:
            return None
        first, last = ends
        here = (item, leaf)
        if not first[:2] <= here <= last[:2]:
            return None
        start = first.position if here == first[:2] else 0
        end = last.position if here == last[:2] else length
        return (start, end) if start < end else None
