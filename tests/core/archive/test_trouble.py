"""A disk that is full or fails, another program that holds the file, a file that goes away."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from deepseek_desktop.core.archive import backlog, disks, schema, transactions, writer
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.backlog import Backlog
from deepseek_desktop.core.archive.journal import Channel, Entry
from deepseek_desktop.core.domain.errors import ArchiveError
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


def _told(archive: Archive) -> list[str]:
    """Return what a window would show from now on, and what went again as ''."""
    told: list[str] = []

    def look() -> None:
        remarks = [remark.sentence for remark in archive.health.take_remarks()]
        trouble = archive.health.trouble
        told.extend(remarks or ["" if trouble is None else trouble.sentence])

    archive.health.watch(look)
    return told


async def test_what_a_full_disk_refuses_is_kept_and_written_when_there_is_room(
    tmp_path: Path,
) -> None:
    long = "x" * 1_000_000
    async with Archive(tmp_path) as archive:
        told = _told(archive)
        await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])
        await limit_pages(archive, 2)

        with pytest.raises(ArchiveError, match="The disk is full"):
            await archive.begin_turn(conversation("d"), turn("t2", long), [])
        archive.note("r", AnswerDelta(long))
        await until(lambda: told)
        with pytest.raises(ArchiveError, match="The disk is full"):
            await archive.finish(ended(awaited("s"), answer=long))
        archive.note("r", AnswerDelta("the end"))
        assert [summary.id for summary in await archive.summaries()] == ["c"]
        assert archive.health.trouble is not None
        assert [text.split(":")[0] for text in told] == [
            "The disk is full. What arrives is kept in memory for now and is not saved"
        ]

        await limit_pages(archive, 100_000)
        await until(lambda: archive.health.trouble is None)

        assert journalled(tmp_path, "r") == f"{long}the end"
        found = rows(tmp_path, "SELECT answer, outcome FROM reply WHERE id = 's'")
        assert found == [(long, "complete")]
        await until(lambda: told[-1] == "")
        assert len(told) == 2
        await archive.begin_turn(conversation("d"), turn("t2", long), [])
    assert rows(tmp_path, "SELECT count(*) FROM journal WHERE reply_id = 's'") == [(0,)]


async def test_memory_for_what_cannot_be_written_has_a_limit_and_leaves_no_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "KEPT_LIMIT_CHARS", 10)
    kept = Backlog()
    for text in ("one ", "two ", "three ", "4 "):  # the third is too long
        kept.add(Entry("r", Channel.ANSWER, text))
    kept.add(Entry("s", Channel.ANSWER, "5"))
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])
        patience = transactions.Patience(lambda _: None)
        archive._held.writer.submit(lambda c: kept.write(c, patience), is_bare=True).result()

    assert journalled(tmp_path, "r") == "one two "
    assert journalled(tmp_path, "s") == "5"


async def test_a_write_that_fails_anywhere_costs_nothing_once_the_disk_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource", reason="only there can a disk be made to fail")
    monkeypatch.setattr(writer, "FLUSH_INTERVAL_S", 0.02)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    answer = "So it is. " * 3_000
    failed = 0
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [])
        for place in (0, 1, 24, 4_000, 4_120, 8_000, 20_000, 33_000, 40_000):
            name = f"r{place}"
            await archive.begin_replies("t", awaited(name))
            wal = (tmp_path / f"{FILE_NAME}-wal").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (wal + place, usual[1]))
            try:
                archive.note(name, AnswerDelta(answer))
                with suppress(ArchiveError):
                    await archive.finish(ended(awaited(name), answer=answer))
                failed += archive.health.trouble is not None
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, usual)
            await until(lambda: archive.health.trouble is None)
            found = rows(tmp_path, f"SELECT answer, outcome FROM reply WHERE id = '{name}'")
            assert found == [(answer, "complete")], place

    assert failed > 5
    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(0,)]
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]


async def test_another_program_that_holds_the_file_is_waited_for_and_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "TOLD_AFTER_S", 0.05)
    async with Archive(tmp_path) as archive, asyncio.TaskGroup() as tasks:
        told = _told(archive)
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            asked = tasks.create_task(archive.begin_turn(conversation(), turn(), [awaited()]))
            await until(lambda: told)
            assert told[0].startswith("Another program holds the archive.")
            assert await archive.summaries() == ()  # reading goes on
            other.execute("ROLLBACK")
        await asked
        await until(lambda: told[-1] == "")

        monkeypatch.setattr(transactions, "BUSY_LIMIT_S", 0.1)
        with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(ArchiveError, match="Another program holds the archive"):
                await archive.finish(ended(awaited(), answer="Yes."))
        await until(lambda: archive.health.trouble is None)

    assert rows(tmp_path, "SELECT answer, outcome FROM reply") == [("Yes.", "complete")]


@pytest.mark.skipif(sys.platform == "win32", reason="no file that is open goes away there")
@pytest.mark.parametrize("is_all_gone", [False, True])
async def test_a_file_that_was_deleted_is_there_again_with_all_of_it(
    tmp_path: Path, *, is_all_gone: bool
) -> None:
    folder = tmp_path / "data"
    async with Archive(folder) as archive:
        told = _told(archive)
        await archive.begin_turn(conversation(), turn(), [awaited()])
        assert len(await archive.summaries()) == 1
        if is_all_gone:
            shutil.rmtree(folder)
        else:
            (folder / FILE_NAME).unlink()

        archive.note("r", AnswerDelta("So."))
        await until(lambda: told)
        assert "deleted or moved away" in told[0]
        await until(lambda: journalled(folder) == "So.")
        async with Archive(folder) as second:  # whose session still lives
            assert second.interrupted == 0
        await archive.begin_turn(conversation("d"), turn("t2", "And then?"), [])
        assert len(await archive.summaries()) == 2
        await archive.finish(ended(awaited(), answer="So."))

    assert sorted(path.name for path in folder.iterdir()) == [FILE_NAME, "sessions"]
    assert rows(folder, "SELECT prompt FROM turn") == [("Why?",), ("And then?",)]
    assert rows(folder, "SELECT answer FROM reply") == [("So.",)]
    assert rows(folder, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.skipif(sys.platform == "win32", reason="no file that is open is replaced there")
async def test_what_was_replaced_is_kept_beside_what_took_its_place(tmp_path: Path) -> None:
    folder, other = tmp_path / "data", tmp_path / "other"
    async with Archive(other) as archive:
        await archive.begin_turn(conversation("e"), turn("t9", "Mine?"), [])
    async with Archive(folder) as archive:
        told = _told(archive)
        await archive.begin_turn(conversation(), turn(), [awaited()])
        shutil.copy(other / FILE_NAME, tmp_path / "new")
        (tmp_path / "new").replace(folder / FILE_NAME)

        await archive.finish(ended(awaited(), answer="So."))
        await until(lambda: told)
        assert [summary.id for summary in await archive.summaries()] == ["c"]

    (kept,) = folder.glob("archive-kept-*.db")
    assert kept.name in told[0]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert rows(folder, "SELECT prompt FROM turn") == [("Mine?",)]
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT answer, outcome FROM reply").fetchall() == [
            ("So.", "complete")
        ]


async def test_what_is_deleted_for_good_is_in_no_file_any_more(tmp_path: Path) -> None:
    word = "Kanarienvogel"
    async with Archive(tmp_path) as archive:
        said = ended(awaited(), f"{word} " * 3_000, f"{word} said")
        await archive.begin_turn(conversation(), turn("t", f"{word}?"), [awaited()])
        archive.note("r", AnswerDelta(f"{word} said"))
        await archive.finish(said)
        await archive.begin_turn(conversation("d"), turn("t2", "Other?"), [])
        await archive.bin.put_conversation("c")
        assert _files_with(tmp_path, word) != []

        await archive.bin.empty()

        assert _files_with(tmp_path, word) == []
        assert (tmp_path / f"{FILE_NAME}-wal").stat().st_size == 0


def _files_with(folder: Path, word: str) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes()]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _kind_of_disk(folder: Path) -> str:
    return disks._kind_of(folder.resolve(), Path("/proc/self/mountinfo").read_text("utf-8"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own with 1 MB, where this system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(disk))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be made here")
    try:
        yield disk
    finally:
        _run("umount", str(disk))


async def test_a_disk_that_is_really_full_costs_nothing(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    async with Archive(small_disk) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        archive.note("r", AnswerDelta("So it is. " * 5_000))
        await until(lambda: archive.health.trouble)
        assert "disk is full" in archive.health.trouble.sentence  # type: ignore[union-attr] # there was some just now
        assert len(await archive.summaries()) == 1

        ballast.unlink()
        await until(lambda: archive.health.trouble is None)
        assert journalled(small_disk) == "So it is. " * 5_000


async def test_a_folder_that_cannot_be_written_is_read(small_disk: Path) -> None:
    async with Archive(small_disk) as archive:
        await archive.begin_turn(conversation(), turn(), [ended(awaited(), answer="Yes.")])
    _run("mount", "-o", "remount,ro", str(small_disk))

    async with Archive(small_disk) as archive:
        assert archive.read_only is not None
        assert "cannot be written" in archive.read_only.sentence
        (asked,) = (await archive.conversation("c")).turns
        assert asked.replies[0].answer == "Yes."
        with pytest.raises(ArchiveError, match="nothing new can be kept"):
            await archive.begin_turn(conversation("d"), turn("t2"), [])


async def test_an_older_archive_that_cannot_be_written_is_read_all_the_same(
    small_disk: Path,
) -> None:
    with closing(sqlite3.connect(small_disk / FILE_NAME, isolation_level=None)) as connection:
        schema.make(connection, 0, 5)
        connection.execute(
            "INSERT INTO conversation (id, title, created_at) VALUES ('c', 'C', ?)",
            ("2025-01-01T00:00:00.000+00:00",),
        )
        connection.execute(
            "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES ('t', 'c', 'Why?', ?)",
            ("2025-01-01T00:00:00.000+00:00",),
        )
    kept = (small_disk / FILE_NAME).read_bytes()
    _run("mount", "-o", "remount,ro", str(small_disk))

    async with Archive(small_disk) as archive:
        assert archive.read_only is not None
        assert [summary.title for summary in await archive.summaries()] == ["C"]
        assert [hit.turn_id for hit in await archive.search.find("why", 9)] == ["t"]
        assert (await archive.kept.of("c")).conversation.turns[0].prompt == "Why?"
    assert (small_disk / FILE_NAME).read_bytes() == kept


async def test_what_is_in_a_side_file_is_read_where_nothing_can_be_written(
    small_disk: Path, tmp_path: Path
) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [])
        for name in (FILE_NAME, f"{FILE_NAME}-wal"):  # as a process leaves them that dies
            shutil.copyfile(tmp_path / name, small_disk / name)
    _run("mount", "-o", "remount,ro", str(small_disk))

    async with Archive(small_disk) as archive:
        assert archive.read_only is not None
        assert [summary.title for summary in await archive.summaries()] == ["About c"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no table of disks is read")
async def test_over_a_network_nothing_relies_on_files_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [])
        assert archive.health.take_remarks() == ()
    here = _kind_of_disk(tmp_path)
    monkeypatch.setattr(disks, "_NETWORK", {here})

    async with Archive(tmp_path) as archive:
        (remark,) = archive.health.take_remarks()
        assert f"over a network ({here})" in remark.sentence
        await archive.begin_turn(conversation("d"), turn("t2"), [awaited("r", "d-0")])
        archive.note("r", AnswerDelta("So."))
        await until(lambda: journalled(tmp_path) == "So.")
        assert not (tmp_path / f"{FILE_NAME}-wal").exists()
        assert [summary.id for summary in await archive.summaries()] == ["d", "c"]


def test_the_disk_of_a_folder_is_the_one_that_is_nearest() -> None:
    mounts = (
        "1 0 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "2 1 0:5 / /mnt/far\\040away rw - nfs4 server:/export rw\n"
        "3 1 0:6 / /mnt/far\\040away/near rw - tmpfs tmpfs rw\n"
    )

    assert disks._kind_of(Path("/mnt"), mounts) == "ext4"
    assert disks._kind_of(Path("/mnt/far away/data"), mounts) == "nfs4"
    assert disks._kind_of(Path("/mnt/far away/near/data"), mounts) == "tmpfs"
