"""Days become weeks, months, models and hosts; empty ones between are not left out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import (
    By,
    DayUse,
    Span,
    first_day,
    grouped,
    start_of,
    total,
)

_TODAY = date(2026, 3, 10)  # a Tuesday


def _use(day: date, model: str = "r1", provider: str = "host", requests: int = 1) -> DayUse:
    spent = Spent(
        estimated={"USD": Decimal("0.1")} if provider == "host" else {},
        requests=requests,
        prompt=100 * requests,
    )
    return DayUse(day, provider, model, spent)


_USES = (
    _use(date(2026, 1, 31)),
    _use(date(2026, 3, 8), "v3"),
    _use(date(2026, 3, 9), requests=2),
    _use(date(2026, 3, 9), "r1", "demo"),
    _use(_TODAY),
)


def test_spans_begin_on_their_first_day() -> None:
    assert {span: first_day(span, _TODAY) for span in Span} == {
        Span.TODAY: _TODAY,
        Span.WEEK: date(2026, 3, 4),
        Span.DAYS_30: date(2026, 2, 9),
        Span.MONTH: date(2026, 3, 1),
        Span.YEAR: date(2025, 3, 11),
        Span.ALL: None,
    }
    assert first_day(Span.YEAR, date(2024, 2, 29)) == date(2023, 3, 2)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.DAY, {date(2026, 3, 7): 0, date(2026, 3, 8): 1, date(2026, 3, 9): 3, _TODAY: 1}),
        (By.WEEK, {date(2026, 2, 23): 0, date(2026, 3, 2): 1, date(2026, 3, 9): 4}),
        (By.MONTH, {date(2026, 1, 1): 1, date(2026, 2, 1): 0, date(2026, 3, 1): 5}),
    ],
)
def test_time_has_no_gaps_and_ends_today(by: By, expected: dict[date, int]) -> None:
    groups = grouped(_USES, by, _TODAY)

    told = {group.first: group.spent.requests for group in groups if group.first}
    assert {day: told[day] for day in expected} == expected
    assert list(told) == sorted(told)
    assert list(told)[-1] == max(expected)
    assert len(told) == {By.DAY: 39, By.WEEK: 7, By.MONTH: 3}[by]


def test_a_span_shows_its_empty_first_days_too() -> None:
    groups = grouped(_USES[1:], By.DAY, _TODAY, date(2026, 3, 4))

    assert [group.spent.requests for group in groups] == [0, 0, 0, 0, 1, 3, 1]
    assert [g.spent.requests for g in grouped((), By.DAY, _TODAY)] == [0]


def test_a_clock_that_was_wrong_once_makes_no_thousands_of_days() -> None:
    groups = grouped((_use(date(1970, 1, 1)), *_USES), By.DAY, _TODAY)

    assert len(groups) == 5


def test_models_and_hosts_are_told_apart() -> None:
    by_model = {group.name: group.spent.requests for group in grouped(_USES, By.MODEL, _TODAY)}
    by_host = {group.name: group.spent.requests for group in grouped(_USES, By.HOST, _TODAY)}

    assert by_model == {"demo/r1": 1, "host/r1": 4, "host/v3": 1}
    assert by_host == {"demo": 1, "host": 5}
    assert total(_USES) == Spent(estimated={"USD": Decimal("0.4")}, requests=6, prompt=600)


def test_a_day_begins_when_it_does_in_its_zone() -> None:
    new_york = ZoneInfo("America/New_York")
    beirut = ZoneInfo("Asia/Beirut")  # its clocks go forward at midnight

    assert start_of(date(2026, 3, 8), new_york).astimezone(UTC) == datetime(
        2026, 3, 8, 5, tzinfo=UTC
    )
    assert start_of(date(2026, 3, 9), new_york).astimezone(UTC) == datetime(
        2026, 3, 9, 4, tzinfo=UTC
    )
    assert start_of(date(2026, 3, 30), beirut).astimezone(UTC) == datetime(
        2026, 3, 29, 21, tzinfo=UTC
    )
