"""Shows what was spent in every window, and watches what each tab is going to spend."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shiboken6 import isValid

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.spending_limit import Reach
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.forecast import Asked, Forecasting, Sources
from deepseek_desktop.ui.models.prices import Prices
from deepseek_desktop.ui.models.spending_words import cost_text
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.limit_notices import LimitNotices
from deepseek_desktop.ui.presenters.sending import Sending
from deepseek_desktop.ui.presenters.showing_spent import ShowingSpent
from deepseek_desktop.ui.presenters.showing_usage import ShowingUsage
from deepseek_desktop.ui.presenters.sums import Sums
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.status_line import StatusLine
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class Spending:
    """Holds for all windows and tabs; `note_expense` takes the id of a conversation."""

    def __init__(
        self, means: Means, providers: Providers, habits: Habits, tasks: TaskScope
    ) -> None:
        self._sums = Sums(means, providers, habits, tasks)
        self._sources = Sources(means.catalogue, self._sums.profile, means.now)
        self._tasks = tasks
        self._lines: list[StatusLine] = []
        self.show_usage = ShowingUsage(means, tasks, self._sums.free).show
        self._sums.is_watched = self._is_watched
        self.note_expense = self._sums.note_expense
        self.notices = LimitNotices(self._sums, means.costs)
        self.prices = Prices(self._card_of, self._is_free)

    def serve(self, stack: TabStack) -> None:
        """Show at the bottom of a window what was spent, and what its front tab used."""
        line = StatusLine(stack.window())
        self._lines = [known for known in self._lines if isValid(known)] + [line]
        ShowingSpent(line, stack, self._sums, self._tasks)

    def attend(self, tab: ConversationTab, tell: Callable[[str], None]) -> Sending:
        """Watch what a tab is going to send, and what its replies cost; `tell` warns."""
        forecasting = Forecasting(tab.state, self._sources)
        return Sending(tab, forecasting, self._sums, self._tasks, tell)

    def price(self, state: ConversationState, asked: Iterable[Asked]) -> str:
        """Return what all that is asked may cost together, as the next question is estimated."""
        forecasting = Forecasting(state, self._sources)
        forecasts = [forecasting.prepare(each)[0]() for each in asked]
        return cost_text([lane for forecast in forecasts for lane in forecast.lanes])

    async def is_limit_passed(self) -> bool:
        """Return whether a limit that a person set is passed already."""
        await self._sums.freshen()
        return any(how_far is Reach.BEYOND for _, how_far in self._sums.reaches({}))

    def _card_of(self, asked: Identity) -> ModelCard | None:
        return self._sources.catalogue.card(asked.provider, asked.sent_model or asked.model)

    def _is_free(self, provider: str) -> bool:
        profile = self._sums.profile(provider)
        return profile is not None and not profile.is_paid

    def _is_watched(self) -> bool:
        return any(isValid(line) and line.isVisible() for line in self._lines)
