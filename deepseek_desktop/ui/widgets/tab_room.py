"""Where a tab is made."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget


def room_of(tabs: QTabWidget) -> QWidget:
    """Return what holds the tabs: what is made elsewhere is styled once more when it comes here."""
    room = tabs.findChild(QStackedWidget)
    return room if isinstance(room, QStackedWidget) else tabs
