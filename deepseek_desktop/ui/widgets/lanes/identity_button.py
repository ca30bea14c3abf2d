"""Who answers in a lane; pressed, another can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

_PADDING_PX = 16


class IdentityButton(QPushButton):
    """Gives way: first what it says of the host, then the middle of the model's name."""

    def __init__(self) -> None:
        super().__init__()
        self._model = ""
        self._full = ""
        self.setObjectName("identity")
        self.setAutoDefault(False)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_names(self, model: str, host: str) -> None:
        """Show who answers, as much of it as fits."""
        text = f"{model} · {host}"
        if text == self._full:
            return
        self._model, self._full = model, text
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Change the model of this lane"))
        # Qt would read markup in a tooltip; model names come from outside.
        self.setToolTip(text.replace("<", "‹") + "\n" + self.tr("Change the model of this lane"))
        self.updateGeometry()
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(f"{self._full} ▾") + _PADDING_PX
        return QSize(width, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - _PADDING_PX - metrics.horizontalAdvance(" ▾")
        is_short = metrics.horizontalAdvance(f"{self._model} · …") > room
        mode = Qt.TextElideMode.ElideMiddle if is_short else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(self._model if is_short else self._full, mode, room)
        self.setText(shown.replace("&", "&&") + " ▾")
