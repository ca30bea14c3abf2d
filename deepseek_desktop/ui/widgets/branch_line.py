"""Says that a conversation goes on elsewhere from where it is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from deepseek_desktop.ui.widgets.texts import PlainLabel


class BranchLine(QFrame):
    """Hidden where nothing comes after what is shown."""

    show_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("branchLine")
        self._text = PlainLabel("muted")
        self._text.setObjectName("laterElsewhere")
        self._text.setWordWrap(True)
        show = QPushButton(self.tr("Show them"))
        show.setObjectName("showLater")
        show.clicked.connect(self.show_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._text, stretch=1)
        layout.addWidget(show)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many questions come later on other branches."""
        self._text.setText(
            self.tr("Later questions on another branch: {count}").format(count=count)
        )
        self.setVisible(count > 0)
