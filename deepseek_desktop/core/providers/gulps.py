"""Reads a fast stream in gulps: what comes within some milliseconds is taken together."""

from __future__ import annotations

from asyncio import get_running_loop, sleep
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import httpx

GULP_S = 0.015
"""How long a fast stream gathers at most: less than a frame of the screen."""
_FULL_BYTES = 8192
"""What brings as much at once has no pieces to be gathered."""

Receive: TypeAlias = Callable[..., Awaitable[bytes]]


def read_in_gulps(response: httpx.Response) -> None:
    """Let the socket under a response rest between two reads as long as pieces come fast.

    To wake up, read and wait again costs more than all that is done with a piece, so a thousand of
    them in a second kept a core busy. The first piece, and each one after a pause, waits for
    nothing. What reads below TLS, whose records come apart again: to rest between those would
    slow the stream down. Where httpx is made otherwise than here expected, nothing changes.
    """
    stream: Any = getattr(response.extensions.get("network_stream"), "_stream", None)
    while (below := getattr(stream, "transport_stream", None)) is not None:
        stream = below
    receive = getattr(stream, "receive", None)
    if receive is not None:
        stream.receive = _Gulps(receive)


class _Gulps:
    """Stands in for the method `receive` of a socket."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._is_fast = False
        self._read_at_s = 0.0

    async def __call__(self, *arguments: Any, **named: Any) -> bytes:
        now_s = get_running_loop().time
        if self._is_fast and (rest_s := self._read_at_s + GULP_S - now_s()) > 0:
            await sleep(rest_s)
        began_s = now_s()
        data = await self._receive(*arguments, **named)
        self._read_at_s = now_s()
        self._is_fast = self._read_at_s - began_s < GULP_S and len(data) < _FULL_BYTES
        return data
