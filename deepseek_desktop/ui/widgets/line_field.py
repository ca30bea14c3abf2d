"""One-line fields that leave the keys of an input method to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGE = 10  # rows
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


def stepped(row: int, rows: int, count: int) -> int:
    """Return the row that is some rows below one of `count`, or above it.

    A single step leads past an end to the other, more than one to the end.
    """
    return (row + rows) % count if abs(rows) == 1 else min(max(row + rows, 0), count - 1)


class LineField(QLineEdit):
    """Knows whether an input method is at work in it, and leaves Enter and Esc to that."""

    is_composing = False

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.accept()  # it is for the input method: no button is pressed, no dialog closed
        else:
            super().keyPressEvent(event)


class SteeringField(LineField):
    """Stays where one types while its keys lead through a list.

    `stepped` has how many rows to go down, `entered` wants the row that is reached.
    """

    stepped = Signal(int)
    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:  # then these keys are for the input method, even where heard
            super().keyPressEvent(event)
        elif (rows := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(rows)
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
