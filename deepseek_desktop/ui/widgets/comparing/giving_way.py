"""Texts of the comparison bar that give way where its one row has no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton
from typing_extensions import override

_SLACK = 4  # as wide as it is, a text is elided already
_LEAST_LETTERS = 6  # fewer say nothing


class SaidLabel(QLabel):
    """Shows as much of its text as fits, on one line; all of it is in its name and tooltip.

    Without `is_filler` it wants to be as wide as its text, else it takes what others leave.
    """

    def __init__(self, name: str, *, is_filler: bool = False) -> None:
        super().__init__()
        self._full = ""
        self.setObjectName(name)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        wide = QSizePolicy.Policy.Ignored if is_filler else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, meaning: str = "") -> None:
        """Show a text, lines beside each other; `meaning` says it at length."""
        self._full = " · ".join(text.split("\n"))
        self.setAccessibleName(meaning or text)
        self.setToolTip((meaning or text).replace("<", "‹"))  # names come from outside
        self.setVisible(bool(text))
        self.updateGeometry()
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._full) + _SLACK
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        is_telling = shown == self._full or len(shown) > _LEAST_LETTERS
        self.setText(shown if is_telling else "")


class GivingButton(QToolButton):
    """Says all of its text where there is room for it, and else the short of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._full = self._short = ""
        self.setObjectName(name)
        self.setProperty("framed", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, full: str, short: str) -> None:
        """Show one of two texts that mean the same."""
        self._full, self._short = full, short
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self._hint(self._full)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._hint(self._short)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def _hint(self, text: str) -> QSize:
        self.ensurePolished()
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + more, hint.height())

    def _fit(self) -> None:
        has_room = self.width() >= self._hint(self._full).width()
        self.setText(self._full if has_room else self._short)
