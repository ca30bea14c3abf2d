"""A search line and what it finds, at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.line_field import SteeringField

_BELOW_TOP = 48
_BESIDE = 32


class AtTop(QDialog):
    """Goes when a person goes elsewhere. What is typed into `field` steers what is `inside`."""

    def __init__(self, parent: QWidget, name: str, title: str) -> None:
        """`name` is the object's, `title` what the field is for."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._over = parent
        self._is_done = False
        self.field = SteeringField()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        frame = QFrame()
        frame.setObjectName("paletteFrame")
        self.inside = QVBoxLayout(frame)
        self.inside.setContentsMargins(8, 8, 8, 8)
        self.inside.setSpacing(6)
        self.inside.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    @override
    def open(self) -> None:
        # Not modal: a click beside it then goes where it was meant to, and closes this.
        self.show()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    @override
    def done(self, result: int) -> None:
        # A window that is hidden is left, too: what was decided first holds.
        if not self._is_done:
            self._is_done = True
            super().done(result)

    def say(self, text: str) -> None:
        """Tell those who listen instead of looking."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def place(self, wanted: QSize) -> None:
        """Take as much room as wanted and there is, in the middle of the top of the window."""
        room = self._over.size() - QSize(_BESIDE, 2 * _BELOW_TOP)
        self.resize(wanted.boundedTo(room))
        left = (self._over.width() - self.width()) // 2
        self.move(self._over.mapToGlobal(QPoint(left, _BELOW_TOP)))
