"""Pressed keys become the name that the settings file has for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.widgets.keys_field import KeysField

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_ALT_GR = _Held.ControlModifier | _Held.AltModifier


@pytest.mark.parametrize(
    ("key", "held", "text", "name"),
    [
        (_Key.Key_J, _Held.ControlModifier, "\n", "Ctrl+J"),
        (_Key.Key_J, _Held.ControlModifier | _Held.ShiftModifier, "\n", "Ctrl+Shift+J"),
        (_Key.Key_Plus, _Held.ControlModifier | _Held.ShiftModifier, "+", "Ctrl++"),
        (_Key.Key_Backtab, _Held.ControlModifier | _Held.ShiftModifier, "", "Ctrl+Shift+Tab"),
        (_Key.Key_5, _Held.ControlModifier | _Held.KeypadModifier, "", "Ctrl+5"),
        (_Key.Key_K, _ALT_GR, "", "Ctrl+Alt+K"),
        (_Key.Key_At, _ALT_GR, "@", "@"),
        (_Key.Key_A, _Held.ShiftModifier, "A", "Shift+A"),
        (_Key.Key_F5, _Held.NoModifier, "", "F5"),
    ],
)
def test_keys_are_named_as_a_shortcut_would_hear_them(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, text: str, name: str
) -> None:
    field = KeysField()
    qtbot.addWidget(field)
    heard: list[str] = []
    field.recorded.connect(heard.append)

    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, held, text))

    assert heard == [name]


@pytest.mark.parametrize("key", [_Key.Key_Control, _Key.Key_Shift, _Key.Key_AltGr, _Key.Key_Meta])
def test_what_is_only_held_is_no_shortcut(qtbot: QtBot, key: Qt.Key) -> None:
    field = KeysField()
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.recorded):
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, _Held.NoModifier))
