"""Limits that a person set for what they spend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.spending import Money
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words

_NOTHING = Decimal(0)
_NEAR = Decimal("0.8")
_LIMIT = r"(?a)\s*(\d{1,9}(?:\.\d{1,6})?)\s*([A-Za-z]{3})\s*"


class LimitNow(Struct, frozen=True):
    """A limit for the day or month that began at `since`, with what was spent in its currency.

    `unknown` is how many requests have a cost that nobody knows, so that they are not in it.
    """

    money: Money
    is_day: bool
    since: datetime
    spent: Decimal
    unknown: int = 0


class Reach(Enum):
    """How far a limit is reached with the next request."""

    WITHIN = "within"
    NEAR = "near"
    BEYOND = "beyond"


def reach(limit: Money, spent: Decimal, next_low: Mapping[str, Decimal]) -> Reach:
    """Return how far a limit would be reached by a request that costs at least `next_low`.

    Only amounts in the limit's own currency count, also in what was `spent`.
    """
    total = spent + next_low.get(limit.currency, _NOTHING)
    if total > limit.amount:
        return Reach.BEYOND
    return Reach.NEAR if total > limit.amount * _NEAR else Reach.WITHIN


def read_limit(text: str) -> Money:
    """Read an amount and a currency, like `5 USD`; raise `SettingError` for anything else."""
    match = re.fullmatch(_LIMIT, text)
    amount = Decimal(match[1]) if match else _NOTHING
    if match is None or not amount:
        raise SettingError(
            words("errors", "“{typed}” is no limit. Write an amount and a currency, like 5 USD."),
            typed=shown(text),
        )
    return Money(amount, match[2].upper())
