"""What hosts say and how it is read, over real connections."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    Flaw,
    FlawFound,
    Identified,
    KeptAlive,
    Opened,
    ReasoningDelta,
    RequestSent,
    UsageReported,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from tests.faults.asking import PROMPT, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Script, Send, Wait
from tests.faults.wire import (
    DONE,
    KEEP_ALIVE,
    answer,
    comment,
    completion,
    counts,
    delta,
    event,
    finish,
    head,
    page,
    reasoning,
    stream,
    usage,
    whole,
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
        ReasoningDelta("Two and two."),
        AnswerDelta("It is 4."),
        UsageReported(_COUNTED),
        Finished("stop"),
    )
    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize(
    "fields",
    [
        {"reasoning_content": "Two and two."},
        {"reasoning": "Two and two."},
        {"thinking": "Two and two."},
        {"reasoning_details": [{"type": "reasoning.text", "text": "Two and two."}]},
        {"reasoning": "Two and two.", "reasoning_details": [{"text": "Two and two."}]},
        {"reasoning_content": "Two and two.", "reasoning": "Two and two.", "content": ""},
        {"reasoning_content": None, "reasoning": "Two and two.", "content": None},
    ],
)
async def test_reasoning_is_found_wherever_a_host_puts_it(
    fault_server: FaultServer, fields: dict[str, object]
) -> None:
    fault_server.answer = stream(event(delta(None, **fields)), answer("It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 100])
@pytest.mark.parametrize(
    "text", ["<think>Two and two.</think>It is 4.", "Two and two.</think>\n\nIt is 4."]
)
async def test_reasoning_between_tags_is_found_however_it_is_split(
    fault_server: FaultServer, text: str, width: int
) -> None:
    pieces = [text[at : at + width] for at in range(0, len(text), width)]
    fault_server.answer = stream(*map(answer, pieces), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


async def test_a_missing_opening_tag_relabels_what_was_said(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("Two and two."), answer("</think>It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert AnswerRelabelled() in heard.events
    assert_ended(heard.reply, _COMPLETE)


async def test_without_a_closing_tag_all_of_it_is_reasoning(fault_server: FaultServer) -> None:
    fault_server.answer = stream(answer("<think>Two"), answer(" and two."), finish("length"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.LIMIT, "", "Two and two."))


async def test_a_tag_in_the_answer_of_a_host_with_fields_is_text(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        reasoning("Two and two."), answer("Write </think> there."), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "Write </think> there."


async def test_empty_reasoning_is_none(fault_server: FaultServer) -> None:
    first = event(delta(role="assistant", content=None, reasoning_content=""))
    fault_server.answer = stream(first, answer("It is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert not any(isinstance(e, ReasoningDelta) for e in heard.events)
    assert heard.reply.timings.first_reasoning_s is None


@pytest.mark.parametrize(
    "end",
    [
        finish(usage=counts()),
        finish() + usage(),
        finish(usage=None) + usage(),
        finish(usage=counts(prompt=1)) + usage(),
    ],
)
async def test_the_last_usage_counts_wherever_it_comes(
    fault_server: FaultServer, end: bytes
) -> None:
    fault_server.answer = stream(answer("It is 4."), end, DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.usage == _COUNTED


@pytest.mark.parametrize(
    "counted", [None, {}, {"prompt_tokens": -1}, {"completion_tokens": "many"}, 5, 10**18]
)
async def test_usage_that_makes_no_sense_is_unknown(
    fault_server: FaultServer, counted: object
) -> None:
    fault_server.answer = stream(answer("It is 4."), finish(usage=counted), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.usage is None
    assert heard.reply.outcome is Outcome.COMPLETE


async def test_a_flood_of_comments_is_told_a_few_times(fault_server: FaultServer) -> None:
    fault_server.answer = stream(b":\n" * 32_768, answer("4"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert 1 <= heard.events.count(KeptAlive()) <= 64
    assert heard.reply.answer == "4"


async def test_comments_are_signs_of_life(fault_server: FaultServer) -> None:
    fault_server.answer = stream(comment(), comment("OPENROUTER PROCESSING"), answer("4"), DONE)

    heard = await hear_at(fault_server.base_url)

    assert KeptAlive() in heard.events


@pytest.mark.parametrize(
    "before", [b"", b"\n\n\n", b"\r\n \r\n"], ids=["nothing", "lines", "blanks"]
)
@pytest.mark.parametrize("content_type", ["application/json", "text/event-stream", "text/plain"])
async def test_a_whole_body_is_a_reply_too(
    fault_server: FaultServer, before: bytes, content_type: str
) -> None:
    body = before + completion("It is 4.", "Two and two.")
    fault_server.answer = whole(body, content_type=content_type)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)
    assert heard.reply.usage == _COUNTED


async def test_empty_lines_may_come_long_before_a_whole_body(fault_server: FaultServer) -> None:
    fault_server.answer = (
        Send(head(content_type="application/json")),
        Send(b"\n"),
        Wait(0.01),
        Send(b"\n"),
        Wait(0.01),
        Send(completion("It is 4.", "Two and two.")),
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize(
    "script",
    [
        page(),
        whole(b""),
        whole(b"\n\n\n"),
        whole(b"{}"),
        whole(b"[]"),
        whole(b'{"choices"'),
        whole(b"OK", content_type="text/plain"),
        stream(),
        whole(b"\x1f\x8b\x08\0\0\0", content_encoding="gzip"),
        (Send(head(204, None, length=0)), Finish()),
    ],
    ids=["page", "empty", "blank", "object", "list", "half", "text", "no stream", "gzip", "204"],
)
async def test_a_success_that_is_no_reply_is_broken(
    fault_server: FaultServer, script: Script
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
    assert fault_server.host in str(heard.error)


async def test_an_error_in_mid_stream_keeps_what_was_said(fault_server: FaultServer) -> None:
    fault = event({"error": {"message": "The engine is overloaded.", "code": 502}})
    fault_server.answer = stream(reasoning("Two and two."), answer("It is"), fault, answer("lost"))

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is", "Two and two.", Fault.PROVIDER))
    assert "The engine is overloaded." in str(heard.error)


async def test_an_error_event_has_the_name_of_one(fault_server: FaultServer) -> None:
    fault = b'event: error\ndata: {"message": "Out of memory."}\n\n'
    fault_server.answer = stream(answer("It is"), fault)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is", fault=Fault.PROVIDER))
    assert "Out of memory." in str(heard.error)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("stop", Outcome.COMPLETE),
        ("length", Outcome.LIMIT),
        ("content_filter", Outcome.FILTERED),
        ("insufficient_system_resource", Outcome.CUT),
        ("tool_calls", Outcome.COMPLETE),
        ("a_new_reason", Outcome.COMPLETE),
    ],
)
async def test_the_hosts_reason_is_the_outcome(
    fault_server: FaultServer, reason: str, outcome: Outcome
) -> None:
    fault_server.answer = stream(answer("It is 4."), finish(reason), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(outcome, "It is 4."))
    assert heard.reply.finish_reason == reason


async def test_a_reply_without_a_word_is_a_failure(fault_server: FaultServer) -> None:
    fault_server.answer = stream(finish(), usage(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))


async def test_one_malformed_event_is_skipped_and_counted(fault_server: FaultServer) -> None:
    fault_server.answer = stream(
        answer("It "), b'data: {"choices": [\n\n', answer("is 4."), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.flaws == {Flaw.MALFORMED_EVENT: 1}


@pytest.mark.parametrize("value", ["null", "[]", '"x"', "1", "[" * 100_000, "9" * 5_000, "{"])
async def test_four_malformed_events_are_too_many(fault_server: FaultServer, value: str) -> None:
    damage = f"data: {value}\n\n".encode()
    fault_server.answer = stream(answer("It is 4."), *[damage] * 4, answer("lost"), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, "It is 4.", fault=Fault.PROVIDER))
    assert heard.reply.flaws == {Flaw.MALFORMED_EVENT: 3}


@pytest.mark.parametrize(
    "chunk",
    [
        {},
        {"choices": None},
        {"choices": {}},
        {"choices": [None]},
        {"choices": [{}]},
        {"choices": [{"index": 0, "delta": None}]},
        {"choices": [{"index": 0, "delta": []}]},
        {"choices": [{"index": 0, "delta": {"content": 5}}]},
        {"choices": [{"index": 0, "delta": {"content": {"text": {}}}}]},
        {"choices": [{"index": 7, "delta": {"content": "another choice"}}]},
        {"choices": [{"index": [], "delta": {"content": "no choice"}}]},
        {"choices": [{"index": 0, "delta": {"reasoning_details": [5, None, {"text": 5}]}}]},
        {"choices": [{"index": 0, "delta": {"tool_calls": [{"function": {}}]}}]},
        {"choices": [{"index": 0, "finish_reason": 5}]},
        {"model": 5, "id": [], "provider": {}, "system_fingerprint": "", "usage": []},
    ],
)
async def test_a_chunk_of_an_unknown_shape_says_nothing(
    fault_server: FaultServer, chunk: object
) -> None:
    fault_server.answer = stream(answer("It "), event(chunk), answer("is 4."), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))


async def test_content_in_parts_is_joined(fault_server: FaultServer) -> None:
    parts = event(
        delta(content=[{"type": "text", "text": "It "}, {"type": "text", "text": "is 4."}])
    )
    fault_server.answer = stream(parts, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "It is 4."


async def test_invalid_text_is_replaced_and_counted(fault_server: FaultServer) -> None:
    damaged = answer("It is \u2713 4.").replace("\u2713".encode(), b"\xe2\x9c")
    fault_server.answer = stream(damaged, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is \ufffd 4."))
    assert FlawFound(Flaw.INVALID_TEXT) in heard.events


async def test_what_looks_like_a_line_end_to_others_is_text(fault_server: FaultServer) -> None:
    text = "one\u2028two\u2029three\u0085four"
    fault_server.answer = stream(answer(text), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, text))


async def test_a_wrong_charset_is_not_believed(fault_server: FaultServer) -> None:
    start = head(content_type="text/event-stream; charset=latin-1")
    fault_server.answer = (Send(start), Send(answer("比") + finish() + DONE))

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "比"


async def test_surrogate_halves_are_joined_and_lone_ones_replaced(
    fault_server: FaultServer,
) -> None:
    halves = [delta(content="4 \ud83d"), delta(content="\udc4d"), delta(content=" \ud83d!")]
    events = [b"data: " + json.dumps(half).encode() + b"\n\n" for half in halves]
    fault_server.answer = stream(*events, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "4 👍 \ufffd!"))


async def test_an_event_beyond_all_measure_ends_the_reply(fault_server: FaultServer) -> None:
    piece = Send(b"x" * 1024 * 1024)
    fault_server.answer = (Send(head() + answer("It is 4.") + b"data: "), *[piece] * 9, Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, "It is 4.", fault=Fault.PROVIDER))
    assert fault_server.wait_until_idle(1)


async def test_a_reply_of_many_megabytes_in_small_events_is_read(fault_server: FaultServer) -> None:
    piece = Send(answer("x" * 64 * 1024))
    fault_server.answer = (Send(head()), *[piece] * 160, Send(finish() + DONE))

    heard = await hear_at(fault_server.base_url)

    assert len(heard.reply.answer) == 160 * 64 * 1024
    assert heard.reply.outcome is Outcome.COMPLETE


async def test_what_comes_after_the_end_is_not_read(fault_server: FaultServer) -> None:
    fault_server.answer = (Send(head() + answer("4") + finish() + DONE + answer("late")), Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "4"))
    assert fault_server.wait_until_idle(1)
