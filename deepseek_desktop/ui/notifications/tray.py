"""Notes where there is no session bus: balloons of an icon in the system's tray."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from deepseek_desktop.ui.notifications.note import Note


class Tray:
    """Shows notes; the system tells of a click on the last one, which is what `clicked` gets."""

    def __init__(self, icon: QIcon, clicked: Callable[[str], None]) -> None:
        self._icon = QSystemTrayIcon(icon)
        self._clicked = clicked
        self._last = ""
        self._icon.messageClicked.connect(lambda: self._clicked(self._last))

    def put(self, note: Note) -> None:
        """Show a note, where the system can."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._last = note.conversation_id
        self._icon.show()  # only an icon that is seen may say something
        self._icon.showMessage(note.title, note.body, self._icon.icon())
