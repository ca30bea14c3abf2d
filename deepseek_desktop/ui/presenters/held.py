"""What was going to be sent, and waits for something to be known or decided."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from msgspec import Struct

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Lane, Turn
from deepseek_desktop.core.domain.key_finding import FoundKey
from deepseek_desktop.core.domain.spending_limit import LimitNow, Reach
from deepseek_desktop.ui.models.forecast import Forecast
from deepseek_desktop.ui.models.limit_words import limit_text
from deepseek_desktop.ui.presenters.sending_words import context_said, key_said, limit_said
from deepseek_desktop.ui.presenters.sums import Sums
from deepseek_desktop.ui.widgets.sending_line import Said


class Concern(Enum):
    """What is to be known, or decided by a person, before something is sent."""

    SUMS = "sums"  # what was spent is being read
    BRANCH = "branch"  # another one is shown
    KEY = "key"
    CONTEXT = "context"
    DAY = "day"
    MONTH = "month"


class Sent(Struct, frozen=True):
    """A question that would be sent, maybe in the place of a turn (empty: a new one).

    `go_on` sends it once that may be. `stored` is the turn that is asked as it is, by `lanes`.
    """

    question: Question
    go_on: Callable[[], None]
    turn_id: str = ""
    stored: Turn | None = None
    lanes: tuple[Lane, ...] = ()

    @property
    def is_unasked(self) -> bool:
        """Whether the turn was stored without being asked."""
        return self.stored is not None and not self.stored.replies

    @property
    def is_new(self) -> bool:
        """Whether it was never sent to one of those who are to answer."""
        replies = self.stored.replies if self.stored else ()
        asked = {(reply.identity.provider, reply.identity.model) for reply in replies}
        models = {(lane.model.provider, lane.model.model) for lane in self.lanes}
        return self.stored is None or not models <= asked


class Held(Struct, frozen=True):
    """What waits, for what, and what it would fill and cost."""

    sent: Sent
    concern: Concern
    forecast: Forecast


class Concerns:
    """Finds what hinders sending; what a person `allowed` does no more. `tell` warns."""

    def __init__(
        self,
        sums: Sums,
        find_key: Callable[[str], FoundKey | None],
        tell: Callable[[str], None],
    ) -> None:
        self._sums = sums
        self._find_key = find_key
        self._tell = tell
        self.allowed: set[Concern] = set()

    def of(self, sent: Sent, forecast: Forecast) -> tuple[Concern | None, Said | None]:
        """Return the first concern, and what there is to say about it."""
        found = self._key_in(sent.question) if sent.is_unasked else None  # else asked before
        if found is not None and Concern.KEY not in self.allowed:
            return Concern.KEY, key_said(found)
        if sent.is_new and forecast.is_over and Concern.CONTEXT not in self.allowed:
            return Concern.CONTEXT, context_said(forecast, can_leave_out=sent.stored is None)
        return self._limit(forecast)

    def _key_in(self, question: Question) -> FoundKey | None:
        texts = (question.prompt, *(attachment.text for attachment in question.attachments))
        return next((found for text in texts if (found := self._find_key(text))), None)

    def _limit(self, forecast: Forecast) -> tuple[Concern | None, Said | None]:
        if forecast.is_free:
            return None, None
        is_hard = self._sums.are_limits_hard
        for limit, how_far in self._sums.reaches(forecast.low):
            concern = Concern.DAY if limit.is_day else Concern.MONTH
            if how_far is Reach.WITHIN or concern in self.allowed:
                continue
            text = self._text(limit, how_far, forecast)
            if how_far is Reach.BEYOND and is_hard:
                return concern, limit_said(text)
            if self._sums.is_first_warning(limit, how_far):
                self._tell(text)
        return None, None

    @property
    def may_pass_limits(self) -> bool:
        """Whether a person let what is sent pass a limit."""
        return bool(self.allowed & {Concern.DAY, Concern.MONTH})

    def warning(self, forecast: Forecast) -> Said | None:
        """Return that a limit would be passed which holds nothing up."""
        if self._sums.are_limits_hard or forecast.is_free:
            return None
        for limit, how_far in self._sums.reaches(forecast.low):
            if how_far is Reach.BEYOND:
                return Said(self._text(limit, how_far, forecast), ())
        return None

    def _text(self, limit: LimitNow, how_far: Reach, forecast: Forecast) -> str:
        spent, is_hard = self._sums.spent(limit.is_day), self._sums.are_limits_hard
        return limit_text(limit, spent, forecast, how_far, is_hard=is_hard)
