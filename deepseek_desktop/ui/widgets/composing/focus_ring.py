"""Shows on a frame that what is in it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.texts import set_mark

_CHANGES = {QEvent.Type.FocusIn: True, QEvent.Type.FocusOut: False}


class FocusRing(QObject):
    """Gives a frame the property `focused`, for the style sheet, while a field in it has it."""

    def __init__(self, frame: QFrame, field: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        has_focus = _CHANGES.get(event.type())
        if has_focus is not None:
            set_mark(self._frame, "focused", has_focus)
        return False
