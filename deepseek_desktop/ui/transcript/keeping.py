"""Keeps what is read where it is while all text becomes larger, smaller or another font."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.flow import Anchor
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item, Stage
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage

_ROUNDS = 8


class _Line(Struct, frozen=True):
    """The line at the top of a window: of a leaf the position where it begins.

    `gone` is how much of it is above the window, in its own heights; less than 0 where it begins
    below. Without it a line that is half in view would jump when the window becomes wider.
    """

    leaf: int
    position: int
    gone: float


class Keeping:
    """Remembers the lines at the top: of the transcript, and of the bands that are in view."""

    def __init__(self) -> None:
        self._top: tuple[Item, _Line | float] | None = None
        self._bands: dict[BandItem, _Line] = {}
        self._given: Anchor | None = None

    def note(self, geometry: Geometry, seen: Sequence[Item], anchor: Anchor | None) -> None:
        """Remember what is at the top, before anything changes; `anchor` holds it at present.

        Nothing is noted while the anchor is the one that was given last: lines are broken at other
        places in each size, and going up and down again must lead to where it began.
        """
        if anchor is not None and anchor is self._given:
            return
        self._top = _top_of(geometry, anchor)
        self._bands = {
            item: line
            for item in seen
            if isinstance(item, BandItem) and item.bar.value() < item.bar.maximum()
            if (line := _line_at(item.passage, item.text_scroll)) is not None
        }

    def restore(self, stage: Stage) -> Anchor | None:
        """Scroll the bands to their lines, and return what holds the line of the transcript."""
        for item, line in self._bands.items():
            _scroll_band(item, line, stage)
        self._given = self._anchor(stage)
        return self._given

    def _anchor(self, stage: Stage) -> Anchor | None:
        if self._top is None:
            return None
        item, line = self._top
        height = item.height(stage)  # which gives the text its look, too
        if isinstance(line, _Line):
            top = _line_top(item.passage, line)
            moved_by = item.passage.moved_by if item.passage is not None else 0
            return None if top is None else Anchor(item, line.leaf, round(top), moved_by)
        return Anchor(item, -1, round(line * height))


def _top_of(geometry: Geometry, anchor: Anchor | None) -> tuple[Item, _Line | float] | None:
    if anchor is None:
        return None
    item = anchor.item
    hit = geometry.hit(QPoint(geometry.stage.left, 0))
    if anchor.leaf >= 0 and hit is not None and geometry.flow.items[hit.item] is item:
        return item, _line_in(hit.box, hit.leaf, hit.point.y())
    return item, anchor.below_px / max(1, item.height(geometry.stage))


def _line_at(passage: Passage, y: int) -> _Line | None:
    if not passage.leaves:
        return None
    leaf = passage.leaf_at(y)
    return _line_in(passage.box(leaf), leaf, y - passage.offset(leaf))


def _line_in(box: LeafBox, leaf: int, y: float) -> _Line:
    position = box.hit(QPointF(0, y))
    if not box.rects(position, position):  # below its last line is its end, which is in no line
        position = max(0, position - 1)
    rects = box.rects(position, position)
    gone = (y - rects[0].top()) / max(1.0, rects[0].height()) if rects else 0.0
    return _Line(leaf, position, gone)


def _line_top(passage: Passage | None, line: _Line) -> float | None:
    """Return where the window begins now in a line's leaf, below the top of that."""
    if passage is None or line.leaf >= len(passage.leaves):
        return None
    below = passage.offset(line.leaf)
    passage.measure(below, below)  # its height must be known, or other leaves seem to be there
    rects = passage.box(line.leaf).rects(line.position, line.position)
    return rects[0].top() + line.gone * rects[0].height() if rects else 0.0


def _scroll_band(item: BandItem, line: _Line, stage: Stage) -> None:
    item.height(stage)
    for _ in range(_ROUNDS):
        item.measure(stage, 0, 0)
        top = _line_top(item.passage, line)
        if top is None:
            return
        value = min(item.passage.offset(line.leaf) + round(top), item.bar.maximum())
        if item.bar.value() == value:
            return
        item.bar.setValue(value)
