"""Lets the cursor stand still where nobody types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

STILL_AFTER_MS = 10_000
_AS_THE_SYSTEM_SAYS, _NEVER = -1, 0  # how long a blink takes


class StillCursor(QObject):
    """Ends the blinking when nothing was typed for ten seconds, as GTK does.

    Each blink wakes the processor, for as long as the window has the focus. The time of a blink is
    one for all fields, so it is what the system says again as soon as the field is left.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self._blink(_NEVER))
        self._is_still = False

    def stir(self) -> None:
        """Blink: somebody types, or has come."""
        self._timer.start(STILL_AFTER_MS)
        if self._is_still:
            self._blink(_AS_THE_SYSTEM_SAYS)

    def leave(self) -> None:
        """Let others blink: the field has the focus no more."""
        self._timer.stop()
        if self._is_still:
            self._blink(_AS_THE_SYSTEM_SAYS)

    def _blink(self, time_ms: int) -> None:
        self._is_still = time_ms == _NEVER
        QGuiApplication.styleHints().setCursorFlashTime(time_ms)
