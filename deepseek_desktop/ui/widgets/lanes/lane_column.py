"""One lane: its header, which stays, and its turns, which scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.lanes.blind_header import BlindHeader
from deepseek_desktop.ui.widgets.lanes.lane_header import LaneHeader
from deepseek_desktop.ui.widgets.tab_order import put_behind

if TYPE_CHECKING:  # a window is to be seen before all that shows replies is loaded
    from deepseek_desktop.ui.widgets.lanes.lane_turns import LaneTurns

_LEAST_WIDTH = 380
_LEAST_LETTERS = 30


class LaneColumn(QFrame):
    """Has turns from the first question on."""

    wished = Signal(object, str, str)
    band_toggled = Signal(str, bool)
    link_clicked = Signal(str, str)
    copied = Signal(str)
    zoom_asked = Signal(int)

    def __init__(
        self,
        lane_id: str,
        icons: Icons,
        reading: Reading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lane")
        self.lane_id = lane_id
        self._icons = icons
        self._reading = reading
        self._is_alone = False
        self.turns: LaneTurns | None = None
        self.header = LaneHeader(icons, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._veiled: BlindHeader | None = None
        self._column.addWidget(self.header)
        self._fit()

    def begin(self) -> LaneTurns:
        """Make room for the turns under the header."""
        if self.turns is None:
            from deepseek_desktop.ui.widgets.lanes.lane_turns import (  # noqa: PLC0415 a window is to be seen first
                LaneTurns,
            )

            self.turns = turns = LaneTurns(self._reading, self._icons)
            turns.wished.connect(self.wished)
            turns.band_toggled.connect(self.band_toggled)
            turns.link_clicked.connect(self.link_clicked)
            turns.copied.connect(self.copied)
            turns.zoom_asked.connect(self.zoom_asked)
            self._column.addWidget(turns, stretch=1)
            put_behind(self.header, turns)
            self.stand(is_alone=self._is_alone)
        return self.turns

    def stand(self, *, is_alone: bool) -> None:
        """Look as a lane that is seen alone, or beside others, under its present letter."""
        self._is_alone = is_alone
        if self.turns is not None:
            letter = self.header.letter
            self.turns.setAccessibleName(self.tr("Lane {letter}").format(letter=letter))
            self.turns.stand(is_alone=is_alone)

    def veil(self, said: str | None) -> None:
        """Show a letter and what is `said` in the place of who answers; None: show all of it."""
        self.header.setVisible(said is None)
        if said is None:
            if self._veiled is not None:
                self._veiled.hide()
            return
        if self._veiled is None:
            self._veiled = BlindHeader()
            self._column.insertWidget(0, self._veiled)
        self._veiled.show_text(self.header.letter, said)
        self._veiled.setMinimumHeight(self.header.minimumHeight())  # nothing moves at the reveal
        self._veiled.show()

    def read_with(self, reading: Reading) -> None:
        """Show the turns as a person wants to read them from now on."""
        self._reading = reading
        if self.turns is not None:
            self.turns.read_with(reading)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.header.retint(icons)
        if self.turns is not None:
            self.turns.retint(icons)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Have room for the buttons under a reply, also in a large font."""
        letters = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        self.setMinimumWidth(max(_LEAST_WIDTH, letters))
