"""Money: what requests cost together, and what the next one may cost.

Currencies are kept apart; nothing here converts one into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.cost import PER_TOKENS
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Usage

_NOTHING = Decimal(0)


class Money(Struct, frozen=True):
    """An amount in a currency, which is written with three capitals."""

    amount: Decimal
    currency: str


class Charge(Struct, frozen=True):
    """What one request used and cost; without `money` that is not known, unless it was free."""

    usage: Usage
    money: Money | None
    is_estimate: bool
    is_free: bool = False

    @classmethod
    def of(cls, usage: Usage, estimate: Money | None, *, is_free: bool) -> Charge:
        """Return what was charged: by the host's own word, else by our estimate."""
        if usage.reported_cost_usd is not None:
            return cls(usage, Money(usage.reported_cost_usd, "USD"), is_estimate=False)
        return cls(usage, estimate, is_estimate=True, is_free=is_free and estimate is None)


def charge_of(reply: Reply, *, is_free: bool = False) -> Charge | None:
    """Return what a reply used and cost: by its host's own word, else by our estimate.

    None where nothing can have been paid for it: it still runs, came with a copy of a
    conversation, or no host began to answer.
    """
    has_begun = reply.timings.first_byte_s is not None or reply.usage is not None
    if reply.is_running or reply.copied_from is not None or not has_begun:
        return None
    estimate = Money(reply.cost.amount, reply.cost.currency) if reply.cost else None
    return Charge.of(reply.usage or Usage(), estimate, is_free=is_free)


class Spent(Struct, frozen=True):
    """What requests used and cost together, by currency.

    `reported` is what hosts say they charged, `estimated` our estimate for the other requests;
    `unknown` is how many have no known cost, `uncounted` how many no host counted the tokens of.
    `unsplit_prompt` are tokens in of which no host said how many it had in its cache,
    `unsplit_completion` tokens out of which none said how many were thinking.
    """

    reported: Mapping[str, Decimal] = field(default_factory=dict)
    estimated: Mapping[str, Decimal] = field(default_factory=dict)
    unknown: int = 0
    requests: int = 0
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    reasoning: int = 0
    uncounted: int = 0
    unsplit_prompt: int = 0
    unsplit_completion: int = 0

    @classmethod
    def of(cls, charges: Iterable[Charge]) -> Spent:
        """Return what `charges` come to."""
        known = tuple(charges)
        used = [charge.usage for charge in known]
        counted = [u for u in used if None not in {u.prompt_tokens, u.completion_tokens}]
        return cls(
            reported=_totals(c.money for c in known if c.money and not c.is_estimate),
            estimated=_totals(c.money for c in known if c.money and c.is_estimate),
            unknown=sum(c.money is None and not c.is_free for c in known),
            requests=len(known),
            prompt=sum(u.prompt_tokens or 0 for u in used),
            cached=sum(u.cached_tokens or 0 for u in used),
            completion=sum(u.completion_tokens or 0 for u in used),
            reasoning=sum(u.reasoning_tokens or 0 for u in used),
            uncounted=len(known) - len(counted),
            unsplit_prompt=sum(u.prompt_tokens or 0 for u in used if u.cached_tokens is None),
            unsplit_completion=sum(
                u.completion_tokens or 0 for u in used if u.reasoning_tokens is None
            ),
        )

    @classmethod
    def together(cls, parts: Iterable[Spent]) -> Spent:
        """Return all of `parts` together."""
        known = tuple(parts)
        return cls(
            reported=_totals(money for one in known for money in _monies(one.reported)),
            estimated=_totals(money for one in known for money in _monies(one.estimated)),
            unknown=sum(one.unknown for one in known),
            requests=sum(one.requests for one in known),
            prompt=sum(one.prompt for one in known),
            cached=sum(one.cached for one in known),
            completion=sum(one.completion for one in known),
            reasoning=sum(one.reasoning for one in known),
            uncounted=sum(one.uncounted for one in known),
            unsplit_prompt=sum(one.unsplit_prompt for one in known),
            unsplit_completion=sum(one.unsplit_completion for one in known),
        )

    def plus(self, other: Spent) -> Spent:
        """Return both together."""
        return Spent.together((self, other))

    @property
    def missed(self) -> int:
        """Tokens in that were not in the cache, as far as hosts said so."""
        return max(0, self.prompt - self.cached - self.unsplit_prompt)

    @property
    def answer(self) -> int:
        """Tokens out that were not thinking, as far as hosts said so."""
        return max(0, self.completion - self.reasoning - self.unsplit_completion)

    @property
    def totals(self) -> tuple[Money, ...]:
        """All of it, one amount in each currency."""
        return _monies(_totals((*_monies(self.reported), *_monies(self.estimated))))

    def in_currency(self, currency: str) -> Decimal:
        """Return all of it in one currency, without the others."""
        return self.reported.get(currency, _NOTHING) + self.estimated.get(currency, _NOTHING)


