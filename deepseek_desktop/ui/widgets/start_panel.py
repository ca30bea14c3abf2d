"""What an empty conversation shows: questions worth a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deepseek_desktop.ui.widgets.texts import ElidedButton, plain_label


class StartPanel(QWidget):
    """Offers questions; announces the one a person picked."""

    picked = Signal(str)

    def __init__(
        self, title: str, text: str, questions: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        page = QWidget()
        page.setMaximumWidth(720)
        column = QVBoxLayout(page)
        column.setSpacing(10)
        heading = plain_label("heading", title)
        column.addWidget(heading)
        explained = plain_label("muted", text)
        explained.setWordWrap(True)
        column.addWidget(explained)
        column.addSpacing(8)
        for question in questions:
            column.addWidget(self._button(question))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(page, stretch=8)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)

    def _button(self, question: str) -> QPushButton:
        button = ElidedButton(question)
        button.setObjectName("question")
        button.clicked.connect(lambda: self.picked.emit(question))
        return button
