"""What was used and spent in a span of days, put together by day, week, month, model or host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from deepseek_desktop.core.domain.spending import Spent

Key = TypeVar("Key", date, str)

_DAY = timedelta(days=1)
_DAYS_OF_WEEK = 7
_MOST_DAYS = 4_000  # a clock that was wrong once must not make a day of each since 1970


class DayUse(Struct, frozen=True):
    """What one model of one provider used and cost on one day where the person is."""

    day: date
    provider: str
    model: str
    spent: Spent


class Span(StrEnum):
    """Which days are looked at, up to today."""

    TODAY = "today"
    WEEK = "7-days"
    DAYS_30 = "30-days"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


class By(StrEnum):
    """What is put together."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    MODEL = "model"
    HOST = "host"

    @property
    def is_time(self) -> bool:
        """Whether groups follow each other in time."""
        return self in {By.DAY, By.WEEK, By.MONTH}


class Group(Struct, frozen=True):
    """What belongs together: a span of time from its `first` day on, or a name."""

    spent: Spent
    name: str = ""
    first: date | None = None


def first_day(span: Span, today: date) -> date | None:
    """Return the first day of a span; None is from the beginning."""
    match span:
        case Span.TODAY:
            return today
        case Span.WEEK:
            return today - 6 * _DAY
        case Span.DAYS_30:
            return today - 29 * _DAY
        case Span.MONTH:
            return today.replace(day=1)
        case Span.YEAR:
            return today - 364 * _DAY
        case Span.ALL:
            return None


def start_of(day: date, zone: tzinfo | None = None) -> datetime:
    """Return when a day begins in a zone, else where the person is."""
    # Without a zone it is taken as local; the offset at midnight may be another than now.
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight if zone else midnight.astimezone()


def total(uses: Iterable[DayUse]) -> Spent:
    """Return all of it together."""
    return Spent.together(use.spent for use in uses)


def grouped(
    uses: Sequence[DayUse], by: By, today: date, first: date | None = None
) -> tuple[Group, ...]:
    """Return groups: in time the oldest first, up to today, with the empty ones between.

    Models and hosts come by name, only those that were used.
    """
    if not by.is_time:
        named = _gathered((_name(use, by), use.spent) for use in uses)
        return tuple(Group(Spent.together(named[name]), name) for name in sorted(named))
    days = [use.day for use in uses]
    begin = first if first is not None else min(days, default=today)
    end = max([today, *days])
    parts = _gathered((_begin(use.day, by), use.spent) for use in uses)
    starts = _starts(begin, end, by) if (end - begin).days <= _MOST_DAYS else sorted(parts)
    return tuple(Group(Spent.together(parts.get(start, ())), first=start) for start in starts)


def _gathered(parts: Iterable[tuple[Key, Spent]]) -> dict[Key, list[Spent]]:
    found: dict[Key, list[Spent]] = {}
    for key, spent in parts:
        found.setdefault(key, []).append(spent)
    return found


def _name(use: DayUse, by: By) -> str:
    return use.provider if by is By.HOST else f"{use.provider}/{use.model}"


def _begin(day: date, by: By) -> date:
    """Return the first day of the group that a day is in; weeks begin on Mondays."""
    match by:
        case By.WEEK:
            return day - day.weekday() * _DAY
        case By.MONTH:
            return day.replace(day=1)
        case _:
            return day


def _starts(begin: date, end: date, by: By) -> Iterator[date]:
    start = _begin(begin, by)
    while start <= end:
        yield start
        match by:
            case By.WEEK:
                start += _DAYS_OF_WEEK * _DAY
            case By.MONTH:
                start = (start + 31 * _DAY).replace(day=1)
            case _:
                start += _DAY
