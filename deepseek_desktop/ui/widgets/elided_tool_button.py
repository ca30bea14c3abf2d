"""A line of figures that can be pressed to know more; it gives way where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton
from typing_extensions import override

_LEAST_WIDTH = 40
_PADDING = 18
_SLACK = 4  # as wide as it is, a text is elided already


class ElidedToolButton(QToolButton):
    """Shows as much of its text as fits; all of it is in its tooltip and its name.

    It gives way down to `least_width` pixels.
    """

    def __init__(self, name: str, least_width: int = _LEAST_WIDTH) -> None:
        super().__init__()
        self._full = ""
        self._least_width = least_width
        self.setObjectName(name)
        self.setProperty("quiet", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def full_text(self) -> str:
        """What it says, whether or not all of it fits."""
        return self._full

    def show_text(self, text: str) -> None:
        """Show a text; without one, nothing."""
        self.setVisible(bool(text))
        if text == self._full:
            return
        self._full = text
        self.setAccessibleName(text)
        self.setToolTip(text.replace("<", "‹"))  # model names come from outside
        self.updateGeometry()
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._full) + _PADDING + _SLACK
        return QSize(width, self.fontMetrics().lineSpacing() + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(self._least_width, hint.width()), hint.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(0, self.width() - _PADDING)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
