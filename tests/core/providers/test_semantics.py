"""What the end of a reply means, and errors that come after a good beginning."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.usage import Usage
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer
from tests.faults.wire import (
    DONE,
    answer,
    counts,
    delta,
    event,
    finish,
    reasoning,
    stream,
    usage,
)

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)
_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


async def test_an_error_in_mid_stream_keeps_what_was_said(  # P11
    fault_server: FaultServer,
) -> None:
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
        ("max_tokens", Outcome.LIMIT),
        ("abort", Outcome.CUT),
        ("error", Outcome.CUT),
        ("eos", Outcome.COMPLETE),
        ("A New·Reason: 理由", Outcome.COMPLETE),
    ],
)
async def test_the_hosts_reason_is_the_outcome(  # P19
    fault_server: FaultServer, reason: str, outcome: Outcome
) -> None:
    fault_server.answer = stream(answer("It is 4."), finish(reason), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(outcome, "It is 4."))
    assert heard.reply.finish_reason == reason


async def test_a_reply_without_a_word_is_a_failure(fault_server: FaultServer) -> None:  # P21
    fault_server.answer = stream(finish(), usage(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))


@pytest.mark.parametrize("reason", [None, "", 5, [], {}, False])
async def test_an_end_without_a_reason_is_an_end(  # P19
    fault_server: FaultServer, reason: object
) -> None:
    last = {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}
    fault_server.answer = stream(answer("It is 4."), event(last), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
    assert heard.reply.finish_reason is None


async def test_a_reason_may_come_with_the_last_word_or_with_the_usage(  # P19
    fault_server: FaultServer,
) -> None:
    for last in (
        event(delta("length", content=" 4.")),
        answer(" 4.") + finish("length", usage=counts()),
        event(delta("length", content=" 4.")) + event(delta(None)),
    ):
        fault_server.answer = stream(answer("It is"), last, DONE)

        heard = await hear_at(fault_server.base_url)

        assert_ended(heard.reply, Ending(Outcome.LIMIT, "It is 4."))
        assert heard.reply.finish_reason == "length"


@pytest.mark.parametrize(
    ("pieces", "ending"),
    [
        ((reasoning("Two and two."),), Ending(Outcome.COMPLETE, "", "Two and two.")),
        ((answer("It is 4."),), Ending(Outcome.COMPLETE, "It is 4.")),
        ((answer("<think>\n\n</think>"),), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
        ((answer(""), reasoning("")), Ending(Outcome.BROKEN, fault=Fault.PROVIDER)),
    ],
    ids=["reasoning only", "answer only", "empty thinking", "nothing"],
)
async def test_what_a_reply_consists_of_is_clear_at_its_end(  # P21
    fault_server: FaultServer, pieces: tuple[bytes, ...], ending: Ending
) -> None:
    fault_server.answer = stream(*pieces, finish(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, ending)


async def test_a_limit_that_leaves_no_word_is_no_failure(fault_server: FaultServer) -> None:  # P21
    fault_server.answer = stream(finish("length"), usage(), DONE)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.LIMIT))


@pytest.mark.parametrize("done", [b"", DONE], ids=["and hangs up", "and says DONE"])
@pytest.mark.parametrize(
    "fault",
    [
        {"error": {"message": "Provider disconnected", "code": "server_error"}},
        {"error": "Provider disconnected"},
        {"error": {"message": "Provider disconnected", "type": "x", "code": 500}, "choices": []},
        delta("error", content="") | {"error": {"message": "Provider disconnected"}},
        {"error": {"code": 502, "metadata": {"raw": "Provider disconnected"}}},
        {"object": "error", "message": "Provider disconnected", "param": None, "code": 500},
        {"statusCode": 500, "message": "Provider disconnected", "requestId": "b7c1"},
        {"code": 20012, "message": "Provider disconnected", "data": None},
        {"x_groq": {"id": "req_1", "error": "Provider disconnected"}},
    ],
    ids=[
        "object",
        "text",
        "no choices",
        "with a reason",
        "quoted",
        "flat",
        "flat with a status",
        "flat with a code",
        "at Groq",
    ],
)
async def test_an_error_ends_a_stream_whatever_follows(  # P11
    fault_server: FaultServer, fault: object, done: bytes
) -> None:
    fault_server.answer = stream(answer("It is"), event(fault), done)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is", fault=Fault.PROVIDER))
    assert "Provider disconnected" in str(heard.error)


async def test_text_beside_an_error_is_kept(fault_server: FaultServer) -> None:
    last = delta(None, content="It is 4.") | {"error": {"message": "Overloaded."}}
    fault_server.answer = stream(event(last))

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is 4.", fault=Fault.PROVIDER))


async def test_an_error_that_is_nested_without_end_is_told_in_our_words(
    fault_server: FaultServer,
) -> None:  # J13
    for depth in (30, 400, 900):
        error = b'{"error":' * depth + b"1" + b"}" * depth
        fault_server.answer = stream(answer("It is"), b"data: " + error + b"\n\n")

        heard = await hear_at(fault_server.base_url)

        assert heard.reply.answer == "It is"
        assert heard.reply.outcome in {Outcome.REFUSED, Outcome.CUT}
        assert heard.reply.failure is not None


async def test_the_model_that_answers_is_told_beside_the_one_that_was_asked(  # P24
    fault_server: FaultServer,
) -> None:
    first = delta(None, content="It is 4.") | {
        "model": "deepseek/deepseek-r1-0528:free",
        "provider": "Novita",
        "system_fingerprint": "fp_7",
        "id": "gen-1",
    }
    fault_server.answer = stream(event(first), finish(), DONE)

    identity = (await hear_at(fault_server.base_url)).reply.identity

    assert identity.model == "some-model"
    assert identity.echoed_model == "host-name"  # the last word counts
    assert identity.is_echoed_differently
    assert (identity.upstream, identity.fingerprint) == ("Novita", "fp_7")


@pytest.mark.parametrize("name", ["a\nb\x1b[31m", "x" * 10_000, "\ud83d", " <b>a</b> ", "a\u202eb"])
async def test_what_a_host_calls_itself_fits_on_one_line(  # P24
    fault_server: FaultServer, name: str
) -> None:
    chunk = {"model": name, "provider": name, "id": name, "system_fingerprint": name}
    body = json.dumps(chunk | {"choices": [{"delta": {"content": "4"}}]}).encode()
    fault_server.answer = stream(b"data: " + body + b"\n\n", DONE)

    identity = (await hear_at(fault_server.base_url)).reply.identity

    assert identity.echoed_model
    assert identity.echoed_model.isprintable()
    assert len(identity.echoed_model) <= 200
    assert identity.echoed_model == identity.upstream == identity.generation_id


@pytest.mark.parametrize(
    "fault",
    [
        {"error": {"message": "The prompt is odd.", "code": 400}},
        {"error": {"message": "The prompt is odd.", "status": 422, "code": "invalid"}},
        {"error": {"message": "The prompt is odd.", "code": "400"}},
        {"statusCode": 400, "message": "The prompt is odd."},
        {"error": "The prompt is longer than the context length of 4096 tokens."},
    ],
)
async def test_an_error_in_a_stream_may_blame_the_request(  # P11
    fault_server: FaultServer, fault: object
) -> None:
    fault_server.answer = stream(answer("It is"), event(fault))

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is", fault=Fault.YOU))
    assert "The prompt is" in str(heard.error)


@pytest.mark.parametrize(
    ("message", "kind", "advice"),
    [
        ("Insufficient Balance", "quota", "Top it up"),
        ("model 'r9' not found, try pulling it first", "unknown_model", "exact name"),
        ("Engine overloaded", "provider_unavailable", "retry"),
    ],
)
async def test_an_error_in_a_stream_says_what_to_do(  # P11
    fault_server: FaultServer, message: str, kind: str, advice: str
) -> None:
    fault_server.answer = stream(reasoning("Two"), event({"error": message}))

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.failure is not None
    assert heard.reply.failure.kind == kind
    assert advice in heard.reply.failure.sentence
    assert heard.reply.reasoning == "Two"
