"""Which backups are kept: many of the last days, few of the last years."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta

from deepseek_desktop.core.domain.backup import BEFORE_CHANGES, Backup, Why

_ALL_FOR = timedelta(days=1)
_DAILY_FOR = timedelta(days=14)
_WEEKLY_FOR = timedelta(days=91)
_WISHED_FOR = timedelta(days=91)  # what a person asked for
_LEAST_BOUND_BYTES = 1024**3
_BOUND_TIMES = 8  # the newest

_Spans = tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...]
_ONE_OF_EACH: _Spans = (
    (_ALL_FOR, lambda at: at),
    (_DAILY_FOR, lambda at: at.date()),
    (_WEEKLY_FOR, lambda at: at.isocalendar()[:2]),
    (timedelta.max, lambda at: (at.year, at.month)),
)


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return which backups may go.

    All of the last day stay, one a day for two weeks, one a week for three months, one a month
    after that. The way back from a change stays for two weeks, what a person asked for three
    months. All together may be eight times as large as the newest, or 1 GB: where they are larger,
    the oldest of the last day go first, then the oldest of all. The newest that can be read always
    stays, and what was made of another archive counts apart.
    """
    by_archive: dict[str, list[Backup]] = {}
    for backup in sorted(backups, key=lambda b: b.made_at, reverse=True):
        by_archive.setdefault(backup.name[-11:], []).append(backup)
    return tuple(b for those in by_archive.values() for b in _superfluous(those, now))


def _superfluous(newest_first: Sequence[Backup], now: datetime) -> list[Backup]:
    good = [backup for backup in newest_first if backup.is_readable]
    spoiled = [b for b in newest_first if not b.is_readable and now - b.made_at > _DAILY_FOR]
    if not good:
        return []
    taken: set[Hashable] = set()
    kept = []
    for backup in good:
        age = now - backup.made_at
        place = next(
            (n, key(backup.made_at)) for n, (most, key) in enumerate(_ONE_OF_EACH) if age <= most
        )
        if place not in taken or _is_wanted(backup, age):
            kept.append(backup)
        taken.add(place)
    stays = {backup.name for backup in _within_bound(kept, now)}
    return [*(backup for backup in good if backup.name not in stays), *spoiled]


def _is_wanted(backup: Backup, age: timedelta) -> bool:
    if backup.why is Why.ASKED:
        return age <= _WISHED_FOR
    return backup.why in BEFORE_CHANGES and age <= _DAILY_FOR


def _within_bound(newest_first: list[Backup], now: datetime) -> list[Backup]:
    bound = max(_LEAST_BOUND_BYTES, _BOUND_TIMES * newest_first[0].size_bytes)
    of_today = [b for b in newest_first[1:] if now - b.made_at <= _ALL_FOR]
    usual = [b for b in of_today if b.why not in BEFORE_CHANGES and b.why is not Why.ASKED]
    names = {backup.name for backup in usual}
    rest = [b for b in newest_first[1:] if b.name not in names]
    size = sum(backup.size_bytes for backup in newest_first)
    gone: set[str] = set()
    for backup in (*reversed(usual), *reversed(rest)):
        if size <= bound:
            break
        gone.add(backup.name)
        size -= backup.size_bytes
    return [backup for backup in newest_first if backup.name not in gone]
