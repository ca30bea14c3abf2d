"""Lanes in a row: their columns, which of them are seen, and where a person is in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from deepseek_desktop.ui.models.lane_wishes import LaneWish
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.seating import Seating

if TYPE_CHECKING:  # see lane_column.py
    from deepseek_desktop.ui.widgets.lanes.lane_turns import LaneTurns


class LaneRow(QScrollArea):
    """Scrolls sideways where its columns do not fit; `columns` are in the order of the lanes.

    Signals carry a lane's number, from 0 on; `lane_asked` has a `LaneWish`, `band_toggled` a
    turn's id. `refit` says that the headers may need another height.
    """

    stop_asked = Signal(int)
    focus_asked = Signal(int)
    lane_asked = Signal(object)
    wished = Signal(object, str, int, str)
    band_toggled = Signal(str, bool)
    link_clicked = Signal(str, str)
    noticed = Signal(str)
    zoom_asked = Signal(int)
    chosen = Signal()
    refit = Signal()

    def __init__(self, icons: Icons, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._reading = reading
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus to a lane
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("lanes")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._seating = Seating(row)
        self.columns: list[LaneColumn] = []
        self.setWidget(page)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self.follow_focus)

    def fit(self, ids: Sequence[str]) -> None:
        """Have a column for each of these lanes, given by their ids, and no others."""
        known = {column.lane_id: column for column in self.columns}
        for lane_id, column in known.items():
            if lane_id not in ids:
                column.hide()
                column.deleteLater()
        self.columns = [known.get(lane_id) or self._connected(lane_id) for lane_id in ids]
        self.place()

    def place(
        self, *, order: Sequence[str] | None = None, hidden: Collection[str] | None = None
    ) -> None:
        """Let lanes stand in another order, or hide others, by their ids."""
        if order is not None:
            self._seating.arrange(order)
        if hidden is not None:
            self._seating.hide(hidden)
        self._seating.apply(self.columns)
        for number, column in enumerate(self.columns):
            has_others = len(self.columns) > 1
            column.header.show_focus(is_focused=number == self.focused, has_others=has_others)
        self.compare_neighbours()
        self.refit.emit()

    def compare_neighbours(self) -> None:
        """Show in each lane in what it differs from the one to its left; the first: right."""
        open_lanes = self._seating.open_lanes(self.columns)
        for place, column in enumerate(open_lanes):
            others = open_lanes[place - 1 : place] or open_lanes[1:2]
            column.header.show_differences(others[0].header if others else None)

    @property
    def in_order(self) -> list[LaneColumn]:
        """All columns from left to right, as their letters go, hidden ones included."""
        return self._seating.seated(self.columns)

    @property
    def seated(self) -> list[LaneColumn]:
        """The columns that are seen, from left to right."""
        return [each for each in self.in_order if self._seating.is_seen(each, self.columns)]

    @property
    def focused(self) -> int | None:
        """The lane that is seen alone though there are others."""
        ids = [column.lane_id for column in self.columns]
        focused = self._seating.focused
        return ids.index(focused) if focused in ids else None

    def focus(self, number: int | None) -> None:
        """Show one lane alone, or all again."""
        self._seating.focused = "" if number is None else self.columns[number].lane_id
        self.place()

    @property
    def current(self) -> int:
        """The lane where a person is; the first one where they are in none."""
        return max(range(len(self.columns)), key=lambda number: _has_focus(self.columns[number]))

    @property
    def turns(self) -> list[LaneTurns]:
        """The turns of the lanes; none before the first question."""
        return [column.turns for column in self.columns if column.turns is not None]

    @property
    def selected_text(self) -> str:
        """What is selected in the lane where a person is; empty for nothing."""
        texts = (turns.selected_text for turns in sorted(self.turns, key=_has_focus, reverse=True))
        return next(filter(None, texts), "")

    @property
    def lane_here(self) -> int:
        """The lane where a person is; in none, the one where they walked to a message."""

        def nearness(number: int) -> tuple[bool, bool]:
            column = self.columns[number]
            is_walked = column.turns is not None and column.turns.walking.item is not None
            return _has_focus(column), is_walked

        return max(range(len(self.columns)), key=nearness)

    def bring_into_view(self, number: int) -> None:
        """Scroll sideways as far as needed to see a lane."""
        self.ensureWidgetVisible(self.columns[number], 0, 0)

    def read_with(self, reading: Reading) -> None:
        """Show the turns as a person wants to read them from now on."""
        self._reading = reading
        for column in self.columns:
            column.read_with(reading)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for column in self.columns:
            column.retint(icons)

    def _new_column(self, lane_id: str) -> LaneColumn:
        """Return the column of a lane that there was not."""
        return LaneColumn(lane_id, self._icons, self._reading, self.widget())

    def _connected(self, lane_id: str) -> LaneColumn:
        column = self._new_column(lane_id)

        def number() -> int:
            return self.columns.index(column)

        column.header.stop_asked.connect(lambda: self.stop_asked.emit(number()))
        column.header.focus_asked.connect(lambda: self.focus_asked.emit(number()))
        column.header.asked.connect(
            lambda act, detail: self.lane_asked.emit(LaneWish(act, number(), detail))
        )
        column.header.refit.connect(self.refit)
        column.header.chosen.connect(self.compare_neighbours)
        column.header.chosen.connect(self.chosen)
        column.wished.connect(
            lambda act, turn_id, detail: self.wished.emit(act, turn_id, number(), detail)
        )
        column.band_toggled.connect(self.band_toggled)
        column.link_clicked.connect(self.link_clicked)
        column.copied.connect(self._tell_copied)
        column.zoom_asked.connect(self.zoom_asked)
        return column

    def follow_focus(self) -> None:
        """Bring the lane into view that a person goes to; a click finds its place as it is."""
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            for column in filter(_has_focus, self.columns):
                self.ensureWidgetVisible(column, 0, 0)

    def _tell_copied(self, notice: str) -> None:
        if notice:
            self.noticed.emit(notice)


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (widget is focused or widget.isAncestorOf(focused))
