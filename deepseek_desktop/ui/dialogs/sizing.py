"""How large a dialog is at first: it fits into the window that it belongs to."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

_ROOM_ROUND = 40
_LEAST_WIDTH = 420


def fit_into(dialog: QDialog, parent: QWidget | None, width: int, height: int) -> None:
    """Let a dialog be that large, or as large as the window of `parent` has room for.

    A person can make it larger and smaller, but not so small that its texts are cut.
    """
    if parent is not None:
        room = parent.window().size()
        width, height = (
            min(width, room.width() - _ROOM_ROUND),
            min(height, room.height() - _ROOM_ROUND),
        )
    keep_wide(dialog, min(width, _LEAST_WIDTH))
    dialog.resize(width, height)


def keep_wide(window: QWidget, least: int) -> None:
    """Let a window be no narrower: more lines than there is room for would be cut."""
    # Not by its minimum size: that would stand in the place of what its parts need.
    if isinstance(layout := window.layout(), QVBoxLayout):
        layout.addStrut(least)
