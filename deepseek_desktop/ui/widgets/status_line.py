"""The line at the bottom of a window: what was used and spent, here and altogether."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStatusBar, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton

_TOTALS_WIDTH = 300


class StatusLine(QStatusBar):
    """Shows two lines of figures; `details_asked` wants to know more of them.

    `appeared` says that it can be seen.
    """

    details_asked = Signal()
    appeared = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("statusLine")
        self.setAccessibleName(self.tr("What was used and spent"))
        self.setSizeGripEnabled(False)
        self._here = ElidedToolButton("spentHere")
        self._totals = ElidedToolButton("spentTotals", _TOTALS_WIDTH)
        row = QWidget()
        row.setObjectName("statusRow")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 1, 8, 1)
        layout.addWidget(self._here)
        layout.addStretch(1)
        layout.addWidget(self._totals)
        self.addPermanentWidget(row, 1)
        for button in (self._here, self._totals):
            button.clicked.connect(self.details_asked)
        if isinstance(window, QMainWindow):
            window.setStatusBar(self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.appeared.emit()

    def show_here(self, text: str) -> None:
        """Show what the conversation in front used."""
        self._here.show_text(text)

    def show_totals(self, text: str) -> None:
        """Show what was spent this day and month."""
        self._totals.show_text(text)
