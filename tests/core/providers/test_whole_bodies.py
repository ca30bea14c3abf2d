"""Replies that come as one body, and bodies that are no replies."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.dialect import Dialect
from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.providers.connections import Connections
from tests.faults.asking import hear, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Script, Send, Wait
from tests.faults.wire import (
    DONE,
    answer,
    completion,
    counts,
    delta,
    finish,
    head,
    page,
    reasoning,
    stream,
    whole,
)

_COUNTED = Usage(prompt_tokens=20, completion_tokens=35, reasoning_tokens=24, cached_tokens=5)
_COMPLETE = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")


@pytest.mark.parametrize(
    "before", [b"", b"\n\n\n", b"\r\n \r\n"], ids=["nothing", "lines", "blanks"]
)
@pytest.mark.parametrize("content_type", ["application/json", "text/event-stream", "text/plain"])
async def test_a_whole_body_is_a_reply_too(  # P17, P18
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
        whole(b"{}"),
        whole(b"[]"),
        whole(b'{"choices"'),
        whole(b"OK", content_type="text/plain"),
        stream(),
        whole(b"\x1f\x8b\x08\0\0\0", content_encoding="gzip"),
        (Send(head(204, None, length=0)), Finish()),
    ],
    ids=["page", "empty", "object", "list", "half", "text", "no stream", "gzip", "204"],
)
async def test_a_success_that_is_no_reply_is_broken(  # P16
    fault_server: FaultServer, script: Script
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
    assert fault_server.host in str(heard.error)


async def test_a_page_instead_of_an_answer_is_told_with_its_type(  # P16
    fault_server: FaultServer,
) -> None:
    fault_server.answer = page("Please sign in")

    heard = await hear_at(fault_server.base_url)

    assert heard.reply.failure is not None
    assert heard.reply.failure.detail == "text/html; charset=utf-8 Please sign in"
    assert "web page" in heard.reply.failure.sentence


async def test_a_stream_is_read_though_a_whole_body_was_asked_for(
    fault_server: FaultServer,
) -> None:
    fault_server.answer = stream(reasoning("Two and two."), answer("It is 4."), finish(), DONE)
    profile = Profile("host", fault_server.base_url, dialect=Dialect(streams=False))

    connections = Connections()
    heard = await hear(Client(profile, connections.client_for(profile.base_url), None))
    await connections.aclose()

    assert "stream" not in fault_server.requests[0].json
    assert_ended(heard.reply, _COMPLETE)


@pytest.mark.parametrize(
    "content",
    [
        "<think>Two and two.</think>It is 4.",
        [{"type": "thinking", "thinking": "Two and two."}, {"type": "text", "text": "It is 4."}],
        ["<think>Two and two.</think>", {"type": "text", "text": "It is 4."}],
    ],
    ids=["tags", "blocks", "tags in blocks"],
)
async def test_a_whole_body_is_taken_apart_like_a_stream(
    fault_server: FaultServer, content: object
) -> None:
    body = {
        "object": "chat.completion",
        "choices": [{"message": {"content": content}, "finish_reason": "stop"}],
        "usage": counts(),
    }
    fault_server.answer = whole(json.dumps(body).encode())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _COMPLETE)
    assert heard.reply.usage == _COUNTED


async def test_a_whole_message_is_an_end_even_without_a_reason(fault_server: FaultServer) -> None:
    fault_server.answer = whole(b'{"choices": [{"message": {"content": "It is 4."}}]}')

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))


async def test_a_piece_that_lost_its_envelope_is_no_whole_reply(fault_server: FaultServer) -> None:
    fault_server.answer = whole(json.dumps(delta(content="It is")).encode())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.CUT, "It is", fault=Fault.NETWORK))


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "The engine is overloaded.", "code": 502}},
        {"error": "The engine is overloaded."},
        {"error": {"message": "The engine is overloaded."}, "choices": []},
        {"error": [{"message": "The engine is overloaded."}], "choices": None},
        {"statusCode": "503", "message": "The engine is overloaded."},
    ],
)
async def test_an_error_under_a_success_is_an_error(
    fault_server: FaultServer, body: object
) -> None:
    fault_server.answer = whole(json.dumps(body).encode())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.PROVIDER))
    assert "The engine is overloaded." in str(heard.error)


@pytest.mark.parametrize("content_type", ["application/json", "text/event-stream"])
async def test_a_host_that_only_kept_the_connection_alive_said_nothing(
    fault_server: FaultServer, content_type: str
) -> None:
    fault_server.answer = whole(b"\n\n\n", content_type=content_type)

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
    assert "without a word" in str(heard.error)
