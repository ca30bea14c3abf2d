"""The bar that finds words in a conversation."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.finding.matching import Wanted
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel, polish
from deepseek_desktop.ui.wording import number

_PAUSE_MS = 120  # between a letter and the search, in which another one may come
_WORDS_LIMIT = 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Announces the words to find, `wanted`, and the steps from one place to another.

    Whoever owns it says what was found: `show_counts`.
    """

    wanted = Signal(object)
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._came_from: QWidget | None = None
        self._field = LineField()
        self._field.setObjectName("findField")
        self._field.setMaxLength(_WORDS_LIMIT)
        self._field.setMinimumWidth(80)
        self._field.setMaximumWidth(360)
        self._field.setPlaceholderText(self.tr("Find in this conversation"))
        self._field.setAccessibleName(self.tr("Find in this conversation"))
        self._count = PlainLabel("muted")
        self._count.setObjectName("findCount")
        self._case = self._toggle("findCase", "Aa", self.tr("Match upper and lower case"))
        self._word = self._toggle("findWord", "ab", self.tr("Whole words only"))
        underlined = self._word.font()
        underlined.setUnderline(True)
        self._word.setFont(underlined)
        keys = QKeySequence.SequenceFormat.NativeText
        back = QKeySequence("Shift+F3").toString(keys)
        forth = QKeySequence("F3").toString(keys)
        previous = self.tr("Previous place ({keys})").format(keys=back)
        self._previous = self._button("findPrevious", previous, self._ask_previous)
        self._next = self._button(
            "findNext", self.tr("Next place ({keys})").format(keys=forth), self._ask_next
        )
        self._close = self._button("closeFind", self.tr("Stop finding"), self.close_bar)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._field.textChanged.connect(self._pause.start)
        self.retint(icons)
        self.show_counts(0, 0, is_complete=True)
        self.hide()

    @property
    def words(self) -> str:
        """What is typed."""
        return self._field.text()

    def open_bar(self, words: str = "") -> None:
        """Show the bar and wait for words; those given, of one line, are found at once."""
        came_from = QApplication.focusWidget()
        if came_from is not None and not self.isAncestorOf(came_from):
            self._came_from = came_from
        was_hidden = not self.isVisible()
        self.show()
        if words and "\n" not in words and "\u2029" not in words:
            self._field.setText(words[:_WORDS_LIMIT])
        if was_hidden or self._pause.isActive():
            self._search()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def find_words(self, words: str) -> None:
        """Show the bar and find words at once, in any case and inside of others."""
        for toggle in (self._case, self._word):
            toggle.setChecked(False)
        self._field.setText(words[:_WORDS_LIMIT])
        self._pause.start()  # what is open_bar's to search for
        self.open_bar()

    def close_bar(self) -> None:
        """Hide the bar and give the focus back to where it was."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._pause.stop()
        self.hide()
        came_from, self._came_from = self._came_from, None
        if had_focus and came_from is not None and shiboken6.isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def show_counts(self, current: int, total: int, *, is_complete: bool) -> None:
        """Show how many places there are, and which of them is shown: 0 for none.

        While it is not complete there may be more of them.
        """
        is_none = bool(self.words) and not total and is_complete and not self._pause.isActive()
        text = self._said(current, total, is_complete=is_complete) if self.words else ""
        if is_none:
            text = self.tr("No match")
        self._next.setEnabled(total > 0)
        self._previous.setEnabled(total > 0)
        self._mark(is_none=is_none)
        if text == self._count.text():
            return
        self._count.setText(text)
        if text and is_complete and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._count, text))

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._previous.setIcon(icons.get("up"))
        self._next.setIcon(icons.get("open"))
        self._close.setIcon(icons.get("close"))

    @override
    def event(self, event: QEvent) -> bool:
        # In here Escape ends finding; elsewhere in the window it stops the replies.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_ours = event.key() == Qt.Key.Key_Escape
            event.setAccepted(is_ours)
            return is_ours or super().event(event)
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_enter = event.key() in _ENTER and self._field.hasFocus()
        if is_enter or event.key() == Qt.Key.Key_F3:
            if is_back:
                self._ask_previous()
            else:
                self._ask_next()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.open_bar()
        else:
            super().keyPressEvent(event)

    def _said(self, current: int, total: int, *, is_complete: bool) -> str:
        if not total:
            return "…"
        of_all = number(total) if is_complete else f"{number(total)}+"
        if not current:
            return self.tr("{total} found").format(total=of_all)
        return self.tr("{current} of {total}").format(current=number(current), total=of_all)

    def _mark(self, *, is_none: bool) -> None:
        if self._field.property("problem") == is_none:
            return
        self._field.setProperty("problem", is_none)
        self._count.setProperty("role", "danger" if is_none else "muted")
        for widget in (self._field, self._count):
            polish(widget)

    def _ask_next(self) -> None:
        if not self._search_now():
            self.next_asked.emit()

    def _ask_previous(self) -> None:
        if not self._search_now():
            self.previous_asked.emit()

    def _search_now(self) -> bool:
        """Search for what was typed a moment ago; return whether there was something."""
        is_waiting = self._pause.isActive()
        if is_waiting:
            self._search()
        return is_waiting

    def _search(self) -> None:
        self._pause.stop()
        self.wanted.emit(Wanted(self.words, self._case.isChecked(), self._word.isChecked()))

    def _toggle(self, name: str, text: str, said: str) -> QToolButton:
        button = self._button(name, said, self._search)
        button.setText(text)
        button.setCheckable(True)
        return button

    def _button(self, name: str, said: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self._field, stretch=1)
        for widget in (self._case, self._word, self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._close)
