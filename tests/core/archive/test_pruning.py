from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from deepseek_desktop.core.archive.backups.pruning import superfluous
from deepseek_desktop.core.domain.backup import Backup, Contents, Why

_NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)
_HELD = Contents("a" * 32, 6, "1.0", 1, 1, 1, 1, "", None)


def _backup(
    age: timedelta,
    why: Why = Why.AUTOMATIC,
    size: int = 1_000_000,
    archive: str = "aaaaaaaa",
    *,
    is_readable: bool = True,
) -> Backup:
    at = _NOW - age
    name = f"{at:%Y-%m-%dT%H-%M-%SZ}_{why.value}_{archive}.db"
    return Backup(name, at, why, size, _HELD if is_readable else None)


def _kept(backups: Iterable[Backup]) -> list[Backup]:
    backups = list(backups)
    gone = {backup.name for backup in superfluous(backups, _NOW)}
    return [backup for backup in backups if backup.name not in gone]


def test_backups_thin_out_by_age_and_never_all_go() -> None:
    half_hours = [_backup(timedelta(minutes=30 * n)) for n in range(2 * 24 * 400)]

    ages = [_NOW - backup.made_at for backup in _kept(half_hours)]

    assert sum(age <= timedelta(days=1) for age in ages) == 49
    assert sum(timedelta(days=1) < age <= timedelta(days=14) for age in ages) == 14
    assert 11 <= sum(timedelta(days=14) < age <= timedelta(days=91) for age in ages) <= 12
    assert 10 <= sum(age > timedelta(days=91) for age in ages) <= 12
    assert _kept([_backup(timedelta(days=4000))]) != []


def test_thinning_out_day_by_day_keeps_what_thinning_out_once_does() -> None:
    kept: list[Backup] = []
    for day in range(120):
        made = _backup(timedelta(days=119 - day))
        kept = [b for b in (*kept, made) if b not in superfluous((*kept, made), made.made_at)]

    assert 14 + 11 <= len(kept) <= 14 + 13 + 3
    assert max(_NOW - backup.made_at for backup in kept) > timedelta(days=88)


def test_the_way_back_from_a_change_and_what_was_asked_for_stay_longer() -> None:
    days = timedelta(days=1)
    same_day = [_backup(5 * days + timedelta(hours=n)) for n in range(3)]
    before = [_backup(5 * days + timedelta(hours=n), Why.IMPORT) for n in range(3)]
    asked = [_backup(30 * days + timedelta(hours=n), Why.ASKED) for n in range(3)]
    old = [_backup(120 * days + timedelta(hours=n), Why.ASKED) for n in range(3)]

    kept = _kept([*same_day, *before, *asked, *old])

    assert set(before) <= set(kept)
    assert set(asked) <= set(kept)
    assert len([backup for backup in kept if backup in old]) == 1


def test_large_backups_are_fewer_and_the_newest_that_can_be_read_stays() -> None:
    large = 800_000_000
    today = [_backup(timedelta(hours=n), size=large) for n in range(20)]
    older = [_backup(timedelta(days=n), size=large) for n in range(2, 6)]

    kept = _kept([*today, *older])

    assert sum(backup.size_bytes for backup in kept) <= 8 * large
    assert kept[0] == today[0]
    assert set(older) <= set(kept)


def test_a_damaged_backup_makes_no_good_one_go_and_other_archives_count_apart() -> None:
    spoiled = _backup(timedelta(days=20), is_readable=False)
    good = _backup(timedelta(days=20, hours=1))
    foreign = _backup(timedelta(days=20, hours=2), archive="bbbbbbbb")

    assert _kept([spoiled, good, foreign]) == [good, foreign]
    assert _kept([spoiled]) == [spoiled]
