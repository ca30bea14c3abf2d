"""Times as other apps write them: seconds, milliseconds, texts; true ones only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import isfinite

from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.interchange.imports.remarks import Remarks

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_MS_FROM, _US_FROM = 1e11, 1e14  # seconds of the year 5138 are milliseconds of 1973


class Clock:
    """Reads times; what lies before 2000 or after tomorrow is moved to what can be true."""

    def __init__(self, now: datetime, remarks: Remarks) -> None:
        self._last = now + timedelta(days=1)
        self._remarks = remarks

    def read(self, value: object) -> datetime | None:
        """Return a time in UTC; None where there is none, or nobody can read it."""
        if value is None or value == "" or isinstance(value, bool):
            return None
        try:
            at = _read(value)
        except (ValueError, OverflowError, OSError):
            self._remarks.note(Remark.TIME)
            return None
        if not _FIRST <= at <= self._last:
            self._remarks.note(Remark.TIME)
        return min(max(at, _FIRST), self._last)


def _read(value: object) -> datetime:
    if isinstance(value, (int, float)):
        return _of_number(float(value))
    if not isinstance(value, str):
        raise ValueError("a time is a number or a text")
    text = value.strip()
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return _of_number(float(text))
    return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)


def _of_number(number: float) -> datetime:
    if not isfinite(number):
        raise ValueError(number)
    for least, unit in ((_US_FROM, 1e6), (_MS_FROM, 1e3)):
        if abs(number) >= least:
            number /= unit
            break
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
