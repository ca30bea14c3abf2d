from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.errors import ArchiveError, StreamBrokenError
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    Identified,
    KeptAlive,
    Opened,
    ReasoningDelta,
)
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.archive.samples import (
    AT,
    awaited,
    conversation,
    ended,
    full_reply,
    journalled,
    rows,
    turn,
)
from tests.support import until


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as archive:
        yield archive


async def test_a_conversation_comes_back_as_it_was(archive: Archive) -> None:
    talk = conversation(lanes=2)
    first, second = turn("t1", "Why?"), turn("t2", "And then?")
    replies = [full_reply("r1", "c-0"), ended(awaited("r2", "c-1"), answer="No.")]
    later = [full_reply("r3", "c-0")]

    await archive.begin_turn(talk, first, [awaited("r1", "c-0"), awaited("r2", "c-1")])
    for reply in replies:
        await archive.finish(reply)
    await archive.begin_turn(talk, second, [awaited("r3", "c-0")])
    await archive.finish(later[0])
    found = await archive.conversation("c")

    turns = (replace(first, replies=tuple(replies)), replace(second, replies=tuple(later)))
    assert found == replace(talk, turns=turns, head="t2")


async def test_a_conversation_comes_back_from_a_closed_file(tmp_path: Path) -> None:
    reply = full_reply("r", "c-0")
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        await archive.finish(reply)

    async with Archive(tmp_path) as archive:
        found = await archive.conversation("c")

    turns = (replace(turn(), replies=(reply,)),)
    assert found == replace(conversation(), turns=turns, head="t")


async def test_a_reply_that_is_awaited_comes_back_as_running(archive: Archive) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])

    found = await archive.conversation("c")

    assert found.turns[0].replies == (awaited(),)
    assert found.turns[0].replies[0].is_running


async def test_a_retry_is_one_more_reply_of_its_turn(archive: Archive) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited("r1")])
    await archive.finish(ended(awaited("r1"), outcome=Outcome.CUT))

    await archive.begin_replies("t", awaited("r2"))
    await archive.finish(ended(awaited("r2"), answer="Yes."))
    asked = (await archive.conversation("c")).turns[0]

    assert [reply.id for reply in asked.replies] == ["r1", "r2"]
    newest = asked.reply_of("c-0")
    assert newest is not None
    assert newest.answer == "Yes."


async def test_a_time_comes_back_as_the_same_moment(archive: Archive) -> None:
    at = AT.astimezone(timezone(timedelta(hours=8)))
    await archive.begin_turn(replace(conversation(), created_at=at), turn(), [])

    found = await archive.conversation("c")

    assert found.created_at == at


@pytest.mark.parametrize(
    "text",
    [
        "a\0b\0",
        "😀👩‍👩‍👧‍👦🇨🇳",
        "深度求索\u2028\u0085\r\n\t",
        "\ufeffx\ufffd\uffff",
        "'; DROP TABLE reply; --",
        '{"a": [1]}',
        "想" * 1_000_000,
    ],
    ids=ascii,
)
async def test_any_text_comes_back_as_it_was(archive: Archive, tmp_path: Path, text: str) -> None:
    reply = ended(awaited(), reasoning=text, answer=text)
    await archive.begin_turn(conversation(), turn(prompt=text), [awaited()])
    archive.note("r", AnswerDelta(text))
    await until(lambda: journalled(tmp_path))
    noted = journalled(tmp_path)

    await archive.finish(reply)
    found = (await archive.conversation("c")).turns[0]

    assert noted == text
    assert found == replace(turn(prompt=text), replies=(reply,))


async def test_half_a_character_in_a_prompt_does_not_lose_the_prompt(archive: Archive) -> None:
    prompt = "before \ud83d after"
    talk = replace(conversation(), title=prompt)

    await archive.begin_turn(talk, turn(prompt=prompt), [awaited()])
    found = await archive.conversation("c")

    assert found.turns[0].prompt == "before ? after"
    assert found.title == "before ? after"


async def test_a_conversation_that_is_not_there_is_an_error(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="not in the archive any more"):
        await archive.conversation("nowhere")


