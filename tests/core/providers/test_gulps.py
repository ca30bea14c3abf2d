"""A fast stream is read in gulps: it costs fewer reads, and nothing of it comes late or is lost."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable

import pytest
import trustme
from anyio._backends._asyncio import SocketStream

from deepseek_desktop.core.providers import gulps, trust
from deepseek_desktop.core.providers.gulps import GULP_S, _Gulps
from tests.faults.asking import hear_at
from tests.faults.server import FaultServer, Script, Send, Wait
from tests.faults.wire import DONE, answer, finish, head

_PIECES = 300
_WORDS = [f"{number} " for number in range(_PIECES)]
_AT_ONCE: Script = (
    Send(head()),
    *(Send(answer(word)) for word in _WORDS),
    Send(finish() + DONE),
)


class Counted:
    """How often the socket was read, and how often reading it rested."""

    reads = 0
    rests = 0


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Count reads and rests from now on."""
    counted, receive, sleep = Counted(), SocketStream.receive, asyncio.sleep

    async def count_read(stream: SocketStream, max_bytes: int = 65536) -> bytes:
        counted.reads += 1
        return await receive(stream, max_bytes)

    async def count_rest(seconds: float) -> None:
        counted.rests += 1
        await sleep(seconds)

    monkeypatch.setattr(SocketStream, "receive", count_read)
    monkeypatch.setattr(gulps, "sleep", count_rest)
    return counted


async def test_pieces_that_come_fast_are_read_together(no_leaks: None, counted: Counted) -> None:
    paced = [step for word in _WORDS for step in (Send(answer(word)), Wait(0.001))]
    with FaultServer((Send(head()), *paced, Send(finish() + DONE))) as server:
        heard = await hear_at(server.base_url)

    assert heard.reply.answer == "".join(_WORDS)
    assert counted.reads < _PIECES / 2
    assert counted.rests


async def test_pieces_that_come_slowly_are_read_as_they_come(
    no_leaks: None, counted: Counted
) -> None:
    paced = [step for word in _WORDS[:5] for step in (Wait(3 * GULP_S), Send(answer(word)))]
    with FaultServer((Send(head()), *paced, Wait(3 * GULP_S), Send(finish() + DONE))) as server:
        heard = await hear_at(server.base_url)

    assert heard.reply.answer == "".join(_WORDS[:5])
    assert counted.rests <= 2  # the head comes right before the response, and the end after it


async def test_records_of_tls_that_came_together_do_not_wait_for_one_another(
    no_leaks: None, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, serving = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr(trust, "trusted_authorities", lambda *_: trusting)
    with FaultServer(_AT_ONCE, tls=serving) as server:
        heard = await hear_at(server.base_url)

    assert heard.reply.answer == "".join(_WORDS)
    assert counted.rests <= counted.reads < _PIECES


class Clock:
    """Time that goes on only where it is told to."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of reading, in which rests take as long as they are."""
    clock = Clock()

    async def rest(seconds: float) -> None:
        clock.now_s += seconds

    monkeypatch.setattr(asyncio.get_running_loop(), "time", clock)
    monkeypatch.setattr(gulps, "sleep", rest)
    return clock


def _host(clock: Clock, after_s: float, data: bytes = b"a piece") -> Callable[[], Awaitable[bytes]]:
    """Return what receives from a host that sends something each `after_s`."""

    async def receive() -> bytes:
        clock.now_s += after_s
        return data

    return receive


async def _read_at(clock: Clock, receive: Callable[[], Awaitable[bytes]]) -> list[float]:
    read = _Gulps(receive)
    at: list[float] = []
    for _ in range(4):
        await read()
        at.append(round(clock.now_s, 6))
    return at


async def test_the_first_piece_waits_for_nothing_and_the_next_ones_for_a_gulp(clock: Clock) -> None:
    after_s = 0.001

    assert await _read_at(clock, _host(clock, after_s)) == [
        after_s,
        2 * after_s + GULP_S,
        3 * after_s + 2 * GULP_S,
        4 * after_s + 3 * GULP_S,
    ]


async def test_after_a_pause_a_piece_waits_for_nothing(clock: Clock) -> None:
    after_s = 2 * GULP_S

    assert await _read_at(clock, _host(clock, after_s)) == [after_s * n for n in range(1, 5)]


async def test_what_brings_a_lot_at_once_is_read_without_a_rest(clock: Clock) -> None:
    at = await _read_at(clock, _host(clock, 0.001, b"x" * 65536))

    assert at == [0.001, 0.002, 0.003, 0.004]


async def test_work_on_a_gulp_counts_as_rest(clock: Clock) -> None:
    read = _Gulps(_host(clock, 0.001))
    await read()
    clock.now_s += 2 * GULP_S  # what was read is shown

    before_s = clock.now_s
    await read()

    assert clock.now_s == pytest.approx(before_s + 0.001)
