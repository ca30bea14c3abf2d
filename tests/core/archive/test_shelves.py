"""Folders, tags, pins and what is unread."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.shelves import Part
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.archive.samples import AT, awaited, conversation, ended, rows, turn

_IDS = ("a", "b", "c")


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


def _day(day: int) -> str:
    return f"2025-01-0{day}T00:00:00.000+00:00"


async def _stored(archive: Archive) -> None:
    for name in _IDS:
        await archive.begin_turn(conversation(name), turn(f"t-{name}"), [])


async def _listed(archive: Archive) -> dict[str, Summary]:
    return {summary.id: summary for summary in await archive.summaries()}


async def test_each_change_of_many_can_be_put_back_without_the_others(archive: Archive) -> None:
    await _stored(archive)
    shelves = archive.shelves
    work = await shelves.make_folder("  Work \n")
    await shelves.move(["a"], work.id)
    await shelves.tag(["a", "b"], ["Maths"], [])
    await shelves.pin(["c"], is_pinned=True)
    before, listed = await shelves.places(_IDS), await _listed(archive)

    home = await shelves.make_folder("Home")
    await shelves.move(_IDS, home.id)
    await shelves.tag(_IDS, ["MATHS", "new"], ["maths"])
    await shelves.tag(_IDS, ["to do"], [])
    await shelves.pin(_IDS, is_pinned=True)
    await shelves.mark_read(_IDS, is_read=False)
    changed = await _listed(archive)
    assert {summary.folder for summary in changed.values()} == {"Home"}
    assert {summary.tags for summary in changed.values()} == {("new", "to do")}
    assert all(summary.is_pinned and summary.is_unread for summary in changed.values())

    for part in Part:
        await shelves.put_back(before, part)
    assert await _listed(archive) == listed
    assert (listed["a"].folder, listed["b"].tags, listed["c"].is_pinned) == (
        "Work",
        ("Maths",),
        True,
    )


async def test_a_folder_has_one_name_and_leaves_what_was_in_it(archive: Archive) -> None:
    await _stored(archive)
    shelves = archive.shelves
    work, study = await shelves.make_folder("Work"), await shelves.make_folder("study")
    assert await shelves.make_folder("WORK") == work
    await shelves.move(["a", "b"], work.id)
    await archive.bin.put_conversation("b")
    assert [(folder.name, folder.count) for folder in await shelves.folders()] == [
        ("study", 0),
        ("Work", 1),
    ]

    with pytest.raises(ArchiveError, match="“Study” already"):
        await shelves.rename_folder(work.id, "Study")
    with pytest.raises(ArchiveError, match="needs a name"):
        await shelves.rename_folder(work.id, " ")
    await shelves.rename_folder(study.id, "Study")
    before = await shelves.places(["a"])
    await shelves.delete_folder(work.id)
    await shelves.put_back(before, Part.FOLDER)

    assert [folder.name for folder in await shelves.folders()] == ["Study"]
    assert (await _listed(archive))["a"].folder is None


async def test_what_is_deleted_for_good_takes_its_tags_along(
    archive: Archive, tmp_path: Path
) -> None:
    await _stored(archive)
    await archive.shelves.tag(_IDS, ["Maths"], [])
    await archive.bin.put_conversations(["a", "b"])
    assert list(await _listed(archive)) == ["c"]
    await archive.bin.restore_conversations(["b"])

    await archive.bin.empty()

    assert sorted(await _listed(archive)) == ["b", "c"]
    assert rows(tmp_path, "SELECT conversation_id FROM tag ORDER BY 1") == [("b",), ("c",)]
    assert await archive.shelves.tags() == ("Maths",)


async def test_the_list_tells_what_runs_and_when_something_was_asked_last(
    archive: Archive,
) -> None:
    later = AT + timedelta(days=3)
    await _stored(archive)
    await archive.begin_turn(
        conversation("a"), replace(turn("t2"), asked_at=later), [awaited("r", "a-0")]
    )
    listed = await archive.summaries()
    assert [summary.id for summary in listed] == ["a", "c", "b"]
    assert (listed[0].asked_at, listed[0].is_running) == (later, True)
    before = listed[1].newest
    assert [summary.id for summary in await archive.summaries((), since=before)] == ["a"]
    assert [summary.id for summary in await archive.summaries(["b"], since=before)] == ["a", "b"]

    await archive.finish(ended(awaited("r", "a-0"), outcome=Outcome.COMPLETE))
    (one,) = await archive.summaries(["a", "nowhere"])
    assert not one.is_running
    await archive.bin.put_turn("t2")
    await archive.bin.empty()
    assert (await _listed(archive))["a"].asked_at == AT


async def test_an_older_archive_knows_when_something_was_asked_last(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        for statements in schema.MIGRATIONS[:5]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 5")
        connection.execute(
            "INSERT INTO conversation (id, title, created_at) VALUES ('c', 'T', ?)", (_day(1),)
        )
        connection.executemany(
            "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES (?, 'c', '', ?)",
            [(f"t{day}", _day(day)) for day in (2, 4, 3)],
        )

    async with Archive(tmp_path) as archive:
        (summary,) = await archive.summaries()

    assert summary.asked_at is not None
    assert summary.asked_at.day == 3, "the newest by number: clocks can go back"


async def test_nothing_looks_for_garbage_in_the_thread_that_reads(archive: Archive) -> None:
    await _stored(archive)
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(archive.summaries(), name="list")
        await asyncio.sleep(0)
        assert not gc.isenabled()

    assert gc.isenabled()
