"""What replies cost while they run, by estimate, and the limit that stops them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.conversation import Message
from deepseek_desktop.core.domain.cost import PER_TOKENS, Cost, cost_of
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    Opened,
    ReasoningDelta,
    StreamEvent,
    ToolCallDelta,
    UsageReported,
)
from deepseek_desktop.core.domain.spending import Money
from deepseek_desktop.core.domain.spending_limit import LimitNow
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.token_memory import PER_MESSAGE
from deepseek_desktop.core.domain.usage import Usage

_WEIGHED_AT_ONCE = 100_000  # characters; more would hold up the loop
_ONE_TOKEN = 8  # characters; hosts that send more in one piece put several tokens into it
_NOTHING = Decimal(0)

Stop: TypeAlias = Callable[[], None]


class _Running(Struct):
    """A reply whose price is known; what it cost so far once its host began to answer."""

    card: ModelCard
    price: Price
    started_at: datetime
    stop: Stop | None
    tokens_in: int = 0
    tokens_out: int = 0
    usage: Usage = field(default_factory=Usage)
    has_begun: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether the host counted it to the end, so that the archive knows what it cost."""
        return self.usage.reported_cost_usd is not None or self._cost is not None

    @property
    def money(self) -> Money:
        """What it cost so far: as the host counted, else by the pieces that came."""
        if self.usage.reported_cost_usd is not None:
            return Money(self.usage.reported_cost_usd, "USD")
        if cost := self._cost:
            return Money(cost.amount, cost.currency)
        total = self.tokens_in * self.price.input + self.tokens_out * self.price.output
        return Money(total / PER_TOKENS if self.has_begun else _NOTHING, self.price.currency)

    @property
    def _cost(self) -> Cost | None:
        return cost_of(self.usage, self.card, self.started_at)


class RunningCosts:
    """Knows what running replies cost; whoever made it says which `limits` stop them.

    `limits` gives each with what was summed up; nothing is stopped where there are none.
    `tell` hears of each limit that stopped something. What has ended counts here until it is
    settled, so that it is missing nowhere before it is summed up; what no host counted to the end,
    as where it was stopped, goes on counting by our estimate.
    """

    def __init__(self) -> None:
        self.limits: Callable[[], Sequence[LimitNow]] = tuple
        self.tell: Callable[[LimitNow], None] = lambda _: None
        self._running: dict[str, _Running] = {}
        self._ended: dict[str, _Running] = {}

    @property
    def ended(self) -> tuple[str, ...]:
        """The replies that have ended and are not settled yet."""
        return tuple(self._ended)

    def settle(self, ended: Sequence[str]) -> None:
        """Forget replies that are summed up elsewhere now."""
        for reply_id in ended:
            if self._ended[reply_id].is_counted:
                del self._ended[reply_id]

    def brought_up(self, limit: LimitNow) -> LimitNow:
        """Return a limit with what is not summed up yet, or known by our estimate only."""
        ended = [one for one in self._ended.values() if one.started_at >= limit.since]
        monies = [one.money for one in (*self._running.values(), *ended)]
        ours = (money.amount for money in monies if money.currency == limit.money.currency)
        estimated = sum(not one.is_counted for one in ended)
        return replace(
            limit,
            spent=limit.spent + sum(ours, _NOTHING),
            unknown=max(0, limit.unknown - estimated),
        )

    @contextmanager
    def following(
        self,
        reply_id: str,
        card: ModelCard | None,
        at: datetime,
        stop: Stop | None,
    ) -> Iterator[None]:
        """Count a reply while it runs; `stop` ends it, None lets it pass limits.

        What has no known price is not counted: stopping it would save nothing that is known.
        """
        price = card.price_at(at) if card else None
        if card is None or price is None:
            yield
            return
        self._running[reply_id] = _Running(card, price, at, stop)
        try:
            yield
        finally:
            one = self._running.pop(reply_id)
            if one.has_begun:
                self._ended[reply_id] = one

    async def weigh(self, reply_id: str, messages: Sequence[Message]) -> None:
        """Estimate what is going to be sent, and stop what begins behind a limit.

        What takes long is done beside the loop.
        """
        one = self._running.get(reply_id)
        if one is None:
            return
        if sum(len(message.content) for message in messages) > _WEIGHED_AT_ONCE:
            one.tokens_in = await asyncio.to_thread(_weight, messages)
        else:
            one.tokens_in = _weight(messages)
        self._keep_within()  # a lane that waited for others may begin behind a limit

    def note(self, reply_id: str, event: StreamEvent) -> None:
        """Take in what came of a reply, and stop what would pass a limit."""
        one = self._running.get(reply_id)
        if one is None:
            return
        match event:
            case Opened():
                one.has_begun = True
            case ReasoningDelta(text) | AnswerDelta(text):
                one.tokens_out += _tokens_of(text)
            case ToolCallDelta():
                one.tokens_out += _tokens_of(event.arguments)
            case UsageReported(usage):
                one.usage = one.usage.updated_by(usage)
                return  # most hosts count at the end: what has come is paid for
            case _:
                return
        self._keep_within()

    def _keep_within(self) -> None:
        for limit in map(self.brought_up, self.limits()):
            currency = limit.money.currency
            if limit.spent <= limit.money.amount:
                continue
            ours = [one for one in self._running.values() if one.price.currency == currency]
            stops = [one.stop for one in ours if one.stop is not None]
            for one in ours:
                one.stop = None
            for stop in stops:
                stop()
            if stops:
                self.tell(limit)


def _tokens_of(piece: str) -> int:
    return 1 if len(piece) <= _ONE_TOKEN else estimate_tokens(piece)


def _weight(messages: Sequence[Message]) -> int:
    return sum(estimate_tokens(message.content) + PER_MESSAGE for message in messages)
