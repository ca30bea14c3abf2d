"""What is asked, and what an ordinary reply is, over real connections."""

from __future__ import annotations

from deepseek_desktop.core.domain.errors import Fault, UnexpectedReplyError
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    Finished,
    Identified,
    KeptAlive,
    Opened,
    ReasoningDelta,
    ReasoningFound,
    RequestSent,
    UsageReported,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from tests.core.providers.replaying import profile_of, replay
from tests.faults.asking import PROMPT, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Hold, Send
from tests.faults.wire import (
    DONE,
    KEEP_ALIVE,
    answer,
    comment,
    finish,
    head,
    reasoning,
    stream,
    usage,
)

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)
_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


async def test_the_request_is_what_the_protocol_wants(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("4"), finish(), DONE)

    await hear_at(fault_server.base_url)

    (request,) = fault_server.requests
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.json["model"] == "some-model"
    assert request.json["messages"] == [{"role": "user", "content": PROMPT}]
    assert request.json["stream"] is True
    assert request.json["stream_options"] == {"include_usage": True}
    assert request.headers["accept-encoding"] == "identity"
    assert "cookie" not in request.headers
    assert "authorization" not in request.headers


async def test_a_reply_arrives_event_by_event(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        KEEP_ALIVE, reasoning("Two and two."), answer("It is 4."), finish(), usage(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert isinstance(heard.events[0], RequestSent)
    assert heard.events[1:] == (
        Opened(),
        KeptAlive(),
        Identified(model="host-name", generation_id="c1"),
        ReasoningFound("reasoning_content"),
        ReasoningDelta("Two and two."),
        AnswerDelta("It is 4."),
        UsageReported(_COUNTED),
        Finished("stop"),
    )
    assert_ended(heard.reply, _COMPLETE)


async def test_a_flood_of_comments_is_told_a_few_times(fault_server: FaultServer) -> None:
    fault_server.answer = stream(b":\n" * 32_768, answer("4"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert 1 <= heard.events.count(KeptAlive()) <= 64
    assert heard.reply.answer == "4"


async def test_comments_are_signs_of_life(fault_server: FaultServer) -> None:
    fault_server.answer = stream(comment(), comment("OPENROUTER PROCESSING"), answer("4"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert KeptAlive() in heard.events


async def test_an_event_beyond_all_measure_ends_the_reply(fault_server: FaultServer) -> None:
    piece = Send(b"x" * 1024 * 1024)
    fault_server.answer = (Send(head() + answer("It is 4.") + b"data: "), *[piece] * 9, Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, "It is 4.", fault=Fault.PROVIDER))
    assert fault_server.wait_until_idle()


async def test_what_came_in_one_piece_with_too_much_is_kept() -> None:
    flood = answer("It is 4.") + b"data: " + b"x" * 9 * 1024 * 1024

    replayed = await replay(profile_of("any.sse"), [flood])

    assert AnswerDelta("It is 4.") in replayed.events
    assert isinstance(replayed.error, UnexpectedReplyError)


async def test_a_reply_of_many_megabytes_in_small_events_is_read(fault_server: FaultServer) -> None:
    piece = Send(answer("x" * 64 * 1024))
    fault_server.answer = (Send(head()), *[piece] * 160, Send(finish() + DONE))

    heard = await hear_at(fault_server.base_url)

    assert len(heard.reply.answer) == 160 * 64 * 1024
    assert heard.reply.outcome is Outcome.COMPLETE


async def test_what_comes_after_the_end_is_not_read(fault_server: FaultServer) -> None:  # N33
    fault_server.answer = (Send(head() + answer("4") + finish() + DONE + answer("late")), Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "4"))
    assert fault_server.wait_until_idle()
