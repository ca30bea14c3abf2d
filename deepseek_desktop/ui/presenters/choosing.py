"""What happens when a person chooses who answers in a lane, and how, or wants to know more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.model_facts import facts_of_asked
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.models.thinking_offer import thinking_offer, with_value
from deepseek_desktop.ui.presenters.lane_choices import LaneChoices
from deepseek_desktop.ui.presenters.lane_plans import LanePlans
from deepseek_desktop.ui.presenters.model_offers import ModelOffers
from deepseek_desktop.ui.presenters.personas import Personas
from deepseek_desktop.ui.presenters.picking import Picking
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.widgets.setup_form import PlanFor

_COMMANDS = {
    "add_lane": LaneAct.ADD,
    "duplicate_lane": LaneAct.DUPLICATE,
    "change_model": LaneAct.CHANGE_MODEL,
    "lane_settings": LaneAct.SET_UP,
    "lane_thinking": LaneAct.SEE_THINKING,
    "model_card": LaneAct.SEE_CARD,
    "save_persona": LaneAct.SAVE_PERSONA,
    "personas": LaneAct.SEE_PERSONAS,
}


class Choosing(QObject):
    """Knows providers and catalogue; does what is wished of the lanes of all tabs.

    `favoured` says that other models are a person's favourites now.
    """

    favoured = Signal()

    def __init__(
        self,
        means: Means,
        providers: Providers,
        providing: Providing,
        summaries: LibraryModel,
        *,
        tasks: TaskScope,
        say: Callable[[str], None],
        find_key: FindKey,
    ) -> None:
        super().__init__()
        self._catalogue = means.catalogue
        self._providing = providing
        self._tasks = tasks
        self._say = say
        self._plans = LanePlans(providers)
        self._offers = ModelOffers(means.catalogue, providing, summaries, means.now)
        self._choices = LaneChoices(means.archive, self._plans, tasks, say, find_key)
        self.picking = Picking(self._plans, self._offers, self._choices, ask=self._ask, say=say)
        self._personas = Personas(
            means.archive.personas,
            self._plans,
            self._offers,
            self._choices,
            tasks=tasks,
            say=say,
        )

    def serve(self, tab: ConversationTab) -> None:
        """Do what a person wishes of the lanes of a tab."""
        tab.lane_asked.connect(partial(self._fulfil, tab))
        self._personas.serve(tab)

    def take_commands(
        self, commands: Commands, front: Callable[[], ConversationTab | None]
    ) -> None:
        """Do what the commands ask for, in the lane where a person is."""

        def wish(act: LaneAct) -> None:
            if tab := front():
                self._fulfil(tab, LaneWish(act, tab.lanes.current))

        for name, act in _COMMANDS.items():
            commands.on(name, partial(wish, act))
        commands.on("favourite", partial(self._favour, front))
        self._personas.take_commands(commands, front)

    def plan_for(self, model: str) -> PlanFor:
        """Return what plans requests to PROVIDER/MODEL; raise where that is none that is known."""
        return self._plans.plan_for(model)

    def _fulfil(self, tab: ConversationTab, wish: LaneWish) -> None:
        if not tab.arranging.is_veiled():
            self._do(tab, wish)

    def _do(self, tab: ConversationTab, wish: LaneWish) -> None:
        number = wish.number
        match wish.act:
            case LaneAct.CHANGE_MODEL:
                self.picking.change(tab, number)
            case LaneAct.ADD:
                self.picking.add(tab)
            case LaneAct.DUPLICATE:
                self.picking.put(tab, tab.choices[number])
            case LaneAct.SET_UP:
                self._set_up(tab, number)
            case LaneAct.SEE_CARD:
                self._show_card(tab, number)
            case LaneAct.SEE_THINKING:
                self._show_thinking(tab, number)
            case LaneAct.SET_THINKING:
                self._set(tab, number, "thinking", wish.detail)
            case LaneAct.SET_EFFORT:
                self._set(tab, number, "effort", wish.detail)
            case LaneAct.FAVOUR:
                model = tab.choices[number].model.strip()
                self._providing.favour(model, is_favourite=bool(wish.detail))
                self.favoured.emit()
            case _:
                self._personas.fulfil(tab, wish)

    def _favour(self, front: Callable[[], ConversationTab | None]) -> None:
        """Make the model of the lane where a person is a favourite, or no longer."""
        if tab := front():
            number = tab.lanes.current
            model = tab.choices[number].model.strip()
            is_favourite = model in self._offers.offered.favourites
            if "/" in model.strip("/"):
                detail = "" if is_favourite else "yes"
                tab.lane_asked.emit(LaneWish(LaneAct.FAVOUR, number, detail))

    def _set_up(self, tab: ConversationTab, number: int) -> None:
        from deepseek_desktop.ui.dialogs.lane_settings import (  # noqa: PLC0415 not needed at once
            LaneSettingsDialog,
        )

        choice = tab.choices[number]
        if (plan_for := self._plan_for(choice)) is None:
            return
        header = tab.lanes.columns[number].header
        dialog = LaneSettingsDialog(
            (header.letter, header.name),
            choice.setup,
            plan_for,
            has_begun=tab.state.has_begun,
            find_key=self._choices.find_key,
            parent=tab,
        )

        def take() -> None:
            self._choices.take(tab, number, replace(tab.choices[number], setup=dialog.setup))

        self._ask(tab, dialog, take)

    def _show_thinking(self, tab: ConversationTab, number: int) -> None:
        choice = tab.choices[number]
        if plan_for := self._plan_for(choice):
            offer = thinking_offer(choice.setup.parameters, plan_for)
            tab.lanes.columns[number].header.show_thinking(offer)

    def _set(self, tab: ConversationTab, number: int, name: str, typed: str) -> None:
        choice = tab.choices[number]
        parameters = with_value(choice.setup.parameters, name, typed)
        setup = replace(choice.setup, parameters=parameters)
        self._choices.take(tab, number, replace(choice, setup=setup))

    def _show_card(self, tab: ConversationTab, number: int) -> None:
        from deepseek_desktop.ui.dialogs.model_card import (  # noqa: PLC0415 not needed at once
            ModelCardDialog,
        )

        choice = tab.choices[number]
        self._ask(
            tab,
            ModelCardDialog(choice.model, facts_of_asked(self._catalogue, choice.model), tab),
            lambda: None,
        )

    def _plan_for(self, choice: LaneChoice) -> PlanFor | None:
        try:
            return self._plans.plan_for(choice.model)
        except (SettingError, UnknownProviderError) as error:
            self._say(sentence(error.failure))
            return None

    def _ask(self, tab: ConversationTab, dialog: QDialog, take: Callable[[], None]) -> None:
        """Open a dialog of a tab; do something when it is accepted and the tab still there."""

        async def ask() -> None:
            if await result_of(dialog) and isValid(tab):
                take()

        self._tasks.start(ask(), name=dialog.objectName() or "about a lane")
