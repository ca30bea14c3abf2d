"""Where a leaf stands, for those who look at it from outside: they may come when it is gone."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView


class LeafPlace(Struct, frozen=True):
    """A leaf of an item of a view; rectangles are those of the viewport."""

    view: TranscriptView
    item: Item
    number: int

    @property
    def passage(self) -> Passage | None:
        """The text it is in, None when that is not shown any more."""
        if not Shiboken.isValid(self.view) or self.item not in self.view.flow.items:
            return None
        return self.item.passage

    @property
    def leaf(self) -> Leaf | None:
        """What is written there, None when there is nothing."""
        passage = self.passage
        if passage is None or self.number >= len(passage.leaves):
            return None
        return passage.leaves[self.number]

    @property
    def definitions(self) -> Definitions:
        """What the leaf refers to."""
        passage = self.passage
        return Definitions() if passage is None else passage.definitions

    @property
    def box(self) -> LeafBox | None:
        """The leaf as it is set, None while it is far from what is seen."""
        passage = self.passage
        return None if passage is None else passage.open_boxes.get(self.number)

    @property
    def viewport(self) -> QWidget | None:
        """What shows it."""
        return self.view.viewport() if Shiboken.isValid(self.view) else None

    @property
    def window(self) -> QWindow | None:
        """The window it is in."""
        return self.view.window().windowHandle() if Shiboken.isValid(self.view) else None

    @property
    def whole_rect(self) -> QRect:
        """Where the leaf stands, seen or not."""
        if self.leaf is None:
            return QRect()
        return self.view.geometry_now.leaf_rect(self.item, self.number)

    @property
    def rect(self) -> QRect:
        """Where the leaf stands, without what is scrolled out of a band of thinking."""
        rect = self.whole_rect
        if isinstance(self.item, BandItem) and not rect.isNull():
            geometry = self.view.geometry_now
            text = self.item.text_place(geometry.stage)
            text.translate(geometry.stage.left, self.item.top - geometry.scroll)
            return rect.intersected(text)
        return rect

    @property
    def is_in_view(self) -> bool:
        """Whether a part of it can be seen."""
        viewport = self.viewport
        return viewport is not None and viewport.rect().intersects(self.rect)

    def within(self, rect: QRect) -> QRect:
        """Return where something stands that is at `rect` in the leaf."""
        return rect.translated(self.whole_rect.topLeft())

    def on_screen(self, rect: QRect) -> QRect:
        """Return a rectangle of the viewport as one of the screen."""
        viewport = self.viewport
        if viewport is None or rect.isNull():
            return QRect()
        return QRect(viewport.mapToGlobal(rect.topLeft()), rect.size())

    def from_screen(self, point: QPoint) -> QPointF:
        """Return a point of the screen as one of the leaf."""
        viewport = self.viewport
        if viewport is None:
            return QPointF()
        return QPointF(viewport.mapFromGlobal(point) - self.whole_rect.topLeft())

    def scroll_into_view(self, margin_px: int) -> None:
        """Scroll so that the leaf begins near the top."""
        if self.leaf is not None and not self.is_in_view:
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + self.whole_rect.top() - margin_px)
