"""What stands above a reply: what is otherwise than in the turn before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel
from typing_extensions import override


class ChangeMark(QLabel):
    """As high as the highest of those beside it, so that the answers below begin on one line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changeMark")
        _set_up(self)
        self._probe = QLabel(self)
        _set_up(self._probe)
        self._probe.hide()
        self._beside: tuple[str, ...] = ()
        self._height_at: tuple[int, int] | None = None

    def show_text(self, text: str, beside: tuple[str, ...]) -> None:
        """Say something, and have room for what is said `beside` it."""
        if (text, beside) != (self.text(), self._beside):
            self._beside = beside
            self._height_at = None
            self.setText(text)
            self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True  # also where it says nothing itself

    @override
    def heightForWidth(self, width: int) -> int:
        if self._height_at is None or self._height_at[0] != width:
            heights = []
            for text in {self.text(), *self._beside}:
                self._probe.setText(text)
                heights.append(self._probe.heightForWidth(width))
            self._height_at = width, max(heights)
        return self._height_at[1]

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._height_at = None


def _set_up(label: QLabel) -> None:
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
