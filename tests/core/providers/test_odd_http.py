"""Replies that are cut, framed or ended oddly: N21 to N33 of the fault matrix; see test_network."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import KeptAlive
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.providers.spoken import BROKEN, SAID, STREAM
from tests.faults.asking import asking, hear_at, provider_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Send, Step
from tests.faults.wire import (
    answer,
    comment,
    event,
    head,
)
from tests.support import until


@pytest.mark.parametrize("width", [1, len(STREAM)], ids=["bytes", "one segment"])
async def test_how_a_network_cuts_a_reply_changes_nothing(  # N21, N22
    no_leaks: None, fault_server: FaultServer, width: int
) -> None:
    pieces: list[Step] = [Send(STREAM[at : at + width]) for at in range(0, len(STREAM), width)]
    fault_server.answer = (Send(head()), *pieces, Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, SAID)


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 twohundred OK\r\n\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"<html>It works!</html>\r\n\r\n",
        b"data: {}\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: smoke\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: x\r\n" % n for n in range(30_000)),
        b"\0" * 4096,
    ],
    ids=[
        "status",
        "long status",
        "HTTP/0.9",
        "no head",
        "header",
        "length",
        "two lengths",
        "coding",
        "300 KB of headers",
        "zeros",
    ],
)
async def test_what_is_not_http_is_told_with_its_host(  # N24, N25
    no_leaks: None, fault_server: FaultServer, start: bytes
) -> None:
    fault_server.answer = (Send(start), Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, BROKEN)
    assert fault_server.host in str(heard.error)
    assert heard.error is not None
    assert not heard.error.passes
    assert fault_server.wait_until_idle()


@pytest.mark.parametrize("location", ["/v1/elsewhere", "/v1/chat/completions", "", "//", "ftp://x"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_within_the_host_is_not_followed_either(  # N26
    no_leaks: None, fault_server: FaultServer, status: int, location: str
) -> None:
    fault_server.answer = (Send(head(status, None, length=0, Location=location)), Finish())

    heard = await hear_at(fault_server.base_url, "sk-something")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert "has moved" in str(heard.error)
    assert len(fault_server.requests) == 1


@pytest.mark.parametrize(
    "before",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
    ],
)
async def test_what_comes_before_a_response_is_not_the_response(  # N27
    no_leaks: None, fault_server: FaultServer, before: bytes
) -> None:
    fault_server.answer = (Send(before), Send(before + head() + STREAM), Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, SAID)


@pytest.mark.parametrize("status", [201, 202, 206, 299])
async def test_any_success_is_what_its_body_makes_of_it(  # N27
    fault_server: FaultServer, status: int
) -> None:
    fault_server.answer = (Send(head(status) + STREAM), Finish())
    assert_ended((await hear_at(fault_server.base_url)).reply, SAID)

    fault_server.answer = (Send(head(status) + STREAM[:-100]), Finish())
    assert (await hear_at(fault_server.base_url)).reply.outcome is Outcome.CUT

    fault_server.answer = (Send(head(status, None, length=0)), Finish())
    assert_ended((await hear_at(fault_server.base_url)).reply, BROKEN)


async def test_a_host_that_goes_on_after_the_end_is_left(  # N33
    no_leaks: None, fault_server: FaultServer
) -> None:
    endless: list[Step] = [Send(answer("late") * 1000)] * 1000
    fault_server.answer = (Send(head() + STREAM), *endless, Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, SAID)
    assert fault_server.wait_until_idle()


async def test_a_stream_is_closed_as_soon_as_it_is_read(  # N33
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head() + comment() + STREAM + event({"choices": []})), Hold())

    async with provider_at(fault_server.base_url) as provider:
        events = [event async for event in asking(provider)]
        await until(lambda: fault_server.busy == 0)

    assert KeptAlive() in events
