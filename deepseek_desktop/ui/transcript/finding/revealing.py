"""Brings a place of a transcript into view, wherever it is hidden."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.finding.finder import Finder
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selection import Place

_ROUNDS = 8
_SIDE_UNITS = 4


class Revealing(QObject):
    """Scrolls an area, a band in it and a block in that, as little as it takes.

    `opening_asked` has the number of a folded band in which the place is; if nobody opens it, it is
    opened here.
    """

    opening_asked = Signal(int)

    def __init__(
        self,
        area: QAbstractScrollArea,
        geometry: Callable[[], Geometry],
        settle: Callable[[], None],
    ) -> None:
        super().__init__(area)
        self._area = area
        self._geometry = geometry
        self._settle = settle

    def show_found(self, finder: Finder) -> None:
        """Bring the place into view that a finder shows."""
        shown = finder.leaf_shown
        if shown is None:
            return
        number, leaf = shown
        self.show_span(number, leaf, lambda: finder.marks(number, leaf)[1])

    def show_span(
        self, number: int, leaf: int, span_of: Callable[[], tuple[int, int] | None]
    ) -> None:
        """Bring positions of a leaf into view; `span_of` gives them, empty where it is folded."""
        passage = self._set_up(number)
        if passage is None:
            return
        span = span_of()
        if span is not None and span[0] >= span[1]:
            _unfold(passage, leaf)
            span = span_of()
        if span is not None:
            self.reveal(Place(number, leaf, span[0]), span[1])

    def reveal(self, place: Place, end: int | None = None) -> None:
        """Bring a place into view; with `end`, if it can be, all up to that position."""
        passage = self._set_up(place.item)
        if passage is None or place.leaf >= len(passage.leaves):
            return
        item = self._geometry().flow.items[place.item]
        if isinstance(item, BandItem) and not item.is_open:
            self.opening_asked.emit(place.item)
            item.is_open = True
        self._settle()
        end = place.position if end is None else max(end, place.position)
        for _ in range(_ROUNDS):
            if not (self._scroll_band(place, end) or self._scroll_area(place, end)):
                break
        box = passage.box(place.leaf)
        if self._shift(box, box.rects(place.position, end)[:1]):
            self._settle()

    def _set_up(self, number: int) -> Passage | None:
        """Return the text of an item, with a width even if it was never seen."""
        geometry = self._geometry()
        item = geometry.flow.items[number]
        item.height(geometry.stage)
        return item.passage

    def _scroll_band(self, place: Place, end: int) -> bool:
        """Scroll inside a band; return whether that moved anything."""
        geometry = self._geometry()
        item = geometry.flow.items[place.item]
        if not isinstance(item, BandItem) or not self._area.isVisible():
            return False
        item.measure(geometry.stage, 0, 0)  # so that its bar reaches to the end
        window = item.text_place(geometry.stage)
        top = item.top - geometry.scroll + window.top()
        inside = self._rect(geometry, place, end).translated(0, -top)
        return _move(item.bar, inside, window.height(), geometry.stage.look.unit)

    def _scroll_area(self, place: Place, end: int) -> bool:
        geometry = self._geometry()
        rect = self._rect(geometry, place, end)
        bar, page = self._area.verticalScrollBar(), self._area.viewport().height()
        return _move(bar, rect, page, geometry.stage.look.unit)

    def _rect(self, geometry: Geometry, place: Place, end: int) -> QRect:
        """Return where a place stands in the viewport, without what is beside it."""
        item = geometry.flow.items[place.item]
        leaf = geometry.leaf_rect(item, place.leaf)
        assert item.passage is not None
        rects = item.passage.box(place.leaf).rects(place.position, end)[:1]
        first = rects[0] if rects else QRectF(0, 0, 1, leaf.height())
        return first.toAlignedRect().translated(leaf.left(), leaf.top())

    def _shift(self, box: LeafBox, rects: list[QRectF]) -> bool:
        """Scroll a block sideways; return whether that was needed."""
        if not rects or not box.most_shift:
            return False
        side = _SIDE_UNITS * box.look.unit
        left, right = rects[0].left() - box.origin.x(), rects[0].right() - box.origin.x()
        if left >= 0 and right <= box.room:
            return False
        needed = left - side if left < 0 else min(right - box.room + side, left - side)
        box.state.shift = min(max(0.0, box.shift + needed), box.most_shift)
        return True


def _move(bar: QScrollBar, rect: QRect, page: int, unit: float) -> bool:
    """Scroll so that a rectangle is in a page; what is far away comes to its upper third."""
    margin = min(round(2 * unit), page // 4)
    above, below = rect.top() - margin, rect.bottom() + margin - page
    if above >= 0 and below <= 0:
        return False
    is_near = -page // 3 < above and below < page // 3
    needed = rect.top() - page // 3 if not is_near else above if above < 0 else below
    before = bar.value()
    bar.setValue(before + needed)
    return bar.value() != before


def _unfold(passage: Passage, leaf: int) -> None:
    """Show all of a block."""
    passage.box(leaf).state.most_lines = 0
    passage.rebuild(leaf)
