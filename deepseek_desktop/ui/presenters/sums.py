"""What was spent, kept true, and the limits that a person set."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal

from deepseek_desktop.core.domain.errors import ArchiveError, UnknownProviderError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import Money, Spent, charge_of
from deepseek_desktop.core.domain.spending_limit import LimitNow, Reach, reach, read_limit
from deepseek_desktop.core.domain.usage_groups import start_of
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.tasks import TaskScope

log = logging.getLogger(__name__)

_LONGEST_MS = 3_600_000  # a machine that slept notices the new day within the hour


class Sums(QObject):
    """Sums up in the archive what was spent; `changed` says that there are other figures.

    A new day begins at midnight where the person is. Nothing is read while nobody could see it
    (`is_watched` says whether somebody can), unless something is to be paid for: see `freshen`.
    """

    changed = Signal()

    def __init__(
        self, means: Means, providers: Providers, habits: Habits, tasks: TaskScope
    ) -> None:
        super().__init__()
        self._means = means
        self._providers = providers
        self._habits = habits
        self._tasks = tasks
        self.day = Spent()
        self.month = Spent()
        self.is_known = False
        self._beside: Mapping[str, Spent] = {}
        self._used: set[str] = set()
        self._warned: set[tuple[str, bool, Money, Reach]] = set()
        self._reading = asyncio.Lock()
        self.is_watched: Callable[[], bool] = lambda: False
        self._is_stale = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)

    def note_expense(self, conversation_id: str) -> None:
        """Note that something was paid for in a conversation, maybe besides its replies."""
        self._used.add(conversation_id)
        self.refresh()

    def profile(self, name: str) -> Profile | None:
        """Return how a provider is asked; None where there is none of that name."""
        try:
            return self._providers.profile(name)
        except UnknownProviderError:
            return None

    def refresh(self) -> None:
        """Read the sums anew; once more where something changed while they were read."""
        self._is_stale = True
        if self.is_watched() and not self._reading.locked():  # else when a window shows them
            self._tasks.start(self.freshen(), name="what was spent")

    @property
    def is_fresh(self) -> bool:
        """Whether what was spent is known as far as a limit needs it."""
        return (not self._is_stale and not self._reading.locked()) or not self.limits()

    async def freshen(self) -> None:
        """Read what is not read yet; return when all is."""
        async with self._reading:
            while self._is_stale:
                self._is_stale = False
                await self._read_once()

    def of_branch(self, state: ConversationState) -> Spent:
        """Return what the replies that are shown used and cost."""
        lanes = [lane.id for lane in state.lanes]
        shown = (state.shown.shown(turn.id, lane_id) for turn in state.turns for lane_id in lanes)
        return self._summed(reply for reply in shown if reply)

    def of_conversation(self, state: ConversationState) -> Spent:
        """Return what all replies on all branches used and cost, and what else was asked."""
        return self._summed(self.replies_of(state)).plus(self._beside.get(state.id, Spent()))

    def replies_of(self, state: ConversationState) -> list[Reply]:
        """Return the ended replies on all branches."""
        running = set(state.replies.running_ids)  # long, and of no use before they end
        ids = [i for turn in state.shown.states for of in turn.reply_ids.values() for i in of]
        return [r for reply_id in ids if reply_id not in running and (r := state.reply(reply_id))]

    def limits(self) -> tuple[tuple[Money, bool], ...]:
        """Return the limits that a person set; True for that of a day."""
        chosen = self._habits.chosen
        texts = ((chosen.limit_day, True), (chosen.limit_month, False))
        return tuple((read_limit(text), is_day) for text, is_day in texts if text)

    def spent(self, is_day: bool) -> Spent:
        """Return what was spent this day or month."""
        return self.day if is_day else self.month

    @property
    def are_limits_hard(self) -> bool:
        """Whether what would pass a limit is held and stopped."""
        return self._habits.chosen.limit_hard

    def limits_summed(self) -> tuple[LimitNow, ...]:
        """Return the limits with what the archive knows to be spent."""
        today = midnight(self._means.now())
        month = start_of(today.date().replace(day=1))
        return tuple(
            LimitNow(limit, is_day, today if is_day else month, spent, self.spent(is_day).unknown)
            for limit, is_day in self.limits()
            for spent in (self.spent(is_day).in_currency(limit.currency),)
        )

    def limits_now(self) -> tuple[LimitNow, ...]:
        """Return the limits with what was spent, also by replies that run or were not counted."""
        return tuple(map(self._means.costs.brought_up, self.limits_summed()))

    def reaches(self, low: Mapping[str, Decimal]) -> tuple[tuple[LimitNow, Reach], ...]:
        """Return how far each limit would be reached by a request that costs at least `low`."""
        return tuple((now, reach(now.money, now.spent, low)) for now in self.limits_now())

    def is_first_warning(self, limit: LimitNow, how_far: Reach) -> bool:
        """Whether it was not told today that a limit is reached so far; from now on it was."""
        warning = (f"{midnight(self._means.now()):%Y-%m-%d}", limit.is_day, limit.money, how_far)
        is_first = warning not in self._warned
        self._warned.add(warning)
        return is_first

    def _summed(self, replies: Iterable[Reply]) -> Spent:
        free = self.free()  # asked for once: a conversation may have thousands of replies
        charges = (charge_of(r, is_free=r.identity.provider in free) for r in replies)
        return Spent.of(charge for charge in charges if charge)

    def free(self) -> frozenset[str]:
        """Return the providers that take no money."""
        profiles = self._providers.profiles
        return frozenset(profile.name for profile in profiles if not profile.is_paid)

    async def _read_once(self) -> None:
        today = midnight(self._means.now())
        moments = (today, midnight(today.replace(day=1, hour=12)))
        spendings, used = self._means.archive.spending, tuple(self._used)
        ended = self._means.costs.ended
        try:
            periods, self._beside = await spendings.sums(moments, used, self.free())
        except ArchiveError as error:
            log.warning("What was spent could not be read: %s", error)
            return
        self.day, self.month = periods
        self._means.costs.settle(ended)
        self.is_known = True
        self._later.start(min(_LONGEST_MS, _until_tomorrow_ms(self._means.now())))
        self.changed.emit()


def midnight(at: datetime) -> datetime:
    """Return when the day of a moment began where the person is."""
    return start_of(at.astimezone().date())


def _until_tomorrow_ms(now: datetime) -> int:
    tomorrow = midnight(midnight(now) + timedelta(hours=36))
    return 1000 + round((tomorrow - now).total_seconds() * 1000)
