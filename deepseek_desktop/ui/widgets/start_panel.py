"""What an empty conversation shows: questions worth asking, and the way to one's own models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deepseek_desktop.ui.widgets.texts import ElidedButton, plain_label


class StartPanel(QWidget):
    """Offers questions; announces the one a person picked, or that they have a key to paste."""

    picked = Signal(str)
    key_asked = Signal()
    local_asked = Signal()

    def __init__(
        self, questions: Sequence[str], *, is_comparison: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        page = QWidget()
        page.setMaximumWidth(720)
        column = QVBoxLayout(page)
        column.setSpacing(8)
        title, text = self._introduction(is_comparison=is_comparison)
        column.addWidget(plain_label("heading", title))
        explained = plain_label("muted", text)
        explained.setWordWrap(True)
        column.addWidget(explained)
        column.addSpacing(4)
        for question in questions:
            column.addWidget(self._button(question))
        column.addSpacing(4)
        column.addLayout(self._ways())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(page, stretch=8)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)

    def _introduction(self, *, is_comparison: bool) -> tuple[str, str]:
        """Return a title and what can be done here."""
        if is_comparison:
            return self.tr("One question, side by side"), self.tr(
                "Choose who answers above, then ask below: thinking and answer arrive next to "
                "each other, with time and tokens. The demo needs no key and costs nothing; its "
                "answers were written for this app. To begin with:"
            )
        return self.tr("Ask one model"), self.tr(
            "Choose who answers above, then ask below. The demo needs no key and costs "
            "nothing; its answers were written for this app. To begin with:"
        )

    def _ways(self) -> QHBoxLayout:
        """Return the ways to models of a person's own."""
        paste = QPushButton(self.tr("&Paste a key…"))
        paste.setObjectName("pasteKey")
        paste.clicked.connect(self.key_asked)
        local = QPushButton(self.tr("&Find a server on this machine"))
        local.setObjectName("findServer")
        local.clicked.connect(self.local_asked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(plain_label("muted", self.tr("Real models:")))
        row.addWidget(paste)
        row.addWidget(local)
        row.addStretch(1)
        return row

    def _button(self, question: str) -> QPushButton:
        button = ElidedButton(question)
        button.setObjectName("question")
        button.clicked.connect(lambda: self.picked.emit(question))
        return button
