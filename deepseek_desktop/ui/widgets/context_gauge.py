"""How full a model's context would be with the next question, and what that may cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar
from typing_extensions import override

from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.texts import set_mark

_FULL = 1000
_NEAR = 0.8


class ContextGauge(QFrame):
    """A bar and a line; `details_asked` wants to know more."""

    details_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contextGauge")
        self._text = ""
        self._is_discreet = False
        self._bar = QProgressBar()
        self._bar.setObjectName("fullness")
        self._bar.setAccessibleName(self.tr("How full the context would be"))
        self._bar.setRange(0, _FULL)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(72, 5)
        self._button = ElidedToolButton("nextSend")
        self._button.clicked.connect(self.details_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._button)
        layout.addStretch(1)
        for part in (self, self._button):  # nothing is to move under the hands of who types
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self.hide()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.details_asked.emit()  # the bar is asked for as readily as the words

    def show_fill(self, text: str, fullness: float | None, *, is_over: bool) -> None:
        """Show a text and how full it is: 1 is full, None unknown."""
        level = "over" if is_over else "near" if (fullness or 0) >= _NEAR else ""
        set_mark(self._bar, "level", level)
        self._bar.setVisible(fullness is not None)
        self._bar.setValue(min(_FULL, round((fullness or 0) * _FULL)))
        self._button.show_text(text)
        self._text = text
        self.be_discreet(is_discreet=self._is_discreet)

    def be_discreet(self, *, is_discreet: bool) -> None:
        """Hide what would name who answers, or show it."""
        self._is_discreet = is_discreet
        self.setVisible(bool(self._text) and not is_discreet)
