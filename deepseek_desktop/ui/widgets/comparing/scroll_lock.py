"""Scrolls the other lanes along with the one that a person scrolls."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.ui.models.arrangement import Arrangement
from deepseek_desktop.ui.widgets.lanes.lane_turns import LaneTurns
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea

_ROUNDS = 6


class ScrollingTogether(QObject):
    """Does as the arrangement says: nothing, by proportion, or by section.

    Only what a reader does moves others. A lane that follows what is added goes on doing so,
    alone, until a reader scrolls in it or beside it.
    """

    def __init__(self, lanes: LanesArea, arrangement: Arrangement) -> None:
        super().__init__(lanes)
        self._lanes = lanes
        self._arrangement = arrangement
        self._is_moving = False
        self._attended: dict[str, LaneTurns] = {}

    def attend(self) -> None:
        """Notice when a reader scrolls in the lanes that there are now."""
        for column in self._lanes.columns:
            turns = column.turns
            if turns is not None and self._attended.get(column.lane_id) is not turns:
                self._attended[column.lane_id] = turns
                turns.scrolled.connect(partial(self._follow, column.lane_id))

    def _follow(self, lane_id: str) -> None:
        lock = self._arrangement.settings.scroll_lock
        if lock is ScrollLock.OFF or self._is_moving:
            return  # a lane that is moved from here moves no other
        seen = {c.lane_id: c.turns for c in self._lanes.seated if c.turns is not None}
        scrolled = seen.pop(lane_id, None)
        if scrolled is None:
            return
        self._is_moving = True
        try:
            for turns in seen.values():
                _move(turns, scrolled, lock)
        finally:
            self._is_moving = False


class _ReadPlace(Struct, frozen=True):
    """The line at the top of a lane: how far down a section, and how far beyond it."""

    section: tuple[str, int]
    fraction: float
    beyond_px: int


def _move(turns: LaneTurns, scrolled: LaneTurns, lock: ScrollLock) -> None:
    """Bring a lane to where another one was scrolled to."""
    if scrolled.is_at_end and (lock is ScrollLock.PROPORTIONAL or turns.is_growing):
        turns.follow()
        return
    place = _place_in(scrolled)
    bar, other = turns.verticalScrollBar(), scrolled.verticalScrollBar()
    for _ in range(_ROUNDS):  # what comes into view is measured, and may be higher
        if lock is ScrollLock.PROPORTIONAL:
            wanted = round(bar.maximum() * other.value() / max(1, other.maximum()))
        else:
            wanted = bar.value() if place is None else _height_of(place, turns)
        wanted = min(max(0, wanted), bar.maximum())
        if bar.value() == wanted:
            return
        bar.setValue(wanted)


def _place_in(turns: LaneTurns) -> _ReadPlace | None:
    y, shown = turns.verticalScrollBar().value(), set(turns.flow.shown)
    found = None
    for name, item in turns.sections.items():
        if item in shown and (found is None or item.top <= y):
            found = name, item
    if found is None:
        return None
    name, item = found
    below, height = y - item.top, item.height(turns.stage)
    inside = min(max(0, below), height)
    return _ReadPlace(name, inside / max(1, height), below - inside)


def _height_of(place: _ReadPlace, turns: LaneTurns) -> int:
    """Return where a place of another lane is; where a section is missing, what follows it."""
    shown, is_behind = set(turns.flow.shown), False
    for name, item in turns.sections.items():
        is_here = name == place.section
        is_behind = is_behind or is_here
        if is_behind and item in shown:
            if is_here:
                height = item.height(turns.stage)
                return item.top + round(place.fraction * height) + place.beyond_px
            return item.top
    return turns.flow.height
