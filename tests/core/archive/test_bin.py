"""What is deleted can be had back, until it is deleted for good; its costs stay counted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive import bin as bin_of_archive
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Timings, Usage
from tests.core.archive.samples import AT, awaited, conversation, ended, rows

_CHANGES = "SELECT CAST(value AS INTEGER) FROM archive_fact WHERE name = 'changes'"


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    """An archive with c: one, two after it, three after that, and other beside two."""
    async with Archive(tmp_path) as opened:
        for name, parent in (("one", None), ("two", "one"), ("three", "two"), ("other", "one")):
            reply = awaited(f"r-{name}")
            await opened.begin_turn(
                conversation(), Turn(name, f"{name}?", AT, parent_id=parent), [reply]
            )
            await opened.finish(replace(ended(reply, answer="So."), usage=Usage(7, 9)))
        yield opened


async def _turns(archive: Archive) -> list[str]:
    return [turn.id for turn in (await archive.conversation("c")).turns]


async def test_a_question_goes_with_what_came_after_it_and_comes_back_with_it(
    archive: Archive,
) -> None:
    await archive.bin.put_turn("two")
    assert await _turns(archive) == ["one", "other"]
    (binned,) = await archive.bin.content()
    assert (binned.text, binned.title, binned.questions, binned.is_turn) == (
        "two?",
        "About c",
        2,
        True,
    )

    await archive.bin.restore("two")
    assert await _turns(archive) == ["one", "two", "three", "other"]
    assert await archive.bin.content() == ()


async def test_what_a_question_goes_on_from_is_restored_with_it(archive: Archive) -> None:
    await archive.bin.put_turn("three")
    await archive.bin.put_turn("one")
    assert await _turns(archive) == []

    await archive.bin.restore("three")

    assert await _turns(archive) == ["one", "two", "three", "other"]


async def test_a_conversation_in_the_bin_is_one_thing_with_all_that_is_in_it(
    archive: Archive,
) -> None:
    await archive.bin.put_turn("other")
    await archive.bin.put_conversation("c")

    (binned,) = await archive.bin.content()
    assert (binned.id, binned.text, binned.questions, binned.is_turn) == ("c", "About c", 4, False)
    assert await archive.summaries() == ()
    with pytest.raises(ArchiveError):
        await archive.conversation("c")

    await archive.bin.restore("c")
    assert await _turns(archive) == ["one", "two", "three"]  # what was deleted before stays so


async def test_a_question_without_words_is_called_by_what_was_attached(archive: Archive) -> None:
    turn = Turn("file", " ", AT, attachments=(Attachment("a.txt", "x"), Attachment("b.txt", "y")))
    await archive.begin_turn(conversation(), turn, [])
    await archive.bin.put_turn("file")

    (binned,) = await archive.bin.content()

    assert binned.text == "a.txt"


async def test_one_thing_or_all_is_deleted_for_good_and_what_it_cost_stays_counted(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.bin.put_turn("two")
    await archive.bin.put_turn("other")

    await archive.bin.empty("two")

    assert [binned.id for binned in await archive.bin.content()] == ["other"]
    assert rows(tmp_path, "SELECT id FROM turn") == [("one",), ("other",)]
    assert (
        rows(tmp_path, "SELECT purpose, prompt_tokens, completion_tokens FROM expense")
        == [("deleted", 7, 9)] * 2
    )
    await archive.bin.put_conversation("c")
    await archive.bin.empty()
    for table in ("conversation", "lane", "turn", "reply"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == []
    assert rows(tmp_path, "SELECT count(*) FROM expense") == [(4,)]


async def test_nothing_is_left_of_a_conversation_whose_only_question_is_deleted_for_good(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.drafts.keep(Draft("c", Question("More?")))
    await archive.bin.put_turn("one")

    await archive.bin.empty()

    for table in ("conversation", "lane", "draft", "turn"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == []


async def test_what_is_unknown_of_the_costs_stays_unknown(archive: Archive) -> None:
    begun, never = awaited("begun"), awaited("never")
    await archive.begin_turn(conversation(), Turn("x", "?", AT), [begun, never])
    await archive.finish(replace(ended(begun, answer="So."), timings=Timings(AT, 0.5)))
    await archive.finish(ended(never, outcome=Outcome.REFUSED))
    (before,), _ = await archive.spending.sums([AT])
    await archive.bin.put_conversation("c")

    await archive.bin.empty()

    (after,), _ = await archive.spending.sums([AT])
    assert after == before
    assert after.unknown == 5


async def test_a_long_conversation_is_deleted_in_portions_so_that_others_get_their_turn(
    archive: Archive, tmp_path: Path
) -> None:
    lane, names = replace(conversation("l").lanes[0], id="l-0"), [f"l{n}" for n in range(450)]
    turns = [Turn(b, "?", AT, parent_id=a) for a, b in pairwise((None, *names)) if b]
    await archive.keep_whole(replace(conversation("l"), lanes=(lane,), turns=tuple(turns)))
    await archive.bin.put_conversation("l")
    left = "SELECT count(*) FROM turn WHERE conversation_id = 'l'"

    emptying, seen = asyncio.ensure_future(archive.bin.empty()), set()
    while not emptying.done():
        await archive.rename("c", "whatever else is written")
        seen |= {count for (count,) in rows(tmp_path, left)}

    assert len(seen - {450, 0}) >= 2
    assert rows(tmp_path, left) == [(0,)]


async def test_a_transaction_deletes_no_more_than_there_is_time_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bin_of_archive, "PORTION_S", 0.0)
    lane = replace(conversation("l").lanes[0], id="l-0")
    turns = tuple(Turn(f"l{n}", "?", AT) for n in range(5))
    await archive.keep_whole(replace(conversation("l"), lanes=(lane,), turns=turns))
    await archive.bin.put_conversation("l")
    before = rows(tmp_path, _CHANGES)

    await archive.bin.empty()

    assert rows(tmp_path, _CHANGES)[0][0] - before[0][0] == len(turns)


async def test_no_row_that_is_deleted_costs_a_look_through_a_whole_table(
    archive: Archive, tmp_path: Path
) -> None:
    refers = rows(
        tmp_path,
        'SELECT t.name, k."from" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k '
        "WHERE t.type = 'table'",
    )
    indexed = rows(
        tmp_path,
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_index_list(t.name) i "
        "JOIN pragma_index_info(i.name) c WHERE t.type = 'table' AND c.seqno = 0",
    )
    assert ("turn", "parent_id") in refers
    assert set(refers) <= set(indexed)


async def test_what_a_reply_is_being_written_to_stays_until_it_has_ended(
    archive: Archive, tmp_path: Path
) -> None:
    running = awaited("running")
    async with Archive(tmp_path) as elsewhere:
        await elsewhere.begin_turn(conversation(), Turn("x", "?", AT, parent_id="two"), [running])
        await archive.bin.put_turn("two")
        await archive.bin.put_turn("other")

        with pytest.raises(ArchiveError, match="is just being written"):
            await archive.bin.empty()
        assert [binned.id for binned in await archive.bin.content()] == ["two"]
        await elsewhere.finish(replace(ended(running), usage=Usage(1, 2)))

    await archive.bin.empty()

    assert await _turns(archive) == ["one"]
    assert rows(tmp_path, "SELECT sum(completion_tokens) FROM expense") == [(3 * 9 + 2,)]


async def test_a_reply_whose_process_died_keeps_nothing_in_the_bin(
    archive: Archive, tmp_path: Path
) -> None:
    async with Archive(tmp_path) as elsewhere:
        await elsewhere.begin_turn(conversation(), Turn("x", "?", AT), [awaited("running")])
    await archive.bin.put_turn("x")

    await archive.bin.empty()

    assert await archive.bin.content() == ()


@pytest.mark.parametrize("what", ["conversation", "turn", "turn before", "for good"])
async def test_nothing_is_asked_where_something_was_deleted(
    archive: Archive, tmp_path: Path, what: str
) -> None:
    open_elsewhere = await archive.conversation("c")
    if what == "conversation":
        await archive.bin.put_conversation("c")
    else:
        await archive.bin.put_turn("three" if what == "turn" else "two")
    if what == "for good":
        await archive.bin.empty()

    with pytest.raises(ArchiveError, match="was deleted"):
        await archive.begin_turn(open_elsewhere, Turn("x", "?", AT, parent_id="three"), [])
    with pytest.raises(ArchiveError, match="was deleted"):
        await archive.begin_replies("three", awaited("x"))

    assert rows(tmp_path, "SELECT * FROM reply WHERE id = 'x'") == []
    assert rows(tmp_path, "SELECT * FROM turn WHERE id = 'x'") == []
