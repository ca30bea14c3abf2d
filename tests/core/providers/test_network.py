"""Networks that fail, delay, divert and flood: group N of the fault matrix.

What is not here: long silences are in test_silence (N08 to N11, N23), cut, silent and late streams
in test_endings, leaving in test_leaving (N31), certificates in test_tls (N05, N34), the queue in
test_queueing (N28), stops in tests/core/runs/test_stopping (N32), statuses and redirects in
test_statuses (N26), 204 (N27), an event beyond all measure (N19) and words after the end (N33) in
test_client.
"""

from __future__ import annotations

import asyncio
import errno
import gzip
import os
import socket
import sys
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.events import KeptAlive
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import connections
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.providers.connections import Connections
from deepseek_desktop.core.providers.trust import trusted_authorities
from tests.faults.asking import asking, hear, hear_at, provider_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Script, Send, Step
from tests.faults.wire import (
    DONE,
    answer,
    comment,
    event,
    finish,
    head,
    page,
    reasoning,
    said,
    whole,
)
from tests.support import until

_SAID = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
_STREAM = reasoning("Two and two.") + answer("It is 4.") + finish() + DONE
_BROKEN = Ending(Outcome.BROKEN, fault=Fault.PROVIDER)
_MEGABYTE = 1024 * 1024


@pytest.fixture
def hanging_resolver(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Looking up a name takes until the event is set, in the thread that looks it up."""
    released = threading.Event()

    def look_up(*_: object, **__: object) -> None:
        released.wait(10)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield released
    released.set()


async def test_a_name_that_takes_for_ever_to_look_up_is_given_up(  # N02
    no_leaks: None, hanging_resolver: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_CONNECT_LIMIT_S", 0.05)

    heard = await hear_at("https://slow.invalid/v1")

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, fault=Fault.NETWORK))
    assert "slow.invalid did not answer in time" in str(heard.error)
    assert heard.error is not None
    assert heard.error.passes


async def test_stopping_does_not_wait_for_a_name_to_be_looked_up(  # N02, N32
    no_leaks: None, hanging_resolver: threading.Event
) -> None:
    task = asyncio.create_task(hear_at("https://slow.invalid/v1"))
    await until(lambda: any("asyncio_" in thread.name for thread in threading.enumerate()))

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert not hanging_resolver.is_set()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full backlog refuses")
async def test_a_host_that_swallows_packets_is_given_up(  # N04
    no_leaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_CONNECT_LIMIT_S", 0.05)
    with _full_server() as address:
        heard = await hear_at(f"http://{address}/v1")

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, fault=Fault.NETWORK))
    assert address in str(heard.error)


@contextmanager
def _full_server() -> Iterator[str]:
    """Yield the address of a socket that cannot take one more connection."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        try:
            for each in waiting:
                each.settimeout(0)
                each.connect_ex(server.getsockname())
            yield f"127.0.0.1:{server.getsockname()[1]}"
        finally:
            for each in waiting:
                each.close()


def test_connecting_may_take_ten_seconds() -> None:  # N02, N04
    assert Connections().client_for("https://host.invalid").timeout.connect == 10.0


_ENVIRONMENTS = {
    "HTTP_PROXY": "http://{proxy}",
    "HTTPS_PROXY": "http://{proxy}",
    "http_proxy": "http://{proxy}",
    "ALL_PROXY": "socks5://{proxy}",
    "all_proxy": "nonsense://[",
    "NO_PROXY": "::1",
    "SSL_CERT_FILE": "{missing}",
    "SSL_CERT_DIR": "{missing}",
}


@pytest.mark.parametrize("name", [*_ENVIRONMENTS, "all of them"])
async def test_what_the_environment_says_of_proxies_changes_nothing(  # N06
    no_leaks: None,
    fault_server: FaultServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    fault_server.answer = said()
    with FaultServer(page()) as proxy:
        for variable, value in _ENVIRONMENTS.items():
            if name in {variable, "all of them"}:
                places = {"proxy": proxy.host, "missing": str(tmp_path / "no.pem")}
                monkeypatch.setenv(variable, value.format(**places))
        trusted_authorities.cache_clear()  # as if the app had just started

        heard = await hear_at(fault_server.base_url)

        assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4."))
        assert proxy.connections == 0


@pytest.mark.parametrize(
    "script",
    [
        page("Proxy login", 407),
        whole(b'{"error": "log in"}', 407, Proxy_Authenticate="Basic"),
        (Send(head(407, None, length=0)), Finish()),
    ],
    ids=["page", "JSON", "nothing"],
)
async def test_a_proxy_that_wants_a_login_is_told_from_the_host(  # N07
    no_leaks: None, fault_server: FaultServer, script: Script
) -> None:
    fault_server.answer = script

    heard = await hear_at(fault_server.base_url, "sk-something")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert "proxy" in str(heard.error)
    assert heard.error is not None
    assert not heard.error.passes


async def test_the_system_asks_whether_a_silent_host_is_still_there(  # N11, N29, N30
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head()), Hold())
    opened = Connections()
    client = opened.client_for(fault_server.base_url)
    request = client.build_request("POST", f"{fault_server.base_url}/chat/completions", json={})

    response = await client.send(request, stream=True)
    ours: socket.socket = response.extensions["network_stream"].get_extra_info("socket")
    is_on = ours.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    names = ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT")
    numbers = [getattr(socket, name) for name in names if hasattr(socket, name)]
    figures = [ours.getsockopt(socket.IPPROTO_TCP, number) for number in numbers]
    await response.aclose()
    await opened.aclose()

    assert is_on == 1
    if sys.platform == "linux":
        assert figures == [30, 10, 3]


class _GoneNetwork(httpx.AsyncByteStream):
    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield answer("It is")
        raise httpx.ReadError("") from OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


async def test_a_network_that_is_gone_cuts_the_reply() -> None:  # N29: nobody answered the system
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=_GoneNetwork(), request=request)

    async with httpx.AsyncClient(transport=httpx.MockTransport(respond), trust_env=False) as client:
        heard = await hear(Client(Profile("host", "http://127.0.0.1/v1"), client, None))

    assert_ended(heard.reply, Ending(Outcome.CUT, "It is", fault=Fault.NETWORK))
    assert heard.error is not None
    assert not heard.error.passes


