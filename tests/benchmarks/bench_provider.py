"""A provider over loopback HTTP, against reading the same bytes with httpx alone."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from time import perf_counter

import httpx

from deepseek_desktop.core.domain.conversation import Message, Request, Role
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.providers.connections import Connections
from tests.benchmarks.figures import Figure, interleaved
from tests.benchmarks.loopback_host import loopback_host
from tests.benchmarks.stream import CHUNKS, stream


def measure() -> list[Figure]:
    """Return how fast a whole reply comes in, with everything that is done to it."""
    size_mb = len(stream()) / 1e6
    connections = Connections()
    with asyncio.Runner() as runner, loopback_host() as base_url:
        client = connections.client_for(base_url)
        provider = Client(Profile("bench", base_url), client, None)
        ours_s, floor_s = interleaved(
            lambda: runner.run(_ask(provider)),
            lambda: runner.run(_read(client, f"{base_url}/v1/chat/completions")),
        )
        runner.run(connections.aclose())
    micro = 1e6 / CHUNKS
    return [
        Figure("provider: over loopback", size_mb / ours_s, "MB/s", size_mb / floor_s, budget=35),
        Figure("provider: a chunk", ours_s * micro, "µs/chunk", floor_s * micro, budget=35),
    ]


async def _ask(provider: Client) -> float:
    began_s = perf_counter()
    count = 0
    async with aclosing(provider.stream(Request("m", (Message(Role.USER, "Why?"),)))) as events:
        async for _ in events:
            count += 1
    assert count >= CHUNKS
    return perf_counter() - began_s


async def _read(client: httpx.AsyncClient, url: str) -> float:
    began_s = perf_counter()
    async with client.stream("POST", url, content=b"{}") as response:
        async for _ in response.aiter_raw():
            pass
    return perf_counter() - began_s
