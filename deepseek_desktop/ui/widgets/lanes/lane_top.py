"""The first lines of a lane's head: who answers, what can be done, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.lanes.lane_buttons import LaneButtons
from deepseek_desktop.ui.widgets.lanes.lane_identity import LaneIdentity
from deepseek_desktop.ui.widgets.texts import PlainLabel

_GAP = 8
_ROOM_FOR_STATE = 18  # letters


class LaneTop(QWidget):
    """How a lane stands is said beside its name; below, where the name would be cut for it.

    `refit` says that it may have another height.
    """

    refit = Signal()

    def __init__(self, identity: LaneIdentity, buttons: LaneButtons) -> None:
        super().__init__()
        self._identity = identity
        self._buttons = buttons
        self._is_beside = True
        self._state = PlainLabel("muted")
        self._state.setObjectName("state")
        self._state.hide()
        self._first = QHBoxLayout()
        self._first.setSpacing(_GAP)
        self._first.addWidget(identity, stretch=1)
        self._first.addWidget(self._state)
        self._first.addWidget(buttons)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addLayout(self._first)

    def show_state(self, text: str) -> None:
        """Say how the lane stands."""
        self._state.setText(text)
        self._state.show()

    def fit(self) -> None:
        """Put how it stands where there is room; what runs does not move it."""
        letters = self.fontMetrics().averageCharWidth() * _ROOM_FOR_STATE
        wanted = self._identity.wanted_width + letters + self._buttons.sizeHint().width()
        is_beside = wanted + 2 * _GAP <= self.width()
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        if is_beside:
            self._rows.removeWidget(self._state)
            self._first.insertWidget(1, self._state)
        else:
            self._first.removeWidget(self._state)
            self._rows.addWidget(self._state)
        self.updateGeometry()  # else who asks before the next layout is told the height of before
        self.refit.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