@contextmanager
def _memory_below(limit_bytes: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < limit_bytes


_BOMB = gzip.compress(bytes(_MEGABYTE)) * 300  # 300 MB in 300 KB
_PACKED = gzip.compress(_STREAM)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "rot13"])
@pytest.mark.parametrize("body", [_BOMB, _PACKED, _PACKED[:-20]], ids=["bomb", "whole", "cut"])
async def test_a_packed_reply_is_not_unpacked(  # N17, N18
    no_leaks: None, fault_server: FaultServer, body: bytes, encoding: str
) -> None:
    fault_server.answer = (Send(head(Content_Encoding=encoding) + body), Finish())

    with _memory_below(64 * _MEGABYTE):
        heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _BROKEN)
    assert fault_server.requests[0].headers["accept-encoding"] == "identity"
    assert fault_server.wait_until_idle()


@pytest.mark.parametrize("start", [answer("4") + b"data: ", b"data: ", b": ", b"event: ", b""])
async def test_a_line_without_an_end_is_not_kept(  # N19
    no_leaks: None, fault_server: FaultServer, start: bytes
) -> None:
    fault_server.answer = (Send(head() + start), *[Send(b"x" * _MEGABYTE)] * 64, Hold())

    with _memory_below(64 * _MEGABYTE):
        heard = await hear_at(fault_server.base_url)

    assert_ended(
        heard.reply,
        Ending(Outcome.BROKEN, "4" if start.startswith(b"data: {") else "", fault=Fault.PROVIDER),
    )
    assert fault_server.wait_until_idle()


async def test_a_reply_larger_than_any_is_ended_and_kept(  # N20
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head()), *[Send(answer("x" * _MEGABYTE))] * 200, Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, Ending(Outcome.BROKEN, heard.reply.answer, fault=Fault.PROVIDER))
    assert 60 * _MEGABYTE < len(heard.reply.answer) < 64 * _MEGABYTE
    assert "far more than any answer" in str(heard.error)
    assert fault_server.wait_until_idle()


async def test_others_have_their_turn_while_tiny_events_flood_in(  # N20
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head()), *[Send(answer("x") * 500)] * 40, Send(finish() + DONE))
    turns = 0

    async def take_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(take_turns())
    heard = await hear_at(fault_server.base_url)
    other.cancel()

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "x" * 20_000))
    assert turns > 40


@pytest.mark.parametrize("width", [1, len(_STREAM)], ids=["bytes", "one segment"])
async def test_how_a_network_cuts_a_reply_changes_nothing(  # N21, N22
    no_leaks: None, fault_server: FaultServer, width: int
) -> None:
    pieces: list[Step] = [Send(_STREAM[at : at + width]) for at in range(0, len(_STREAM), width)]
    fault_server.answer = (Send(head()), *pieces, Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _SAID)


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

    assert_ended(heard.reply, _BROKEN)
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
    fault_server.answer = (Send(before), Send(before + head() + _STREAM), Finish())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _SAID)


@pytest.mark.parametrize("status", [201, 202, 206, 299])
async def test_any_success_is_what_its_body_makes_of_it(  # N27
    fault_server: FaultServer, status: int
) -> None:
    fault_server.answer = (Send(head(status) + _STREAM), Finish())
    assert_ended((await hear_at(fault_server.base_url)).reply, _SAID)

    fault_server.answer = (Send(head(status) + _STREAM[:-100]), Finish())
    assert (await hear_at(fault_server.base_url)).reply.outcome is Outcome.CUT

    fault_server.answer = (Send(head(status, None, length=0)), Finish())
    assert_ended((await hear_at(fault_server.base_url)).reply, _BROKEN)


async def test_a_host_that_goes_on_after_the_end_is_left(  # N33
    no_leaks: None, fault_server: FaultServer
) -> None:
    endless: list[Step] = [Send(answer("late") * 1000)] * 1000
    fault_server.answer = (Send(head() + _STREAM), *endless, Hold())

    heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, _SAID)
    assert fault_server.wait_until_idle()


async def test_a_stream_is_closed_as_soon_as_it_is_read(  # N33
    no_leaks: None, fault_server: FaultServer
) -> None:
    fault_server.answer = (Send(head() + comment() + _STREAM + event({"choices": []})), Hold())

    async with provider_at(fault_server.base_url) as provider:
        events = [event async for event in asking(provider)]
        await until(lambda: fault_server.busy == 0)

    assert KeptAlive() in events
