"""How large a dialog is at first: it fits into the window that it belongs to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

_ROOM_ROUND = 40


def fit_into(dialog: QDialog, parent: QWidget | None, width: int, height: int) -> None:
    """Let a dialog be that large, or as large as the window of `parent` has room for."""
    if parent is not None:
        room = parent.window().size()
        width, height = (
            min(width, room.width() - _ROOM_ROUND),
            min(height, room.height() - _ROOM_ROUND),
        )
    dialog.resize(width, height)
