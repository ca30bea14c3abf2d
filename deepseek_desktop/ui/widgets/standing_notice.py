"""A line at the top of the window for what holds as long as the window is open."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from deepseek_desktop.ui.widgets.texts import PlainLabel


class StandingNotice(QFrame):
    """Shows a text that cannot be closed away; without one it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standingNotice")
        self._text = PlainLabel()
        self._text.setObjectName("standingText")
        self._text.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.addWidget(self._text)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show what holds now; an empty text: nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))
