"""Buttons as they are made everywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QToolButton


def quiet_button(name: str, text: str = "") -> QPushButton:
    """Return a button that Enter in a field of its dialog does not press."""
    button = QPushButton(text)
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
