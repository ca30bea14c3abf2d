from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.keys import LENGTH_LIMIT
from deepseek_desktop.ui.widgets.key_field import KeyField

_KEY = "sk-0123456789abcdef"
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[KeyField]:
    field = KeyField("key")
    qtbot.addWidget(field)
    field.show()
    yield field
    QGuiApplication.clipboard().clear()


def _paste(qtbot: QtBot, field: KeyField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(field, Qt.Key.Key_V, _CTRL)


def test_a_key_is_pasted_and_no_character_of_it_is_shown(qtbot: QtBot, field: KeyField) -> None:
    _paste(qtbot, field, _KEY)

    assert {*field.displayText()} == {"●"} or {*field.displayText()} == {"•"}
    reader = QAccessible.queryAccessibleInterface(field)
    assert _KEY not in reader.text(QAccessible.Text.Value)
    assert field.has_key
    assert field.take() == _KEY


def test_nothing_comes_out_of_the_field_by_the_clipboard(qtbot: QtBot, field: KeyField) -> None:
    _paste(qtbot, field, _KEY)
    QGuiApplication.clipboard().setText("something else")

    qtbot.keyClick(field, Qt.Key.Key_A, _CTRL)
    for key in (Qt.Key.Key_C, Qt.Key.Key_Insert, Qt.Key.Key_X):
        qtbot.keyClick(field, key, _CTRL)

    assert QGuiApplication.clipboard().text() == "something else"


def test_a_key_that_was_taken_cannot_be_had_back(qtbot: QtBot, field: KeyField) -> None:
    qtbot.keyClicks(field, _KEY)

    assert field.take() == _KEY
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(field, key, _CTRL)

    assert field.text() == ""
    assert field.take() == ""


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_its_menu_has_paste_and_nothing_else(
    qapp: QApplication, qtbot: QtBot, field: KeyField
) -> None:
    QGuiApplication.clipboard().setText(_KEY)
    place = QPoint(3, 3)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))
    qapp.sendEvent(field, asked)

    (menu,) = field.findChildren(QMenu)
    (action,) = menu.actions()
    action.trigger()
    menu.close()

    assert action.text() == "Paste"
    assert field.take() == _KEY


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ""),
        (f'  "Bearer {_KEY}"\n', ""),
        (f"{_KEY} {_KEY}", "The character at place 20 cannot be in a key"),
        ("   ", "There is no key in what you typed"),
        ("x" * LENGTH_LIMIT, ""),
        ("x" * (LENGTH_LIMIT + 1), "1,001 characters"),
        ("x" * 1_000_000, "That is no key"),
    ],
    ids=["nothing", "dressed", "blank", "blanks", "longest", "too long", "huge"],
)
def test_what_can_be_no_key_is_said_before_it_is_used(
    qtbot: QtBot, field: KeyField, text: str, problem: str
) -> None:
    if text:
        _paste(qtbot, field, text)

    assert problem in field.problem
    assert bool(problem) == bool(field.problem)
    assert field.has_key == bool(text and not problem)
    assert _KEY not in field.problem
