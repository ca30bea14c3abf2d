"""Networks that fail, delay and divert: group N of the fault matrix.

What is not here: floods are in test_floods (N17 to N20), what is not quite HTTP in test_odd_http
(N21 to N27, N33), long silences are in test_silence (N08 to N11, N23), cut, silent and late streams
in test_endings, leaving in test_leaving (N31), certificates in test_tls (N05, N34), the queue in
test_queueing (N28), stops in tests/core/runs/test_stopping (N32), statuses and redirects in
test_statuses (N26), 204 (N27), an event beyond all measure (N19) and words after the end (N33) in
test_client.
"""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import connections
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.providers.connections import Connections
from deepseek_desktop.core.providers.trust import trusted_authorities
from tests.faults.asking import hear, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Script, Send
from tests.faults.wire import (
    answer,
    head,
    page,
    said,
    whole,
)
from tests.support import until


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
