"""A line above the field: what hinders sending, or what could not be attached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from deepseek_desktop.core.domain.key_finding import FoundKey
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.texts import PlainLabel


class ConcernLine(QFrame):
    """Shows one concern until it is dealt with; a newer one takes its place."""

    send_asked = Signal()
    edit_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("concern")
        self._text = PlainLabel()
        self._text.setObjectName("concernText")
        self._text.setWordWrap(True)
        self._edit = QPushButton(self.tr("Edit"))
        self._edit.setObjectName("editConcern")
        self._edit.clicked.connect(self.edit_asked)
        self._send = QPushButton(self.tr("Send anyway"))
        self._send.setObjectName("sendAnyway")
        self._send.clicked.connect(self.send_asked)
        self._close = QToolButton()
        self._close.setObjectName("closeConcern")
        self._close.setAccessibleName(self.tr("Close this line"))
        self._close.clicked.connect(self.hide)
        told = QHBoxLayout()
        told.addWidget(self._text, stretch=1)
        told.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        answers = QHBoxLayout()
        answers.addStretch()
        answers.addWidget(self._send)
        answers.addWidget(self._edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(told)
        layout.addLayout(answers)
        self.retint(icons)
        self.hide()

    @property
    def is_about_a_key(self) -> bool:
        """Whether a question is held back."""
        return not self.isHidden() and not self._send.isHidden()

    def show_key(self, found: FoundKey) -> None:
        """Ask whether to send what looks like a key."""
        text = (
            self.tr("This looks like a key of {giver} ({shown}).").format(
                giver=self.tr(" or ").join(found.givers), shown=found.shown
            )
            if found.givers
            else self.tr("This looks like a key ({shown}).").format(shown=found.shown)
        )
        advice = self.tr("Do not send keys to a model. Nothing was sent yet.")
        self._show(f"{text} {advice}", is_question=True)

    def show_problem(self, text: str) -> None:
        """Tell what could not be done."""
        self._show(text, is_question=False)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._close.setIcon(icons.get("close"))

    def _show(self, text: str, *, is_question: bool) -> None:
        self._text.setText(text)
        self._send.setVisible(is_question)
        self._edit.setVisible(is_question)
        self._close.setVisible(not is_question)
        self.show()
