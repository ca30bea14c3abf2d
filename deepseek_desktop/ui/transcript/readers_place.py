"""Where a reader is: at the end, at the start of an answer, or at a line that must not move."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deepseek_desktop.ui.transcript.flow import Anchor, Flow
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item, Stage
from deepseek_desktop.ui.transcript.keeping import Keeping

AT_END_PX = 4


class Whereabouts(Struct, frozen=True):
    """Where a reader was, so that they can be brought back there."""

    is_following: bool
    hold: Item | None
    anchor: Anchor | None


class ReadersPlace:
    """Says how far to scroll, whatever becomes of the items; heights in pixels."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._keeping = Keeping()
        self._is_following = True
        self._hold: Item | None = None
        self._anchor: Anchor | None = None
        self._laid_out_on: Stage | None = None

    @property
    def is_at_end(self) -> bool:
        """Whether what is added at the end is followed."""
        return self._is_following and self._hold is None

    def follow(self) -> None:
        """Be at the end from now on."""
        self._is_following, self._hold = True, None

    def hold_at(self, item: Item | None) -> None:
        """Follow no further than until `item` begins at the top."""
        self._hold = item

    def stay(self, y: int, stage: Stage) -> None:
        """Be at what is at a height, and no longer at the end."""
        self._is_following, self._hold = False, None
        self._anchor = self._flow.anchor_at(y, stage)

    def stay_at(self, items: Sequence[Item], y: int, page: int) -> None:
        """Be at the first of these items, if it begins inside of a `page` with `y` at the top."""
        here = next((item for item in self._flow.between(y, y + page) if item in items), None)
        if here is not None and here.top > y:
            self._anchor = Anchor(here, -1, y - here.top)

    def scrolled_to(self, y: int, end: int, stage: Stage) -> None:
        """Take where a person scrolled to; `end` is the greatest there is."""
        self.stay(y, stage)
        self._is_following = y >= end - AT_END_PX

    def whereabouts(self, y: int, stage: Stage) -> Whereabouts:
        """Return where the reader is, with `y` at the top."""
        return Whereabouts(self._is_following, self._hold, self._flow.anchor_at(y, stage))

    def return_to(self, place: Whereabouts) -> None:
        """Be where the reader was."""
        self._is_following, self._hold = place.is_following, place.hold
        self._anchor = place.anchor

    def before_layout(self, stage: Stage) -> None:
        """Hold something else if what is held is shown no longer."""
        self._laid_out_on = stage
        if self._anchor is not None:
            self._anchor = self._flow.still_shown(self._anchor, stage)

    def height(self, now: int, end: int, stage: Stage) -> int:
        """Return the height that belongs at the top now."""
        if self._is_following:
            return min(end, self._hold.top if self._hold else end)
        return now if self._anchor is None else self._flow.height_of(self._anchor, stage)

    def after_layout(self, y: int, end: int, stage: Stage) -> None:
        """Hold something, if nothing is held; where all is in view its end is."""
        if self._anchor is None:
            self._anchor = self._flow.anchor_at(y, stage)
        if not end and self._hold is None:
            self._is_following = True

    def is_as_wide_as(self, stage: Stage) -> bool:
        """Whether lines are broken as they were laid out last."""
        return self._laid_out_on is None or self._laid_out_on.width == stage.width

    def note_line(self, y: int, seen: Sequence[Item]) -> None:
        """Note the line that is read, as all was laid out last."""
        if self._laid_out_on is not None:
            self._keeping.note(Geometry(self._flow, self._laid_out_on, y), seen, self._anchor)

    def return_to_line(self, stage: Stage) -> None:
        """Hold the line that was noted, now that lines are broken at other places."""
        if self._laid_out_on is not None:
            self._anchor = self._keeping.restore(stage) or self._anchor
