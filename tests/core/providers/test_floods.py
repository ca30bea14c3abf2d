"""More than fits, packed or without end: N17 to N20 of the fault matrix; see test_network."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.providers.spoken import BROKEN, STREAM
from tests.faults.asking import hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Send
from tests.faults.wire import (
    DONE,
    answer,
    finish,
    head,
)

_MEGABYTE = 1024 * 1024


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
_PACKED = gzip.compress(STREAM)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "rot13"])
@pytest.mark.parametrize("body", [_BOMB, _PACKED, _PACKED[:-20]], ids=["bomb", "whole", "cut"])
async def test_a_packed_reply_is_not_unpacked(  # N17, N18
    no_leaks: None, fault_server: FaultServer, body: bytes, encoding: str
) -> None:
    fault_server.answer = (Send(head(Content_Encoding=encoding) + body), Finish())

    with _memory_below(64 * _MEGABYTE):
        heard = await hear_at(fault_server.base_url)

    assert_ended(heard.reply, BROKEN)
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