async def test_a_turn_is_stored_whole_or_not_at_all(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("r")])

    assert rows(tmp_path, "SELECT count(*) FROM conversation") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) FROM turn") == [(0,)]


async def test_text_goes_to_disk_though_nothing_follows(archive: Archive, tmp_path: Path) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])

    archive.note("r", ReasoningDelta("Let me "))
    archive.note("r", ReasoningDelta("see."))

    await until(lambda: journalled(tmp_path) == "Let me see.")


async def test_text_that_comes_later_is_flushed_too(archive: Archive, tmp_path: Path) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])

    archive.note("r", AnswerDelta("a"))
    await until(lambda: journalled(tmp_path) == "a")
    archive.note("r", AnswerDelta("b"))
    await until(lambda: journalled(tmp_path) == "ab")


async def test_the_pieces_of_one_flush_become_one_row(archive: Archive, tmp_path: Path) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])

    for n in range(500):
        archive.note("r", ReasoningDelta(f"{n} "))
        archive.note("s", AnswerDelta(f"{n} "))
    await archive.begin_replies("t", awaited("later"))

    assert rows(tmp_path, "SELECT count(*) FROM journal") == [(2,)]
    assert journalled(tmp_path, "r") == journalled(tmp_path, "s") == _numbers(500)


async def test_of_the_facts_of_one_flush_only_the_last_are_written(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])

    for left in ("42", "41.5"):
        archive.note("r", AnswerDelta(left))
        for reply_id in ("r", "s"):
            archive.note_facts(replace(awaited(reply_id), credits_left=left))
    await archive.begin_replies("t", awaited("later"))

    facts = rows(tmp_path, "SELECT reply_id, text FROM journal WHERE channel = 'facts'")
    assert {reply_id: json.loads(text)["credits_left"] for reply_id, text in facts} == {
        "r": "41.5",
        "s": "41.5",
    }
    assert len(facts) == 2
    assert rows(tmp_path, "SELECT text FROM journal WHERE channel = 'answer'") == [("4241.5",)]


async def test_what_was_noted_before_a_write_is_written_before_it(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])
    archive.note("r", AnswerDelta("first"))

    await archive.begin_replies("t", awaited("later"))

    assert journalled(tmp_path) == "first"


async def test_what_says_nothing_goes_into_no_journal(archive: Archive, tmp_path: Path) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])

    for event in (Opened(), KeptAlive(), Identified(), Finished("stop")):
        archive.note("r", event)
    await archive.begin_replies("t", awaited("later"))

    assert rows(tmp_path, "SELECT * FROM journal") == []


async def test_a_reply_that_ends_leaves_no_journal(archive: Archive, tmp_path: Path) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited("r"), awaited("s")])
    for reply in ("r", "s"):
        archive.note(reply, AnswerDelta("Yes."))

    await archive.finish(ended(awaited("r"), answer="Yes."))

    assert rows(tmp_path, "SELECT reply_id FROM journal") == [("s",)]


async def test_leaving_writes_everything_that_is_queued(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        for n in range(1000):
            archive.note("r", AnswerDelta(f"{n} "))

    assert journalled(tmp_path) == _numbers(1000)


async def test_what_a_closed_session_left_running_is_marked_as_crashed(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        archive.note("r", AnswerDelta("why "))
        archive.note("r", AnswerRelabelled())
        archive.note("r", ReasoningDelta("so"))
        archive.note("r", AnswerDelta("because"))

    async with Archive(tmp_path) as archive:
        (reply,) = (await archive.conversation("c")).turns[0].replies

    crashed = ended(awaited(), "why so", "because", Outcome.CRASHED)
    assert reply == replace(crashed, pieces=None)
    assert rows(tmp_path, "SELECT * FROM journal") == []


async def test_a_reply_is_stored_even_if_the_wait_for_it_is_cancelled(archive: Archive) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])
    gate = threading.Event()
    held = asyncio.wrap_future(archive._held.writer.submit(lambda _: gate.wait(5)))
    finishing = asyncio.create_task(archive.finish(ended(awaited(), answer="Yes.")))
    await asyncio.wait([finishing], timeout=0)

    finishing.cancel()
    await asyncio.wait([finishing])
    gate.set()
    await held
    await archive.begin_replies("t", awaited("later"))

    assert finishing.cancelled()
    assert (await archive.conversation("c")).turns[0].replies[0].answer == "Yes."


