"""Ollama's own protocol over real connections: what is asked, what is heard, how it ends.

Its recorded streams, cut at every byte, are in test_recorded_streams with all others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.conversation import Message, Request, Role
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import RequestSent
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.providers.catalogue import read_catalogue
from tests.faults.asking import PROMPT, Heard, hear, provider_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Reset, Script, Send, Wait
from tests.faults.wire import head, page, whole

_CATALOGUE, _ = read_catalogue([asset("catalogue")])
_OLLAMA = next(host.profile for host in _CATALOGUE.hosts if host.profile.name == "ollama")
_START = head(content_type="application/x-ndjson")
_CHUNKED = head(content_type="application/x-ndjson", Transfer_Encoding="chunked")
_WHOLE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
_BEGUN = Ending(Outcome.CUT, "It is", "Two and two.", Fault.NETWORK)


def _line(content: str = "", thinking: str = "", **fields: Any) -> bytes:
    message = {"role": "assistant", "content": content}
    if thinking:
        message["thinking"] = thinking
    line = {"model": "deepseek-r1:8b", "created_at": "2026-11-21T05:00:00Z", "message": message}
    return json.dumps(line | {"done": False} | fields, ensure_ascii=False).encode() + b"\n"


def _done(reason: str | None = "stop", **fields: Any) -> bytes:
    counts: dict[str, Any] = {
        "prompt_eval_count": 20,
        "eval_count": 35,
        "total_duration": 5_000_000,
    }
    known: dict[str, Any] = {} if reason is None else {"done_reason": reason}
    return _line(**known, **counts, **fields, done=True)


_SAID = _line(thinking="Two and") + _line(thinking=" two.") + _line("It is") + _line(" 4.")
_HALF = _line(thinking="Two and two.") + _line("It is")


async def _hear(server: FaultServer, script: Script, **options: Any) -> Heard:
    server.answer = script
    base_url = f"http://{server.host}"
    async with provider_at(base_url, ways=_OLLAMA, **options) as provider:
        return await hear(provider)


async def test_a_stream_with_thinking_is_read(no_leaks: None, fault_server: FaultServer) -> None:
    heard = await _hear(fault_server, (Send(_START + _SAID + _done()), Finish()))

    assert_ended(heard.reply, _WHOLE)
    assert heard.reply.identity.reasoning_place == "thinking"
    assert heard.reply.identity.echoed_model == "deepseek-r1:8b"
    assert heard.reply.usage == Usage(prompt_tokens=20, completion_tokens=35)
    (request,) = fault_server.requests
    assert (request.method, request.path) == ("POST", "/api/chat")
    assert request.json == {
        "model": "some-model",
        "messages": [{"role": "user", "content": PROMPT}],
        "stream": True,
    }


@pytest.mark.parametrize(
    ("parameters", "fields"),
    [
        ({"max_tokens": 100}, {"options": {"num_predict": 100}}),
        (
            {"temperature": 0.5, "top_p": 0.9, "seed": 7, "stop": ["\n"]},
            {"options": {"temperature": 0.5, "top_p": 0.9, "seed": 7, "stop": ["\n"]}},
        ),
        ({"thinking": True}, {"think": True}),
        ({"thinking": False}, {"think": False}),
        ({"effort": "high"}, {"think": "high"}),
        ({"thinking": True, "effort": "low"}, {"think": "low"}),
        ({"thinking": False, "effort": "low"}, {"think": False}),
        ({"stream": False}, {"stream": False}),
        ({"max_tokens": 5, "seed": 1}, {"options": {"num_predict": 5, "seed": 1}}),
    ],
)
async def test_parameters_go_where_ollama_wants_them(
    fault_server: FaultServer, parameters: Mapping[str, Any], fields: dict[str, Any]
) -> None:
    sent, body = await _sent(fault_server, parameters)

    assert sent.parameters == {"stream": True} | fields
    assert {name: body[name] for name in body if name not in {"model", "messages"}} == {
        "stream": True
    } | fields


async def test_what_ollama_does_not_take_is_left_out_and_told(fault_server: FaultServer) -> None:
    sent, body = await _sent(fault_server, {"upstream": "somebody", "tool_choice": "auto"})

    assert sent.effects == {"upstream": Effect.NOT_HERE, "tool_choice": Effect.NOT_HERE}
    assert set(body) == {"model", "messages", "stream"}


async def _sent(
    server: FaultServer, parameters: Mapping[str, Any]
) -> tuple[RequestSent, Mapping[str, Any]]:
    """Return what was said to be sent, and what was."""
    server.answer = (Send(_START + _SAID + _done()), Finish())
    request = Request("deepseek-r1:8b", (Message(Role.USER, PROMPT),), parameters)
    async with provider_at(f"http://{server.host}", ways=_OLLAMA) as provider:
        events = [event async for event in provider.stream(request)]
    (sent,) = [event for event in events if isinstance(event, RequestSent)]
    return sent, server.requests[0].json


@pytest.mark.parametrize(
    ("end", "outcome"),
    [
        (_done("stop"), Outcome.COMPLETE),
        (_done(None), Outcome.COMPLETE),
        (_done("length"), Outcome.LIMIT),
        (_done(""), Outcome.CUT),
        (_done("unload"), Outcome.CUT),
        (_done("something new"), Outcome.COMPLETE),
        (_done().strip(), Outcome.COMPLETE),
    ],
    ids=["stop", "none", "length", "empty", "unload", "new", "no line end"],
)
async def test_the_reason_to_be_done_is_the_outcome(
    no_leaks: None, fault_server: FaultServer, end: bytes, outcome: Outcome
) -> None:
    heard = await _hear(fault_server, (Send(_START + _SAID + end), Finish()))

    assert_ended(heard.reply, replace(_WHOLE, outcome=outcome))
    assert heard.reply.usage == Usage(prompt_tokens=20, completion_tokens=35)


async def test_a_model_that_was_cut_by_its_limit_while_thinking_has_no_answer(
    fault_server: FaultServer,
) -> None:
    script = (Send(_START + _line(thinking="Two and two.") + _done("length")), Finish())

    heard = await _hear(fault_server, script)

    assert_ended(heard.reply, Ending(Outcome.LIMIT, "", "Two and two."))


@pytest.mark.parametrize(
    "script",
    [
        (Send(_START + _HALF), Finish()),
        (Send(_START + _HALF + _line(" 4.")[:-20]), Finish()),
        (Send(_START + _HALF + b'{"mod'), Finish()),
        (Send(_START + _HALF + _line("比")[:-30]), Finish()),
        (Send(_START + _HALF), Wait(0.05), Reset()),
        (Send(_CHUNKED + b"%x\r\n%s\r\n" % (len(_HALF), _HALF)), Finish()),
        (Send(_CHUNKED + b"fff\r\n" + _HALF), Finish()),
    ],
    ids=["FIN", "FIN in JSON", "FIN in a name", "FIN in text", "RST", "chunks", "in a chunk"],
)
async def test_a_stream_that_ends_without_being_done_is_cut(  # N12-N16
    no_leaks: None, fault_server: FaultServer, script: Script
) -> None:
    heard = await _hear(fault_server, script)

    assert_ended(heard.reply, _BEGUN)
    assert fault_server.wait_until_idle()


async def test_silence_in_mid_reply_keeps_what_had_arrived(
    no_leaks: None, fault_server: FaultServer
) -> None:
    heard = await _hear(fault_server, (Send(_START + _HALF), Hold()), idle_limit_s=0.5)

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, "It is", "Two and two.", Fault.PROVIDER))


async def test_a_server_that_does_not_hang_up_when_done_is_not_waited_for(
    no_leaks: None, fault_server: FaultServer
) -> None:
    heard = await _hear(fault_server, (Send(_START + _SAID + _done()), Hold()), grace_s=0.05)

    assert_ended(heard.reply, _WHOLE)
    assert fault_server.wait_until_idle()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (b'{"error": "llama runner process has terminated"}\n', "provider_unavailable"),
        (b'{"error": "an error was encountered"}', "provider_unavailable"),
        (b'{"error": "model \'r9\' not found"}\n', "unknown_model"),
        (b'{"error": "the prompt is too long: context length"}\n', "request_refused"),
    ],
)
async def test_an_error_in_mid_stream_keeps_what_was_said(
    no_leaks: None, fault_server: FaultServer, line: bytes, kind: str
) -> None:
    heard = await _hear(fault_server, (Send(_START + _HALF + line), Finish()))

    fault = Fault.PROVIDER if kind == "provider_unavailable" else Fault.YOU
    assert_ended(heard.reply, Ending(Outcome.REFUSED, "It is", "Two and two.", fault))
    assert heard.reply.failure is not None
    assert heard.reply.failure.kind == kind
    assert heard.error is not None
    assert not heard.error.passes


async def test_a_model_that_is_not_there_is_told_by_its_name(fault_server: FaultServer) -> None:
    heard = await _hear(fault_server, whole(b'{"error":"model \'some-model\' not found"}', 404))

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert heard.reply.failure is not None
    assert heard.reply.failure.kind == "unknown_model"
    assert "model 'some-model' not found" in str(heard.error)
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (b'{"error":"\\"r1\\" does not support thinking"}', 400, None),
        (b'{"error":"server busy, please try again.  maximum pending requests exceeded"}', 503, 1),
        (b'{"error":"model requires more system memory (9 GiB) than is available"}', 500, 1),
    ],
)
async def test_what_the_server_says_is_told(
    fault_server: FaultServer, body: bytes, status: int, kind: int | None
) -> None:
    heard = await _hear(fault_server, whole(body, status))

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.PROVIDER if kind else Fault.YOU))
    assert json.loads(body)["error"].split("  ")[0] in str(heard.error)
    assert heard.error is not None
    assert heard.error.passes == bool(kind)


async def test_a_whole_reply_is_one_line(fault_server: FaultServer) -> None:
    body = _line("It is 4.", "Two and two.", done=True, done_reason="stop")

    for script in (whole(body), whole(body.strip()), (Send(_START + body), Finish())):
        assert_ended((await _hear(fault_server, script)).reply, _WHOLE)


@pytest.mark.parametrize(
    "script",
    [
        page(),
        whole(b""),
        whole(b"[]"),
        whole(b"\n\n"),
        whole(b"Ollama is running", content_type="text/plain"),
        (Send(_START), Finish()),
    ],
    ids=["page", "empty", "list", "blank", "text", "nothing"],
)
async def test_what_is_no_reply_is_broken_or_cut(
    no_leaks: None, fault_server: FaultServer, script: Script
) -> None:
    heard = await _hear(fault_server, script)

    assert heard.reply.outcome in {Outcome.BROKEN, Outcome.CUT}
    assert heard.reply.failure is not None
    assert not heard.reply.answer


async def test_one_damaged_line_is_skipped_and_four_are_too_many(
    fault_server: FaultServer,
) -> None:
    one = (Send(_START + _HALF + b"{oops\n" + _line(" 4.") + _done()), Finish())
    assert_ended((await _hear(fault_server, one)).reply, _WHOLE)

    four = (Send(_START + _HALF + b"{oops\n" * 4 + _line(" 4.") + _done()), Finish())
    broken = Ending(Outcome.BROKEN, "It is", "Two and two.", Fault.PROVIDER)
    assert_ended((await _hear(fault_server, four)).reply, broken)


async def test_a_line_beyond_all_measure_ends_the_reply(  # N19
    no_leaks: None, fault_server: FaultServer
) -> None:
    piece = Send(b"x" * 1024 * 1024)
    heard = await _hear(fault_server, (Send(_START + _HALF), *[piece] * 9, Hold()))

    assert_ended(heard.reply, Ending(Outcome.BROKEN, "It is", "Two and two.", fault=Fault.PROVIDER))
    assert fault_server.wait_until_idle()


async def test_nobody_there_is_told_with_a_hint(no_leaks: None) -> None:
    with FaultServer() as gone:
        address = f"http://{gone.host}"
    async with provider_at(address, ways=_OLLAMA) as provider:
        heard = await hear(provider)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert "start it" in str(heard.error)


def test_two_at_once_are_enough_for_one_machine() -> None:
    assert _OLLAMA.at(Profile("mine", "http://127.0.0.1:1")).most_at_once == 2
