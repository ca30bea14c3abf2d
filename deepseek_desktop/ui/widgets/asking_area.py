"""What stands under the lanes: where questions are typed, and what has to be said about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, Edit
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.branch_line import BranchLine
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.context_gauge import ContextGauge
from deepseek_desktop.ui.widgets.editing import Editing
from deepseek_desktop.ui.widgets.lanes.lane_chips import LaneChips
from deepseek_desktop.ui.widgets.sending_line import SendingLine


class AskingArea(QWidget):
    """Has the composer, which may be lent to an earlier question.

    `asked` has a new `Question`, `edited` the turn's id, the `Question`, and whether it is to be
    asked. `later_asked` wants to see what comes later on another branch. What `hinders` says
    yes to goes back into the field until `ask_typed`; it takes the id of a turn that is
    edited, too (empty: a new question). What `hinders_next` says yes to goes on waiting until
    `ask_next`. `appeared` says that this can be seen, `chosen` that somebody else is going to be
    asked, or in another way.
    """

    asked = Signal(object)
    edited = Signal(str, object, bool)
    later_asked = Signal()
    draft_changed = Signal()
    appeared = Signal()
    chosen = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.chips = LaneChips(icons)
        self.composer = Composer(icons)
        self._editing = Editing(self.composer)
        self.hinders: Callable[[Question, str], bool] = lambda *_: False
        self.hinders_next: Callable[[Question], bool] = lambda _: False
        self._later = BranchLine()
        self.line = SendingLine()
        self.gauge = ContextGauge()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (
            self._later,
            self._editing.bar,
            self.line,
            self.chips,
            self.composer,
            self.gauge,
        ):
            self._column.addWidget(part)
        self._later.show_asked.connect(self.later_asked)
        self._editing.ended.connect(self.edited)
        self.composer.submitted.connect(self.ask)
        self.composer.next_asked.connect(self.ask_next)
        self.composer.taken_back.connect(self._editing.take_back)
        self.composer.draft_changed.connect(self.draft_changed)
        self.composer.queue_changed.connect(self.draft_changed)
        self.setFocusProxy(self.composer)

    @property
    def typed(self) -> Question:
        """What is typed for a new question, also while an earlier one is edited."""
        return self._editing.draft

    @property
    def edit_begun(self) -> Edit | None:
        """What an earlier question is being changed into; None while none is edited."""
        return self._editing.edit

    @property
    def edited_id(self) -> str:
        """The turn whose question is edited; empty for a new one."""
        return self._editing.turn_id

    def ask(self, question: Question) -> None:
        """Ask, as if a person had typed it; an earlier question that is edited, in its place."""
        if self.hinders(question, self.edited_id):
            self.composer.give_back(question)
        elif not self._editing.take(question):
            self.asked.emit(question)

    def ask_next(self) -> None:
        """Ask the question that waits, if there is one; if it is held it goes on waiting."""
        queue = self.composer.queue
        if queue and not self.hinders_next(queue[0]):
            self.composer.take_next()
            self.asked.emit(queue[0])

    def ask_typed(self) -> None:
        """Ask what is typed, as it is."""
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
        if draft.edit is not None:
            self._editing.resume(draft.edit)

    def give_back(self, question: Question) -> None:
        """Return a question that could not be asked or kept to where it was typed."""
        if not question.is_empty:
            self._editing.give_back(question)

    def follow(self, shown: ShownBranch) -> None:
        """Say what comes later on another branch; end an edit that was kept, or lost its turn."""
        self._later.show_count(shown.count_after)
        before = self._editing.edit
        self._editing.follow(shown)
        if self._editing.edit != before:
            self.draft_changed.emit()

    def insert(self, bar: QWidget) -> None:
        """Show a bar above all that is here."""
        self._column.insertWidget(0, bar)
