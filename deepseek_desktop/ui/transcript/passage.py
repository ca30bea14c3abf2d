"""A text of any length: all leaves by height, documents only for those that are looked at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Code, Leaf, Paragraph, Table
from deepseek_desktop.core.markup.plain_leaves import plain_leaves
from deepseek_desktop.ui.transcript.block_state import BlockStates
from deepseek_desktop.ui.transcript.estimates import estimated_height, estimated_text_height
from deepseek_desktop.ui.transcript.filling import Filler
from deepseek_desktop.ui.transcript.leaf_box import LeafBox

_AT_ONCE = 8_000  # more than this is parsed when it comes into view
_KEPT = 200
_NEAR = 40
_ANY_WIDTH = 600


class Passage:
    """What one side said, as far as it has come; heights are in pixels.

    Leaves that were never in view have an estimated height. `is_plain` text is no Markdown.
    """

    def __init__(self, *, is_plain: bool = False) -> None:
        self.text = ""
        self.is_growing = False
        self._states = BlockStates()
        self._is_plain = is_plain
        self._growing = Growing()
        self._leaves: list[Leaf] = self._growing.leaves
        self._unparsed = 0
        self._filler: Filler | None = None
        self._width = 0
        self._heights: list[int] = []
        self._is_measured: list[bool] = []
        self._offsets: list[int] = [0]
        self._boxes: dict[int, LeafBox] = {}

    @property
    def leaves(self) -> list[Leaf]:
        """The leaves, as far as the text is parsed; not to be changed."""
        return self._leaves

    @property
    def definitions(self) -> Definitions:
        """What the leaves refer to."""
        return self._growing.definitions

    @property
    def height(self) -> int:
        """The height of the whole text."""
        return self._offsets_all()[-1] + self._rest_height()

    @property
    def is_parsed(self) -> bool:
        """Whether all of the text is in `leaves`."""
        return self._unparsed == len(self.text)

    def show_text(self, text: str) -> None:
        """Show `text`; where it continues what is shown, only the rest is looked at."""
        if text == self.text:
            return
        if not text.startswith(self.text):
            self._growing = Growing()
            self._leaves = self._growing.leaves
            self._unparsed = 0
            self._states.clear()
            self._forget_from(0)
        self.text = text
        if len(text) - self._unparsed <= _AT_ONCE:
            self.parse()

    def end(self) -> None:
        """Note that nothing more comes."""

    def parse(self, most: int | None = None) -> None:
        """Parse what was not parsed yet, or the next `most` characters of it."""
        if self.is_parsed:
            return
        added = self.text[self._unparsed :][:most]
        self._unparsed = len(self.text) if self._is_plain else self._unparsed + len(added)
        if self._is_plain:
            self._leaves[:] = plain_leaves(self.text)
            self._forget_from(0)
            return
        known, definitions = self._growing.tail(), self._growing.definitions
        first = self._growing.feed(added)
        self._take_over(first, known)
        if definitions is not self._growing.definitions:
            self._forget_references()

    def set_up(self, filler: Filler, width: int) -> None:
        """Take a look and a width; heights that were measured become estimates."""
        if filler is self._filler and width == self._width:
            return
        if filler is not self._filler:
            self._boxes.clear()
        self._filler, self._width = filler, width
        self._is_measured = [False] * len(self._is_measured)

    def offset(self, number: int) -> int:
        """Return how far below the top a leaf begins."""
        return self._offsets_all()[min(number, len(self._leaves))]

    def leaf_at(self, y: float) -> int:
        """Return the number of the leaf at a height; the nearest where there is none."""
        place = bisect_right(self._offsets_all(), y) - 1
        return max(0, min(place, len(self._leaves) - 1))

    def known_leaf_at(self, y: float) -> int:
        """Return the leaf at a height, or the nearest of the next ones that was measured."""
        first = self.leaf_at(y)
        for number in range(first, min(first + _NEAR, len(self._leaves))):
            if self._is_measured[number]:
                return number
        return first

    def box(self, number: int) -> LeafBox:
        """Return a leaf, set at the present width."""
        box = self._boxes.get(number)
        if box is None:
            box = self._boxes[number] = self._make_box(number)
        if box.width != self._width:
            box.lay_out(self._width)
        return box

    def measure(self, top: float, bottom: float) -> bool:
        """Measure what is between two heights; return whether any height was another."""
        if not self.is_parsed:
            self.parse()
            return True
        has_changed = False
        number = self.leaf_at(top)
        while number < len(self._leaves) and (self.offset(number) <= bottom):
            if not self._is_measured[number]:
                height = self.box(number).height
                self._is_measured[number] = True
                if height != self._heights[number]:
                    self._heights[number] = height
                    del self._offsets[number + 1 :]
                    has_changed = True
            number += 1
        self._forget_far(top, bottom)
        return has_changed

    def refresh(self, number: int) -> None:
        """Measure a leaf anew after something about it changed."""
        box = self._boxes.get(number)
        if box is not None:
            box.lay_out(self._width)
        self._is_measured[number] = False

    def rebuild(self, number: int) -> None:
        """Set a leaf anew after another part of it is to be shown."""
        self._boxes.pop(number, None)
        self._is_measured[number] = False

    def forget_boxes(self) -> None:
        """Keep no documents: nothing of this is in view."""
        self._boxes.clear()

    @property
    def open_boxes(self) -> dict[int, LeafBox]:
        """The leaves that are set at present, by number."""
        return self._boxes

    def _make_box(self, number: int) -> LeafBox:
        assert self._filler is not None
        leaf = self._leaves[number]
        above = self._leaves[number - 1] if number else None
        state = self._states.of(number, leaf, is_growing=self.is_growing)
        filled = self._filler.fill(leaf, self._growing.definitions, state.most_lines or 0)
        return LeafBox(leaf, filled, self._filler.look, above, state)

    def _take_over(self, first: int, known: list[Leaf]) -> None:
        """Keep what is the same in the leaves from `first` on as those that were known there."""
        changed = first
        for old, new in zip(known, self._leaves[first:], strict=False):
            if old != new:
                break
            changed += 1
        box = self._boxes.get(changed)
        self._forget_from(changed)
        if box is not None and self._continue_code(changed, box):
            self._boxes[changed] = box

    def _continue_code(self, number: int, box: LeafBox) -> bool:
        """Add to a document of code what it became longer by."""
        old = box.leaf
        new = self._leaves[number] if number < len(self._leaves) else old
        if not (isinstance(old.content, Code) and isinstance(new.content, Code)):
            return False
        grown = replace(new, content=replace(new.content, text="", is_open=True))
        if grown != replace(old, content=replace(old.content, text="", is_open=True)):
            return False
        if self._filler is None or not new.content.text.startswith(old.content.text):
            return False
        if box.filled.is_whole:
            self._filler.add_code(box.filled, new.content.text[len(old.content.text) :])
        box.leaf = new
        box.lay_out(self._width)
        return True

    def _forget_from(self, first: int) -> None:
        count = len(self._leaves)
        del self._heights[first:], self._is_measured[first:], self._offsets[first + 1 :]
        look = self._filler.look if self._filler else None
        for number in range(first, count):
            above = self._leaves[number - 1] if number else None
            self._heights.append(
                estimated_height(self._leaves[number], above, self._width or _ANY_WIDTH, look)
            )
            self._is_measured.append(False)
        for number in [each for each in self._boxes if each >= first]:
            del self._boxes[number]

    def _forget_references(self) -> None:
        """What refers to something else in the text may look another way now."""
        for number, leaf in enumerate(self._leaves):
            if isinstance(leaf.content, Table) or (
                isinstance(leaf.content, Paragraph) and "[" in leaf.content.text
            ):
                self._boxes.pop(number, None)
                self._is_measured[number] = False

    def _forget_far(self, top: float, bottom: float) -> None:
        if len(self._boxes) <= _KEPT:
            return
        first, last = self.leaf_at(top) - _KEPT // 3, self.leaf_at(bottom) + _KEPT // 3
        for number in [each for each in self._boxes if not first <= each <= last]:
            del self._boxes[number]

    def _offsets_all(self) -> list[int]:
        known = len(self._offsets) - 1
        if known < len(self._heights):
            more = accumulate(self._heights[known:], initial=self._offsets[-1])
            next(more)
            self._offsets.extend(more)
        return self._offsets

    def _rest_height(self) -> int:
        rest = len(self.text) - self._unparsed
        if not rest or self._filler is None:
            return 0
        return estimated_text_height(rest, self._width or _ANY_WIDTH, self._filler.look)
