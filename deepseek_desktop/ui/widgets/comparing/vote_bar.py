"""Where a person judges the newest answers: which of two is better, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from deepseek_desktop.core.domain.verdict import Choice
from deepseek_desktop.ui.models.ballot import Ballot
from deepseek_desktop.ui.models.verdict_words import choice_word
from deepseek_desktop.ui.widgets.comparing.giving_way import GivingButton, SaidLabel
from deepseek_desktop.ui.widgets.comparing.verdict_card import VerdictCard


class VoteBar(QWidget):
    """Announces a `Choice` with `voted`; why it was given is said on its `card`, over `page`.

    `pair_chosen` has the number of a pair, `undo_asked` takes the verdict back. While answers are
    awaited or uncovered nothing can be judged: then there is a sentence, and maybe `at_once_asked`
    or `reveal_asked`.
    """

    voted = Signal(object)
    undo_asked = Signal()
    pair_chosen = Signal(int)
    at_once_asked = Signal()
    reveal_asked = Signal()

    def __init__(self, page: QWidget) -> None:
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
        self._why = _button("voteReasons", self.tr("Reasons…"), self.tr("Say why, or note it"))
        self.card = VerdictCard(self._why, page)
        self._why.clicked.connect(self.card.toggle)
        self._next = _button("voteNext", "", self.tr("Judge the next two answers"))
        self._next.clicked.connect(self._go_on)
        self._at_once = _button("voteAtOnce", self.tr("Show all at once"), "")
        self._at_once.clicked.connect(self.at_once_asked)
        tip = self.tr("Show who answered; what you judge of these answers then is not blind")
        self._reveal = _button("voteReveal", self.tr("Show who is who"), tip)
        self._reveal.clicked.connect(self.reveal_asked)
        self._said = SaidLabel("voteSaid")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        ways = (self._pairs, self._said, self._at_once, self._reveal, *self._choices.values())
        for part in (*ways, self._undo, self._why, self._next):
            row.addWidget(part)
        self.clear()

    def take_keys(self, place: QWidget) -> None:
        """Let 1 to 4 judge wherever no text is typed in `place`."""
        for number, choice in enumerate(Choice, start=1):
            shortcut = QShortcut(QKeySequence(str(number)), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._vote_by_key, choice))
            shortcut.setEnabled(self._ballot is not None)
            self._keys.append(shortcut)

    def _vote_by_key(self, choice: Choice) -> None:
        if self.isVisible():  # nobody judges what they do not see, as while a turn is replayed
            self.voted.emit(choice)

    def clear(self) -> None:
        """Show that there is nothing to judge."""
        self._take(None)
        self.hide()

    def show_hindrance(
        self, why: str, *, may_hurry: bool = False, may_reveal: bool = False
    ) -> None:
        """Say why nothing can be judged yet."""
        self._take(None)
        self._said.show_text(why)
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
        self._show_pairs(ballot)
        for part in (self._undo, self._why):
            part.setVisible(is_given)
        if ballot.choice is not None:
            word = choice_word(ballot.choice, ballot.left, ballot.right)
            self._said.show_text(f"✓ {word}", ballot.said)
        else:
            self._said.show_text(ballot.said)
        self.card.show_ballot(ballot)
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
            ways = (self._undo, self._why, self._next, self._pairs, self._said)
            for part in (*ways, *self._choices.values()):
                part.hide()
            self.card.close()
        self._at_once.hide()
        self._reveal.hide()

    def _show_choice(self, button: GivingButton, choice: Choice, ballot: Ballot) -> None:
        word, key = choice_word(choice, ballot.left, ballot.right), [*Choice].index(choice) + 1
        button.show_text(self.tr("{key}  {choice}").format(key=key, choice=word), word)
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

    def _make_choice(self, choice: Choice) -> GivingButton:
        button = GivingButton(f"vote_{choice}")
        button.setProperty("vote", True)  # noqa: FBT003 its look
        button.setCheckable(True)
        button.clicked.connect(partial(self._vote, choice))
        return button

    def _vote(self, choice: Choice) -> None:
        self.voted.emit(choice)


def _button(name: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("framed", "true")
    button.setText(text)
    if text:
        button.setAccessibleName(text)
    button.setToolTip(tip or text)
    return button
