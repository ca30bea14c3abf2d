"""Says beside the lanes in short that the next question goes on from one answer in all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.texts import PlainLabel


class ContextLine(QWidget):
    """Hidden where each lane goes on from its own answer."""

    undo_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("contextLine")
        self._text = PlainLabel("muted")
        self._text.setObjectName("contextText")
        self._undo = tool_button("undoContext", self.tr("Let each lane go on from its own answer"))
        self._undo.clicked.connect(self.undo_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self.retint(icons)
        self.hide()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._undo.setIcon(icons.get("close"))

    def show_context(self, letter: str, model: str) -> None:
        """Say whose answer it is; without a letter there is nothing to say."""
        self._text.setText(self.tr("goes on from {letter}'s answer").format(letter=letter))
        text = self.tr(
            "The next question goes on from {letter}'s answer ({model}) in the lanes that are "
            "asked."
        )
        said = text.format(letter=letter, model=model)
        self._text.setAccessibleName(said)
        self._text.setToolTip(said.replace("<", "‹"))  # model names come from outside
        self.setVisible(bool(letter))
