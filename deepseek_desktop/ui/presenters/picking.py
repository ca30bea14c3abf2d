"""What happens when a person picks a model: for a lane, for one more lane, for one retry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui.models.model_entries import ModelEntry
from deepseek_desktop.ui.presenters.lane_choices import LaneChoices
from deepseek_desktop.ui.presenters.lane_plans import LanePlans
from deepseek_desktop.ui.presenters.model_offers import ModelOffers
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import sentence

Ask = Callable[[ConversationTab, QDialog, Callable[[], None]], None]


class Picking(QObject):
    """Opens the list of models; `ask` shows a dialog of a tab and does something if accepted."""

    def __init__(
        self,
        plans: LanePlans,
        offers: ModelOffers,
        choices: LaneChoices,
        *,
        ask: Ask,
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._plans = plans
        self._offers = offers
        self._choices = choices
        self._ask = ask
        self._say = say

    def change(self, tab: ConversationTab, number: int) -> None:
        """Let a person pick who answers in a lane from now on."""
        choice = tab.choices[number]
        title = self.tr("Model of lane {letter}").format(
            letter=tab.lanes.columns[number].header.letter
        )
        about = self.tr("Who answers from the next question on. The earlier replies stay.")
        if not tab.state.has_begun:
            about = self.tr("Who answers in this lane. It can be changed at any time.")

        def take(model: str) -> None:
            self._choices.take(tab, number, replace(tab.choices[number], model=model))

        entries = self._offers.for_change(choice.model)
        self._pick(tab, (title, about, self.tr("&Choose")), entries, take)

    def add(self, tab: ConversationTab) -> None:
        """Let a person pick who answers beside the others."""
        if self._is_full(tab):
            return
        about = self.tr(
            "Who answers beside the others from the next question on, without knowing of the turns "
            "before. “Use as context” under an answer lets all lanes go on from it."
        )
        if not tab.state.has_begun:
            about = self.tr("Who answers beside the others. It can be changed at any time.")
        entries = self._offers.for_change("")
        texts = (self.tr("Another lane"), about, self.tr("&Add"))
        self._pick(tab, texts, entries, lambda model: self.put(tab, LaneChoice(model)))

    def put(self, tab: ConversationTab, choice: LaneChoice) -> None:
        """Put one more lane beside the others, if there is room for it."""
        if self._is_full(tab):
            return
        lane_id = uuid4().hex
        if not tab.state.has_begun:
            tab.lanes.add(lane_id, choice)
            tab.arranging.go_to(lane_id)
            return
        try:
            lane = Lane(lane_id, self._plans.check(choice.model), choice.setup)
        except (SettingError, UnknownProviderError) as error:
            self._say(sentence(error.failure))
            return
        tab.state.answer_with((*tab.state.lanes, lane))
        tab.arranging.go_to(lane_id)

    def retry_elsewhere(
        self,
        tab: ConversationTab,
        retry: Callable[[str, str, ModelRef], None],
        turn_id: str,
        lane_id: str,
    ) -> None:
        """Let a person choose who gives one reply once more; the lane stays as it is."""
        shown = tab.state.shown.shown(turn_id, lane_id)
        lane = next(lane for lane in tab.state.lanes if lane.id == lane_id)
        asked = lane.model if shown is None else shown.identity.asked
        title = self.tr("Retry with another model or host")
        about = self.tr("{model} stays the model of this lane.").format(model=lane.model)

        def take(model: str) -> None:
            try:
                retry(turn_id, lane_id, self._plans.check(model))
            except (SettingError, UnknownProviderError) as error:
                self._say(sentence(error.failure))

        entries = self._offers.for_retry(asked)
        self._pick(tab, (title, about, self.tr("&Retry")), entries, take)

    def _is_full(self, tab: ConversationTab) -> bool:
        if tab.arranging.is_full:
            self._say(self.tr("There are six lanes; more would not be read."))
        return tab.arranging.is_full

    def _pick(
        self,
        tab: ConversationTab,
        texts: tuple[str, str, str],
        entries: Sequence[ModelEntry],
        take: Callable[[str], None],
    ) -> None:
        from deepseek_desktop.ui.dialogs.pick_model import (  # noqa: PLC0415 not needed at once
            PickModel,
        )

        dialog = PickModel(*texts, entries, tab)
        self._ask(tab, dialog, lambda: take(dialog.chosen))
