"""What happens when a person uses, writes or deletes a persona."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from deepseek_desktop.core.archive.personas import Personas as KeptPersonas
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.commands import Commands, Entry
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.presenters.lane_choices import LaneChoices
from deepseek_desktop.ui.presenters.lane_plans import LanePlans
from deepseek_desktop.ui.presenters.model_offers import ModelOffers
from deepseek_desktop.ui.presenters.shelf import Shelf
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab

if TYPE_CHECKING:  # a window is to be seen before what few people need at once is loaded
    from deepseek_desktop.ui.widgets.setup_form import PlanFor

Front = Callable[[], ConversationTab | None]


class Personas(QObject):
    """Knows all personas; `changed` has those that there are from now on."""

    changed = Signal(object)

    def __init__(
        self,
        kept: KeptPersonas,
        plans: LanePlans,
        offers: ModelOffers,
        choices: LaneChoices,
        *,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._shelf = Shelf(kept, tasks, say)
        self._plans = plans
        self._offers = offers
        self._choices = choices
        self._tasks = tasks
        self._offer_all: Callable[[], None] = lambda: None
        self._shelf.changed.connect(self._tell)

    @property
    def all(self) -> tuple[Persona, ...]:
        """The personas by their names."""
        return self._shelf.all

    def serve(self, tab: ConversationTab) -> None:
        """Offer the personas in the lanes of a tab, now and as they change."""
        tab.lanes.offer_personas(self.all)
        self.changed.connect(tab.lanes.offer_personas)

    def take_commands(self, commands: Commands, front: Front) -> None:
        """Let personas be found by what is typed, and read them from the archive."""
        commands.on("use_persona", partial(self._choose, front))
        self._offer_all = partial(self._offer, commands, front)
        self._shelf.load()

    def fulfil(self, tab: ConversationTab, wish: LaneWish) -> None:
        """Do what a person wants with personas in a lane."""
        match wish.act:
            case LaneAct.USE_PERSONA:
                self._use(tab, wish.number, wish.detail)
            case LaneAct.SAVE_PERSONA:
                setup = tab.choices[wish.number].setup
                self._show(tab, wish.number, Persona("", self.tr("New persona"), setup))
            case LaneAct.SEE_PERSONAS:
                self._show(tab, wish.number)
            case _:
                raise ValueError(wish.act)

    def _use(self, tab: ConversationTab, number: int, persona_id: str) -> None:
        if persona := self._shelf.get(persona_id):
            self._apply(tab, number, persona)

    def _apply(self, tab: ConversationTab, number: int, persona: Persona) -> None:
        self._choices.take(tab, number, persona.applied_to(tab.choices[number]))

    def _choose(self, front: Front) -> None:
        if tab := front():
            tab.lanes.columns[tab.lanes.current].header.show_personas()

    def _show(self, tab: ConversationTab, number: int, draft: Persona | None = None) -> None:
        from deepseek_desktop.ui.dialogs.personas import (  # noqa: PLC0415 not needed at once
            PersonasDialog,
        )

        offered = self._offers.offered
        models = (*offered.favourites, *offered.others)
        dialog = PersonasDialog(self.all, models, self._plan_for, tab)
        dialog.find_keys_with(self._choices.find_key)
        dialog.offer_use(ascii_uppercase[number])
        if draft is not None:
            dialog.begin_with(draft)
        self._shelf.serve(dialog)

        async def show() -> None:
            if await result_of(dialog) and dialog.used is not None and isValid(tab):
                self._apply(tab, number, dialog.used)

        self._tasks.start(show(), name="personas")

    def _plan_for(self, model: str) -> PlanFor | None:
        try:
            return self._plans.plan_for(model)
        except (SettingError, UnknownProviderError):
            return None  # without a model nothing is known of what it makes of a parameter

    def _tell(self) -> None:
        self.changed.emit(self.all)
        self._offer_all()

    def _offer(self, commands: Commands, front: Front) -> None:
        """Let the palette find each persona."""

        def use(persona_id: str) -> None:
            if tab := front():
                self._use(tab, tab.lanes.current, persona_id)

        label, source = self.tr("Use persona: {name}"), "Use persona: {name}"
        commands.offer(
            "persona",
            [
                (
                    Entry(
                        f"persona {persona.id}",
                        label.format(name=persona.name),
                        source.format(name=persona.name),
                        menu="",
                        keys=(),
                        is_enabled=True,
                    ),
                    partial(use, persona.id),
                )
                for persona in self.all
            ],
        )
