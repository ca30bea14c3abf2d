"""What a reply cost: our estimate from a dated price, beside what the host itself says."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import ModelCard, Period, Price
from deepseek_desktop.core.domain.usage import Usage

PER_TOKENS = Decimal(1_000_000)
"""What a price is for."""


class Cost(Struct, frozen=True):
    """An amount with the price row it was computed from, so that it can be checked later.

    `is_at_most` says that the split of the prompt into cached and fresh tokens is unknown, so
    that all of it was counted at the higher price.
    """

    amount: Decimal
    currency: str
    price: Price
    source: str
    as_of: str
    is_at_most: bool = False


def cost_of(usage: Usage | None, card: ModelCard | None, at: datetime) -> Cost | None:
    """Return the cost of a reply that was asked for at `at`; None where anything is unknown.

    cached x cached price + other prompt tokens x input price + completion x output price;
    completion tokens include the reasoning, which is not added again.
    """
    price = card.price_at(at) if card else None
    if card is None or price is None or usage is None:
        return None
    if usage.prompt_tokens is None or usage.completion_tokens is None:
        return None
    cached = 0
    if price.cached is not None and usage.cached_tokens is not None:
        # Hosts contradict themselves; more than the whole prompt cannot have been cached.
        cached = min(usage.cached_tokens, usage.prompt_tokens)
    total = (
        cached * (price.cached or Decimal(0))
        + (usage.prompt_tokens - cached) * price.input
        + usage.completion_tokens * price.output
    )
    return Cost(
        amount=total / PER_TOKENS,
        currency=price.currency,
        price=price,
        source=price.source or card.source,
        as_of=price.as_of or card.as_of,
        is_at_most=price.cached is not None and usage.cached_tokens is None,
    )


def cost_record(cost: Cost) -> dict[str, object]:
    """Return a cost as JSON values; amounts are strings, since money is no float."""
    return {
        "amount": str(cost.amount),
        "currency": cost.currency,
        "is_estimate": True,
        "is_at_most": cost.is_at_most,
        "per_million": {
            "input": str(cost.price.input),
            "cached": None if cost.price.cached is None else str(cost.price.cached),
            "output": str(cost.price.output),
            "period": cost.price.period.value,
        },
        "source": cost.source,
        "as_of": cost.as_of,
    }


def cost_from_record(record: dict[str, object]) -> Cost:
    """Return the cost that `cost_record` wrote."""
    row = record["per_million"]
    if not isinstance(row, dict):
        raise TypeError("a stored cost without its price row")
    currency = str(record["currency"])
    price = Price(
        currency=currency,
        input=Decimal(row["input"]),
        output=Decimal(row["output"]),
        cached=None if row["cached"] is None else Decimal(row["cached"]),
        period=Period(row["period"]),
    )
    return Cost(
        amount=Decimal(str(record["amount"])),
        currency=currency,
        price=price,
        source=str(record["source"]),
        as_of=str(record["as_of"]),
        is_at_most=bool(record["is_at_most"]),
    )
