"""Enter presses the button that shows the focus, wherever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid
from typing_extensions import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Lets Enter do what the space bar does at the button that has the focus.

    Qt lets it do so only in dialogs, and there for few. It watches one button at a time, so that
    no other event passes through it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if not is_key or event.type() is QEvent.Type.ShortcutOverride:
            return False
        assert isinstance(event, QKeyEvent)
        if not event.isAutoRepeat():
            as_space = QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers())
            QApplication.sendEvent(watched, as_space)
        return True

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        is_deaf = isinstance(now, QPushButton) and not now.autoDefault()
        if now is not None and (is_deaf or isinstance(now, QToolButton)):
            now.installEventFilter(self)
