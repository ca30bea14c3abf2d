"""The test ground itself: a ground that gives way would let every test pass."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from tests.faults import canary
from tests.faults.server import (
    FaultServer,
    Finish,
    Hold,
    ReadAgain,
    Reset,
    Send,
    Wait,
    by_model,
    by_path,
    in_turn,
)
from tests.support import until


async def test_a_script_is_played_byte_for_byte(no_leaks: None, fault_server: FaultServer) -> None:
    fault_server.answer = (Send(b"one"), Wait(0.01), Send(b"\xfftwo"), Finish())

    reader, writer = await _post(fault_server, b'{"model": "m"}')

    assert await reader.read() == b"one\xfftwo"
    assert fault_server.requests[0].method == "POST"
    assert fault_server.requests[0].headers["x-test"] == "yes"
    assert fault_server.requests[0].body == b'{"model": "m"}'
    assert fault_server.requests[0].left_at is None
    await _leave(writer)
    await until(lambda: fault_server.busy == 0)
    assert fault_server.requests[0].left_at is not None


async def test_a_reset_is_a_reset(no_leaks: None, fault_server: FaultServer) -> None:
    fault_server.answer = (Send(b"one"), Reset())

    reader, writer = await _post(fault_server)

    with pytest.raises(ConnectionResetError):
        await reader.read()
    await _leave(writer)


async def test_it_notices_that_the_client_leaves(no_leaks: None, fault_server: FaultServer) -> None:
    fault_server.answer = (Send(b"one"), Hold())
    reader, writer = await _post(fault_server)
    await reader.readexactly(3)
    assert fault_server.busy == 1

    await _leave(writer)

    await until(lambda: fault_server.busy == 0)
    assert fault_server.requests[0].left_at is not None


async def test_one_connection_can_carry_several_requests(fault_server: FaultServer) -> None:
    fault_server.answer = (Send(b"one"), ReadAgain())
    reader, writer = await _post(fault_server)
    await reader.readexactly(3)

    writer.write(_REQUEST % (b"/again", 0))

    assert await reader.readexactly(3) == b"one"
    assert [request.path for request in fault_server.requests] == ["/chat", "/again"]
    await _leave(writer)


async def test_scripts_are_chosen_by_model_path_and_turn(fault_server: FaultServer) -> None:
    first, second = (Send(b"first"),), (Send(b"second"),)

    fault_server.answer = by_model({"a": first, "b": second})
    assert await _said(fault_server, b'{"model": "b"}') == b"second"
    fault_server.answer = by_path({"/chat": first}, otherwise=second)
    assert await _said(fault_server) == b"first"
    fault_server.answer = in_turn(first, second)
    assert [await _said(fault_server) for _ in range(3)] == [b"first", b"second", b"second"]


async def test_stopping_ends_what_is_held_at_once(no_leaks: None) -> None:
    with FaultServer((Send(b"one"), Hold())) as server:
        connections = [await _post(server) for _ in range(5)]
        for reader, _ in connections:
            await reader.readexactly(3)

    assert not [thread for thread in threading.enumerate() if thread.name == "fault-server"]
    with pytest.raises(OSError, match=r"refused|Connect"):
        socket.create_connection(("127.0.0.1", int(server.host.rpartition(":")[2])), 1)
    for _, writer in connections:
        await _leave(writer)


@pytest.mark.parametrize("dress", [dress for _, dress in canary._dresses()])
def test_the_canary_is_found_in_every_dress(dress: bytes) -> None:
    with pytest.raises(AssertionError, match="the key is in"):
        canary.assert_absent(b"before " + dress + b" after", "a text")


_REQUEST = b"POST %s HTTP/1.1\r\nHost: x\r\nX-Test: yes\r\nContent-Length: %d\r\n\r\n"


async def _post(
    server: FaultServer, body: bytes = b"{}"
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, _, port = server.host.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(_REQUEST % (b"/chat", len(body)) + body)
    await writer.drain()
    return reader, writer


async def _said(server: FaultServer, body: bytes = b"{}") -> bytes:
    reader, writer = await _post(server, body)
    said = await reader.read()
    await _leave(writer)
    return said


async def _leave(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()
    try:
        await writer.wait_closed()
    except ConnectionError:
        return
