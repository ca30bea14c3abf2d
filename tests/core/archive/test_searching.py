"""Finding words in all that is kept, and giving up doing so."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.search.search import Search
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.usage import Timings
from tests.core.archive.samples import AT, awaited, conversation, ended


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


async def _keep(
    archive: Archive,
    name: str,
    prompt: str,
    *,
    reasoning: str = "",
    answer: str = "",
    minutes: int = 0,
    parent: str | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> None:
    """Store a turn with a reply; its conversation is that of the first letter of its name."""
    at = AT + timedelta(minutes=minutes)
    whole = conversation(name[0])
    turn = Turn(name, prompt, at, parent_id=parent, attachments=attachments)
    reply = replace(awaited(f"r-{name}", f"{name[0]}-0"), timings=Timings(at))
    await archive.begin_turn(whole, turn, [reply])
    await archive.finish(ended(reply, reasoning, answer))


def _seen(hits: tuple[Hit, ...]) -> list[tuple[str | None, Scope, str]]:
    return [(hit.turn_id, hit.scope, hit.found) for hit in hits]


async def test_every_kind_of_text_is_looked_through_the_best_first(archive: Archive) -> None:
    await _keep(archive, "a1", "A Needle?", reasoning="the needle…", answer="No needle.")
    await _keep(archive, "b1", "What?", minutes=5, attachments=(Attachment("needle.txt", "x = 1"),))
    await archive.rename("a", "On needles")

    hits = await archive.search.find("needle", 10)

    assert _seen(hits) == [
        (None, Scope.TITLE, "needle"),
        ("a1", Scope.QUESTION, "Needle"),
        ("a1", Scope.ANSWER, "needle"),
        ("b1", Scope.ATTACHMENT, "needle"),
        ("a1", Scope.REASONING, "needle"),
    ]
    assert {hit.title for hit in hits} == {"On needles", "About b"}
    assert (hits[2].reply_id, hits[2].lane_id, hits[2].at) == ("r-a1", "a-0", AT)
    assert {hit.models for hit in hits} == {(ModelRef("demo", "model-0"),)}


async def test_no_more_than_wanted_and_those_are_the_newest(archive: Archive) -> None:
    for minute, name in enumerate(("a1", "b1", "c1")):
        await _keep(archive, name, "想?", minutes=minute)

    assert _seen(await archive.search.find("想", 2)) == [
        ("c1", Scope.QUESTION, "想"),
        ("b1", Scope.QUESTION, "想"),
    ]
    assert await archive.search.find(" ", 2) == ()


async def test_what_is_in_the_bin_is_not_found_until_it_is_restored(archive: Archive) -> None:
    await _keep(archive, "a1", "one needle")
    await _keep(archive, "a2", "two", answer="needles", parent="a1", minutes=1)
    await _keep(archive, "a3", "three", parent="a2", reasoning="needle?", minutes=2)
    await _keep(archive, "b1", "four", answer="needle", minutes=3)

    await archive.bin.put_turn("a2")
    await archive.bin.put_conversation("b")
    assert [hit.turn_id for hit in await archive.search.find("needle", 9)] == ["a1"]

    await archive.rename("a", "Titles are found")
    await archive.bin.put_turn("a1")
    assert await archive.search.find("found", 9) == ()  # nothing is left that it is the title of

    await archive.bin.restore("a2")
    await archive.bin.restore("b")
    found = {hit.turn_id for hit in await archive.search.find("needle", 9)}
    assert found == {"b1", "a3", "a2", "a1"}


async def test_what_is_still_arriving_is_found(archive: Archive) -> None:
    await archive.begin_turn(conversation(), Turn("t", "Why?", AT), [awaited()])
    archive.note("r", ReasoningDelta("Let me think of nee"))
    archive.note("r", ReasoningDelta("dles"))
    archive.note("r", AnswerDelta("Because"))
    await archive.rename("c", "Whatever")  # what was noted is written before that

    (hit,) = await archive.search.find("needles", 9)
    assert (hit.scope, hit.reply_id) == (Scope.REASONING, "r")


async def test_a_search_that_is_given_up_ends_in_the_middle(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a1", "straw")
    loop, ends = asyncio.get_running_loop(), asyncio.Queue[object]()
    begun = asyncio.Event()
    with closing(_with_much_straw(tmp_path / FILE_NAME)) as connection:
        connection.set_trace_callback(lambda _: loop.call_soon_threadsafe(begun.set))

        async def read(work: Callable[[sqlite3.Connection], Any]) -> Any:
            def run() -> Any:
                try:
                    found = work(connection)
                except sqlite3.Error as error:
                    loop.call_soon_threadsafe(ends.put_nowait, error.sqlite_errorname)
                    raise
                loop.call_soon_threadsafe(ends.put_nowait, found)
                return found

            return await asyncio.to_thread(run)

        search = Search(read, lambda: None)
        task = loop.create_task(search.find("needle", 9))
        await begun.wait()
        task.cancel()

        assert await ends.get() == "SQLITE_INTERRUPT"
        assert await search.find("needle", 9) == ()  # the next one is not given up
        assert task.cancelled()


def _with_much_straw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.executemany(
        "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES (?, 'a', ?, '2024')",
        ((f"n{number}", "straw " * 1000) for number in range(2000)),
    )
    connection.commit()
    return connection


async def test_of_turns_that_are_judged_blind_it_is_not_told_who_answers(archive: Archive) -> None:
    await _keep(archive, "a1", "Needle?", reasoning="the needle", answer="No needle.")
    await _keep(archive, "b1", "Needle?", minutes=1, answer="No needle.")
    await archive.keep_settings("a", ComparisonSettings(veiled=frozenset({"a1"})))

    hits = await archive.search.find("needle", 10)

    assert [(hit.turn_id, hit.scope, bool(hit.models)) for hit in hits] == [
        ("b1", Scope.QUESTION, True),
        ("a1", Scope.QUESTION, False),
        ("b1", Scope.ANSWER, True),
        ("a1", Scope.ANSWER, False),
    ]
    narrowed = await archive.search.find("needle model:model-0", 10)
    assert {(hit.turn_id, hit.scope) for hit in narrowed} == {
        ("b1", Scope.QUESTION),
        ("a1", Scope.QUESTION),  # that somebody was asked is known, not who answered this
        ("b1", Scope.ANSWER),
    }
