"""What can be done with a lane at its chip above the composer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from deepseek_desktop.ui.models.lane_wishes import LaneAct


class ChipMenu(QMenu):
    """Announces with `asked` a `LaneAct`, with `toggled` that the lane is to rest, or to be asked.

    It is made anew each time: what it says depends on what the lane does next.
    """

    asked = Signal(object)
    toggled = Signal()

    def __init__(self, *, is_asked: bool, is_hidden: bool, is_alone: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chipMenu")
        if is_hidden:
            toggling = self.tr("S&how this lane, and ask it")
        else:
            toggling = self.tr("Let it &rest") if is_asked else self.tr("Ask it &next")
        self.addAction(toggling, self.toggled.emit)
        self.addSeparator()
        self._offer(self.tr("Change &model…"), LaneAct.CHANGE_MODEL)
        self._offer(self.tr("&Settings of this lane…"), LaneAct.SET_UP)
        self._offer(self.tr("D&uplicate this lane"), LaneAct.DUPLICATE)
        self.addSeparator()
        if not is_hidden:
            all_again = self.tr("See &all lanes")
            self._offer(all_again if is_alone else self.tr("See it &alone"), LaneAct.FOCUS)
            self._offer(self.tr("&Hide this lane"), LaneAct.HIDE)
        self._offer(self.tr("Remo&ve this lane"), LaneAct.REMOVE)

    def _offer(self, text: str, act: LaneAct) -> None:
        self.addAction(text, partial(self.asked.emit, act)).setObjectName(act)
