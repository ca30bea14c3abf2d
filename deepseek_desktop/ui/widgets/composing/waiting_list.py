"""The questions that wait until the running replies have ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.tab_order import held_place, put_behind
from deepseek_desktop.ui.widgets.texts import ElidedLabel, PlainLabel

MOST_WAITING = 20
_MOST_SEEN = 4
_LONGEST = 400
_ICONS = {"editWaiting": "edit", "sendWaiting": "send", "removeWaiting": "close"}


class WaitingList(QFrame):
    """Keeps questions, the next one first.

    `taken_back` has a `Question` that waits no more; `changed` says that others wait, or in
    another order, `send_asked` that the next one is to be sent now.
    """

    taken_back = Signal(object)
    send_asked = Signal()
    changed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("waiting")
        self._icons = icons
        self._is_running = False
        self._questions: tuple[Question, ...] = ()
        self._rows: list[_Row] = []
        self._title = PlainLabel("muted")
        self._title.setObjectName("waitingTitle")
        self._title.setWordWrap(True)
        self._page = QWidget()
        self._page.setObjectName("waitingPage")
        self._place = held_place(self._page)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._area = _RowsArea(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        layout.addWidget(self._area)
        self.hide()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What waits, the next one first."""
        return self._questions

    @property
    def is_full(self) -> bool:
        """Whether no more can wait."""
        return len(self._questions) >= MOST_WAITING

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Let these wait instead; nothing is seen where nothing does."""
        self._questions = tuple(questions)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(n, question) for n, question in enumerate(questions)]
        for before, row in zip((self._place, *self._rows), self._rows, strict=False):
            self._column.addWidget(row)
            put_behind(before, row)
            row.show()
        self.setVisible(bool(questions))
        self._tell()
        self._area.updateGeometry()

    def add(self, question: Question) -> None:
        """Let one more wait, behind the others."""
        self.show_questions((*self._questions, question))
        self.changed.emit()

    def take(self, number: int = 0) -> Question:
        """Return a question that waits no more from now on."""
        taken = self._questions[number]
        self.show_questions(self._questions[:number] + self._questions[number + 1 :])
        self.changed.emit()
        return taken

    def set_running(self, *, is_running: bool) -> None:
        """Say what the questions wait for, and offer to send one where nothing hinders."""
        self._is_running = is_running
        self._tell()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for row in self._rows:
            row.retint(icons)

    def _tell(self) -> None:
        self._title.setText(
            self.tr("Waiting: sent one by one, each when the replies before it have ended.")
            if self._is_running
            else self.tr("Waiting: nothing runs. Send the next one when you like.")
        )
        for row in self._rows:
            row.set_running(is_running=self._is_running)

    def _send(self, number: int) -> None:
        first, others = self._questions[number], list(self._questions)
        del others[number]
        self.show_questions((first, *others))
        self.changed.emit()
        self.send_asked.emit()

    def _row(self, number: int, question: Question) -> _Row:
        row = _Row(number, question, self._icons)
        row.buttons["editWaiting"].clicked.connect(lambda: self.taken_back.emit(self.take(number)))
        row.buttons["sendWaiting"].clicked.connect(lambda: self._send(number))
        row.buttons["removeWaiting"].clicked.connect(lambda: self.take(number))
        return row


class _RowsArea(QScrollArea):
    """Is as high as its rows are, up to some; then it scrolls."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setObjectName("waitingArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(page)

    @override
    def sizeHint(self) -> QSize:
        rows = self._page.findChildren(_Row, options=Qt.FindChildOption.FindDirectChildrenOnly)
        heights = [row.sizeHint().height() for row in rows if not row.isHidden()]
        return QSize(200, sum(heights[:_MOST_SEEN]))


class _Row(QWidget):
    """One question that waits, and what can be done with it."""

    def __init__(self, number: int, question: Question, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("waitingRow")
        place = number + 1
        text = " ".join(question.prompt[:_LONGEST].split())
        if count := len(question.attachments):
            attached = self.tr("{count} attached").format(count=count)
            text = f"{text} · {attached}" if text else attached
        self._label = ElidedLabel()
        self._label.setObjectName("waitingText")
        self._label.show_text(f"{place}. {text}")
        names = {
            "editWaiting": self.tr("Take question {place} back into the field"),
            "sendWaiting": self.tr("Send question {place} now"),
            "removeWaiting": self.tr("Remove question {place}"),
        }
        self.buttons = {n: tool_button(n, what.format(place=place)) for n, what in names.items()}
        self._send_name = self.buttons["sendWaiting"].accessibleName()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label, stretch=1)
        for button in self.buttons.values():
            layout.addWidget(button)
        self.retint(icons)

    def set_running(self, *, is_running: bool) -> None:
        """Offer to send it, or say why not."""
        send = self.buttons["sendWaiting"]
        send.setEnabled(not is_running)
        send.setToolTip(
            self.tr("Not possible while replies run: stop them first")
            if is_running
            else self._send_name
        )

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        for name, button in self.buttons.items():
            button.setIcon(icons.get(_ICONS[name]))
