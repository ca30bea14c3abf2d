"""Turns over scripted providers and a real archive."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Conversation, Message, Role, Turn
from deepseek_desktop.core.domain.errors import (
    ArchiveError,
    AuthenticationError,
    Fault,
    ProviderError,
    StreamBrokenError,
)
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    ReasoningDelta,
)
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.providers.base import Provider
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, LaneStarted, Means
from deepseek_desktop.core.runs.turn import new_conversation, new_turn, retry, take_turn
from tests.fakes import ScriptedProvider, ScriptedProviders
from tests.faults.contract import Ending, assert_contract
from tests.faults.looking import archived_prompts, archived_replies
from tests.support import until

_PROMPT = "What is 2 + 2?"
_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_SAID = (ReasoningDelta("Two and two."), AnswerDelta("It is 4."))
_WHOLE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
_BROKEN = StreamBrokenError("The connection to {host} broke in mid-reply.", host="there")


class Asked:
    """A turn that can be taken, watched and stopped."""

    def __init__(self, archive: Archive, **providers: Provider | ProviderError) -> None:
        self.means = Means(archive, ScriptedProviders(providers), lambda: _NOW)
        self.events: list[LaneEvent] = []
        self.stops = Stops()
        models = tuple(ModelRef(name, "some-model") for name in providers)
        self.conversation = new_conversation(models, _PROMPT, self.means)

    async def take(self, prompt: str = _PROMPT) -> Turn:
        """Take a turn, and add it to the conversation."""
        turns = self.conversation.turns
        turn = new_turn(Question(prompt), self.means, turns[-1].id if turns else None)
        turn = await take_turn(self.conversation, turn, self.means, self.events.append, self.stops)
        self.conversation = replace(self.conversation, turns=(*self.conversation.turns, turn))
        return turn

    def reply_id(self, provider: str) -> str:
        """Return the id of a reply that has begun."""
        started = [e.reply for e in self.events if isinstance(e, LaneStarted)]
        return next(r.id for r in started if r.identity.provider == provider)

    def has_heard(self, provider: str, text: str) -> bool:
        """Whether a lane has spoken this answer text."""
        return any(
            event.reply_id == self.reply_id(provider) and event.event == AnswerDelta(text)
            for event in self.events
            if isinstance(event, LaneSpoke)
        )


async def test_every_lane_answers(no_leaks: None, archive: Archive, tmp_path: Path) -> None:
    asked = Asked(archive, one=ScriptedProvider(_SAID), two=ScriptedProvider(_SAID))

    turn = await asked.take()

    assert_contract(
        turn.replies, [_WHOLE] * 2, prompt=_PROMPT, data_dir=tmp_path, events=asked.events
    )
    assert isinstance(asked.events[-1], LaneEnded)


async def test_a_failing_lane_does_not_stop_the_others(archive: Archive, tmp_path: Path) -> None:
    goes_on = asyncio.Event()
    failing = ScriptedProvider((AnswerDelta("It is"),), error=_BROKEN)
    slow = ScriptedProvider(_SAID[:1], hold=goes_on, then=(*_SAID[1:], Finished("stop")))
    asked = Asked(archive, failing=failing, slow=slow)

    task = asyncio.create_task(asked.take())
    await until(lambda: any(isinstance(event, LaneEnded) for event in asked.events))
    goes_on.set()
    turn = await task

    cut = Ending(Outcome.CUT, "It is", fault=Fault.NETWORK)
    assert_contract(
        turn.replies, [cut, _WHOLE], prompt=_PROMPT, data_dir=tmp_path, events=asked.events
    )


async def test_stopping_one_lane_keeps_its_text_and_the_other_goes_on(
    archive: Archive, tmp_path: Path
) -> None:
    goes_on = asyncio.Event()
    stopped = ScriptedProvider((AnswerDelta("It is"),), hold=asyncio.Event())
    other = ScriptedProvider(_SAID, hold=goes_on)
    asked = Asked(archive, stopped=stopped, other=other)
    task = asyncio.create_task(asked.take())
    await until(lambda: asked.events and asked.has_heard("stopped", "It is"))

    asked.stops.stop(asked.reply_id("stopped"))
    await until(lambda: stopped.closed)
    goes_on.set()
    turn = await task

    endings = [Ending(Outcome.STOPPED, "It is"), _WHOLE]
    assert_contract(turn.replies, endings, prompt=_PROMPT, data_dir=tmp_path, events=asked.events)
    asked.stops.stop(asked.reply_id("stopped"))  # again, and too late: nothing happens


async def test_stopping_twice_loses_nothing(archive: Archive, tmp_path: Path) -> None:
    asked = Asked(archive, one=ScriptedProvider((AnswerDelta("It is"),), hold=asyncio.Event()))
    task = asyncio.create_task(asked.take())
    await until(lambda: asked.events and asked.has_heard("one", "It is"))

    asked.stops.stop_all()
    await asyncio.sleep(0)
    asked.stops.stop_all()
    turn = await task
    await until(lambda: archived_replies(tmp_path)[0]["outcome"])  # written without being awaited

    assert_contract(
        turn.replies,
        [Ending(Outcome.STOPPED, "It is")],
        prompt=_PROMPT,
        data_dir=tmp_path,
        events=asked.events,
    )


async def test_a_reply_can_be_stopped_before_its_first_step(
    archive: Archive, tmp_path: Path
) -> None:
    provider = ScriptedProvider(_SAID)
    asked = Asked(archive, one=provider, two=ScriptedProvider(_SAID))
    events: list[LaneEvent] = []

    def stop_the_first(event: LaneEvent) -> None:
        events.append(event)
        if isinstance(event, LaneStarted) and event.reply.identity.provider == "one":
            # The task of this reply is made after this, and stopped before it runs.
            asyncio.get_running_loop().call_soon(asked.stops.stop, event.reply.id)

    turn = new_turn(Question(_PROMPT), asked.means)
    turn = await take_turn(asked.conversation, turn, asked.means, stop_the_first, asked.stops)

    endings = [Ending(Outcome.STOPPED), _WHOLE]
    assert_contract(turn.replies, endings, prompt=_PROMPT, data_dir=tmp_path, events=events)
    assert provider.prompts == []


async def test_cancelling_everything_stores_all_as_stopped(
    no_leaks: None, archive: Archive, tmp_path: Path
) -> None:
    one = ScriptedProvider((AnswerDelta("It is"),), hold=asyncio.Event())
    two = ScriptedProvider((ReasoningDelta("Two"),), hold=asyncio.Event())
    asked = Asked(archive, one=one, two=two)
    task = asyncio.create_task(asked.take())
    await until(lambda: one.prompts and two.prompts and asked.has_heard("one", "It is"))

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    replies = [event.reply for event in asked.events if isinstance(event, LaneEnded)]
    replies.sort(key=lambda reply: reply.identity.provider)
    endings = [Ending(Outcome.STOPPED, "It is"), Ending(Outcome.STOPPED, "", "Two")]
    assert_contract(replies, endings, prompt=_PROMPT, data_dir=tmp_path, events=asked.events)
    assert one.closed
    assert two.closed


async def test_the_prompt_is_committed_before_anybody_is_asked(
    archive: Archive, tmp_path: Path
) -> None:
    seen: list[tuple[str, ...]] = []

    class Looking(ScriptedProvider):
        def stream(self, request):  # type: ignore[no-untyped-def] # as the base has it
            seen.append(archived_prompts(tmp_path))
            return super().stream(request)

    asked = Asked(archive, one=Looking(_SAID), two=Looking(_SAID))

    await asked.take()

    assert seen == [(_PROMPT,)] * 2


async def test_a_retry_adds_a_reply_and_keeps_the_old_one(archive: Archive, tmp_path: Path) -> None:
    failing = ScriptedProvider((AnswerDelta("It is"),), error=_BROKEN)
    asked = Asked(archive, one=failing)
    turn = await asked.take()
    failing._error = None

    (reply,) = await retry(
        (),
        turn,
        asked.conversation.lanes[0],
        means=asked.means,
        publish=asked.events.append,
        stops=asked.stops,
    )

    assert [row["outcome"] for row in archived_replies(tmp_path)] == ["cut", "complete"]
    assert_contract(
        [*turn.replies, reply],
        [Ending(Outcome.CUT, "It is", fault=Fault.NETWORK), Ending(Outcome.COMPLETE, "It is")],
        prompt=_PROMPT,
        data_dir=tmp_path,
        events=asked.events,
    )
    kept = await archive.conversation(asked.conversation.id)
    assert kept.turns[0].reply_of(asked.conversation.lanes[0].id) == reply


async def test_a_second_turn_repeats_answers_but_no_reasoning(archive: Archive) -> None:
    provider = ScriptedProvider(_SAID)
    asked = Asked(archive, one=provider)
    await asked.take("First?")

    await asked.take("Second?")

    assert provider.requests[1].messages == (
        Message(Role.USER, "First?"),
        Message(Role.ASSISTANT, "It is 4."),
        Message(Role.USER, "Second?"),
    )


async def test_a_second_turn_leaves_failed_replies_out(archive: Archive) -> None:
    failing = ScriptedProvider((AnswerDelta("It is"),), error=_BROKEN)
    whole = ScriptedProvider(_SAID)
    asked = Asked(archive, failing=failing, whole=whole)
    await asked.take("First?")

    await asked.take("Second?")

    assert failing.requests[1].messages == (Message(Role.USER, "First?\n\nSecond?"),)
    assert len(whole.requests[1].messages) == 3


async def test_relabelled_text_is_kept_as_reasoning(archive: Archive, tmp_path: Path) -> None:
    events = (AnswerDelta("Two and two."), AnswerRelabelled(), AnswerDelta("It is 4."))
    asked = Asked(archive, one=ScriptedProvider(events))

    turn = await asked.take()

    assert_contract(turn.replies, [_WHOLE], prompt=_PROMPT, data_dir=tmp_path)


async def test_a_missing_key_is_an_outcome(archive: Archive, tmp_path: Path) -> None:
    missing = AuthenticationError("There is no key for {provider}.", provider="keyless")
    asked = Asked(archive, keyless=missing, whole=ScriptedProvider(_SAID))

    turn = await asked.take()

    endings = [Ending(Outcome.REFUSED, fault=Fault.YOU), _WHOLE]
    assert_contract(turn.replies, endings, prompt=_PROMPT, data_dir=tmp_path, events=asked.events)


async def test_an_unknown_provider_is_an_outcome(archive: Archive, tmp_path: Path) -> None:
    asked = Asked(archive, whole=ScriptedProvider(_SAID))
    models = (ModelRef("nobody", "m"), ModelRef("whole", "m"))
    asked.conversation = new_conversation(models, _PROMPT, asked.means)

    turn = await asked.take()

    endings = [Ending(Outcome.REFUSED, fault=Fault.YOU), _WHOLE]
    assert_contract(turn.replies, endings, prompt=_PROMPT, data_dir=tmp_path, events=asked.events)


async def test_nothing_is_sent_when_the_prompt_cannot_be_kept(
    archive: Archive, tmp_path: Path
) -> None:
    provider = ScriptedProvider(_SAID)
    asked = Asked(archive, one=provider)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DROP TABLE turn")

    with pytest.raises(ArchiveError) as raised:
        await asked.take()

    assert provider.prompts == []
    assert asked.events == []
    assert raised.value.failure.fault is Fault.APP


async def test_a_reply_that_cannot_be_kept_is_told_and_ends_nothing_else(
    archive: Archive, tmp_path: Path
) -> None:
    goes_on = asyncio.Event()
    asked = Asked(archive, one=ScriptedProvider(_SAID, hold=goes_on))
    task = asyncio.create_task(asked.take())
    await until(lambda: asked.events and asked.has_heard("one", "It is 4."))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE UPDATE ON reply BEGIN SELECT raise(ABORT, 'no'); END"
        )

    goes_on.set()
    turn = await task

    assert turn.replies[0].answer == "It is 4."
    (ended,) = [event for event in asked.events if isinstance(event, LaneEnded)]
    assert ended.unkept is not None
    assert ended.unkept.fault is Fault.APP


async def test_a_bug_in_a_provider_is_not_hidden_and_loses_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    bug = ScriptedProvider((AnswerDelta("It is"),))
    bug._error = ZeroDivisionError()  # type: ignore[assignment] # what no provider may raise
    asked = Asked(archive, bug=bug)

    with pytest.raises(ExceptionGroup) as raised:
        await asked.take()

    assert raised.group_contains(ZeroDivisionError)
    (row,) = archived_replies(tmp_path)
    assert (row["outcome"], row["answer"]) == ("broken", "It is")


async def test_a_bug_in_one_lane_lets_the_others_end_first(
    archive: Archive, tmp_path: Path
) -> None:
    bug = ScriptedProvider((AnswerDelta("It is"),))
    bug._error = ZeroDivisionError()  # type: ignore[assignment] # what no provider may raise
    hold = asyncio.Event()
    slow = ScriptedProvider(_SAID, hold=hold)
    asked = Asked(archive, bug=bug, slow=slow)
    taking = asyncio.create_task(asked.take())
    await until(lambda: any(isinstance(event, LaneEnded) for event in asked.events))

    hold.set()
    with pytest.raises(ExceptionGroup):
        await taking

    rows = {row["provider"]: row for row in archived_replies(tmp_path)}
    assert (rows["bug"]["outcome"], rows["slow"]["outcome"]) == ("broken", "complete")
    assert rows["slow"]["answer"] == "It is 4."


async def test_a_failed_retry_does_not_take_the_answer_out_of_the_conversation(
    archive: Archive,
) -> None:
    provider = ScriptedProvider(_SAID)
    asked = Asked(archive, one=provider)
    turn = await asked.take()
    provider._error = _BROKEN
    (failed,) = await retry(
        (),
        turn,
        asked.conversation.lanes[0],
        means=asked.means,
        publish=asked.events.append,
        stops=asked.stops,
    )
    provider._error = None
    retried = replace(turn, replies=(*turn.replies, failed))
    asked.conversation = replace(asked.conversation, turns=(retried,))

    await asked.take("And 3 + 3?")

    sent = [message.content for message in provider.requests[-1].messages]
    assert sent == [_PROMPT, "It is 4.", "And 3 + 3?"]


async def test_a_kept_turn_reads_back_as_it_was(archive: Archive, tmp_path: Path) -> None:
    asked = Asked(archive, one=ScriptedProvider(_SAID), two=ScriptedProvider((), error=_BROKEN))

    turn = await asked.take()

    kept: Conversation = await archive.conversation(asked.conversation.id)
    replies: tuple[Reply, ...] = kept.turns[0].replies
    assert replies == turn.replies
    assert kept.turns[0].prompt == _PROMPT
