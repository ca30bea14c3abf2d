"""Where a person judges the newest answers: which of two is better, why, and a note."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.verdict import Choice, Reason
from deepseek_desktop.ui.models.ballot import Ballot
from deepseek_desktop.ui.models.verdict_words import choice_word, reason_word
from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import plain_label

_MOST_IN_NOTE = 2000
_NOTE_WIDTH = 220


class VoteBar(QWidget):
    """Announces a `Choice` with `voted`, a set of reasons with `tagged`, a text with `noted`.

    `pair_chosen` has the number of a pair, `undo_asked` takes the verdict back. While answers are
    awaited or uncovered nothing can be judged: then there is a sentence, and maybe `at_once_asked`
    or `reveal_asked`.
    """

    voted = Signal(object)
    tagged = Signal(object)
    noted = Signal(str)
    undo_asked = Signal()
    pair_chosen = Signal(int)
    at_once_asked = Signal()
    reveal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voteBar")
        self.setAccessibleName(self.tr("Which answer is better"))
        self._keys: list[QShortcut] = []
        self._ballot: Ballot | None = None
        self._pairs = _button("votePairs", "", self.tr("Which two answers are judged"))
        self._pairs.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._pairs_menu = QMenu(self._pairs)
        self._pairs.setMenu(self._pairs_menu)
        self._choices = {choice: self._make_choice(choice) for choice in Choice}
        self._undo = _button("voteUndo", self.tr("Undo"), self.tr("Take this verdict back"))
        self._undo.clicked.connect(self.undo_asked)
        self._next = _button("voteNext", "", self.tr("Judge the next two answers"))
        self._next.clicked.connect(self._go_on)
        self._tags = {reason: self._make_tag(reason) for reason in Reason}
        self._note = _NoteField()
        self._note.editingFinished.connect(self._tell_note)
        self._at_once = _button("voteAtOnce", self.tr("Show all at once"), "")
        self._at_once.clicked.connect(self.at_once_asked)
        tip = self.tr("Show who answered; what you judge of these answers then is not blind")
        self._reveal = _button("voteReveal", self.tr("Show who is who"), tip)
        self._reveal.clicked.connect(self.reveal_asked)
        self._said = plain_label("muted")
        self._said.setObjectName("voteSaid")
        self._lay_out()
        self.clear()

    def take_keys(self, place: QWidget) -> None:
        """Let 1 to 4 judge wherever no text is typed in `place`."""
        for number, choice in enumerate(Choice, start=1):
            shortcut = QShortcut(QKeySequence(str(number)), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.voted.emit, choice))
            shortcut.setEnabled(self._ballot is not None)
            self._keys.append(shortcut)

    def clear(self) -> None:
        """Show that there is nothing to judge."""
        self._take(None)
        self.hide()

    def show_hindrance(
        self, why: str, *, may_hurry: bool = False, may_reveal: bool = False
    ) -> None:
        """Say why nothing can be judged yet."""
        self._take(None)
        self._said.setText(why)
        self._line.show()
        self._at_once.setVisible(may_hurry)
        self._reveal.setVisible(may_reveal)
        self.show()

    def show_ballot(self, ballot: Ballot) -> None:
        """Let a person judge two answers; once they have, say why, or take it back."""
        had_focus = self._has_focus()
        self._take(ballot)
        is_given = ballot.choice is not None
        for choice, button in self._choices.items():
            self._show_choice(button, choice, ballot)
            button.setVisible(not is_given)
        for reason, tag in self._tags.items():
            tag.setVisible(is_given)
            tag.setChecked(reason in ballot.reasons)
        self._show_pairs(ballot)
        self._undo.setVisible(is_given)
        self._note.setVisible(is_given)
        self._note.show_note(ballot.note)
        self._said.setText(ballot.said)
        self._line.setVisible(bool(ballot.said))
        self.show()
        if had_focus and not self._has_focus():
            (self._undo if is_given else self._choices[Choice.LEFT]).setFocus()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _take(self, ballot: Ballot | None) -> None:
        self._ballot = ballot
        for shortcut in self._keys:
            shortcut.setEnabled(ballot is not None)
        if ballot is None:
            ways = (self._undo, self._next, self._pairs, self._note)
            for part in (*ways, *self._choices.values(), *self._tags.values()):
                part.hide()
        self._at_once.hide()
        self._reveal.hide()

    def _show_choice(self, button: QToolButton, choice: Choice, ballot: Ballot) -> None:
        word, key = choice_word(choice, ballot.left, ballot.right), [*Choice].index(choice) + 1
        button.setText(self.tr("{key}  {choice}").format(key=key, choice=word))
        button.setAccessibleName(word)
        tip = self.tr("{choice} (key {key}, while you are not typing)")
        button.setToolTip(tip.format(key=key, choice=word))
        button.setChecked(choice is ballot.choice)

    def _show_pairs(self, ballot: Ballot) -> None:
        has_several = len(ballot.pairs) > 1
        self._pairs.setVisible(has_several)
        is_next = has_several and ballot.choice is not None and ballot.next_pair is not None
        self._next.setVisible(is_next)
        self._pairs_menu.clear()
        if not has_several:
            return
        self._pairs.setText(f"{ballot.pairs[ballot.pair]} ▾")
        what = self.tr("Which two answers are judged: {pair}")
        self._pairs.setAccessibleName(what.format(pair=ballot.pairs[ballot.pair]))
        for number, text in enumerate(ballot.pairs):
            action = QAction(text, self._pairs_menu)
            action.setCheckable(True)
            action.setChecked(number == ballot.pair)
            action.triggered.connect(partial(self._choose_pair, number))
            self._pairs_menu.addAction(action)
        if ballot.next_pair is not None:
            self._next.setText(self.tr("Next: {pair}").format(pair=ballot.pairs[ballot.next_pair]))

    def _choose_pair(self, number: int) -> None:
        self.pair_chosen.emit(number)

    def _go_on(self) -> None:
        if self._ballot is not None and self._ballot.next_pair is not None:
            self.pair_chosen.emit(self._ballot.next_pair)

    def _tell_tags(self) -> None:
        self.tagged.emit(frozenset(r for r, tag in self._tags.items() if tag.isChecked()))

    def _tell_note(self) -> None:
        if self._ballot is not None and self._note.text() != self._ballot.note:
            self.noted.emit(self._note.text())

    def _make_choice(self, choice: Choice) -> QToolButton:
        button = _button(f"vote_{choice}", "", "")
        button.setProperty("vote", True)  # noqa: FBT003 its look
        button.setCheckable(True)
        button.clicked.connect(partial(self._vote, choice))
        return button

    def _vote(self, choice: Choice) -> None:
        self.voted.emit(choice)

    def _make_tag(self, reason: Reason) -> QToolButton:
        tag = _button(f"reason_{reason}", reason_word(reason), self.tr("A reason for your verdict"))
        tag.setObjectName("voteReason")
        tag.setProperty("reason", str(reason))
        tag.setCheckable(True)
        tag.clicked.connect(self._tell_tags)
        return tag

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._said, stretch=1)
        self._said.setWordWrap(True)
        for part in (self._undo, self._next, self._at_once, self._reveal):
            row.addWidget(part)
        layout.addWidget(self._line)
        ways = (self._pairs, *self._choices.values(), *self._tags.values(), self._note)
        layout.addWidget(flowing(*ways, gap=6))


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


def _button(name: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("framed", "true")
    button.setText(text)
    if text:
        button.setAccessibleName(text)
    button.setToolTip(tip or text)
    return button
