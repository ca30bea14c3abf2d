"""Hosts that say nothing for long, by a clock that goes on when told to: N08 to N11 and N23."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import idle_guard
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S
from tests.faults.asking import hear, provider_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Hold
from tests.faults.wire import (
    DONE,
    answer,
    comment,
    finish,
    reasoning,
)
from tests.support import until

_SAID = Ending(Outcome.COMPLETE, "It is 4.", "Two and two.")
_STREAM = reasoning("Two and two.") + answer("It is 4.") + finish() + DONE


class _Clock:
    """A clock that goes on when told to; whoever reads it is counted."""

    def __init__(self) -> None:
        self.now_s = 1000.0
        self.readings = 0

    def __call__(self) -> float:
        self.readings += 1
        return self.now_s

    async def go_on(self, seconds: float) -> None:
        """Let time pass, and the guard see that it did."""
        self.now_s += seconds
        seen = self.readings
        await until(lambda: self.readings > seen + 1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """A clock to inject; the guard looks at it often."""
    monkeypatch.setattr(idle_guard, "_LONGEST_TIMER_S", 0.001)
    return _Clock()


async def test_a_host_may_take_a_quarter_of_an_hour_to_begin(  # N08
    no_leaks: None, fault_server: FaultServer, clock: _Clock
) -> None:
    fault_server.answer = (Hold(),)
    async with provider_at(
        fault_server.base_url, idle_limit_s=IDLE_LIMIT_S, clock=clock
    ) as provider:
        task = asyncio.create_task(hear(provider))
        await until(lambda: fault_server.requests)

        await clock.go_on(15 * 60 - 1)
        assert not task.done()
        clock.now_s += 1
        heard = await task

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, fault=Fault.PROVIDER))
    assert "900 seconds" in str(heard.error)
    assert fault_server.wait_until_idle()


class _Timed(httpx.AsyncByteStream):
    """A body whose pieces come so many seconds after each other, by an injected clock."""

    def __init__(self, clock: _Clock, *pieces: tuple[float, bytes]) -> None:
        self._clock = clock
        self._pieces = pieces

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        for seconds, piece in self._pieces:
            if seconds:
                await self._clock.go_on(seconds)
            yield piece


async def _hear_timed(clock: _Clock, *pieces: tuple[float, bytes]) -> Ending:
    """Return how a reply ends whose pieces come so slowly."""

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=_Timed(clock, *pieces), request=request)

    profile = Profile("host", "http://127.0.0.1/v1")
    async with httpx.AsyncClient(transport=httpx.MockTransport(respond), trust_env=False) as client:
        reply = (await hear(Client(profile, client, None, clock=clock))).reply
    fault = None if reply.failure is None else reply.failure.fault
    assert reply.outcome is not None
    return Ending(reply.outcome, reply.answer, reply.reasoning, fault)


@pytest.mark.parametrize("sign", [comment(), b"\n", b"\r\n"], ids=["comment", "line", "CRLF"])
async def test_signs_of_life_for_twenty_minutes_are_waited_through(  # N09, N10
    clock: _Clock, sign: bytes
) -> None:
    minute_by_minute = [(60.0, sign)] * 20

    ending = await _hear_timed(clock, *minute_by_minute, (14 * 60.0, _STREAM))

    assert ending == _SAID


async def test_a_model_may_think_in_silence_for_fourteen_minutes(clock: _Clock) -> None:  # N11
    words = _STREAM.split(b"\n\n")

    ending = await _hear_timed(
        clock, (0, words[0] + b"\n\n"), *[(14 * 60.0, word + b"\n\n") for word in words[1:-1]]
    )

    assert ending == _SAID


async def test_a_byte_now_and_then_is_no_sign_of_life(clock: _Clock) -> None:  # N23
    drip = [(10.0, b" ")] * 120

    ending = await _hear_timed(clock, (0, answer("It is") + b"data:"), *drip, (0, b"\n\n"))

    assert ending == Ending(Outcome.TIMEOUT, "It is", fault=Fault.PROVIDER)


async def test_blanks_without_an_end_of_line_are_no_sign_of_life(clock: _Clock) -> None:  # N23
    assert await _hear_timed(clock, *[(60.0, b" ")] * 20, (0, _STREAM)) == Ending(
        Outcome.TIMEOUT, fault=Fault.PROVIDER
    )
