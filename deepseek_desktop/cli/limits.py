"""Limits for spending where questions are asked in a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal

from deepseek_desktop.cli.going_on import Plan
from deepseek_desktop.core.domain.context import Reserve, Weighing
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.spending import Money, Tokens, cost_range, sums
from deepseek_desktop.core.domain.spending_limit import LimitNow, Reach, reach, read_limit
from deepseek_desktop.core.domain.token_memory import TokenMemory
from deepseek_desktop.core.domain.usage_groups import start_of
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.desk import Desk


async def is_held(planned: Plan, arguments: argparse.Namespace, desk: Desk, means: Means) -> bool:
    """Return whether a limit holds a question up, and say so; else what runs is stopped there.

    A limit that is not hard only warns; so do all where a person lets the question pass them.
    """
    limits = await _limits(desk, means)
    free = _free(desk)
    if not limits or all(lane.model.provider in free for lane in _asked(planned)):
        return False
    chosen = desk.settings.chosen
    is_hard = chosen.limit_hard and not arguments.over_limit
    low = _low(planned, means)
    for limit in limits:
        how_far = reach(limit.money, limit.spent, low)
        if how_far is Reach.BEYOND and is_hard:
            sys.stderr.write(
                f"This would pass {_named(limit)}. Nothing was sent. "
                "To ask all the same: --over-limit\n"
            )
            return True
        if how_far is not Reach.WITHIN:
            how = "passed" if how_far is Reach.BEYOND else "nearly reached"
            sys.stderr.write(f"With this question {_named(limit)} is {how}.\n")
    if is_hard:
        means.costs.limits = lambda: limits
    return False


async def stop_at_limits(arguments: argparse.Namespace, desk: Desk, means: Means) -> None:
    """Let a hard limit stop whatever is asked from now on, unless a person lets it pass."""
    limits = await _limits(desk, means)
    if desk.settings.chosen.limit_hard and not arguments.over_limit:
        means.costs.limits = lambda: limits


async def _limits(desk: Desk, means: Means) -> tuple[LimitNow, ...]:
    chosen = desk.settings.chosen
    if not (chosen.limit_day or chosen.limit_month):
        return ()
    today = means.now().astimezone().date()
    moments = (start_of(today), start_of(today.replace(day=1)))
    spents, _ = await means.archive.spending.sums(moments, free=_free(desk))
    texts = (chosen.limit_day, chosen.limit_month)
    return tuple(
        LimitNow(limit, is_day, since, spent.in_currency(limit.currency), spent.unknown)
        for text, is_day, since, spent in zip(texts, (True, False), moments, spents, strict=True)
        if text
        for limit in (read_limit(text),)
    )


def _free(desk: Desk) -> list[str]:
    return [profile.name for profile in desk.providers.profiles if not profile.is_paid]


def _named(limit: LimitNow) -> str:
    period = "today's" if limit.is_day else "this month's"
    unknown = f", and {limit.unknown} requests of unknown cost" if limit.unknown else ""
    currency = limit.money.currency
    return (
        f"{period} limit of {limit.money.amount:f} {currency} "
        f"({limit.spent:.6f} {currency} spent{unknown})"
    )


def _low(planned: Plan, means: Means) -> Mapping[str, Decimal]:
    """Return what the question costs at least in all lanes, by currency."""
    return {money.currency: money.amount for money in sums(_costs(planned, means))}


def _costs(planned: Plan, means: Means) -> Iterator[Money]:
    turn = planned.turn
    before = [known for known in planned.conversation.turns if known.id != turn.id]
    memory = TokenMemory()
    for lane in _asked(planned):
        ref = lane.model
        card = means.catalogue.card_asked(ref.provider, ref.model)
        load = Weighing(lane, before, turn, memory).load(None, Reserve())
        cost = cost_range(card, Tokens(load.tokens, load.known, 0, None), means.now())
        if cost is not None:
            yield Money(cost.low, cost.price.currency)


def _asked(planned: Plan) -> tuple[Lane, ...]:
    if planned.again:
        return tuple(what.lane for what in planned.again)
    return tuple(planned.conversation.asked_lanes)
