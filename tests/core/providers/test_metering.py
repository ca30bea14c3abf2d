from __future__ import annotations

from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.providers.metering import usage_in


@pytest.mark.parametrize(
    ("chunk", "cost"),
    [
        ({"usage": {"prompt_tokens": 8, "cost": 0.00016}}, "0.00016"),
        ({"usage": {"prompt_tokens": 8, "cost": "0.1"}}, "0.1"),
        ({"usage": {"prompt_tokens": 8}, "meta": {"usage": {"usd_spent": 0.00027}}}, "0.00027"),
    ],
)
def test_what_the_host_charged_is_read_exactly(chunk: dict[str, object], cost: str) -> None:
    usage = usage_in(chunk)

    assert usage is not None
    assert usage.reported_cost_usd == Decimal(cost)


@pytest.mark.parametrize("cost", [-1, "free", True, None, [], {}, "NaN", "1e400", float("inf")])
def test_a_charge_that_cannot_be_one_is_unknown(cost: object) -> None:
    assert usage_in({"usage": {"prompt_tokens": 8, "cost": cost}}) == Usage(prompt_tokens=8)


@pytest.mark.parametrize("chunk", [{}, {"usage": None}, {"usage": []}, {"usage": {"cost": None}}])
def test_a_chunk_without_figures_reports_nothing(chunk: dict[str, object]) -> None:
    assert usage_in(chunk) is None
