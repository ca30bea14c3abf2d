"""How high the leaves of a text are, and where each begins; in pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Heights:
    """Estimated heights until they are measured; the first leaf begins at `start`."""

    def __init__(self, start: int = 0) -> None:
        self._heights: list[int] = []
        self._is_measured: list[bool] = []
        self._offsets: list[int] = [start]
        self._changed: int | None = 0

    @property
    def bottom(self) -> int:
        """Where the last leaf ends."""
        return self._all()[-1]

    def offset(self, number: int) -> int:
        """Return where a leaf begins, or where the last one ends."""
        return self._all()[min(number, len(self._heights))]

    def at(self, y: float) -> int:
        """Return the number of the leaf at a height; the nearest where there is none."""
        place = bisect_right(self._all(), y) - 1
        return max(0, min(place, len(self._heights) - 1))

    def is_measured(self, number: int) -> bool:
        """Return whether a height is no estimate."""
        return self._is_measured[number]

    def measured(self, number: int, height: int) -> bool:
        """Note a height that was measured; return whether it is another than before."""
        self._is_measured[number] = True
        if height == self._heights[number]:
            return False
        self._heights[number] = height
        self._note_change(number)
        del self._offsets[number + 1 :]
        return True

    def doubt(self, number: int) -> None:
        """Take a height for an estimate."""
        self._is_measured[number] = False
        self._note_change(number)

    def doubt_all(self) -> None:
        """Take all heights for estimates."""
        self._is_measured = [False] * len(self._is_measured)
        self._note_change(0)

    def replace_from(self, first: int, estimates: Sequence[int]) -> None:
        """Forget the leaves from `first` on; others come in their place."""
        del self._heights[first:], self._is_measured[first:], self._offsets[first + 1 :]
        self._heights += estimates
        self._is_measured += [False] * len(estimates)
        self._note_change(first)

    def put_before(self, estimates: Sequence[int]) -> None:
        """Add leaves above all others, and begin at 0."""
        self._heights[:0] = estimates
        self._is_measured[:0] = [False] * len(estimates)
        self._offsets = [0]
        self._note_change(0)

    def take_change(self) -> int | None:
        """Return the first leaf that may look or stand otherwise since the last call."""
        changed, self._changed = self._changed, None
        return changed

    def _note_change(self, number: int) -> None:
        self._changed = number if self._changed is None else min(self._changed, number)

    def _all(self) -> list[int]:
        known = len(self._offsets) - 1
        if known < len(self._heights):
            more = accumulate(self._heights[known:], initial=self._offsets[-1])
            next(more)
            self._offsets.extend(more)
        return self._offsets
