"""A line above the composer: what hinders sending, or what is not sent along."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from deepseek_desktop.ui.widgets.texts import PlainLabel, set_mark


class Answer(Enum):
    """What a person can say to it; the value names the button."""

    LEAVE_OUT = "leaveOut"
    SEND_ALL = "sendAll"
    SEND_ALL_AGAIN = "sendAllAgain"
    SEND_ANYWAY = "sendOverLimit"
    EDIT = "keepEditing"
    GO_THERE = "goToWaiting"


class Said(Struct, frozen=True):
    """What the line says, and what can be answered."""

    text: str
    answers: Sequence[tuple[Answer, str]]
    is_problem: bool = False


class SendingLine(QFrame):
    """Shows one thing at a time; `answered` has the `Answer`."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sendingLine")
        self._said: Said | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._text = PlainLabel()
        self._text.setObjectName("sendingText")
        self._text.setWordWrap(True)
        self._row = QHBoxLayout()
        self._row.addStretch()
        self._buttons: list[QPushButton] = []
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(12, 6, 8, 6)
        self._box.setSpacing(6)
        self._box.addWidget(self._text, 1)
        self._box.addLayout(self._row)
        self.hide()

    def show_said(self, said: Said | None) -> None:
        """Show something else, or nothing.

        The keyboard stays in the field: Enter, pressed once too often, must decide nothing.
        """
        if said == self._said:
            return
        self._said = said
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(*answer) for answer in said.answers] if said else []
        self.setVisible(said is not None)
        if said is None:
            return
        self._text.setText(said.text)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below if len(said.answers) > 1 else beside)
        self.setAccessibleName(said.text)
        set_mark(self, "problem", said.is_problem)

    def _button(self, answer: Answer, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(answer.value)
        button.setAutoDefault(True)
        button.clicked.connect(partial(self.answered.emit, answer))
        self._row.addWidget(button)
        button.show()  # else it is seen an event later
        return button
