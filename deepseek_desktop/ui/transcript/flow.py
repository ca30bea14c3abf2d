"""The items of a transcript from top to bottom, and the place where a reader is."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from deepseek_desktop.ui.transcript.items import Item, Stage


class Anchor(Struct, frozen=True):
    """The line at the top of the window: it stays there whatever becomes of what is above it.

    `moved_by` is that of the passage at the time when `leaf` was the number of its leaf.
    """

    item: Item
    leaf: int
    below_px: int
    moved_by: int = 0


class Flow:
    """Keeps items and where each begins; heights in pixels."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.height = 0
        self._shown: list[Item] = []
        self._tops: list[int] = []

    def lay_out(self, stage: Stage, margin: int) -> None:
        """Find out where each item begins."""
        y = margin
        self._shown, self._tops = [], []
        for item in self.items:
            height = item.height(stage) if item.is_shown else 0
            if not height:
                continue
            y += round(item.gap * stage.look.unit) if self._shown else 0
            item.top = y
            self._shown.append(item)
            self._tops.append(y)
            y += height
        self.height = y + margin

    def between(self, top: int, bottom: int) -> list[Item]:
        """Return the shown items that reach into a range of heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return self._shown[first:last]

    @property
    def shown(self) -> list[Item]:
        """The items that have a height, from top to bottom."""
        return self._shown

    def anchor_at(self, y: int, stage: Stage) -> Anchor | None:
        """Return what stands at a height; rather something below it that has been seen before.

        Where a reader scrolls up, what comes into view has only an estimated height yet.
        """
        for item in self.between(y, y)[:1]:
            passage = item.passage
            if passage is None or not passage.leaves or item.has_own_scroll:
                return Anchor(item, -1, y - item.top)
            inside = y - item.top - item.text_place(stage).top()
            leaf = passage.known_leaf_at(inside)
            return Anchor(item, leaf, inside - passage.offset(leaf), passage.moved_by)
        return None

    def still_shown(self, anchor: Anchor, stage: Stage) -> Anchor | None:
        """Return what holds the same line where the item of an anchor is shown no longer.

        The items are still where they were laid out last.
        """
        if anchor.item.is_shown and anchor.item.height(stage):
            return anchor
        y = anchor.item.top + anchor.below_px
        after = (item for item in self._shown if item.top > anchor.item.top and item.is_shown)
        item = next(after, None)
        return Anchor(item, -1, y - item.top) if item is not None else None

    def height_of(self, anchor: Anchor, stage: Stage) -> int:
        """Return where an anchor stands now."""
        item, passage = anchor.item, anchor.item.passage
        if anchor.leaf < 0 or passage is None:
            return item.top + anchor.below_px
        leaf = anchor.leaf + passage.moved_by - anchor.moved_by
        inside = item.text_place(stage).top() + passage.offset(leaf)
        return item.top + inside + anchor.below_px
