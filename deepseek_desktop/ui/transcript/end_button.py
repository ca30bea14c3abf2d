"""Leads a reader who scrolled away back to the end, and says what is new there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from deepseek_desktop.ui.transcript.focus import give_back_focus
from deepseek_desktop.ui.transcript.passage import Passage

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_ABOVE_END_PX = 14


class EndButton(QToolButton):
    """Counts the words that came since the end was last seen."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.setObjectName("jumpToEnd")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._known: dict[Passage, int] = {}
        self._count = 0
        self._name = self.tr("Jump to the end")
        self.setToolTip(self._name)
        self.hide()

    @property
    def known(self) -> tuple[dict[Passage, int], int]:
        """How far each text is known, and how many words came since."""
        return dict(self._known), self._count

    def know(self, known: tuple[dict[Passage, int], int]) -> None:
        """Take that so much is known: what came since is no news."""
        self._known, self._count = dict(known[0]), known[1]

    def show_state(self, passages: Iterable[Passage], *, is_end_seen: bool) -> None:
        """Show how much there is to read after what was known when the end was seen."""
        for passage in passages:
            known, length = self._known.get(passage, 0), len(passage.text)
            words = () if is_end_seen or length == known else _WORD.finditer(passage.text, known)
            ends = [word.end() for word in words if word.end() < length]  # the last may grow
            self._count += len(ends)
            self._known[passage] = length if is_end_seen else max(known, *ends, 0)
        if is_end_seen:
            self._count = 0
            give_back_focus(self)
            self.hide()
            return
        self.setText(_text(self._count))
        self.setAccessibleName(self._name)
        self.adjustSize()
        # Asked for each time: what stands for a viewport in Python does not live as long as it.
        if viewport := self.parentWidget():
            left = (viewport.width() - self.width()) // 2
            self.move(left, viewport.height() - self.height() - _ABOVE_END_PX)
        self.show()
        self.raise_()


def _text(count: int) -> str:
    if not count:
        return "↓"
    shown = QLocale().toString(float(count), "f", 0)
    return QCoreApplication.translate("EndButton", "↓ {count} new words").format(count=shown)
