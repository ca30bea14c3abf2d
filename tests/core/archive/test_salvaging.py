"""Damaged files: told apart, never touched, read as far as they can be read; and the check."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.mending.salvaging import salvage
from deepseek_desktop.core.archive.recovering import Recovery
from deepseek_desktop.core.domain.archive_state import Checked, Condition, Finding
from deepseek_desktop.core.domain.backup import Why
from deepseek_desktop.core.domain.errors import ArchiveError, UnopenedArchiveError
from tests.core.archive.samples import awaited, conversation, ended, rows, turn

_PAGE = 4096
_CONVERSATIONS, _TURNS = 10, 12


async def _fill(folder: Path, conversations: int = _CONVERSATIONS) -> bytes:
    """Make an archive with many questions, most replies longer than a page; return its bytes."""
    sizes = random.Random(7)
    async with Archive(folder) as archive:
        for c in range(conversations):
            turns = []
            for t in range(_TURNS):
                reply = ended(
                    awaited(f"r{c}-{t}", f"c{c}-0"), "thought " * sizes.randrange(1500), "Yes."
                )
                asked = turn(f"t{c}-{t}", f"Why {c} {t}? {'?' * 300}")
                parent = f"t{c}-{t - 1}" if t else None
                turns.append(replace(asked, parent_id=parent, replies=(reply,)))
            await archive.keep_whole(replace(conversation(f"c{c}"), turns=tuple(turns)))
    return (folder / FILE_NAME).read_bytes()


async def _questions(folder: Path) -> int:
    """Open all conversations as the window does, and count what was asked."""
    count = 0
    async with Archive(folder) as archive:
        for summary in await archive.summaries():
            count += len((await archive.conversation(summary.id)).turns)
    return count


def _page_of(folder: Path, name: str) -> int:
    return int(rows(folder, f"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'")[0][0]) - 1


def _zeroed(data: bytes, page: int) -> bytes:
    return data[: page * _PAGE] + bytes(_PAGE) + data[(page + 1) * _PAGE :]


def _names(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _kept(folder: Path) -> list[bytes]:
    """Return what damaged files were before something took their place."""
    return [path.read_bytes() for path in _names(folder) if path.match("archive-*.db")]


def _foreign(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "foreign")) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
        other.commit()
    return (folder / "foreign").read_bytes()


async def test_each_damage_has_its_name_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    whole = await _fill(tmp_path, 1)
    variants: list[tuple[bytes | None, Condition]] = [
        (b"Dear diary\n" * 500, Condition.NO_DATABASE),
        (bytes(100) + whole[100:], Condition.NO_DATABASE),
        (whole[: len(whole) // 2], Condition.TRUNCATED),
        (whole[:100] + bytes(_PAGE - 100) + whole[_PAGE:], Condition.DAMAGED),
        (_foreign(tmp_path), Condition.FOREIGN),
        (b"", Condition.MISSING),
        (None, Condition.MISSING),
    ]
    async with Archive(tmp_path) as archive:
        await archive.backups.make(Why.ASKED)
    file = tmp_path / FILE_NAME
    for data, condition in variants:
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)

        with pytest.raises(UnopenedArchiveError) as caught:
            async with Archive(tmp_path):
                pass

        assert caught.value.condition is condition
        assert (file.read_bytes() if file.exists() else None) == data


async def test_every_way_on_keeps_the_damaged_file(tmp_path: Path) -> None:
    whole = await _fill(tmp_path, 2)
    async with Archive(tmp_path) as archive:
        backup = await archive.backups.make(Why.ASKED)
    file, damaged = tmp_path / FILE_NAME, bytes(100) + whole[100:]
    recovery = Recovery(file)

    async def restore() -> None:
        await recovery.restore(backup.name)

    async def salvage() -> None:
        assert (await recovery.salvage()).is_whole

    async def set_aside() -> None:
        await recovery.set_aside()

    ways = {restore: 2 * _TURNS, salvage: 2 * _TURNS, set_aside: 0}
    for count, (way, questions) in enumerate(ways.items(), start=1):
        file.write_bytes(damaged)
        await way()

        assert _kept(tmp_path) == [damaged] * count
        assert await _questions(tmp_path) == questions


async def test_what_can_be_read_around_a_damaged_page_is_salvaged_and_counted(
    tmp_path: Path,
) -> None:
    whole = await _fill(tmp_path)
    choice = random.Random(3)
    pages = [choice.randrange(1, len(whole) // _PAGE) for _ in range(12)]
    lost = []
    for page in pages:
        folder = tmp_path / str(page)
        folder.mkdir(exist_ok=True)
        (folder / FILE_NAME).write_bytes(_zeroed(whole, page))

        salvaged = await Recovery(folder / FILE_NAME).salvage()

        assert await _questions(folder) == _CONVERSATIONS * _TURNS
        assert (await Recovery(folder / FILE_NAME).check()).is_sound
        assert salvaged.rows["reply"] + salvaged.lost.get("reply", 0) == _CONVERSATIONS * _TURNS
        lost.append(salvaged.lost.get("reply", 0))
    assert sum(lost) < len(pages) * 8
    assert max(lost) > 0, "a page with replies was among them"


async def test_a_file_whose_end_is_missing_is_salvaged_and_nothing_comes_of_no_archive(
    tmp_path: Path,
) -> None:
    whole = await _fill(tmp_path)
    file = tmp_path / FILE_NAME
    for share in (0.9, 0.5):  # the second without the pages that say where replies are
        file.write_bytes(whole[: int(share * len(whole) / _PAGE) * _PAGE])

        salvaged = await Recovery(file).salvage()

        assert salvaged.rows["turn"] > _CONVERSATIONS * _TURNS * (share - 0.2)
        assert salvaged.rows["reply"] > _CONVERSATIONS * _TURNS * (share - 0.2)
        assert salvaged.lost["reply"] > 0
        assert await _questions(tmp_path) >= salvaged.rows["turn"]
    file.write_bytes(b"Dear diary\n" * 5000)
    with pytest.raises(ArchiveError, match="Nothing could be read"):
        await Recovery(file).salvage()
    assert file.read_bytes() == b"Dear diary\n" * 5000
    assert {path.name for path in _names(tmp_path) if ".part" in path.name} == set()


async def test_salvaging_that_is_broken_off_changes_nothing(tmp_path: Path) -> None:
    whole = await _fill(tmp_path, 2)
    damaged = _zeroed(whole, len(whole) // _PAGE - 3)
    (tmp_path / FILE_NAME).write_bytes(damaged)
    before = {path.name for path in _names(tmp_path)}
    looks = iter([True] * 5)

    with pytest.raises(ArchiveError, match="broken off"):
        salvage(tmp_path / FILE_NAME, lambda: next(looks, False))

    assert {path.name for path in _names(tmp_path)} == before
    assert (tmp_path / FILE_NAME).read_bytes() == damaged


async def test_rows_are_found_where_nothing_says_any_more_which_tables_there_are(
    tmp_path: Path,
) -> None:
    whole = await _fill(tmp_path, 3)
    (tmp_path / FILE_NAME).write_bytes(whole[:100] + bytes(_PAGE - 100) + whole[_PAGE:])

    salvaged = await Recovery(tmp_path / FILE_NAME).salvage()

    counts = [salvaged.rows[table] for table in ("conversation", "turn", "reply")]
    assert counts == [3, 3 * _TURNS, 3 * _TURNS]
    assert "tag" in salvaged.unsure  # nothing tells whether there were any
    assert not salvaged.lost
    assert not salvaged.is_whole
    assert await _questions(tmp_path) == 3 * _TURNS
    async with Archive(tmp_path) as archive:
        (told, *_) = (await archive.conversation("c1")).turns[2].replies
    assert told.reasoning.startswith("thought thought")
    assert told.answer == "Yes."


async def test_a_table_that_was_empty_is_not_told_to_be_lost(tmp_path: Path) -> None:
    whole = await _fill(tmp_path, 3)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        roots = dict(connection.execute(_ROOTS).fetchall())
    told = {}
    for table in ("tag", "journal", "attached", "choice", "draft", "archive_fact"):
        folder = tmp_path / table
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(_zeroed(whole, roots[table] - 1))

        salvaged = await Recovery(folder / FILE_NAME).salvage()

        told[table] = (dict(salvaged.lost), salvaged.unsure, salvaged.is_whole)
        assert await _questions(folder) == 3 * _TURNS
    for table in ("tag", "journal", "attached", "draft"):  # an index, or what is running, tells
        assert told[table] == ({}, (), True)
    for table in ("choice", "archive_fact"):
        assert told[table] == ({}, (table,), False)


async def test_a_reply_without_its_question_or_lane_can_still_be_read(tmp_path: Path) -> None:
    await _fill(tmp_path, 1)
    file = tmp_path / FILE_NAME
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(
            "PRAGMA foreign_keys = OFF; DELETE FROM conversation; DELETE FROM lane;"
            "DELETE FROM turn WHERE number = 3"
        )

    salvaged = await Recovery(file).salvage()

    assert salvaged.rejoined >= 3
    assert await _questions(tmp_path) == _TURNS
    async with Archive(tmp_path) as archive:
        (first, *_) = await archive.summaries()
        told = await archive.conversation(first.id)
    assert all(turn.replies for turn in told.turns)


_ROOTS = "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"


def _change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(f"PRAGMA foreign_keys = OFF; {sql}")


def _kinds(checked: Checked) -> set[Finding]:
    return {found.finding for found in checked.found}


async def test_the_check_finds_what_is_wrong_and_mends_what_can_be_mended(tmp_path: Path) -> None:
    await _fill(tmp_path, 1)
    recovery = Recovery(tmp_path / FILE_NAME)
    sound = await recovery.check()
    _change(
        tmp_path,
        "DROP INDEX turn_by_parent;"
        "CREATE TRIGGER spy AFTER INSERT ON turn BEGIN DELETE FROM turn; END;"
        "UPDATE reply SET answer = 'No.' WHERE id = 'r0-1';"
        "INSERT INTO journal VALUES ('gone', 1, 'answer', 'text');"
        "DELETE FROM turn WHERE id = 't0-5'",
    )

    found = await recovery.check()
    async with Archive(tmp_path) as archive:
        backup = await archive.mending.mend()
        await archive.keep_whole(replace(conversation("new"), turns=(turn("new"),)))
        whys = [made.why for made in await archive.backups.listed()]
    mended = await recovery.check()

    assert sound.is_sound
    assert (sound.conversations, sound.turns, sound.replies) == (1, _TURNS, _TURNS)
    assert _kinds(found) == {
        Finding.MISSING_INDEX,
        Finding.FOREIGN_OBJECT,
        Finding.BROKEN_REFERENCE,
        Finding.CHANGED_TEXT,
        Finding.STRAY_JOURNAL,
    }
    assert backup.why is Why.REPAIR
    assert whys == [Why.REPAIR] * 2  # before the trigger was removed, too: it never ran
    assert _kinds(found) - _kinds(mended) == {Finding.MISSING_INDEX, Finding.FOREIGN_OBJECT}
    assert mended.turns == found.turns + 1


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        (lambda folder: _change(folder, "DROP TABLE verdict"), Finding.MISSING_TABLE),
        (
            lambda folder: _change(folder, "ALTER TABLE persona DROP COLUMN model"),
            Finding.MISSING_COLUMN,
        ),
        (
            lambda folder: (folder / FILE_NAME).write_bytes(
                _zeroed((folder / FILE_NAME).read_bytes(), _page_of(folder, "reply"))
            ),
            Finding.DAMAGED_PAGES,
        ),
    ],
)
async def test_the_check_says_where_only_salvaging_helps(
    tmp_path: Path, damage: Callable[[Path], object], finding: Finding
) -> None:
    await _fill(tmp_path, 1)
    damage(tmp_path)

    checked = await Recovery(tmp_path / FILE_NAME).check()

    assert finding in _kinds(checked)
    assert checked.needs_salvage
