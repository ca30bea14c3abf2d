"""Buttons as they are made everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override


def quiet_button(name: str, text: str = "") -> QPushButton:
    """Return a button that Enter presses where it has the focus, and in no field of its dialog."""
    button = _QuietButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def tool_button(name: str, what: str, tip: str = "") -> QToolButton:
    """Return a button with a picture only; `what` it does is its name, and says its tooltip too.

    A `tip` that says more stands there instead.
    """
    button = QToolButton()
    button.setObjectName(name)
    button.setAccessibleName(what)
    button.setToolTip(tip or what)
    return button


class _QuietButton(QPushButton):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt hands Enter on to the dialog's default: another button than the one that shows focus.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
