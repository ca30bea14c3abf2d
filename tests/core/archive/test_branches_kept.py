"""Branches, choices, copies, the bin and drafts, through a real file."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.catalogue import Price
from deepseek_desktop.core.domain.conversation import Basis, LaneSetup
from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.draft import Draft, Edit, LaneChoice
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.usage import Usage
from tests.core.archive.samples import awaited, conversation, ended, rows, turn


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as archive:
        yield archive


async def _talk(archive: Archive) -> None:
    """Store t1 with a reply and a retry of it, t2 and t3 that go on from each of them."""
    await archive.begin_turn(conversation(), turn("t1"), [awaited("r1")])
    await archive.finish(ended(awaited("r1"), answer="One."))
    second = replace(turn("t2"), parent_id="t1", bases={"c-0": Basis("r1")})
    await archive.begin_turn(conversation(), second, [])
    await archive.begin_replies("t1", awaited("r2"))
    await archive.finish(ended(awaited("r2"), answer="Two."))
    basis = Basis("r2", is_partial=True)
    third = replace(
        turn("t3"),
        parent_id="t1",
        bases={"c-0": basis},
        attachments=(Attachment("a.py", "x = 1\n"), Attachment("文.txt", "字")),
        left_out=1,
    )
    await archive.begin_turn(conversation(), third, [])


async def test_branches_come_back_as_they_were(archive: Archive) -> None:
    await _talk(archive)

    found = await archive.conversation("c")

    first, second, third = found.turns
    assert (first.parent_id, second.parent_id, third.parent_id) == (None, "t1", "t1")
    assert second.bases == {"c-0": Basis("r1")}
    assert third.bases == {"c-0": Basis("r2", is_partial=True)}
    assert [(a.name, a.text) for a in third.attachments] == [("a.py", "x = 1\n"), ("文.txt", "字")]
    assert (third.left_out, found.head) == (1, "t3")


async def test_what_is_shown_is_kept_until_something_newer_is_asked(archive: Archive) -> None:
    await _talk(archive)

    await archive.keep_head("c", "t2")
    await archive.keep_choice("t1", "c-0", "r1")
    found = await archive.conversation("c")
    assert (found.head, found.choices) == ("t2", {("t1", "c-0"): "r1"})

    await archive.begin_replies("t1", awaited("r3"))
    assert (await archive.conversation("c")).choices == {}
    await archive.finish(ended(awaited("r3")))


async def test_who_answers_from_now_on_is_kept(archive: Archive) -> None:
    await _talk(archive)
    found = await archive.conversation("c")
    setup = LaneSetup("Be brief.", {"temperature": 0.5})
    lane = replace(found.lanes[0], model=ModelRef("other", "v3"), setup=setup)

    await archive.keep_lanes(replace(found, lanes=(lane,)))

    assert (await archive.conversation("c")).lanes == (lane,)


async def test_a_copy_is_stored_whole(archive: Archive) -> None:
    await _talk(archive)
    found = await archive.conversation("c")
    reply = replace(found.turns[0].replies[0], id="copy-r", lane_id="copy-l", copied_from="r1")
    lane = replace(found.lanes[0], id="copy-l")
    only = replace(found.turns[0], id="copy-t", replies=(reply,))
    copy = replace(found, id="copy", title="Copy", lanes=(lane,), turns=(only,), head="copy-t")

    await archive.keep_whole(copy, "t1")

    assert await archive.conversation("copy") == copy


async def test_what_is_deleted_is_gone_but_can_come_back(archive: Archive) -> None:
    await _talk(archive)

    await archive.bin.put_turn("t1")
    assert (await archive.conversation("c")).turns == ()
    assert await archive.summaries() == ()
    await archive.bin.restore("t1")
    assert len((await archive.conversation("c")).turns) == 3

    await archive.bin.put_conversation("c")
    with pytest.raises(ArchiveError):
        await archive.conversation("c")
    assert [(b.id, b.text, b.is_turn) for b in await archive.bin.content()] == [
        ("c", "About c", False)
    ]
    await archive.bin.restore("c")
    assert len(await archive.summaries()) == 1


async def test_an_emptied_bin_leaves_no_word_but_what_was_paid(
    archive: Archive, tmp_path: Path
) -> None:
    secret = "the word that shall be gone 忘"
    cost = Cost(Decimal("0.5"), "USD", Price("USD", Decimal(1), Decimal(2)), "s", "2026-01-01")
    await archive.begin_turn(conversation(), turn("t1", secret), [awaited("r1")])
    paid = replace(ended(awaited("r1"), secret, secret), usage=Usage(3, 4, 1, 0), cost=cost)
    await archive.finish(paid)
    await archive.begin_turn(conversation("d"), turn("other"), [])
    await archive.drafts.keep(Draft("c", Question(secret, (Attachment("a", secret),))))
    await archive.bin.put_conversation("c")

    await archive.bin.empty()

    assert await archive.bin.content() == ()
    assert await archive.drafts.of("c") is None
    for table in ("reply", "turn", "basis", "attachment", "choice", "journal", "lane"):
        names = [row[0] for row in rows(tmp_path, f"SELECT * FROM {table}")]
        assert "t1" not in str(names), table
    assert rows(tmp_path, "SELECT purpose, completion_tokens, reasoning_tokens FROM expense") == [
        ("deleted", 4, 1)
    ]
    assert "0.5" in rows(tmp_path, "SELECT cost FROM expense")[0][0]
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert secret.encode() not in (tmp_path / FILE_NAME).read_bytes()


async def test_only_what_is_named_is_deleted_for_good(archive: Archive) -> None:
    await _talk(archive)
    await archive.bin.put_turn("t2")
    await archive.bin.put_turn("t3")

    await archive.bin.empty("t3")

    assert [binned.id for binned in await archive.bin.content()] == ["t2"]
    await archive.bin.restore("t2")
    assert [each.id for each in (await archive.conversation("c")).turns] == ["t1", "t2"]


async def test_drafts_come_back_with_all_that_belongs_to_them(
    archive: Archive, tmp_path: Path
) -> None:
    question = Question("Why\n是?", (Attachment("a.txt", "A\n"),))
    lanes = (LaneChoice("demo/r1", LaneSetup("Brief.", {"temperature": 0.1})), LaneChoice("x"))
    edit = Edit("t1", Question("Why not?", (Attachment("c", "C"),)))
    queue = (Question("next"), Question("", (Attachment("b", ""),)))
    draft = Draft("c", question, queue, lanes, edit)

    await archive.drafts.keep(draft)
    await archive.begin_turn(conversation("d"), turn(), [])
    await archive.drafts.keep(Draft("d", Question("other")))
    assert await archive.drafts.of("c") == draft
    assert await archive.drafts.of("d") == Draft("d", Question("other"))
    assert await archive.drafts.not_begun() == (draft,)

    await archive.drafts.keep(Draft("c", Question(" ")))
    assert await archive.drafts.not_begun() == ()
    assert rows(tmp_path, "SELECT * FROM draft_attachment") == []


async def test_what_is_asked_is_in_no_draft_any_more(archive: Archive) -> None:
    typed, next_one, last = (Question(text) for text in ("typed", "next", "last"))
    edit = Edit("t1", Question("edited"))
    await archive.drafts.keep(Draft("c", typed, (next_one, last), (), edit))

    for number, prompt in enumerate(("edited", "next", "typed")):
        await archive.begin_turn(conversation(), turn(f"a{number}", prompt), [])

    assert await archive.drafts.of("c") == Draft("c", Question(), (last,))
    await archive.begin_turn(conversation(), turn("b", "last"), [])
    assert await archive.drafts.of("c") is None


async def test_what_is_attached_to_a_draft_is_written_only_when_it_changes(
    archive: Archive, tmp_path: Path
) -> None:
    log = tmp_path / f"{FILE_NAME}-wal"
    long = Attachment("long.txt", "line\n" * 100_000)
    await archive.drafts.keep(Draft("c", Question("W", (long,))))
    size = log.stat().st_size

    await archive.drafts.keep(Draft("c", Question("Why?", (long,))))
    assert log.stat().st_size - size < 50_000

    await archive.drafts.keep(Draft("c", Question("Why?", (Attachment("b", "b"), long))))
    assert (await archive.drafts.of("c")) == Draft(
        "c", Question("Why?", (Attachment("b", "b"), long))
    )


async def test_turns_of_an_older_file_become_one_branch(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for statements in schema.MIGRATIONS[:3]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 3")
        at = "2025-01-20T12:00:00.000+00:00"
        for name in "cd":
            connection.execute("INSERT INTO conversation VALUES (?, 'T', ?)", (name, at))
        for id_, name in (("t1", "c"), ("x1", "d"), ("t2", "c"), ("t3", "c")):
            connection.execute(
                "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES (?, ?, '?', ?)",
                (id_, name, at),
            )
        connection.commit()

    async with Archive(tmp_path) as archive:
        found = await archive.conversation("c")

    assert [(each.id, each.parent_id) for each in found.turns] == [
        ("t1", None),
        ("t2", "t1"),
        ("t3", "t2"),
    ]
