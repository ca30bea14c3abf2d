"""Where the lanes stand: in which order, which of them are seen, which one alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from string import ascii_uppercase

from PySide6.QtWidgets import QHBoxLayout

from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn


class Seating:
    """Puts columns into a row; `focused` is the id of the lane that is seen alone, or empty.

    A lane's letter is that of its place among all, hidden ones included, so that it stays as it is
    when a neighbour is hidden.
    """

    def __init__(self, row: QHBoxLayout) -> None:
        self._row = row
        self._order: tuple[str, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self.focused = ""

    def arrange(self, order: Sequence[str]) -> None:
        """Let lanes stand in this order, by their ids; others come behind."""
        self._order = tuple(order)

    def hide(self, hidden: Collection[str]) -> None:
        """Hide these lanes, unless none would be left."""
        self._hidden = frozenset(hidden)

    def seated(self, columns: Sequence[LaneColumn]) -> list[LaneColumn]:
        """Return all columns from left to right."""
        places = {lane_id: place for place, lane_id in enumerate(self._order)}
        return sorted(columns, key=lambda column: places.get(column.lane_id, len(places)))

    def is_seen(self, column: LaneColumn, columns: Sequence[LaneColumn]) -> bool:
        """Whether a lane is to be seen."""
        if any(each.lane_id == self.focused for each in columns):
            return column.lane_id == self.focused
        return column in self.open_lanes(columns)

    def open_lanes(self, columns: Sequence[LaneColumn]) -> list[LaneColumn]:
        """Return the columns that are not hidden, from left to right; all, where none is left."""
        seated = self.seated(columns)
        return [each for each in seated if each.lane_id not in self._hidden] or seated

    def apply(self, columns: Sequence[LaneColumn]) -> None:
        """Bring the columns to their places; one that is seen alone looks so."""
        seated = self.seated(columns)
        seen = [column for column in seated if self.is_seen(column, columns)]
        for place, (column, letter) in enumerate(zip(seated, ascii_uppercase, strict=False)):
            if self._row.indexOf(column) != place:
                self._row.removeWidget(column)
                self._row.insertWidget(place, column, stretch=1)
            column.header.show_letter(letter)
            column.stand(is_alone=len(seen) == 1)
            column.setVisible(column in seen)
