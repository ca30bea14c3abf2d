from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.recovering import Recovery
from deepseek_desktop.core.domain.backup import Backup, Why
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.events import AnswerDelta
from tests.core.archive.samples import AT, awaited, conversation, ended, rows, turn
from tests.core.archive.test_dying import _dying_process, _piece

_SOME_ROOM = 100 * 1024**2


async def _ask(archive: Archive, name: str, answer: str = "Yes.") -> None:
    reply = awaited(f"r-{name}", f"{name}-0")
    await archive.begin_turn(conversation(name), turn(f"t-{name}", f"Why {name}?"), [reply])
    await archive.finish(ended(reply, answer=answer))


async def _titles(folder: Path) -> set[str]:
    async with Archive(folder) as archive:
        return {summary.id for summary in await archive.summaries()}


def _open(folder: Path, backup: Backup) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / 'backups' / backup.name}?immutable=1", uri=True)


async def test_a_backup_is_a_private_whole_copy_even_while_something_is_written(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "c", "long " * 2_000_000)
        await archive.begin_turn(conversation("d"), turn("t-d"), [awaited("r", "d-0")])
        making = asyncio.ensure_future(archive.backups.make(Why.ASKED))
        while not making.done():
            archive.note("r", AnswerDelta("more "))
            await archive.rename("c", "Renamed")
        backup = await making
        (listed,) = await archive.backups.listed()

        with closing(_open(tmp_path, backup)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            numbers = copy.execute("SELECT number, id FROM reply").fetchall()
    assert numbers == rows(tmp_path, "SELECT number, id FROM reply")
    assert listed == backup
    assert listed.contents is not None
    assert (listed.contents.conversations, listed.contents.newest) == (2, "Why?")
    assert len(listed.contents.archive_id) == 32
    assert listed.contents.archive_id[:8] in listed.name
    path = tmp_path / "backups" / backup.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {p.name for p in path.parent.iterdir()} == {backup.name, "backups.lock"}


async def test_the_newest_question_of_a_backup_is_the_one_asked_last_not_imported_last(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "c")
        years_ago = replace(turn("t-old", "Long ago?"), asked_at=AT - timedelta(days=800))
        await archive.begin_turn(conversation("old"), years_ago, [])
        backup = await archive.backups.make(Why.ASKED)

    assert backup.contents is not None
    assert (backup.contents.turns, backup.contents.newest_at) == (2, AT)


async def test_what_did_not_change_is_not_backed_up_again_not_even_after_a_restart(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        assert await archive.backups.make_if_changed(Why.AUTOMATIC) is None
        await _ask(archive, "c")
        first = await archive.backups.make_if_changed(Why.AUTOMATIC)
        assert await archive.backups.make_if_changed(Why.AUTOMATIC) is None
    async with Archive(tmp_path) as archive:
        await archive.summaries()
        assert await archive.backups.make_if_changed(Why.CLOSING) is None
        await archive.rename("c", "Another title")
        assert await archive.backups.make_if_changed(Why.CLOSING, timedelta(hours=1)) is None
        second = await archive.backups.make_if_changed(Why.CLOSING)

    assert first is not None
    assert second is not None
    assert (first.why, second.why) == (Why.AUTOMATIC, Why.CLOSING)


async def test_a_clock_that_goes_back_makes_no_needless_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "c")
        with monkeypatch.context() as ahead:
            ahead.setattr(archive.backups, "_now", lambda: datetime(2099, 1, 1, tzinfo=UTC))
            await archive.backups.make(Why.AUTOMATIC)
        await archive.rename("c", "Another title")
        made = [await archive.backups.make_if_changed(Why.AUTOMATIC) for _ in range(3)]

    assert [backup is not None for backup in made] == [True, False, False]


async def test_a_restore_brings_back_what_was_and_keeps_what_is(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "c")
        backup = await archive.backups.make(Why.ASKED)
        await _ask(archive, "d")
        await archive.backups.stage(backup.name)
        assert len(await archive.summaries()) == 2  # not before it is opened anew
    other = tmp_path / "other"
    async with Archive(other) as stranger:
        await _ask(stranger, "x")
        await stranger.summaries()
        # What another archive left beside the file would win over what is in it.
        shutil.copy(other / f"{FILE_NAME}-wal", tmp_path / f"{FILE_NAME}-wal")
        shutil.copy(other / f"{FILE_NAME}-shm", tmp_path / f"{FILE_NAME}-shm")

    async with Archive(tmp_path) as archive:
        restored = archive.restored
        now = {summary.id for summary in await archive.summaries()}
        await _ask(archive, "e")
        changed = await archive.backups.make_if_changed(Why.AUTOMATIC)
        kept = next(b for b in await archive.backups.listed() if b.why is Why.RESTORE)
        await archive.backups.stage(kept.name)

    assert restored == backup.name
    assert now == {"c"}
    assert changed is not None, "as many changes as before the restore, but others"
    back = await _titles(tmp_path)
    assert back in ({"c", "d"}, {"x"})
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    assert not (tmp_path / "restore.json").exists()


async def test_a_restore_waits_while_something_else_has_the_archive_open(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "d")
        backup = await archive.backups.make(Why.ASKED)
    async with _dying_process(tmp_path) as process:
        await _piece(process)
        with pytest.raises(ArchiveError, match="open elsewhere"):
            await Recovery(tmp_path / FILE_NAME).restore(backup.name)
        async with Archive(tmp_path) as archive:
            await archive.backups.stage(backup.name)
        async with Archive(tmp_path) as archive:
            waits = archive.restored
    async with Archive(tmp_path) as archive:
        done = archive.restored

    assert waits is not None
    assert not isinstance(waits, str)
    assert "later" in waits.sentence
    assert done == backup.name
    assert await _titles(tmp_path) == {"d"}


async def test_without_room_nothing_is_touched_and_two_failures_are_a_problem(
    tmp_path: Path,
) -> None:
    room = _SOME_ROOM
    async with Archive(tmp_path, free=lambda _: room) as archive:
        await _ask(archive, "c")
        first = await archive.backups.make(Why.ASKED)
        room = 1024
        for failures in range(2):
            assert (archive.backups.problem is not None) == (failures == 2)
            with pytest.raises(ArchiveError, match="not enough room"):
                await archive.backups.make(Why.AUTOMATIC)
        assert archive.backups.problem is not None
        assert [b.name for b in await archive.backups.listed()] == [first.name]
        with pytest.raises(ArchiveError, match="not enough room"):
            await archive.mending.mend()
        room = _SOME_ROOM
        await archive.backups.make(Why.AUTOMATIC)
        assert archive.backups.problem is None


async def test_a_new_format_comes_after_a_backup_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    with closing(sqlite3.connect(file)) as old:
        schema.make(old, 0, 1)
        old.execute("INSERT INTO conversation VALUES ('c', 'Old', '2025-01-01T00:00:00+00:00')")
        old.commit()
    before = file.read_bytes()

    with pytest.raises(ArchiveError, match="not enough room"):
        async with Archive(tmp_path, free=lambda _: 1024):
            pass
    assert file.read_bytes() == before

    async with Archive(tmp_path) as archive:
        (backup,) = await archive.backups.listed()
    assert backup.why is Why.MIGRATION
    assert backup.contents is not None
    assert (backup.contents.format, backup.contents.conversations) == (1, 1)
    assert rows(tmp_path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]


async def test_a_damaged_state_takes_the_place_of_no_good_backup(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _ask(archive, "c", "long " * 20_000)
        good = await archive.backups.make(Why.ASKED)
    data = (tmp_path / FILE_NAME).read_bytes()
    (root,) = rows(tmp_path, "SELECT rootpage FROM sqlite_schema WHERE name = 'turn_by_parent'")[0]
    at = (root - 1) * 4096
    (tmp_path / FILE_NAME).write_bytes(data[:at] + bytes(4096) + data[at + 4096 :])

    async with Archive(tmp_path) as archive:
        with pytest.raises(ArchiveError, match="damaged"):
            await archive.backups.make(Why.AUTOMATIC)
        assert [b.name for b in await archive.backups.listed()] == [good.name]
        (tmp_path / "backups" / good.name).write_bytes(data[: len(data) // 2])
        with pytest.raises(ArchiveError):
            await archive.backups.stage(good.name)
