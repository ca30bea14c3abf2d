from __future__ import annotations

from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.spending import Money, Spent
from deepseek_desktop.core.domain.spending_limit import Reach, reach, read_limit


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5 USD", Money(Decimal(5), "USD")),
        (" 0.50usd ", Money(Decimal("0.50"), "USD")),
        ("20 cny", Money(Decimal(20), "CNY")),
    ],
)
def test_a_limit_is_an_amount_and_a_currency(text: str, limit: Money) -> None:
    assert read_limit(text) == limit


@pytest.mark.parametrize(
    "text", ["5", "USD", "0 USD", "-5 USD", "5,50 USD", "1e3 USD", "5 €", "٥ USD"]
)
def test_anything_else_is_no_limit(text: str) -> None:
    with pytest.raises(SettingError):
        read_limit(text)


def test_a_limit_is_near_before_it_is_passed_and_other_currencies_do_not_count() -> None:
    limit = Money(Decimal(1), "USD")
    spent = Spent({"USD": Decimal("0.5")}, {"CNY": Decimal(90)}).in_currency("USD")

    assert reach(limit, spent, {"USD": Decimal("0.3")}) is Reach.WITHIN
    assert reach(limit, spent, {"USD": Decimal("0.31"), "CNY": Decimal(5)}) is Reach.NEAR
    assert reach(limit, spent, {"USD": Decimal("0.5")}) is Reach.NEAR
    assert reach(limit, spent, {"USD": Decimal("0.51")}) is Reach.BEYOND
