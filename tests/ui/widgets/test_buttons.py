"""Buttons by keyboard: Enter presses the one that shows the focus, and no other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.widgets.buttons import quiet_button


def test_enter_presses_a_quiet_button_only_where_it_has_the_focus(qtbot: QtBot) -> None:
    dialog, field, quiet, usual = QDialog(), QLineEdit(), quiet_button("q", "Quiet"), QPushButton()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    for part in (quiet, field, usual):
        layout.addWidget(part)
    usual.setDefault(True)
    pressed: list[str] = []
    quiet.clicked.connect(lambda: pressed.append("quiet"))
    usual.clicked.connect(lambda: pressed.append("usual"))
    dialog.show()

    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    quiet.setFocus()
    qtbot.keyClick(quiet, Qt.Key.Key_Return)
    qtbot.keyClick(quiet, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)

    assert pressed == ["usual", "quiet", "quiet"]
