"""What an empty conversation shows: questions worth a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from deepseek_desktop.ui.widgets.texts import plain_label


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
        layout.addWidget(page)
        layout.setAlignment(page, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def _button(self, question: str) -> QPushButton:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(question, Qt.TextElideMode.ElideRight, 620)
        button = QPushButton(shown.replace("&", "&&"))
        button.setObjectName("question")
        button.setAccessibleName(question)
        button.setToolTip(question.replace("<", "‹"))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.picked.emit(question))
        return button
