"""Does beforehand, while nothing else is to be done, what a reader is about to see."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, QTimer

from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.passage import Passage

_SLICE_S = 0.008
_PARSED_AT_ONCE = 4_000  # characters
_NEWS_S = 0.2
_APART_S = 0.002  # in one turn of the event loop one of several areas works
_NEXT_MS = 1
_AFTER_PAINT_MS = 20  # what is in view is seen first
_UNPAINTED_MS = 250  # for what stands beside the view


class Area(Protocol):
    """What shows items."""

    @property
    def seen(self) -> list[Item]:
        """The items that are in view."""

    @property
    def geometry_now(self) -> Geometry:
        """Where they stand."""


class Preparing(QObject):
    """Parses what is in view to its end, and sets what is a page away from the view.

    Works at most about 8 ms in a turn of the event loop, however many areas there are beside each
    other. `changed` is called when there is something new to be looked at.
    """

    _ended_s: ClassVar[float] = 0.0  # when one of them worked last

    def __init__(self, parent: QObject, area: Area, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._area = area
        self._changed = changed
        self._told_s = 0.0
        self._is_painted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def begin(self) -> None:
        """Look what there is to do."""
        if not self._timer.isActive():
            self._timer.start(_AFTER_PAINT_MS if self._is_painted else _UNPAINTED_MS)

    def note_painted(self) -> None:
        """Note that a person sees it; what is laid out for the first time is waited for."""
        if not self._is_painted:
            self._is_painted = True
            if self._timer.isActive():
                self._timer.start(_AFTER_PAINT_MS)

    def _open_ones(self) -> list[Passage]:
        passages = [item.passage for item in self._area.seen if item.passage is not None]
        return [each for each in passages if not each.is_parsed]

    def _work(self) -> None:
        if perf_counter() < Preparing._ended_s + _APART_S:
            self._timer.start(_NEXT_MS)
            return
        self._work_now()
        Preparing._ended_s = perf_counter()

    def _work_now(self) -> None:
        open_ones = self._open_ones()
        ready = [each for each in open_ones if not each.pause_s]
        end_s = perf_counter() + _SLICE_S
        if ready:
            self._parse(ready[0], end_s)
            self._timer.start(0)
        elif open_ones:
            self._timer.start(1 + round(1000 * min(each.pause_s for each in open_ones)))
        elif self._prepare_until(end_s):
            self._timer.start(0)

    def _parse(self, passage: Passage, end_s: float) -> None:
        while not passage.is_parsed and perf_counter() < end_s:
            passage.parse(_PARSED_AT_ONCE)
        if passage.is_parsed or perf_counter() > self._told_s + _NEWS_S:
            self._told_s = perf_counter()
            self._changed()

    def _prepare_until(self, end_s: float) -> bool:
        """Set leaves; return whether there may be more of them."""
        geometry = self._area.geometry_now
        stage, page = geometry.stage, geometry.stage.viewport.height()
        for item in self._area.seen:
            top = geometry.scroll - item.top
            while item.prepare(stage, top - page, top + 2 * page):
                if perf_counter() > end_s:
                    return True
        return False
