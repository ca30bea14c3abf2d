"""What an empty conversation shows: questions worth asking, and the way to one's own models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.texts import ElidedButton, PlainLabel


class StartPanel(QWidget):
    """Offers questions; announces the one a person picked, or that they have a key to paste."""

    picked = Signal(str)
    key_asked = Signal()
    local_asked = Signal()

    def __init__(self, questions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        page = QWidget()
        page.setMaximumWidth(720)
        column = QVBoxLayout(page)
        column.setSpacing(8)
        self._title = PlainLabel("heading")
        column.addWidget(self._title)
        self._explained = PlainLabel("muted")
        self._explained.setWordWrap(True)
        column.addWidget(self._explained)
        column.addSpacing(4)
        for question in questions:
            column.addWidget(self._button(question))
        column.addSpacing(4)
        column.addWidget(self._ways())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_in_the_middle(page))
        self._level()

    def introduce(self, *, is_comparison: bool) -> None:
        """Say what can be done with one lane, or with several."""
        title, text = self._introduction(is_comparison=is_comparison)
        self._title.setText(title)
        self._explained.setText(text)

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

    def _ways(self) -> QWidget:
        """Return the ways to models of a person's own."""
        self._paste = QPushButton(self.tr("&Paste a key…"))
        self._paste.setObjectName("pasteKey")
        self._paste.clicked.connect(self.key_asked)
        local = QPushButton(self.tr("Find a server on &this machine"))
        local.setObjectName("findServer")
        local.clicked.connect(self.local_asked)
        self._real = PlainLabel("muted", self.tr("Real models:"))
        return flowing(self._real, self._paste, local, gap=10)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._level()

    def _level(self) -> None:
        """Make the words as high as the buttons beside them, to stand in their middle."""
        self._real.setMinimumHeight(self._paste.sizeHint().height())

    def _button(self, question: str) -> QPushButton:
        button = ElidedButton(question)
        button.setObjectName("question")
        button.clicked.connect(lambda: self.picked.emit(question))
        return button


def _in_the_middle(page: QWidget) -> QScrollArea:
    """Return what shows a page in its middle, and scrolls it where there is no room for it."""
    inside = QWidget()
    inside.setObjectName("startPage")
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(24, 8, 24, 8)
    layout.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(page, stretch=8)
    row.addStretch(1)
    layout.addLayout(row)
    layout.addStretch(3)
    area = QScrollArea()
    area.setObjectName("startArea")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
