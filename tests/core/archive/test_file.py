from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.errors import ArchiveError, ReadOnlyArchiveError
from deepseek_desktop.core.domain.events import AnswerDelta
from tests.core.archive.samples import (
    awaited,
    conversation,
    ended,
    journalled,
    limit_pages,
    rows,
    turn,
)
from tests.support import until

_ADD_COLUMN = "ALTER TABLE reply ADD COLUMN note TEXT"


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_umask")
async def test_nobody_else_may_read_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    async with Archive(folder) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        await archive.summaries()
        paths = [folder, *folder.rglob("*")]
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in paths}
        files = {path.name for path in paths if path.is_file()}

    assert {FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"} < files
    assert rights == {path.name: 0o600 if path.name in files else 0o700 for path in paths}


async def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "far" / "away"

    async with Archive(folder) as archive:
        assert await archive.summaries() == ()

    assert (folder / FILE_NAME).exists()
    assert list((folder / "sessions").iterdir()) == []


async def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    async with Archive(tmp_path):
        pass

    assert rows(tmp_path, "PRAGMA application_id") == [(schema.APPLICATION_ID,)]
    assert rows(tmp_path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert rows(tmp_path, "PRAGMA journal_mode") == [("wal",)]
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]


async def test_a_migration_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _keep_one_reply(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, (_ADD_COLUMN,)))

    async with Archive(tmp_path) as archive:
        (found,) = (await archive.conversation("c")).turns[0].replies

    assert found == ended(awaited(), answer="Yes.")
    assert rows(tmp_path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert rows(tmp_path, "SELECT note FROM reply") == [(None,)]


async def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _keep_one_reply(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    with monkeypatch.context() as newer:
        steps = (*schema.MIGRATIONS, (_ADD_COLUMN, "DROP TABLE journal", "not even SQL"))
        newer.setattr(schema, "MIGRATIONS", steps)

        with pytest.raises(ArchiveError, match="cannot be used"):
            async with Archive(tmp_path):
                pass

    assert (tmp_path / FILE_NAME).read_bytes() == before
    async with Archive(tmp_path) as archive:
        assert len(await archive.summaries()) == 1


async def test_several_steps_lead_to_the_newest_version_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (*schema.MIGRATIONS, (_ADD_COLUMN,), ("UPDATE reply SET note = 'old'",))
    await _keep_one_reply(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", steps)

    async with Archive(tmp_path):
        pass

    assert rows(tmp_path, "SELECT note FROM reply") == [("old",)]
    assert rows(tmp_path, "PRAGMA user_version") == [(len(steps),)]


async def test_an_archive_of_the_first_version_is_read_on(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    for statement in schema.MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()

    await _keep_one_reply(tmp_path)

    assert rows(tmp_path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]
    assert rows(tmp_path, "SELECT cost FROM reply") == [(None,)]


async def test_an_archive_of_a_newer_version_is_read_and_not_written(tmp_path: Path) -> None:
    await _keep_one_reply(tmp_path)
    _change(
        tmp_path,
        "PRAGMA user_version = 99; ALTER TABLE reply ADD COLUMN mood TEXT; CREATE TABLE mood (a);"
        "UPDATE archive_fact SET value = '9.8.7' WHERE name = 'last_written_by'",
    )
    before = (tmp_path / FILE_NAME).read_bytes()

    async with Archive(tmp_path) as archive:
        read_only = archive.read_only
        (found,) = (await archive.conversation("c")).turns[0].replies
        with pytest.raises(ReadOnlyArchiveError):
            await archive.begin_turn(conversation("d"), turn("t2"), [awaited("s", "d-0")])

    assert read_only is not None
    assert "9.8.7" in read_only.sentence
    assert "format 99" in read_only.sentence
    assert found == ended(awaited(), answer="Yes.")
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE bookmark (url TEXT)",
        "PRAGMA application_id = 7",
        "PRAGMA user_version = 1",
        "PRAGMA journal_mode = WAL; CREATE TABLE bookmark (url TEXT)",
    ],
)
async def test_a_file_of_another_program_is_refused_untouched(tmp_path: Path, made: str) -> None:
    _change(tmp_path, made)
    before = (tmp_path / FILE_NAME).read_bytes()

    with pytest.raises(ArchiveError, match="belongs to another program"):
        async with Archive(tmp_path):
            pass

    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert _names(tmp_path) == {FILE_NAME}


def _no_database(file: bytes) -> bytes:
    return b"Dear diary, this is no database at all.\n" * 200


def _no_header(file: bytes) -> bytes:
    return bytes(100) + file[100:]


def _first_half(file: bytes) -> bytes:
    return file[: len(file) // 2]


def _hole_in_the_tables(file: bytes) -> bytes:
    return file[:100] + bytes(4096 - 100) + file[4096:]


@pytest.mark.parametrize(
    "damage", [_no_database, _no_header, _first_half, _hole_in_the_tables], ids=lambda d: d.__name__
)
async def test_a_damaged_file_is_left_as_it_is_and_the_person_is_told(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    await _keep_one_reply(tmp_path)
    damaged = damage((tmp_path / FILE_NAME).read_bytes())
    (tmp_path / FILE_NAME).write_bytes(damaged)

    with pytest.raises(ArchiveError) as caught:
        async with Archive(tmp_path):
            pass

    assert "damaged" in str(caught.value)
    assert 10 < len(str(caught.value)) <= 300
    assert (tmp_path / FILE_NAME).read_bytes() == damaged


async def test_text_that_is_damaged_on_disk_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    await _keep_one_reply(tmp_path)
    _change(tmp_path, "UPDATE reply SET answer = CAST(x'59ff65732e' AS TEXT)")

    async with Archive(tmp_path) as archive:
        (found,) = (await archive.conversation("c")).turns[0].replies

    assert found.answer == "Y\ufffdes."


async def test_a_table_that_is_missing_is_an_error_and_no_crash(tmp_path: Path) -> None:
    await _keep_one_reply(tmp_path)
    _change(tmp_path, "DROP TABLE journal; DROP TABLE reply")

    with pytest.raises(ArchiveError, match="no such table"):
        async with Archive(tmp_path):
            pass


async def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(ArchiveError, match="File exists"):
        async with Archive(tmp_path / "data"):
            pass

    assert (tmp_path / "data").read_text() == "a file"


async def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(ArchiveError, match="directory"):
        async with Archive(tmp_path):
            pass


async def test_a_reply_kept_on_a_full_disk_leaves_no_journal_once_there_is_room(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])
        await limit_pages(archive, 2)
        archive.note("r", AnswerDelta("Yes."))
        archive.note("s", AnswerDelta("x" * 1_000_000))

        await archive.finish(ended(awaited("r"), answer="Yes."))
        await limit_pages(archive, 100_000)
        await until(lambda: journalled(tmp_path, "s"))

        assert journalled(tmp_path, "r") == ""


async def _keep_one_reply(folder: Path) -> None:
    async with Archive(folder) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        await archive.finish(ended(awaited(), answer="Yes."))
    (folder / "sessions").rmdir()


def _change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(sql)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
