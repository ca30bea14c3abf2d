"""While an input method composes, Enter and Esc are for that, wherever a person types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from deepseek_desktop.ui.widgets.keys_field import KeysField
from deepseek_desktop.ui.widgets.line_field import LineField
from tests.ui.controls import described
from tests.ui.every_dialog import makers, shown
from tests.ui.person import Person

_PREEDIT, _COMMITTED = "zhong", "中"
_NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass(slots=True)
class _Deeds:
    """What happened in a window while someone typed."""

    done: list[str] = field(default_factory=list)

    def watch(self, window: QWidget) -> None:
        for button in window.findChildren(QAbstractButton):
            button.clicked.connect(partial(self._note, described(button)))
        for line in window.findChildren(LineField):
            line.returnPressed.connect(partial(self._note, described(line)))
        if isinstance(window, QDialog):
            window.finished.connect(partial(self._note, "closed"))

    def _note(self, what: str, *_: object) -> None:
        self.done.append(what)


def _inputs(window: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Yield where text can be typed now; numbers, and keys that are recorded, are none."""
    lines, texts = window.findChildren(QLineEdit), window.findChildren(QPlainTextEdit)
    fields: list[QLineEdit | QPlainTextEdit] = [*lines, *texts]
    for each in fields:
        is_usable = each.isVisible() and each.isEnabled() and each.window() is window
        is_number = isinstance(each.parentWidget(), QAbstractSpinBox)
        is_text = not is_number and not isinstance(each, KeysField)
        if is_usable and is_text and not each.isReadOnly():
            yield each


def _compose(field: QWidget, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _type_chinese(field: QWidget) -> None:
    """Compose a character, with keys that only the input method should hear."""
    owner = field.parentWidget()
    target = owner if isinstance(owner, QComboBox) else field
    target.setFocus()
    _compose(target, _PREEDIT)
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Enter]
    if isinstance(field, QLineEdit) and not isinstance(owner, QComboBox):
        keys.append(Qt.Key.Key_Escape)
    for key in keys:
        QTest.keyClick(target, key, _NO_KEYS)
    _compose(target, "", _COMMITTED)


def _try_all(window: QWidget, where: str) -> int:
    deeds = _Deeds()
    deeds.watch(window)
    tried = 0
    for each in list(_inputs(window)):
        _type_chinese(each)
        assert deeds.done == [], (where, described(each))
        assert window.isVisible(), (where, described(each))
        assert _text(each).count(_COMMITTED) == 1, (where, described(each))
        tried += 1
    return tried


async def test_no_field_of_a_dialog_hears_the_keys_of_an_input_method(person: Person) -> None:
    tried = {}
    for name, make in makers(person).items():
        with shown(make) as dialog:
            tried[name] = _try_all(dialog, name)

    assert sum(tried.values()) > 40
    assert all(tried[name] for name in ("CommandPalette", "SearchAllDialog", "TitleDialog"))
    assert all(tried[name] for name in ("PickModel", "PromptLibraryDialog", "AddProviderDialog"))


async def test_no_field_of_the_window_hears_the_keys_of_an_input_method(person: Person) -> None:
    person.window.commands.run("find")
    tried = _try_all(person.window, "window")

    assert tried >= 4  # two models, the finder, the question
    assert person.tab.state.conversation is None
    assert person.stored == ()


async def test_a_field_hears_enter_again_once_nothing_is_composed(person: Person) -> None:
    with shown(makers(person)["TitleDialog"]) as dialog:
        (line,) = dialog.findChildren(QLineEdit)
        _type_chinese(line)
        QTest.keyClick(line, Qt.Key.Key_Return, _NO_KEYS)

        assert not dialog.isVisible()
