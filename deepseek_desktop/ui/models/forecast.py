"""What the next question would send and cost, lane by lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.catalogue import Catalogue, ModelCard
from deepseek_desktop.core.domain.context import (
    Load,
    Weighing,
    reserve_for,
)
from deepseek_desktop.core.domain.conversation import Lane, LaneSetup, Turn
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.spending import CostRange, Money, Tokens, cost_range, sums
from deepseek_desktop.core.domain.token_memory import TokenMemory
from deepseek_desktop.core.domain.turn_state import TurnState
from deepseek_desktop.core.providers.planning import plan_at
from deepseek_desktop.ui.models.conversation_state import ConversationState

_WEIGHED_AT_ONCE = 100_000  # characters; more would hold up typing
_NEXT = "next"  # no turn of the archive has this id


class LaneForecast(Struct, frozen=True):
    """One lane: what it would send, and what that may cost; `most_out` is the longest reply."""

    load: Load
    cost: CostRange | None = None
    is_free: bool = False
    most_out: int | None = None
    least_out: int = 0


class Forecast(Struct, frozen=True):
    """All lanes; `prompts` are the questions that come before, from the first one on.

    `needed` is how many of the oldest must go so that every lane has room; None where all have,
    or where leaving out all of them would not be enough.
    """

    lanes: tuple[LaneForecast, ...]
    prompts: tuple[str, ...] = ()
    left_out: int = 0
    needed: int | None = None
    after: int = 0  # tokens that the fullest lane would send without them

    @property
    def fullest(self) -> LaneForecast | None:
        """The lane that is nearest to its end; one of unknown size only where all are."""
        return max(self.lanes, key=lambda lane: _pressure(lane.load), default=None)

    @property
    def is_over(self) -> bool:
        """Whether a lane would be sent more than it has room for."""
        return any(lane.load.is_over for lane in self.lanes)

    @property
    def is_free(self) -> bool:
        """Whether nobody who is asked takes money, so that no limit can be passed by it."""
        return bool(self.lanes) and all(lane.is_free for lane in self.lanes)

    @property
    def low(self) -> Mapping[str, Decimal]:
        """What the next question costs at least, by currency."""
        known = sums(Money(c.low, c.price.currency) for lane in self.lanes if (c := lane.cost))
        return {money.currency: money.amount for money in known}


def _pressure(load: Load) -> tuple[bool, float, int]:
    short = load.tokens / load.room if load.room else 0.0
    return load.context is not None, max(load.fullness, short), load.tokens


class Sources(Struct, frozen=True):
    """Where a forecast knows models, prices and providers from, and what time it is."""

    catalogue: Catalogue
    profile: Callable[[str], Profile | None]
    now: Callable[[], datetime]


class Asked(Struct, frozen=True):
    """What would be asked: a question in the place of a turn (empty: a new one), to whom.

    `lanes` are asked instead of all lanes, where there are any.
    """

    question: Question
    choices: Sequence[LaneChoice]
    edited_id: str = ""
    lanes: tuple[Lane, ...] = ()


class Forecasting:
    """Prepares forecasts of one conversation; what it has estimated once it remembers."""

    def __init__(self, state: ConversationState, sources: Sources) -> None:
        self._state = state
        self._sources = sources
        self._memory = TokenMemory()

    def prepare(self, asked: Asked) -> tuple[Callable[[], Forecast], bool]:
        """Return work that forecasts, and whether it takes so long that a thread should do it."""
        turns, turn = self._turns(asked)
        lanes = asked.lanes or self._lanes(asked.choices)
        unknown = self._memory.unknown(text for t in (*turns, turn) for text in _texts(t))
        work = _Work(lanes, turns, turn, self._memory, self._sources)
        return work.run, unknown > _WEIGHED_AT_ONCE

    def _lanes(self, choices: Sequence[LaneChoice]) -> tuple[Lane, ...]:
        return self._state.asked_lanes or tuple(
            Lane(str(number), ref, choice.setup)
            for number, choice in enumerate(choices)
            if (ref := _ref(choice.model))
        )

    def _turns(self, asked: Asked) -> tuple[list[Turn], Turn]:
        """Return what comes before, and the turn that would be asked."""
        shown = self._state.shown
        path = list(shown.path)
        ids = [state.id for state in path]
        lanes = [lane.id for lane in self._state.asked_lanes]
        context = self._state.arrangement.settings.context
        left_out, bases = shown.left_out, shown.bases(lanes, context)
        if asked.edited_id in ids:
            edited = path[ids.index(asked.edited_id)].turn
            path = path[: ids.index(edited.id)]
            bases = edited.bases
            left_out = edited.left_out if shown.leave_out is None else shown.leave_out
        turn = Turn(
            id=_NEXT,
            prompt=asked.question.prompt,
            asked_at=self._sources.now(),
            parent_id=path[-1].id if path else None,
            bases=bases,
            attachments=asked.question.attachments,
            left_out=min(left_out, len(path)),
        )
        return [self._ended(state) for state in path], turn

    def _ended(self, state: TurnState) -> Turn:
        """Return a turn with the replies that have ended; others are not sent, and long to get."""
        running = self._state.replies.running_ids
        ids = state.all_ids
        replies = (self._state.reply(reply_id) for reply_id in ids if reply_id not in running)
        return replace(state.turn, replies=tuple(reply for reply in replies if reply))


def _texts(turn: Turn) -> Iterator[str]:
    yield turn.prompt
    yield from (attachment.text for attachment in turn.attachments)
    yield from (reply.answer for reply in turn.replies)


def _ref(text: str) -> ModelRef | None:
    try:
        return ModelRef.parse(text)
    except SettingError:
        return None


class _Work(Struct, frozen=True):
    lanes: tuple[Lane, ...]
    turns: list[Turn]
    turn: Turn
    memory: TokenMemory
    sources: Sources

    def run(self) -> Forecast:
        weighings = [Weighing(lane, self.turns, self.turn, self.memory) for lane in self.lanes]
        lanes = tuple(map(self._lane, self.lanes, weighings))
        forecast = Forecast(lanes, tuple(turn.prompt for turn in self.turns), self.turn.left_out)
        least = [
            weighing.least_left_out(lane.load)
            for weighing, lane in zip(weighings, lanes, strict=True)
            if lane.load.is_over
        ]
        needed = None if None in least else max((count or 0 for count in least), default=None)
        if needed is None or forecast.fullest is None:
            return forecast
        load = forecast.fullest.load
        fullest = weighings[lanes.index(forecast.fullest)]
        after = fullest.load(load.context, load.reserve, needed).tokens
        return replace(forecast, needed=needed, after=after)

    def _lane(self, lane: Lane, weighing: Weighing) -> LaneForecast:
        provider, model = lane.model.provider, lane.model.model
        card = self.sources.catalogue.card_asked(provider, model) or ModelCard(model)
        profile = self.sources.profile(provider)
        chosen = _most_chosen(profile, model, lane.setup)
        reserve = reserve_for(chosen, card.max_output, card.context)
        load = weighing.load(card.context, reserve)
        most_out = _longest(load, chosen, card)
        if profile is not None and not profile.is_paid:
            return LaneForecast(load, is_free=True, most_out=most_out)
        least_out = weighing.least_out
        tokens = Tokens(load.tokens, load.known, least_out, most_out)
        cost = cost_range(card, tokens, self.turn.asked_at)
        return LaneForecast(load, cost, most_out=most_out, least_out=least_out)


def _most_chosen(profile: Profile | None, model: str, setup: LaneSetup) -> int | None:
    """Return the most tokens that a person set, where the host is told."""
    most = setup.parameters.get("max_tokens")
    if profile is None or not isinstance(most, int):
        return None
    translation = profile.translation(model, is_refused=False)
    sent = translation.model if translation else model
    effect = plan_at(profile, sent, setup.parameters).effects.get("max_tokens")
    return most if effect in {None, Effect.CHANGED} else None


def _longest(load: Load, chosen: int | None, card: ModelCard) -> int | None:
    """Return how many tokens the longest reply has that is possible; None: nobody knows."""
    bounds = [bound for bound in (chosen, card.max_output) if bound is not None]
    if bounds and load.context is not None:
        bounds.append(max(0, load.context - load.tokens))
    return min(bounds, default=None)
