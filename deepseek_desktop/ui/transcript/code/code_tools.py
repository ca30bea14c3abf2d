"""What a person can do with blocks in view: copy, fold, number and wrap code, scroll sideways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from deepseek_desktop.assets import asset
from deepseek_desktop.core.markup.leaves import Code
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.code.code_bar import CodeBar
from deepseek_desktop.ui.transcript.code.code_colouring import Colouring
from deepseek_desktop.ui.transcript.code.seen_blocks import SeenBlock, seen_blocks
from deepseek_desktop.ui.transcript.code.side_scroll import SideScroll
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.block_state import FEW_LINES
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage

_Key = tuple[Passage, int]


class CodeTools(QObject):
    """Keeps few buttons and bars over the blocks that are in view, and has code coloured.

    `copy_asked` has the code that a person wants to copy. `changed` is called when a block has
    another height, and before it `stay` when the reader must not be taken to the end for that.
    """

    copy_asked = Signal(str)

    def __init__(
        self, area: QAbstractScrollArea, changed: Callable[[], None], stay: Callable[[], None]
    ) -> None:
        super().__init__(area)
        self._area = area
        self._changed = changed
        self._stay = stay
        self._icon_colour = "#808080"
        self._icons = Icons(asset("icons"), lambda _: self._icon_colour)
        self._bars: dict[_Key, CodeBar] = {}
        self._spare: list[CodeBar] = []
        self._side = SideScroll(area)
        self._colouring = Colouring(self)
        self._colouring.coloured.connect(self._draw_again)
        self._windows: dict[LeafBox, QRect] = {}

    @property
    def is_busy(self) -> bool:
        """Whether code that is in view is not in colour yet."""
        return self._colouring.is_busy

    def place(self, geometry: Geometry, seen: Sequence[Item]) -> None:
        """Put buttons and bars where the blocks stand now."""
        self._icon_colour = geometry.stage.look.muted.name()
        blocks = seen_blocks(geometry, seen)
        code = [block for block in blocks if block.box.is_code]
        self._side.place(blocks)
        self._place_bars(code)
        self._windows = {block.box: block.window for block in code}
        self._colouring.want(block.box for block in code if _is_final(block))

    def _draw_again(self, box: LeafBox) -> None:
        if (window := self._windows.get(box)) is not None:
            self._area.viewport().update(window)

    def _place_bars(self, code: Sequence[SeenBlock]) -> None:
        seen = {block.key for block in code}
        for key in self._bars.keys() - seen:
            bar = self._bars.pop(key)
            bar.put_away()
            self._spare.append(bar)
        for block in code:
            if block.key not in self._bars:
                self._bars[block.key] = self._spare.pop() if self._spare else self._make_bar()
            self._bars[block.key].show_for(block)

    def _make_bar(self) -> CodeBar:
        bar = CodeBar(self._area.viewport(), self._icons)
        bar.copy.clicked.connect(partial(self._copy, bar))
        bar.wrap.clicked.connect(partial(self._wrap, bar))
        bar.numbers.clicked.connect(partial(self._number, bar))
        bar.fold_asked.connect(partial(self._fold, bar))
        return bar

    def _copy(self, bar: CodeBar) -> None:
        content = bar.block.box.leaf.content if bar.block is not None else None
        if isinstance(content, Code):
            self.copy_asked.emit(content.text)
            bar.show_copied()

    def _wrap(self, bar: CodeBar) -> None:
        if bar.block is not None:
            bar.block.box.state.is_wrapped = bar.wrap.isChecked()
            self._lay_out(bar.block)

    def _number(self, bar: CodeBar) -> None:
        if bar.block is not None:
            bar.block.box.state.is_numbered = bar.numbers.isChecked()
            self._lay_out(bar.block)

    def _fold(self, bar: CodeBar) -> None:
        if bar.block is not None:
            self._stay()
            box = bar.block.box
            box.state.most_lines = FEW_LINES if box.filled.is_whole else 0
            bar.block.passage.rebuild(bar.block.number)
            self._changed()

    def _lay_out(self, block: SeenBlock) -> None:
        if not block.passage.is_growing:
            self._stay()
        block.passage.refresh(block.number)
        self._changed()


def _is_final(block: SeenBlock) -> bool:
    """Return whether nothing is added to code any more, as far as one can know."""
    content = block.box.leaf.content
    return isinstance(content, Code) and not (content.is_open and block.passage.is_growing)
