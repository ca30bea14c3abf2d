"""The menus of a lane: what can be done with it, its personas, its thinking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.models.lane_wishes import LaneAct
from deepseek_desktop.ui.models.thinking_offer import Choice, ThinkingOffer
from deepseek_desktop.ui.widgets.texts import shortened

_BESIDE = {LaneAct.TOGGLE, LaneAct.FOCUS, LaneAct.HIDE, LaneAct.REMOVE}
"""What only a lane beside others needs."""


class LaneMenu(QMenu):
    """Announces with `asked` a `LaneAct` and its detail; it opens in the head and at the chip."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("laneActs")
        self._offer("", LaneAct.TOGGLE)
        self.personas = PersonaMenu(self)
        self.personas.asked.connect(self.asked)
        self._offer(self.tr("Change &model…"), LaneAct.CHANGE_MODEL)
        self._offer(self.tr("&Settings of this lane…"), LaneAct.SET_UP)
        self.addMenu(self.personas)
        self._offer(self.tr("&About this model…"), LaneAct.SEE_CARD)
        self.addSeparator()
        self._offer(self.tr("A&dd a lane…"), LaneAct.ADD)
        self._offer(self.tr("D&uplicate this lane"), LaneAct.DUPLICATE)
        self._offer("", LaneAct.FOCUS)
        self._offer(self.tr("&Hide this lane"), LaneAct.HIDE)
        self._offer(self.tr("&Remove this lane"), LaneAct.REMOVE)
        self.addSeparator()
        self._favourite = self.addAction(self.tr("&Favourite"))
        self._favourite.setCheckable(True)
        self._favourite.setToolTip(self.tr("Offered first where a model is chosen"))
        self._favourite.triggered.connect(
            lambda yes: self.asked.emit(LaneAct.FAVOUR, "yes" if yes else "")
        )

    def show_focus(self, *, is_focused: bool, has_others: bool) -> None:
        """Offer what only a lane beside others needs, or not."""
        all_again = self.tr("See a&ll lanes")
        self._of(LaneAct.FOCUS).setText(all_again if is_focused else self.tr("See it alo&ne"))
        for act in _BESIDE:
            self._of(act).setEnabled(has_others)

    def show_resting(self, *, is_resting: bool, is_hidden: bool) -> None:
        """Say what the lane does next, and offer the other."""
        if is_hidden:
            text = self.tr("Sh&ow this lane, and ask it")
        else:
            text = self.tr("Ask it ne&xt") if is_resting else self.tr("L&et it rest")
        self._of(LaneAct.TOGGLE).setText(text)
        for act in (LaneAct.FOCUS, LaneAct.HIDE):
            self._of(act).setVisible(not is_hidden)

    def open_at(self, place: QPoint) -> None:
        """Open elsewhere than at its button, with the first entry chosen."""
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def show_favourite(self, *, is_favourite: bool, is_possible: bool) -> None:
        """Show whether the model is a favourite, and whether it can be one."""
        self._favourite.setEnabled(is_possible)
        self._favourite.setChecked(is_favourite)

    def _of(self, act: LaneAct) -> QAction:
        # PySide lets go of actions that are only kept here: they are looked for.
        return next(action for action in self.actions() if action.objectName() == act)

    def _offer(self, text: str, act: LaneAct) -> None:
        action = self.addAction(text)
        action.setObjectName(act)
        action.triggered.connect(partial(self._ask, act))

    def _ask(self, act: LaneAct) -> None:
        self.asked.emit(act, "")


class PersonaMenu(QMenu):
    """Offers the personas; the one that holds is marked."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Use &persona"))
        self.setObjectName("personaMenu")
        self._offered: tuple[tuple[Persona, ...], Persona | None] | None = None
        self.offer((), None)

    def offer(self, personas: Sequence[Persona], holding: Persona | None) -> None:
        """Offer these from now on."""
        offered = (tuple(personas), holding)
        if offered == self._offered:
            return
        self._offered = offered
        self.clear()
        for persona in personas:
            name = shortened(persona.name).replace("&", "&&")
            action = self.addAction(name, partial(self._ask, LaneAct.USE_PERSONA, persona.id))
            action.setCheckable(True)
            action.setChecked(holding is not None and persona.id == holding.id)
        if not personas:
            self.addAction(self.tr("No persona yet")).setEnabled(False)
        self.addSeparator()
        save, manage = (
            self.tr("&Save these settings as a persona…"),
            self.tr("&Manage personas…"),
        )
        self.addAction(save, partial(self._ask, LaneAct.SAVE_PERSONA, ""))
        self.addAction(manage, partial(self._ask, LaneAct.SEE_PERSONAS, ""))

    def _ask(self, act: LaneAct, detail: str) -> None:
        self.asked.emit(act, detail)


class ThinkingMenu(QMenu):
    """Offers what can be chosen of thinking and effort, and says why the rest cannot."""

    asked = Signal(object, str)

    def __init__(self, offer: ThinkingOffer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("thinkingMenu")
        self.setAccessibleName(self.tr("Thinking and effort"))
        self._add_choices(self.tr("Thinking"), LaneAct.SET_THINKING, offer.thinking)
        self.addSeparator()
        self._add_choices(self.tr("Effort"), LaneAct.SET_EFFORT, offer.efforts)
        if offer.reasons:
            self.addSeparator()
        for reason in offer.reasons:
            self.addAction(reason.replace("&", "&&")).setEnabled(False)

    def _add_choices(self, heading: str, act: LaneAct, choices: Sequence[Choice]) -> None:
        self.addAction(heading).setEnabled(False)
        group = QActionGroup(self)
        for choice in choices:
            action = self.addAction(choice.label, partial(self._ask, act, choice.value))
            action.setData(f"{act}:{choice.value}")
            action.setCheckable(True)
            action.setChecked(choice.is_chosen)
            action.setEnabled(choice.is_possible)
            group.addAction(action)

    def _ask(self, act: LaneAct, detail: str) -> None:
        self.asked.emit(act, detail)
