"""Edits an earlier question where questions are typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.texts import plain_label


class Editing(QObject):
    """Lends the composer to an earlier question; what was typed there comes back afterwards.

    `ended` has the turn's id, the new `Question`, and whether it is to be asked.
    """

    ended = Signal(str, object, bool)

    def __init__(self, composer: Composer) -> None:
        super().__init__(composer)
        self._composer = composer
        self._turn_id = ""
        self._before = Question()
        self._typed = Question()
        self.bar = self._make_bar()

    @property
    def is_editing(self) -> bool:
        """Whether an earlier question is being edited."""
        return bool(self._turn_id)

    @property
    def turn_id(self) -> str:
        """The turn whose question is edited; empty where none is."""
        return self._turn_id

    @property
    def draft(self) -> Question:
        """What is typed for a new question, also while an earlier one is edited."""
        return self._typed if self.is_editing else self._composer.draft

    def begin(self, turn_id: str, question: Question) -> None:
        """Edit the question of a turn."""
        if not self.is_editing:
            self._typed = self._composer.draft
        self._turn_id, self._before = turn_id, question
        self._composer.queues = False
        self._composer.show_draft(question)
        self._composer.setFocus()
        self.bar.show()

    def take(self, question: Question) -> bool:
        """Ask an edited question; return whether one was being edited."""
        if not self.is_editing:
            return False
        self._end(question, is_asked=True)
        return True

    def cancel(self) -> None:
        """Leave the earlier question as it is."""
        self._turn_id = ""
        self._composer.queues = True
        self.bar.hide()
        self._composer.show_draft(self._typed)

    def _save(self) -> None:
        question = self._composer.draft
        if question != self._before and not question.is_empty:
            self._end(question, is_asked=False)
        else:
            self.cancel()

    def _end(self, question: Question, *, is_asked: bool) -> None:
        turn_id = self._turn_id
        self.cancel()
        self.ended.emit(turn_id, question, is_asked)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("editBar")
        text = plain_label(
            "muted", self.tr("You edit an earlier question. It is kept beside this one.")
        )
        text.setWordWrap(True)
        save = QPushButton(self.tr("Save without asking"))
        save.setObjectName("saveEdit")
        save.clicked.connect(self._save)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("cancelEdit")
        cancel.clicked.connect(self.cancel)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(text, stretch=1)
        layout.addWidget(save)
        layout.addWidget(cancel)
        bar.hide()
        return bar
