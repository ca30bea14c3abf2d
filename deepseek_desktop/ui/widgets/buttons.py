"""Buttons beside fields."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def quiet_button(name: str, text: str = "") -> QPushButton:
    """Return a button that Enter in a field of its dialog does not press."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
