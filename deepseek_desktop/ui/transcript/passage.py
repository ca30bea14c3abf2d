"""A text of any length: all leaves by height, documents only for those that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import thread_time

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Leaf, Paragraph, Table
from deepseek_desktop.ui.transcript.boxes import KEPT, Boxes
from deepseek_desktop.ui.transcript.heights import Heights
from deepseek_desktop.ui.transcript.leaves.estimates import estimated_height, estimated_text_height
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.source import Source

_LONG = 30_000  # more than this is parsed in slices, while there is nothing else to do
_SLICE_S = 0.008
_NEAR = 40
_ANY_WIDTH = 600


class Passage:
    """What one side said, as far as it has come; heights are in pixels.

    Leaves that were never in view have an estimated height. `is_plain` text is no Markdown. Of a
    long text that is opened at its end, at first `leaves` are only those of the end; as soon as the
    others are known, all numbers become larger by as many: `moved_by` says by how many so far.

    Whoever remembers numbers of leaves is called: in `moved` with by how many they became larger,
    None where the leaves are others; in `replaced` when another text is shown.
    """

    def __init__(self, *, is_plain: bool = False) -> None:
        self.moved_by = 0
        self.moved: list[Callable[[int | None], None]] = []
        self.replaced: list[Callable[[], None]] = []
        self._source = Source(self, is_plain=is_plain)
        self._heights = Heights()
        self._boxes = Boxes()

    @property
    def text(self) -> str:
        """The whole text."""
        return self._source.text

    @property
    def is_growing(self) -> bool:
        """Whether more may come."""
        return self._source.is_growing

    @is_growing.setter
    def is_growing(self, is_growing: bool) -> None:
        self._source.is_growing = is_growing

    @property
    def leaves(self) -> list[Leaf]:
        """The leaves, as far as the text is parsed; not to be changed."""
        return self._source.leaves

    @property
    def definitions(self) -> Definitions:
        """What the leaves refer to."""
        return self._source.definitions

    @property
    def height(self) -> int:
        """The height of the whole text."""
        rest = 0 if self._source.has_only_ending else self._source.rest
        return self._heights.bottom + self._estimate(rest)

    @property
    def is_parsed(self) -> bool:
        """Whether all of the text is in `leaves`."""
        return not self._source.rest

    @property
    def pause_s(self) -> float:
        """For how long what came last is not to be shown: showing the text takes much time."""
        return self._source.pause_s

    def show_text(self, text: str) -> None:
        """Show `text`; where it continues what is shown, only the rest is looked at.

        Where what is shown begins with it, little more than what goes is looked at.
        """
        if text == self.text:
            return
        is_continued = text.startswith(self.text)
        if not is_continued and text and self.text.startswith(text):
            self._source.shorten(text)
        else:
            if not is_continued:
                self._boxes.forget_all()
                self._heights = Heights()
            self._source.show(text)
        if not is_continued:
            for tell in self.replaced:
                tell()

    def parse(self, most: int | None = None) -> None:
        """Parse what was not parsed yet, or about the next `most` characters of it."""
        self._source.parse(most)

    def set_up(self, filler: Filler, width: int) -> None:
        """Take a look and a width; heights that were measured become estimates."""
        if self._boxes.set_up(filler, width):
            self._heights.doubt_all()

    def take_change(self) -> int | None:
        """Return the first leaf that may look or stand otherwise since the last call."""
        return self._heights.take_change()

    def offset(self, number: int) -> int:
        """Return how far below the top a leaf begins."""
        return self._heights.offset(number)

    def leaf_at(self, y: float) -> int:
        """Return the number of the leaf at a height; the nearest where there is none."""
        return self._heights.at(y)

    def known_leaf_at(self, y: float) -> int:
        """Return the leaf at a height, or the nearest of the next ones that was measured."""
        first = self.leaf_at(y)
        for number in range(first, min(first + _NEAR, len(self.leaves))):
            if self._heights.is_measured(number):
                return number
        return first

    def box(self, number: int) -> LeafBox:
        """Return a leaf, set at the present width."""
        return self._boxes.box(number, self.leaves, self.definitions, is_growing=self.is_growing)

    def measure(self, top: float, bottom: float) -> bool:
        """Measure what is between two heights; return whether any height was another."""
        if self._is_more_wanted(top, bottom):
            return True
        began_s = thread_time()
        has_changed = False
        number = self.leaf_at(top)
        while number < len(self.leaves) and self.offset(number) <= bottom:
            if not self._heights.is_measured(number):
                height = self.box(number).height
                has_changed |= self._heights.measured(number, height)
            number += 1
        self._boxes.keep_near(self.leaf_at(top), self.leaf_at(bottom))
        self._source.note_cost(thread_time() - began_s)
        return has_changed

    def prepare(self, top: float, bottom: float) -> bool:
        """Set a leaf between two heights that is not set yet; return whether there was one."""
        if not self.leaves:
            return False
        for number in range(self.leaf_at(top), self.leaf_at(bottom) + 1)[: KEPT // 3]:
            if number not in self._boxes.open:
                self.box(number)
                return True
        return False

    def refresh(self, number: int) -> None:
        """Measure a leaf anew after something about it changed."""
        box = self._boxes.open.get(number)
        if box is not None:
            box.lay_out(self._boxes.width)
        self._heights.doubt(number)

    def rebuild(self, number: int) -> None:
        """Set a leaf anew after another part of it is to be shown."""
        self._boxes.open.pop(number, None)
        self._heights.doubt(number)

    def forget_boxes(self) -> None:
        """Keep no documents: nothing of this is in view."""
        self._boxes.open.clear()

    @property
    def open_boxes(self) -> dict[int, LeafBox]:
        """The leaves that are set at present, by number."""
        return self._boxes.open

    def leaves_changed(self, first: int, known: Sequence[Leaf]) -> None:
        """Keep what is the same in the leaves from `first` on as those that were known there."""
        changed = first
        for old, new in zip(known, self.leaves[first:], strict=False):
            if old != new:
                break
            changed += 1
        self._forget_from(changed)

    def references_changed(self) -> None:
        """What refers to something else in the text may look another way now."""
        for number, leaf in enumerate(self.leaves):
            if isinstance(leaf.content, Table) or (
                isinstance(leaf.content, Paragraph) and "[" in leaf.content.text
            ):
                self._boxes.open.pop(number, None)
                self._heights.doubt(number)

    def leaves_moved(self, count: int, *, are_same: bool) -> None:
        """Keep what is known of the end of the text, now that the leaves above it are there."""
        if are_same:
            self._heights.put_before(self._estimates(0, count))
            self._heights.doubt(count)
            self._boxes.move(count)
        else:
            self._heights = Heights()
            self._boxes.forget_all()
            self._forget_from(0)
        self.moved_by += count
        for tell in self.moved:
            tell(count if are_same else None)

    def _is_more_wanted(self, top: float, bottom: float) -> bool:
        """Parse what is wanted between two heights; return whether there was anything to do."""
        source = self._source
        if not source.rest or source.has_only_ending or source.pause_s:
            return False
        if source.rest <= _LONG:
            source.parse()
        elif self.leaves and bottom <= self._heights.bottom:
            return False  # the rest is for later
        elif self.leaves or bottom < self.height - (bottom - top) or not self._begin_ending():
            source.parse_for(_SLICE_S)
        return True

    def _begin_ending(self) -> bool:
        """Show the end of the text, if it is clear where that begins."""
        start = self._source.begin_ending()
        if start is None:
            return False
        self._heights = Heights(self._estimate(start))
        self._forget_from(0)
        return True

    def _forget_from(self, first: int) -> None:
        self._heights.replace_from(first, self._estimates(first, len(self.leaves)))
        self._boxes.cut(first, self.leaves[first] if first < len(self.leaves) else None)

    def _estimates(self, first: int, end: int) -> list[int]:
        look = self._boxes.filler.look if self._boxes.filler else None
        width = self._boxes.width or _ANY_WIDTH
        leaves = self.leaves
        return [
            estimated_height(leaves[number], leaves[number - 1] if number else None, width, look)
            for number in range(first, end)
        ]

    def _estimate(self, length: int) -> int:
        filler, width = self._boxes.filler, self._boxes.width or _ANY_WIDTH
        return estimated_text_height(length, width, filler.look) if filler else 0
