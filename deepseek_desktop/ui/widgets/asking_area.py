"""What stands under the lanes: where questions are typed, and what has to be said about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.branch_line import BranchLine
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.context_gauge import ContextGauge
from deepseek_desktop.ui.widgets.editing import Editing
from deepseek_desktop.ui.widgets.sending_line import SendingLine


class AskingArea(QWidget):
    """Has the composer, which may be lent to an earlier question.

    `asked` has a new `Question`, `edited` the turn's id, the `Question`, and whether it is to be
    asked. `later_asked` wants to see what comes later on another branch. What `hinders` says
    yes to goes back to where it came from until `ask_held`; it takes the id of a turn that is
    edited, too (empty: a new question). `appeared` says that this can be seen,
    `chosen` that somebody else is going to be asked, or in another way.
    """

    asked = Signal(object)
    edited = Signal(str, object, bool)
    later_asked = Signal()
    draft_changed = Signal()
    appeared = Signal()
    chosen = Signal()

    def __init__(self, icons: Icons, *, is_comparison: bool) -> None:
        super().__init__()
        self.composer = Composer(icons, is_comparison=is_comparison)
        self._editing = Editing(self.composer)
        self.hinders: Callable[[Question, str], bool] = lambda *_: False
        self._holds_next = False
        self._later = BranchLine()
        self.line = SendingLine()
        self.gauge = ContextGauge()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self._later, self._editing.bar, self.line, self.composer, self.gauge):
            self._column.addWidget(part)
        self._later.show_asked.connect(self.later_asked)
        self._editing.ended.connect(self.edited)
        self.composer.submitted.connect(self.ask)
        self.composer.draft_changed.connect(self.draft_changed)
        self.composer.queue_changed.connect(self.draft_changed)
        self.setFocusProxy(self.composer)

    @property
    def typed(self) -> Question:
        """What is typed for a new question, also while an earlier one is edited."""
        return self._editing.draft

    @property
    def edited_id(self) -> str:
        """The turn whose question is edited; empty for a new one."""
        return self._editing.turn_id

    def ask(self, question: Question) -> None:
        """Ask, as if a person had typed it; an earlier question that is edited, in its place."""
        if self.hinders(question, self.edited_id):
            self._holds_next = False
            self.composer.give_back(question)
        elif not self._editing.take(question):
            self.asked.emit(question)

    def ask_next(self) -> None:
        """Ask the question that waits, if there is one; if it is held it goes on waiting."""
        if not self.composer.queue:
            return
        if self.hinders(self.composer.queue[0], ""):
            self._holds_next = True
        elif (question := self.composer.take_next()) is not None:
            self.asked.emit(question)

    def ask_held(self) -> None:
        """Ask once more what was held."""
        if self._holds_next:
            self.ask_next()
            return
        question = self.composer.draft
        if not question.is_empty:
            self.composer.show_draft(Question())
            self.ask(question)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.appeared.emit()

    def edit(self, turn_id: str, question: Question) -> None:
        """Let a person edit the question of a turn."""
        self._editing.begin(turn_id, question)

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed here another time, and what waited."""
        self.composer.show_draft(draft.question)
        self.composer.show_queue(draft.queue)

    def show_later(self, count: int) -> None:
        """Say how many questions come later on another branch."""
        self._later.show_count(count)

    def insert(self, bar: QWidget) -> None:
        """Show a bar above all that is here."""
        self._column.insertWidget(0, bar)
