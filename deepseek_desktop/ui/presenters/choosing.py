"""What happens when a person sets up a lane, or wants to know its model."""

from __future__ import annotations

from collections.abc import Callable

from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import Parameters
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.planning import Plan, plan_at
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.ui.details import Fact, translate
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.dialogs.lane_settings import LaneSettingsDialog
from deepseek_desktop.ui.dialogs.model_card import ModelCardDialog
from deepseek_desktop.ui.model_facts import facts_of_model
from deepseek_desktop.ui.models.lane_choice import LaneChoice
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import sentence


class Choosing:
    """Knows the providers and the catalogue; opens the dialogs about one lane."""

    def __init__(
        self,
        providers: Providers,
        catalogue: Catalogue,
        tasks: TaskScope,
        say: Callable[[str], None],
    ) -> None:
        self._providers = providers
        self._catalogue = catalogue
        self._tasks = tasks
        self._say = say

    def set_up(self, tab: ConversationTab, number: int) -> None:
        """Ask for the settings of a lane; a lane that was asked already only shows them."""
        choice = tab.choices[number]
        try:
            profile, model = self._profile_of(choice)
        except (SettingError, UnknownProviderError) as error:
            self._say(sentence(error.failure))
            return
        dialog = LaneSettingsDialog(
            choice.model,
            choice.setup,
            lambda parameters: _plan(profile, model, parameters),
            is_settled=tab.state.conversation is not None,
            parent=tab,
        )

        def take(setup: LaneSetup) -> None:
            if tab.state.conversation is None:
                tab.set_up(number, setup)

        self._tasks.start(_take_when_accepted(dialog, take), name="lane settings")

    def show_card(self, tab: ConversationTab, number: int) -> None:
        """Show what is known of the model of a lane."""
        choice = tab.choices[number]
        dialog = ModelCardDialog(choice.model, self._facts(choice), tab)
        self._tasks.start(_show(dialog), name="model card")

    def _profile_of(self, choice: LaneChoice) -> tuple[Profile, str]:
        ref = ModelRef.parse(choice.model)
        return self._providers.profile(ref.provider), ref.model

    def _facts(self, choice: LaneChoice) -> tuple[Fact, ...]:
        provider, _, model = choice.model.strip().partition("/")
        host, card = self._catalogue.host(provider), self._catalogue.card_asked(provider, model)
        if host is None or card is None:
            text = translate(
                "card",
                "Nothing is known of this model. It may be asked all the same; fetching the "
                "provider's list of models (File > Providers…) may tell more.",
            )
            return (Fact(translate("card", "To know"), text),)
        return facts_of_model(host, card, self._catalogue.family(card))


def _plan(profile: Profile, model: str, parameters: Parameters) -> Plan:
    translation = profile.translation(model, is_refused=False)
    return plan_at(profile, translation.model if translation else model, parameters)


async def _take_when_accepted(
    dialog: LaneSettingsDialog, take: Callable[[LaneSetup], None]
) -> None:
    if await result_of(dialog):
        take(dialog.setup)


async def _show(dialog: ModelCardDialog) -> None:
    await result_of(dialog)
