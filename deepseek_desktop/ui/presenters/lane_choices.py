"""Takes what a person chose for a lane: who answers, and how."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError, UnknownProviderError
from deepseek_desktop.ui.presenters.lane_plans import LanePlans
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.wording import sentence


class LaneChoices:
    """Stores a choice where the conversation has begun; it holds from the next question on."""

    def __init__(
        self,
        archive: Archive,
        plans: LanePlans,
        tasks: TaskScope,
        say: Callable[[str], None],
        find_key: FindKey,
    ) -> None:
        self._archive = archive
        self._plans = plans
        self._tasks = tasks
        self._say = say
        self.find_key = find_key

    def take(self, tab: ConversationTab, number: int, choice: LaneChoice) -> None:
        """Let a lane be answered as chosen from now on, if that can be."""
        state = tab.state
        if not state.has_begun:
            tab.lanes.choose(number, choice.model)
            tab.lanes.set_up(number, choice.setup)
            tab.draft_changed.emit()
            return
        try:
            ref = self._plans.check(choice.model)
        except (SettingError, UnknownProviderError) as error:
            self._say(sentence(error.failure))
            return
        lane = state.lanes[number]
        if (chosen := replace(lane, model=ref, setup=choice.setup)) != lane:
            state.answer_with(tuple(chosen if n == lane else n for n in state.lanes))
