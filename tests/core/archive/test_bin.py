"""What is deleted can be had back, until it is deleted for good; its costs stay counted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.usage import Usage
from tests.core.archive.samples import AT, awaited, conversation, ended, rows


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
