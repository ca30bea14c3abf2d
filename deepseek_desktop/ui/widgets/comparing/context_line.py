"""Says that the next question goes on from one answer in all lanes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from deepseek_desktop.ui.widgets.texts import plain_label


class ContextLine(QFrame):
    """Hidden where each lane goes on from its own answer."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contextLine")
        self._text = plain_label()
        self._text.setObjectName("contextText")
        self._text.setWordWrap(True)
        undo = QToolButton()
        undo.setObjectName("undoContext")
        undo.setProperty("framed", "true")
        undo.setText(self.tr("Undo"))
        undo.setToolTip(self.tr("Let each lane go on from its own answer"))
        undo.clicked.connect(self.undo_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, stretch=1)
        layout.addWidget(undo)
        self.hide()

    def show_context(self, letter: str, model: str) -> None:
        """Say whose answer it is; without a letter there is nothing to say."""
        text = self.tr("The next question goes on from {letter}'s answer ({model}) in all lanes.")
        self._text.setText(text.format(letter=letter, model=model))
        self.setVisible(bool(letter))
