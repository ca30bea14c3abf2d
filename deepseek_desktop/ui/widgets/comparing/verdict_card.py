"""The card on which a person says why they judged so, and notes something about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.ui.models.ballot import Ballot
from deepseek_desktop.ui.models.verdict_words import reason_word
from deepseek_desktop.ui.widgets.comparing.bar_card import BarCard
from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel

_MOST_IN_NOTE = 2000
_NOTE_WIDTH = 220


class VerdictCard(BarCard):
    """Announces a set of reasons with `tagged`, a verdict's id and a text with `noted`."""

    tagged = Signal(object)
    noted = Signal(str, str)

    def __init__(self, opener: QWidget, page: QWidget) -> None:
        super().__init__(opener, page)
        self.setObjectName("verdictCard")
        self.setAccessibleName(self.tr("Why this verdict"))
        self._verdict_id = self._kept_note = ""
        self._said = PlainLabel()
        self._said.setObjectName("verdictSaid")
        self._said.setWordWrap(True)
        self._tags = {reason: self._make_tag(reason) for reason in Reason}
        self._note = _NoteField()
        self._note.editingFinished.connect(self._tell_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._said)
        column.addWidget(flowing(*self._tags.values(), gap=6))
        column.addWidget(self._note)

    @property
    @override
    def first_stop(self) -> QWidget:
        return next(iter(self._tags.values()))

    def show_ballot(self, ballot: Ballot) -> None:
        """Show the verdict in words, its reasons, and what was noted; or go where there is none."""
        before, self._verdict_id = self._verdict_id, ballot.verdict_id
        if before != ballot.verdict_id:
            self._tell_note_of(before)  # what is being typed belongs to that one
            self._note.clearFocus()
        self._said.setText(ballot.said)
        self._kept_note = ballot.note
        for reason, tag in self._tags.items():
            tag.setChecked(reason in ballot.reasons)
        self._note.show_note(ballot.note)
        if ballot.choice is None:
            self.close()
        elif self.isVisible():
            self.fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._tell_note()  # what was typed counts, however the card goes

    def _tell_tags(self) -> None:
        self.tagged.emit(frozenset(r for r, tag in self._tags.items() if tag.isChecked()))

    def _tell_note(self) -> None:
        self._tell_note_of(self._verdict_id)

    def _tell_note_of(self, verdict_id: str) -> None:
        note = self._note.text()
        if verdict_id and note != self._kept_note:
            self._kept_note = note
            self.noted.emit(verdict_id, note)

    def _make_tag(self, reason: Reason) -> QToolButton:
        tag = QToolButton()
        tag.setObjectName("voteReason")
        tag.setProperty("reason", str(reason))
        tag.setText(reason_word(reason))
        tag.setAccessibleName(reason_word(reason))
        tag.setToolTip(self.tr("A reason for your verdict"))
        tag.setCheckable(True)
        tag.clicked.connect(self._tell_tags)
        return tag


class _NoteField(LineField):
    """Has room for a remark."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voteNote")
        self.setMaxLength(_MOST_IN_NOTE)
        self.setPlaceholderText(self.tr("A note, for yourself"))
        self.setAccessibleName(self.tr("Note on this verdict"))

    def show_note(self, note: str) -> None:
        """Show what was noted; what is just being typed stays."""
        if not self.hasFocus() and note != self.text():
            self.setText(note)
            self.setCursorPosition(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NOTE_WIDTH, super().sizeHint().height())
