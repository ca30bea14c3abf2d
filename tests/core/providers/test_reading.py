"""Odd and damaged pieces of a stream: read, skipped, or too many."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import (
    Flaw,
    FlawFound,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Send
from tests.faults.wire import (
    DONE,
    answer,
    delta,
    event,
    finish,
    head,
    stream,
)

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)
_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


async def test_one_malformed_event_is_skipped_and_counted(  # J12
    fault_server: FaultServer,
) -> None:
    fault_server.answer = stream(
        answer("It "), b'data: {"choices": [\n\n', answer("is 4."), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.flaws == {Flaw.MALFORMED_EVENT: 1}


@pytest.mark.parametrize("value", ["null", "[]", '"x"', "1", "[" * 100_000, "9" * 5_000, "{"])
async def test_four_malformed_events_are_too_many(  # J12, J13, J14, J16
    fault_server: FaultServer, value: str
) -> None:
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
        {"choices": []},
        {"choices": [], "usage": None},
        {"choices": [{"index": 1, "delta": {"content": "another choice"}, "finish_reason": "x"}]},
        {"choices": [{"index": 0, "delta": "text"}]},
        {"choices": [{"index": 0, "delta": {"content": [[["nested"]]]}}]},
        {"choices": [{"index": 0, "delta": {"content": [5, None, {"type": [], "text": 5}]}}]},
        {"choices": [{"index": 0, "delta": {"reasoning_content": 5, "reasoning": {}}}]},
        {"choices": [{"index": 0, "delta": {"content": ""}, "logprobs": {"content": [{}]}}]},
        {"choices": [{"index": 0, "delta": {"audio": {"data": "AAAA"}, "images": [{}]}}]},
        {"choices": [{"index": 0, "delta": {"annotations": [], "refusal": None}}]},
        {"choices": [{"index": 0, "delta": {"role": "user"}}]},
        {"created": 0, "object": 5},
        {"created": -1},
        {"created": 253402300799},
        {"created": "yesterday"},
        {"created": 10**30},
        {"type": "keepalive"},
        {"obfuscation": "xxxx"},
        {"error": None},
    ],
)
async def test_a_chunk_of_an_unknown_shape_says_nothing(  # J17, J18, J21, J23, J24
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


async def test_invalid_text_is_replaced_and_counted(fault_server: FaultServer) -> None:  # J04
    damaged = answer("It is \u2713 4.").replace("\u2713".encode(), b"\xe2\x9c")
    fault_server.answer = stream(damaged, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is \ufffd 4."))
    assert FlawFound(Flaw.INVALID_TEXT) in heard.events


async def test_what_looks_like_a_line_end_to_others_is_text(  # J03
    fault_server: FaultServer,
) -> None:
    text = "one\u2028two\u2029three\u0085four"
    fault_server.answer = stream(answer(text), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, text))


async def test_a_wrong_charset_is_not_believed(fault_server: FaultServer) -> None:  # J06
    start = head(content_type="text/event-stream; charset=latin-1")
    fault_server.answer = (Send(start), Send(answer("比") + finish() + DONE))

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "比"


async def test_surrogate_halves_are_joined_and_lone_ones_replaced(  # J07
    fault_server: FaultServer,
) -> None:
    halves = [delta(content="4 \ud83d"), delta(content="\udc4d"), delta(content=" \ud83d!")]
    events = [b"data: " + json.dumps(half).encode() + b"\n\n" for half in halves]
    fault_server.answer = stream(*events, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "4 👍 \ufffd!"))


async def test_nul_is_shown_as_a_symbol(fault_server: FaultServer) -> None:  # J08
    fault_server.answer = stream(
        event(delta(reasoning_content="a\0b")), event(delta(content="c\0d")), finish(), DONE
    )

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "c\u2400d", "a\u2400b"))


@pytest.mark.parametrize("name", ["execute", "script", "ping", "message", "delta", "", "ERROR"])
async def test_the_name_of_an_event_means_nothing(  # J10
    fault_server: FaultServer, name: str
) -> None:
    named = b"event: %s\nid: 7\nretry: 0\n" % name.encode()
    fault_server.answer = stream(named + answer("It is 4."), named + finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))


@pytest.mark.parametrize("mark", [b"data: [DONE]", b"data:[DONE]", b"data:  [DONE]  "])
@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n", b"\r\n\r\n", b"\n\ndata: [DONE]\n\n"])
async def test_an_end_mark_is_one_however_it_is_dressed(  # J11
    fault_server: FaultServer, mark: bytes, end: bytes
) -> None:
    fault_server.answer = stream(answer("It is 4."), mark + end)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))


@pytest.mark.parametrize("mark", [b"data: [done]", b"[DONE]", b": [DONE]", b"data: DONE", b"data:"])
async def test_what_only_looks_like_an_end_mark_is_none(  # J11
    fault_server: FaultServer, mark: bytes
) -> None:
    fault_server.answer = stream(answer("It is"), mark + b"\n\n")

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.CUT, "It is", fault=Fault.NETWORK))


async def test_an_end_mark_before_the_first_word_is_an_empty_reply(  # J11
    fault_server: FaultServer,
) -> None:
    fault_server.answer = stream(DONE, answer("late"), finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
    assert "without a word" in str(heard.error)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "-Infinity", "1.5"])
async def test_a_number_beyond_all_numbers_is_unknown(  # J14
    fault_server: FaultServer, number: str
) -> None:
    chunk = f'data: {{"choices": [], "usage": {{"prompt_tokens": {number}}}}}\n\n'
    fault_server.answer = stream(answer("It is 4."), chunk.encode(), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.usage is None


async def test_of_a_key_that_comes_twice_the_last_counts(fault_server: FaultServer) -> None:  # J15
    twice = b'data: {"choices": [{"delta": {"content": "5", "content": "It is 4."}}]}\n\n'
    fault_server.answer = stream(twice, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.answer == "It is 4."


@pytest.mark.parametrize("index", [0, "0", None, 0.0])
async def test_of_several_choices_the_first_is_read(  # J17
    fault_server: FaultServer, index: object
) -> None:
    other = {"index": 1, "delta": {"content": "other"}, "finish_reason": "length"}
    ours = {"index": index, "delta": {"content": "It is 4."}, "finish_reason": "stop"}
    fault_server.answer = stream(event({"choices": [other, ours, ours]}), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.finish_reason == "stop"


async def test_another_role_in_mid_stream_changes_nothing(  # J20
    fault_server: FaultServer,
) -> None:
    roles = ["assistant", "user", "system", 5, None]
    pieces = [event(delta(role=role, content=f"{at}")) for at, role in enumerate(roles)]
    fault_server.answer = stream(*pieces, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "01234"))


async def test_megabytes_of_what_nobody_asked_for_are_dropped(  # J23
    fault_server: FaultServer,
) -> None:
    load = delta(
        None, content="It is 4.", audio={"data": "A" * 2_500_000}, images=["B" * 2_500_000]
    )
    fault_server.answer = stream(event(load), finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.flaws == {}


async def test_our_own_clock_counts_whatever_the_host_says(
    fault_server: FaultServer,
) -> None:  # J24
    old = delta(None, content="It is 4.") | {"created": 0}
    fault_server.answer = stream(event(old), finish(created=253402300799), DONE)

    heard = await hear_at(fault_server.base_url)

    assert abs((datetime.now(UTC) - heard.reply.timings.started_at).total_seconds()) < 60
