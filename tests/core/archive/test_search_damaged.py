"""An index of words that is damaged is told of, and made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.mending.checking import check
from deepseek_desktop.core.archive.search.renewing import begin_in_steps, note_some
from deepseek_desktop.core.domain.archive_state import Finding
from deepseek_desktop.core.domain.hits import Scope
from tests.core.archive.searched import all_indexed, count_known, index_fits, keep, rows_of, seen
from tests.support import until


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


async def test_an_index_that_is_damaged_is_made_anew_and_nothing_is_missed_meanwhile(
    archive: Archive, tmp_path: Path
) -> None:
    for number in range(20):
        await keep(archive, f"c{number}", f"needle {number}")
    await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DELETE FROM search_index_data WHERE id > 10")
        connection.commit()

    assert len(await archive.search.find("needle in:question", 99)) == 20

    await until(lambda: count_known(tmp_path) == 20)
    await all_indexed(tmp_path)
    assert index_fits(tmp_path)


async def test_an_index_is_filled_again_also_when_something_was_just_written(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "needle")
    await all_indexed(tmp_path)
    indexing = archive._held.indexing

    indexing.follow()  # as after a commit; it has not begun when the damage is noticed
    indexing.rebuild()

    task = indexing._task
    assert task is not None
    await until(task.done)
    assert rows_of(tmp_path, "SELECT count(*) FROM search_pending") == [(0,)]
    assert count_known(tmp_path) == 1


@pytest.mark.parametrize(
    "damage", ["DELETE FROM search_index_data", "DROP TABLE search_index"], ids=("data", "all")
)
async def test_the_bin_is_emptied_although_the_index_is_damaged(
    archive: Archive, tmp_path: Path, damage: str
) -> None:
    await keep(archive, "a", "x", answer="canarybird")
    await keep(archive, "b", "needle")
    await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(damage)
        connection.commit()

    await archive.bin.put_conversation("a")
    await archive.bin.empty()

    assert rows_of(tmp_path, "SELECT count(*) FROM search_stale") == [(0,)]
    await all_indexed(tmp_path)
    assert index_fits(tmp_path)
    assert seen(await archive.search.look_up("needle", 9)) == [("b", Scope.QUESTION, "needle")]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM search_index_data WHERE id = 10",
        "UPDATE search_index_data SET block = x'ffffffffffff' WHERE id = 10",
        "DROP TABLE search_index_data",
        "DROP TABLE search_index_idx",
        "DROP TABLE search_index_docsize",
        "DROP TABLE search_index_config",
        "DELETE FROM search_index_config",
        "DROP TABLE search_index",
    ],
)
async def test_an_index_that_does_not_even_open_is_made_anew(tmp_path: Path, damage: str) -> None:
    async with Archive(tmp_path) as archive:
        await keep(archive, "a", "needle")
        await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(damage)
        connection.commit()

    async with Archive(tmp_path) as archive:
        assert seen(await archive.search.find("needle in:question", 9))
        await archive.rename("a", "Haystack")
        await until(lambda: count_known(tmp_path) == 1 and index_fits(tmp_path))
        await all_indexed(tmp_path)
        assert seen(await archive.search.look_up("hays needl", 9)) == []
        assert seen(await archive.search.look_up("haystack", 9))


async def test_numbers_far_apart_are_noted_in_few_steps(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await keep(archive, "a", "needle", answer="needle")
        await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for number in (9_999, 10_000, 10_001, 20_002, 1 << 40):
            connection.execute("INSERT INTO content VALUES (?, 6, 'needle')", (number,))
        begin_in_steps(connection)
        steps = 0
        while note_some(connection):
            steps += 1
        waiting = connection.execute("SELECT count(*) FROM search_pending").fetchone()
        connection.commit()

    assert waiting == (3 + 5,)
    assert steps < 14


async def test_an_index_that_refuses_what_is_written_is_made_anew(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "needle")
    await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DELETE FROM search_index_data")
        connection.commit()

    await archive.rename("a", "Something else")

    await all_indexed(tmp_path)
    assert index_fits(tmp_path)
    assert len(await archive.search.look_up("needle in:question", 99)) == 1


async def test_a_check_tells_of_an_index_out_of_step_and_a_repair_makes_it_anew(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "needle")
    await all_indexed(tmp_path)
    assert check(tmp_path / FILE_NAME).found == ()
    for damage in ("DELETE FROM search_index_docsize", "DROP TABLE search_index"):
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
            connection.execute(damage)
            connection.commit()

        (found,) = check(tmp_path / FILE_NAME).found
        assert found.finding is Finding.INDEX_OUT_OF_STEP
        await archive.mending.mend()
        await all_indexed(tmp_path)
        assert check(tmp_path / FILE_NAME).found == ()
        assert seen(await archive.search.look_up("needle in:question", 9))
