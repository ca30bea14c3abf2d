"""The library by date: which conversations stand below which heading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from typing import Any, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QDate, QLocale, Qt

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.wording import translate

HeadingRole = int(Qt.ItemDataRole.UserRole) + 1

_WEEK, _MONTH = 7, 30  # days


class Span(Enum):
    """What the conversations below a heading have in common."""

    PINNED = "pinned"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    CALENDAR = "calendar"  # one month of a year


class Heading(Struct, frozen=True):
    """A heading between conversations; `count` of them stand below it."""

    span: Span
    count: int
    month: date | None = None

    @property
    def id(self) -> str:
        """What tells it from other headings and from conversations."""
        return f"#{self.span.value} {self.month or ''}"

    @property
    def text(self) -> str:
        """What it says."""
        match self.span:
            case Span.PINNED:
                return translate("library", "Pinned")
            case Span.TODAY:
                return translate("library", "Today")
            case Span.YESTERDAY:
                return translate("library", "Yesterday")
            case Span.WEEK:
                return translate("library", "Last 7 days")
            case Span.MONTH:
                return translate("library", "Last 30 days")
            case Span.CALENDAR:
                return self._month_name()

    def _month_name(self) -> str:
        if self.month is None:
            return ""
        shape = translate("library", "MMMM yyyy")  # as QLocale writes a month of a year
        return QLocale().toString(QDate(self.month.year, self.month.month, 1), shape)


Row: TypeAlias = Summary | Heading


def with_headings(
    listed: Sequence[Summary], now: datetime, zone: tzinfo | None = None
) -> list[Row]:
    """Return conversations, which are sorted by when they were used, below their headings.

    Days are those of the time zone that a person lives in, or of `zone`. What is pinned stands
    first and only there.
    """
    pinned = [summary for summary in listed if summary.is_pinned]
    rows: list[Row] = [Heading(Span.PINNED, len(pinned)), *pinned] if pinned else []
    dated = [summary for summary in listed if not summary.is_pinned] if pinned else listed
    start = 0
    for span, month, first_day in _spans(now.astimezone(zone).date()):
        if start == len(dated):
            break
        since_s = _midnight(first_day, zone).timestamp()
        end = bisect_right(dated, -since_s, start, key=_negative_time_s)
        if end > start:
            rows.append(Heading(span, end - start, month))
            rows.extend(dated[start:end])
            start = end
    rows.extend(dated[start:])
    return rows


def heading_ids(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the keys of headings: each one says how far it is to the next."""
    place = 0
    while place < len(rows) and isinstance(heading := rows[place], Heading):
        yield heading.id
        place += heading.count + 1


def heading_data(heading: Heading, role: int) -> Any:
    """Return what the row of a heading has for a role."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return heading.text
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading.text}, {heading.count}"
        case _ if role == HeadingRole:
            return heading
        case _:
            return None


def text_above(rows: Sequence[Row], place: int) -> str:
    """Return what the heading says that a row stands below."""
    above = (row for row in reversed(rows[:place]) if isinstance(row, Heading))
    heading = next(above, None)
    return heading.text if heading is not None else ""


def _negative_time_s(summary: Summary) -> float:
    return -summary.used_at.timestamp()


def _spans(today: date) -> Iterator[tuple[Span, date | None, date]]:
    """Yield what follows each other back in time, each with its first day."""
    yield Span.TODAY, None, today
    yield Span.YESTERDAY, None, today - timedelta(days=1)
    yield Span.WEEK, None, today - timedelta(days=_WEEK)
    first = today - timedelta(days=_MONTH)
    yield Span.MONTH, None, first
    while first.year > 1970:
        first = (first - timedelta(days=1)).replace(day=1)
        yield Span.CALENDAR, first, first


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    at = datetime.combine(day, time())
    # Without a zone the system's rules of that day hold: summer time is another offset.
    return at.astimezone() if zone is None else at.replace(tzinfo=zone)
