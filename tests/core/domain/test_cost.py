"""Costs, by hand: every expected amount was computed on paper from the prices in the test."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.catalogue import (
    Catalogue,
    Host,
    ModelCard,
    Period,
    Price,
    is_peak,
)
from deepseek_desktop.core.domain.cost import cost_from_record, cost_of, cost_record
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.usage import Usage

_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday, off-peak
_PRICE = Price("USD", input=Decimal("0.50"), output=Decimal("2.00"), cached=Decimal("0.10"))
_CARD = ModelCard("m", prices=(_PRICE,), source="a page", as_of="2026-11-01")


@pytest.mark.parametrize(
    ("usage", "amount"),
    [
        # 1,000,000 x 0.50 + 500,000 x 2.00
        (Usage(1_000_000, 500_000, 400_000, 0), "1.50"),
        # 600,000 x 0.50 + 400,000 x 0.10; the reasoning is in the completion already
        (Usage(1_000_000, 0, 0, 400_000), "0.34"),
        # 20 x 0.50 + 35 x 2.00, in millionths
        (Usage(20, 35, 24, 0), "0.00008"),
        # more cached than there was prompt: the host contradicts itself
        (Usage(1_000_000, 0, 0, 9_000_000), "0.10"),
    ],
)
def test_a_cost_is_tokens_times_their_prices(usage: Usage, amount: str) -> None:
    cost = cost_of(usage, _CARD, _AT)

    assert cost is not None
    assert cost.amount == Decimal(amount)
    assert (cost.currency, cost.as_of, cost.is_at_most) == ("USD", "2026-11-01", False)


@pytest.mark.parametrize(
    ("usage", "card"),
    [
        (None, _CARD),
        (Usage(None, 5), _CARD),
        (Usage(5, None), _CARD),
        (Usage(5, 5), None),
        (Usage(5, 5), ModelCard("m")),
    ],
)
def test_what_is_not_known_costs_an_unknown_amount(
    usage: Usage | None, card: ModelCard | None
) -> None:
    assert cost_of(usage, card, _AT) is None


def test_an_unknown_split_of_the_prompt_gives_the_most_it_can_be() -> None:
    cost = cost_of(Usage(1_000_000, 0), _CARD, _AT)

    assert cost is not None
    assert (cost.amount, cost.is_at_most) == (Decimal("0.50"), True)


def test_a_stored_cost_comes_back_as_it_was() -> None:
    cost = cost_of(Usage(7, 3, None, 2), _CARD, _AT)

    assert cost is not None
    assert cost_from_record(cost_record(cost)) == cost


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-20T00:59:59+00:00", False),
        ("2026-11-20T01:00:00+00:00", True),  # 09:00 in Beijing
        ("2026-11-20T03:59:59+00:00", True),
        ("2026-11-20T04:00:00+00:00", False),
        ("2026-11-20T06:00:00+00:00", True),
        ("2026-11-20T10:00:00+00:00", False),
        ("2026-11-21T02:00:00+00:00", False),  # a Saturday
        ("2026-11-20T10:30:00+08:00", True),  # given in Beijing's own time
    ],
)
def test_peak_hours_are_those_of_beijing(at: str, expected: bool) -> None:
    assert is_peak(datetime.fromisoformat(at)) is expected


def test_the_price_is_that_of_the_time_of_asking() -> None:
    calm = Price("USD", Decimal(1), Decimal(2), period=Period.OFF_PEAK)
    busy = Price("USD", Decimal(2), Decimal(4), period=Period.PEAK)
    card = ModelCard("m", prices=(calm, busy))

    assert card.price_at(datetime(2026, 11, 20, 2, tzinfo=UTC)) == busy
    assert card.price_at(_AT) == calm


def test_an_id_counts_before_an_alias() -> None:
    alias = ModelCard("new", aliases=("old",))
    old = ModelCard("old")
    catalogue = Catalogue([Host(Profile("host", "https://h.example"), "Host", (alias, old))])

    assert catalogue.card("host", "old") == old
    assert catalogue.card("host", "new") == alias
    assert catalogue.card("host", "other") is None
    assert catalogue.card("nobody", "new") is None
