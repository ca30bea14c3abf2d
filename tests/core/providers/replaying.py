"""Reads bytes that a host may have sent the way the client reads a response, without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic

import httpx
from typing_extensions import override

from deepseek_desktop.core.domain.dialect import Dialect, Protocol
from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.exchange import Exchange
from deepseek_desktop.core.providers.failures import Failures
from deepseek_desktop.core.providers.idle_guard import IdleGuard
from deepseek_desktop.core.providers.response import Response
from deepseek_desktop.core.providers.wires import wire_of
from deepseek_desktop.core.streaming.watchdog import Watchdog

FOLDER = Path(__file__).parents[2] / "data/streams"

_IDLE_LIMIT_S = 10.0
_CHAT = Profile("host", "http://127.0.0.1/v1")
_OLLAMA = Profile("host", "http://127.0.0.1", dialect=Dialect(protocol=Protocol.OLLAMA))


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the bytes of one response came to."""

    events: tuple[StreamEvent, ...]
    error: ProviderError | None


@cache
def recorded(name: str) -> bytes:
    """Return the bytes of a recorded stream."""
    return (FOLDER / name).read_bytes()


def profile_of(name: str) -> Profile:
    """Return a profile of a host that sends such streams."""
    return _OLLAMA if name.endswith(".ndjson") else _CHAT


async def replay(profile: Profile, pieces: Iterable[bytes]) -> Replayed:
    """Read a response whose bytes arrive in these pieces."""
    events: list[StreamEvent] = []
    failures = Failures(profile, None)
    with IdleGuard(Watchdog(monotonic, _IDLE_LIMIT_S)) as guard:
        exchange = Exchange(_NOBODY, failures, guard)
        reading = Response(wire_of(profile), failures, exchange, guard, _IDLE_LIMIT_S)
        try:
            async with aclosing(reading.read(httpx.Response(200, stream=_Pieces(pieces)))) as read:
                async for event in read:
                    events.append(event)  # noqa: PERF401 what came before an error counts
        except ProviderError as error:
            return Replayed(tuple(events), error)
    return Replayed(tuple(events), None)


class _Pieces(httpx.AsyncByteStream):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


_NOBODY = httpx.AsyncClient(
    transport=httpx.MockTransport(lambda _: httpx.Response(500)), trust_env=False
)
