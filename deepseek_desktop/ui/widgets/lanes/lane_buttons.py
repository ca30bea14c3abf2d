"""The buttons in the head of a lane: alone or all, stop, thinking, and its menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from deepseek_desktop.ui.models.lane_wishes import LaneAct
from deepseek_desktop.ui.models.thinking_offer import ThinkingOffer
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import quiet_button, tool_button
from deepseek_desktop.ui.widgets.lanes.lane_menus import LaneMenu, ThinkingMenu


class LaneButtons(QWidget):
    """Announces with `asked` a `LaneAct` and its detail; `focus_asked` wants to see this
    lane alone, or all again.
    """

    asked = Signal(object, str)
    stop_asked = Signal()
    focus_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = quiet_button("backToAll", self.tr("All lanes (Esc)"))
        self._back.setToolTip(self.tr("Back to all lanes"))
        self._back.clicked.connect(self.focus_asked)
        self._alone = tool_button("seeAlone", self.tr("See alone (F9)"))
        self._alone.clicked.connect(self.focus_asked)
        kept = self.tr("Stop this lane; what had arrived is kept")
        self._stop = tool_button("stopLane", self.tr("Stop this lane"), kept)
        self._stop.clicked.connect(self.stop_asked)
        tip = self.tr("Whether, and how long, the model thinks")
        self._thinking = tool_button("laneThinking", "", tip)
        self._thinking.clicked.connect(partial(self.asked.emit, LaneAct.SEE_THINKING, ""))
        self.menu = LaneMenu(self)
        self.menu.asked.connect(self.asked)
        self._more = tool_button(
            "laneMenu", "", self.tr("Settings of this lane, and what is known of its model")
        )
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self._back, self._stop, self._alone, self._thinking, self._more):
            row.addWidget(button)
        self._back.hide()
        self._alone.hide()
        self._stop.hide()

    def show_letter(self, letter: str) -> None:
        """Be those of the lane that goes by this letter."""
        self._more.setAccessibleName(self.tr("Settings of lane {letter}").format(letter=letter))
        thinking = self.tr("Thinking and effort of lane {letter}").format(letter=letter)
        self._thinking.setAccessibleName(thinking)

    def offer_focus(self, *, is_focused: bool, has_others: bool) -> None:
        """Offer to see this lane alone, or the way back to all."""
        self._back.setVisible(is_focused)
        self._alone.setVisible(has_others and not is_focused)

    def offer_stop(self, *, is_offered: bool) -> None:
        """Offer to stop the lane, or not."""
        self._stop.setVisible(is_offered)

    def show_personas(self, chip: QWidget) -> None:
        """Let a person choose a persona, under the chip of the present one where it is seen."""
        self._open(self.menu.personas, chip if chip.isVisible() else self._more)

    def show_thinking(self, offer: ThinkingOffer) -> None:
        """Let a person choose whether, and how long, the model thinks."""
        menu = ThinkingMenu(offer, self)
        menu.asked.connect(self.asked)
        self._open(menu, self._thinking)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._alone.setIcon(icons.get("alone"))
        self._stop.setIcon(icons.get("stop"))
        self._thinking.setIcon(icons.get("thinking"))
        self._more.setIcon(icons.get("settings"))

    def _open(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(next(a for a in menu.actions() if a.isEnabled()))
