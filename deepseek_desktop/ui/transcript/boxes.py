"""The leaves of a text that are set at present."""

from __future__ import annotations

from msgspec.structs import replace

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Code, Leaf
from deepseek_desktop.ui.transcript.leaves.block_state import BlockStates
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox

KEPT = 200
"""How many leaves are set at most, or so."""


class Boxes:
    """Sets leaves in one look at one width, and keeps the last ones; by their numbers."""

    def __init__(self) -> None:
        self.open: dict[int, LeafBox] = {}
        self.states = BlockStates()
        self.filler: Filler | None = None
        self.width = 0

    def set_up(self, filler: Filler, width: int) -> bool:
        """Take a look and a width; return whether one of them is another than before."""
        if filler is self.filler and width == self.width:
            return False
        if filler is not self.filler:
            self.open.clear()
        self.filler, self.width = filler, width
        return True

    def box(
        self, number: int, leaves: list[Leaf], definitions: Definitions, *, is_growing: bool
    ) -> LeafBox:
        """Return a leaf, set at the present width."""
        box = self.open.get(number)
        if box is None:
            assert self.filler is not None
            leaf, above = leaves[number], leaves[number - 1] if number else None
            state = self.states.of(number, leaf, is_growing=is_growing)
            filled = self.filler.fill(leaf, definitions, state.most_lines or 0)
            box = self.open[number] = LeafBox(leaf, filled, self.filler.look, above, state)
        if box.width != self.width:
            box.lay_out(self.width)
        return box

    def cut(self, first: int, leaf: Leaf | None) -> None:
        """Forget the leaves from `first` on; if `leaf` continues that one, it becomes longer."""
        box = self.open.get(first)
        for number in [each for each in self.open if each >= first]:
            del self.open[number]
        if box is not None and leaf is not None and self._continue_code(box, leaf):
            self.open[first] = box

    def keep_near(self, first: int, last: int) -> None:
        """Forget those that are far from some leaves, if there are many."""
        if len(self.open) > KEPT:
            near = range(first - KEPT // 3, last + KEPT // 3 + 1)
            for number in [each for each in self.open if each not in near]:
                del self.open[number]

    def move(self, count: int) -> None:
        """Note that there are so many leaves more above all others."""
        # The first one stands below another one now.
        self.open = {number + count: box for number, box in self.open.items() if number}
        self.states.move(count)

    def forget_all(self) -> None:
        """Forget all of them, and how they were to be seen."""
        self.open.clear()
        self.states.clear()

    def _continue_code(self, box: LeafBox, new: Leaf) -> bool:
        """Add to a document of code what it became longer by."""
        old = box.leaf
        if not (isinstance(old.content, Code) and isinstance(new.content, Code)):
            return False
        grown = replace(new, content=replace(new.content, text="", is_open=True))
        if grown != replace(old, content=replace(old.content, text="", is_open=True)):
            return False
        if self.filler is None or not new.content.text.startswith(old.content.text):
            return False
        if box.filled.is_whole:
            self.filler.add_code(box.filled, new.content.text[len(old.content.text) :])
        box.leaf = new
        box.lay_out(self.width)
        return True
