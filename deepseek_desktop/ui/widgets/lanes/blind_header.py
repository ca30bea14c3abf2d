"""The top of a lane while nobody is to know who answers in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from deepseek_desktop.ui.widgets.texts import PlainLabel


class BlindHeader(QFrame):
    """Has the lane's letter, without a colour of its own, and a word."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("laneHeader")
        self.setProperty("resting", True)  # noqa: FBT003 the badge is neutral then
        self._badge = PlainLabel()
        self._badge.setObjectName("badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setFixedSize(22, 22)
        self._said = PlainLabel("muted")
        self._said.setObjectName("blindState")
        self._said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._badge)
        row.addWidget(self._said, stretch=1)
        self.hide()

    def show_text(self, letter: str, said: str) -> None:
        """Show the letter that the lane goes by, and what is to be said of it."""
        self._badge.setText(letter)
        self._said.setText(said)
