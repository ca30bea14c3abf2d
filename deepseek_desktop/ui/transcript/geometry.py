"""From points of a viewport to places in the text, and back."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.flow import Flow
from deepseek_desktop.ui.transcript.items import Item, Stage
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selection import Place


class Hit(Struct, frozen=True):
    """A leaf that was hit, and the point from its corner."""

    item: int
    leaf: int
    box: LeafBox
    point: QPointF

    @property
    def place(self) -> Place:
        """The nearest place in the text."""
        return Place(self.item, self.leaf, self.box.hit(self.point))

    @property
    def address(self) -> str:
        """The address of the link that was hit; empty for none."""
        return self.box.address_at(self.point)


class Geometry(Struct, frozen=True):
    """The texts of a flow as they stand on a stage, scrolled by some pixels."""

    flow: Flow
    stage: Stage
    scroll: int

    def hit(self, point: QPoint) -> Hit | None:
        """Return the leaf that is nearest to a point of the viewport, None where is no text."""
        y = point.y() + self.scroll
        item = self._text_near(y)
        if item is None or item.passage is None:
            return None
        inside = item.text_place(self.stage)
        x = point.x() - self.stage.left - inside.left()
        below = y - item.top - inside.top()
        if isinstance(item, BandItem):
            below = max(0, min(below, inside.height() - 1)) + item.text_scroll
        leaf = item.passage.leaf_at(below)
        corner = item.passage.offset(leaf)
        return Hit(item.number, leaf, item.passage.box(leaf), QPointF(x, below - corner))

    def band_at(self, point: QPoint) -> BandItem | None:
        """Return the band whose text is under a point of the viewport."""
        y = point.y() + self.scroll
        for item in self.flow.between(y, y):
            if isinstance(item, BandItem):
                place = item.text_place(self.stage)
                is_inside = place.top() <= y - item.top <= place.bottom()
                return item if is_inside and not place.isEmpty() else None
        return None

    def leaf_rect(self, item: Item, leaf: int) -> QRect:
        """Return where a leaf stands in the viewport; parts of it may be out of view."""
        passage = item.passage
        assert passage is not None
        inside = item.text_place(self.stage)
        top = item.top - self.scroll + inside.top() + passage.offset(leaf) - item.text_scroll
        height = passage.offset(leaf + 1) - passage.offset(leaf)
        return QRect(self.stage.left + inside.left(), top, inside.width(), height)

    def _text_near(self, y: int) -> Item | None:
        """Return the item with text at a height, or the last one above it."""
        found = None
        for item in self.flow.shown:
            has_text = _has_text(item.passage) and not item.text_place(self.stage).isEmpty()
            if item.top > y and found is not None:
                break
            if has_text:
                found = item
        return found


def _has_text(passage: Passage | None) -> bool:
    return passage is not None and bool(passage.leaves)