class Part(Enum):
    """What money goes to in a request."""

    HIT = "hit"
    MISS = "miss"
    THINKING = "thinking"
    ANSWER = "answer"


def parts_of(reply: Reply) -> Mapping[Part, Money]:
    """Return what each part of a reply cost by our estimate; nothing where there is none.

    Thinking that the host did not count apart is part of the answer.
    """
    cost, usage = reply.cost, reply.usage
    if cost is None or usage is None or reply.copied_from is not None:
        return {}
    price, prompt, out = cost.price, usage.prompt_tokens or 0, usage.completion_tokens or 0
    hit = 0 if price.cached is None else min(usage.cached_tokens or 0, prompt)
    thinking = min(usage.reasoning_tokens or 0, out)
    amounts = {
        Part.HIT: hit * (price.cached or _NOTHING),
        Part.MISS: (prompt - hit) * price.input,
        Part.THINKING: thinking * price.output,
        Part.ANSWER: (out - thinking) * price.output,
    }
    return {p: Money(amount / PER_TOKENS, cost.currency) for p, amount in amounts.items()}


def sums(monies: Iterable[Money]) -> tuple[Money, ...]:
    """Return the sum in each currency."""
    return _monies(_totals(monies))


def _totals(monies: Iterable[Money]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for money in monies:
        totals[money.currency] = totals.get(money.currency, _NOTHING) + money.amount
    return totals


def _monies(totals: Mapping[str, Decimal]) -> tuple[Money, ...]:
    return tuple(Money(totals[currency], currency) for currency in sorted(totals))


class CostRange(Struct, frozen=True):
    """Between what a request may cost; `high` is None where nobody knows how long a reply gets."""

    low: Decimal
    high: Decimal | None
    price: Price
    source: str
    as_of: str


class Tokens(Struct, frozen=True):
    """What a request may use: `known` of its `prompt` may be in the host's cache."""

    prompt: int
    known: int
    least_out: int
    most_out: int | None


def cost_range(card: ModelCard | None, tokens: Tokens, at: datetime) -> CostRange | None:
    """Return what a request that starts at `at` may cost; None where no price is known.

    Low: what was sent before is found in the cache, the reply is as short as it can be. High:
    nothing is found there, the reply is as long as it can be.
    """
    price = card.price_at(at) if card else None
    if card is None or price is None:
        return None
    cached = price.input if price.cached is None else min(price.cached, price.input)
    low = (
        tokens.known * cached
        + (tokens.prompt - tokens.known) * price.input
        + tokens.least_out * price.output
    )
    high = None
    if tokens.most_out is not None:
        high = tokens.prompt * price.input + tokens.most_out * price.output
    return CostRange(
        low=low / PER_TOKENS,
        high=None if high is None else max(low, high) / PER_TOKENS,
        price=price,
        source=price.source or card.source,
        as_of=price.as_of or card.as_of,
    )
