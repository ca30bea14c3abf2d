"""The lanes of a conversation side by side; when they do not fit they scroll sideways."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.lane_column import LaneColumn

_NO_LIMIT = 16_777_215  # Qt's own


class LanesArea(QScrollArea):
    """Keeps what the lanes share aligned: the height of their headers, their thinking bands.

    Signals carry a lane's number, from 0 on the left.
    """

    stop_asked = Signal(int)
    retry_asked = Signal(str, int)

    def __init__(self, count: int, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lanesArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._is_settled = False
        self.columns = tuple(self._make_column(number, count, icons) for number in range(count))
        page = QWidget()
        page.setObjectName("lanes")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for column in self.columns:
            row.addWidget(column, stretch=1)
            column.show_turns(is_shown=False)
        self.setWidget(page)
        # Before the first question the lanes are no higher than their headers.
        height = max(column.sizeHint().height() for column in self.columns)
        self.setFixedHeight(height + self.horizontalScrollBar().sizeHint().height())

    @property
    def chosen_models(self) -> tuple[str, ...]:
        """What stands in the choices, from left to right."""
        return tuple(column.header.chosen_model for column in self.columns)

    def offer(self, models: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer models, and `chosen` where nothing was chosen yet."""
        for column, choice in zip(self.columns, chosen, strict=False):
            column.header.offer(models, choice)

    def settle(self, lanes: Sequence[Lane]) -> None:
        """Show who answers from now on, and make room for the turns."""
        self._is_settled = True
        self.setMinimumHeight(0)
        self.setMaximumHeight(_NO_LIMIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for column, lane in zip(self.columns, lanes, strict=True):
            column.show_turns(is_shown=True)
            column.header.settle(lane.model)

    def add_turn(self, turn_id: str, prompt: str) -> None:
        """Show a new turn in every lane."""
        for column in self.columns:
            column.add_turn(turn_id, prompt)

    def show_bands(self, turn_id: str, *, is_shown: bool) -> None:
        """Show the bands of a turn in all lanes or in none, so that the answers align."""
        for column in self.columns:
            if view := column.view(turn_id):
                view.band.setVisible(is_shown)

    def level_headers(self) -> None:
        """Make all headers as high as the highest, so that what is under them aligns."""
        if self._is_settled:
            height = max(column.header.wanted_height() for column in self.columns)
            for column in self.columns:
                column.header.setFixedHeight(height)

    def scroll_to_start(self) -> None:
        """Show the beginning of every lane."""
        for column in self.columns:
            column.scroll_to_start()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        for column in self.columns:
            column.retint(icons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.level_headers()

    def _make_column(self, number: int, count: int, icons: Icons) -> LaneColumn:
        column = LaneColumn(ascii_uppercase[number], icons, is_only=count == 1)
        column.header.stop_asked.connect(lambda: self.stop_asked.emit(number))
        column.retry_asked.connect(lambda turn_id: self.retry_asked.emit(turn_id, number))
        column.band_toggled.connect(self._set_bands_open)
        return column

    def _set_bands_open(self, turn_id: str, is_open: bool) -> None:
        for column in self.columns:
            if view := column.view(turn_id):
                view.band.set_open(is_open=is_open)
