"""Whoever has no mouse presses what shows the focus, and calls things by their letters."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from tests.ui.person import Person
from tests.ui.seeing import seen


def _press_enter(person: Person, button: QAbstractButton) -> None:
    button.setFocus()
    assert person.window.focusWidget() is button
    person.bot.keyClick(button, Qt.Key.Key_Return)


async def test_enter_presses_buttons_of_the_window_too(person: Person) -> None:
    (blind,) = seen(person.tab, QToolButton, "blindSwitch")
    for is_on in (True, False):
        _press_enter(person, blind)
        assert blind.isChecked() is is_on

    _press_enter(person, seen(person.tab, QPushButton, "question")[0])
    assert person.field.toPlainText().startswith("How many primes")


async def test_no_two_things_in_the_window_have_the_same_letter(person: Person) -> None:
    for label in ("&Undo", "&Show", "Li&brary"):  # what notices offer
        person.window.notice.show_offer("Something was done.", label, person.field.setFocus)
        titles = [action.text() for action in person.window.menuBar().actions()]
        buttons = [b for b in person.window.findChildren(QAbstractButton) if b.isVisible()]
        keys = [QKeySequence.mnemonic(text) for text in titles + [b.text() for b in buttons]]
        assert [k.toString() for k, n in Counter(keys).items() if n > 1 and not k.isEmpty()] == []
