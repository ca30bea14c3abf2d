"""The blocks in view that have something of their own to handle: code, tables, formulas."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF

from deepseek_desktop.core.markup.leaves import Code, Maths, Table
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage


class SeenBlock(Struct, frozen=True):
    """A leaf of a passage, where it stands in the viewport, and the part where it is seen.

    `is_clipped` says that widgets have to keep inside `window` by themselves.
    """

    passage: Passage
    number: int
    box: LeafBox
    place: QRect
    window: QRect
    is_clipped: bool

    @property
    def key(self) -> tuple[Passage, int]:
        """What stays the same as long as it is the same block."""
        return self.passage, self.number

    def rect(self, inside: QRectF) -> QRect:
        """Return where a part of the leaf stands in the viewport."""
        return inside.toRect().translated(self.place.topLeft())

    def shows(self, rect: QRect) -> bool:
        """Return whether a widget there is seen, and does not reach out of the window."""
        return self.window.contains(rect) if self.is_clipped else self.window.intersects(rect)


def seen_blocks(geometry: Geometry, items: Iterable[Item]) -> list[SeenBlock]:
    """Return the blocks from top to bottom."""
    found: list[SeenBlock] = []
    for item in sorted(items, key=lambda each: each.top):
        if item.passage is not None and item.passage.leaves:
            found += _in_item(geometry, item, item.passage)
    return found


def _in_item(geometry: Geometry, item: Item, passage: Passage) -> Iterable[SeenBlock]:
    text = item.text_place(geometry.stage)
    top = item.top - geometry.scroll + text.top()
    window = geometry.stage.viewport.rect()
    is_band = isinstance(item, BandItem)
    if is_band:
        window &= QRect(geometry.stage.left + text.left(), top, text.width(), text.height())
    if window.isEmpty() or text.isEmpty():
        return
    start = top - item.text_scroll
    first, last = (passage.leaf_at(y - start) for y in (window.top(), window.bottom()))
    for number in range(first, last + 1):
        if isinstance(passage.leaves[number].content, Code | Table | Maths):
            box, place = passage.box(number), geometry.leaf_rect(item, number)
            yield SeenBlock(passage, number, box, place, window, is_clipped=is_band)
