"""Edits an earlier question where questions are typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Edit
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.texts import PlainLabel


class Editing(QObject):
    """Lends the composer to an earlier question; what was typed there comes back afterwards.

    `ended` has the turn's id, the new `Question`, and whether it is to be asked. Until that turn
    is seen, the edit is not lost: `give_back` goes on with it.
    """

    ended = Signal(str, object, bool)

    def __init__(self, composer: Composer) -> None:
        super().__init__(composer)
        self._composer = composer
        self._turn_id = ""
        self._before = Question()
        self._typed = Question()
        self._unkept: Edit | None = None
        self._shown: ShownBranch | None = None
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

    @property
    def edit(self) -> Edit | None:
        """What an earlier question is being changed into, until that is kept."""
        return Edit(self._turn_id, self._composer.draft) if self._is_changed else self._unkept

    def begin(self, turn_id: str, question: Question) -> None:
        """Edit the question of a turn, unless another one was changed and not kept."""
        if not self.is_editing:
            self._typed = self._composer.draft
        elif self._is_changed:
            if turn_id != self._turn_id:
                self._composer.show_problem(self.tr("Finish or cancel the edit first."))
            self._composer.setFocus()
            return
        self._turn_id, self._before = turn_id, question
        self._composer.queues = False
        self._composer.show_draft(question)
        self._composer.setFocus()
        self.bar.show()

    def resume(self, edit: Edit) -> None:
        """Go on with an edit; where its turn is gone, it is the text of a new question."""
        turn = self._shown.state(edit.turn_id) if self._shown is not None else None
        if turn is None or self.is_editing:
            self.give_back(edit.question)
            self._tell_gone()
            return
        self.begin(edit.turn_id, turn.turn.question)
        self._composer.show_draft(edit.question)

    def give_back(self, question: Question) -> None:
        """Return a question that could not be asked or kept to where it was typed."""
        unkept = self._unkept
        if unkept is not None and unkept.question == question:
            self._unkept = None
            self.resume(unkept)
        elif self.is_editing:
            prompts = filter(None, (question.prompt, self._typed.prompt))
            attachments = question.attachments + self._typed.attachments
            self._typed = Question("\n".join(prompts), attachments)
        else:
            self._composer.give_back(question)

    def take_back(self, question: Question) -> None:
        """Return a question that waited to the field, or behind the one that is edited there."""
        self.give_back(question)
        if self.is_editing:
            text = self.tr("The question is in the field again when the edit has ended.")
            self._composer.show_problem(text)

    def follow(self, shown: ShownBranch) -> None:
        """End an edit whose new turn is there, or whose earlier one is gone."""
        self._shown = shown
        newest = shown.path[-1].turn.question if shown.path else None
        if self._unkept is not None and self._unkept.question == newest:
            self._unkept = None
        if self.is_editing and shown.state(self._turn_id) is None:
            edited = self._composer.draft if self._is_changed else None
            self.cancel()
            if edited is not None:
                self._composer.give_back(edited)
                self._tell_gone()

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

    @property
    def _is_changed(self) -> bool:
        return self.is_editing and self._composer.draft != self._before

    def _save(self) -> None:
        question = self._composer.draft
        if self._is_changed and not question.is_empty:
            self._end(question, is_asked=False)
        else:
            self.cancel()

    def _end(self, question: Question, *, is_asked: bool) -> None:
        edit = Edit(self._turn_id, question)
        self.cancel()
        self._unkept = edit
        self.ended.emit(edit.turn_id, question, is_asked)

    def _tell_gone(self) -> None:
        text = self.tr("The question that was edited is gone: what you typed is a new one.")
        self._composer.show_problem(text)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("editBar")
        text = PlainLabel(
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