async def test_the_library_lists_what_was_asked_last_first(archive: Archive) -> None:
    for name in ("a", "b", "c"):
        await archive.begin_turn(conversation(name, lanes=2), turn(f"t-{name}"), [])
    await archive.begin_turn(conversation("a", lanes=2), turn("t-again"), [])

    found = await archive.summaries()

    assert [summary.id for summary in found] == ["a", "c", "b"]
    models = (ModelRef("demo", "model-0"), ModelRef("demo", "model-1"))
    assert found[0] == Summary("a", "About a", AT, models, asked_at=AT, newest=4)
    again = await archive.summaries()
    assert all(one is two for one, two in zip(found, again, strict=True)), "what did not change"


async def test_an_order_by_the_clock_is_not_relied_on(archive: Archive) -> None:
    before = replace(turn("t2"), asked_at=AT - timedelta(days=1))
    await archive.begin_turn(conversation("a"), turn("t1"), [])

    await archive.begin_turn(conversation("b"), before, [])
    await archive.begin_turn(conversation("a"), replace(before, id="t3"), [])

    assert [summary.id for summary in await archive.summaries()] == ["a", "b"]
    assert [asked.id for asked in (await archive.conversation("a")).turns] == ["t1", "t3"]


_INTERRUPTED = (Outcome.CRASHED, Outcome.UNASKED)


@pytest.mark.parametrize("outcome", _INTERRUPTED)
async def test_a_conversation_is_interrupted_until_its_crashed_reply_is_retried(
    archive: Archive, outcome: Outcome
) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited("r")])
    await archive.finish(ended(awaited("r"), outcome=outcome))
    crashed = await archive.summaries()

    await archive.begin_replies("t", awaited("s"))
    await archive.finish(ended(awaited("s"), answer="Yes."))
    retried = await archive.summaries()

    assert [summary.is_interrupted for summary in crashed] == [True]
    assert [summary.is_interrupted for summary in retried] == [False]


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in _INTERRUPTED])
async def test_no_other_end_is_an_interruption(archive: Archive, outcome: Outcome) -> None:
    await archive.begin_turn(conversation(), turn(), [awaited()])
    await archive.finish(ended(awaited(), outcome=outcome))

    assert [summary.is_interrupted for summary in await archive.summaries()] == [False]


async def test_an_empty_archive_lists_nothing(archive: Archive) -> None:
    assert await archive.summaries() == ()


def _numbers(count: int) -> str:
    return "".join(f"{n} " for n in range(count))


async def test_a_crash_costs_no_fact_that_had_become_known(tmp_path: Path) -> None:
    failed = StreamBrokenError("It broke.").failure
    known = replace(full_reply("r", "c-0"), retried=(failed,), credits_left="41.5")
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [awaited()])
        archive.note_facts(known)
        archive.note("r", AnswerDelta("It is"))

    async with Archive(tmp_path) as archive:
        (kept,) = (await archive.conversation("c")).turns[0].replies

    assert kept.outcome is Outcome.CRASHED
    assert kept.answer == "It is"
    assert kept.identity == known.identity
    assert kept.timings == known.timings
    assert (kept.usage, kept.flaws, kept.retried) == (known.usage, known.flaws, known.retried)
    assert kept.credits_left == "41.5"
    assert kept.failure is None


async def test_a_reply_is_read_though_what_stands_beside_its_words_is_spoilt(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), [full_reply("r", "c-0")])
    columns = ("parameters", "effects", "card", "flaws", "failure", "cost", "tool_calls", "retried")
    for spoilt in ("{", "[1]", "7", '{"amount": "x"}', "null"):
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
            for column in (*columns, "pace"):
                connection.execute(f"UPDATE reply SET {column} = ?", (spoilt,))
            connection.commit()
        async with Archive(tmp_path) as archive:
            (reply,) = (await archive.conversation("c")).turns[0].replies
            assert reply.answer == full_reply("r", "c-0").answer
            assert reply.cost is None
            assert await archive.summaries()
