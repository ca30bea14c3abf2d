"""Chips in the head of a lane: in what it differs from its neighbour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.ui.widgets.texts import PlainLabel, shortened

_GAP = 4
_MOST_LETTERS = 36


class DifferenceChips(QWidget):
    """Is there only where something differs; the last chip counts those that have no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("differences")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._more = _chip("", "")
        self._more.setObjectName("moreDifferences")
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._chips: list[QLabel] = []
        self._shown: tuple[str, Sequence[str]] = ("", ())
        self.hide()

    def show_differences(self, texts: Sequence[str], letter: str) -> bool:
        """Show these, compared with the lane `letter`; return whether that is another sight."""
        if (letter, texts) == self._shown:
            return False
        self._shown = (letter, texts)
        for gone in self._chips:
            gone.hide()
            gone.deleteLater()
        said = self.tr("Otherwise than in lane {letter}:").format(letter=letter)
        self._chips = [_chip(shortened(text, _MOST_LETTERS), f"{said} {text}") for text in texts]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        self.setAccessibleName(f"{said} {' · '.join(texts)}")
        self.setVisible(bool(texts))
        self._fit()
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _fit(self) -> None:
        """Show as many chips as there is room for, and how many more there are."""
        ends, end = [], 0
        for chip in self._chips:
            chip.ensurePolished()
            end += chip.sizeHint().width() + _GAP
            ends.append(end)
        room = self.width() + _GAP
        if end > room:
            self._more.setText(f"+{len(self._chips)}")
            room -= self._more.sizeHint().width() + _GAP
        fitting = sum(each <= room for each in ends)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < fitting)
        hidden = self._shown[1][fitting:]
        self._more.setText(f"+{len(hidden)}")
        self._more.setToolTip("\n".join(hidden).replace("<", "‹"))
        self._more.setVisible(bool(hidden))
        self._row.activate()  # now, not after the next paint


def _chip(text: str, tip: str) -> QLabel:
    chip = PlainLabel(text=text)
    chip.setObjectName("difference")
    chip.setToolTip(tip.replace("<", "‹"))
    return chip
