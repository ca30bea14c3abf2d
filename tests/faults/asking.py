"""Asks a host as the app does, without an archive: the provider alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from deepseek_desktop.core.domain.conversation import Message, Request, Role
from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.providers.base import Provider
from deepseek_desktop.core.providers.client import Client
from deepseek_desktop.core.providers.connections import Connections

PROMPT = "What is 2 + 2?"

_IDLE_LIMIT_S = 10.0  # what hangs shall fail, not hang


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that one request brought."""

    events: tuple[StreamEvent, ...]
    reply: Reply
    error: ProviderError | None


@asynccontextmanager
async def provider_at(
    base_url: str, key: str | None = None, *, ways: Profile | None = None, **options: Any
) -> AsyncIterator[Client]:
    """Open the provider at an address, with the `ways` of another; `options` go to it."""
    options.setdefault("idle_limit_s", _IDLE_LIMIT_S)
    profile = Profile("host", base_url, None if key is None else "HOST_KEY")
    if ways is not None:
        profile = ways.at(profile)
    connections = Connections()
    try:
        yield Client(profile, connections.client_for(base_url), key, **options)
    finally:
        await connections.aclose()


def asking(provider: Provider, model: str = "some-model") -> AsyncGenerator[StreamEvent, None]:
    """Begin to ask."""
    return provider.stream(Request(model, (Message(Role.USER, PROMPT),)))


async def hear(provider: Provider, model: str = "some-model") -> Heard:
    """Ask and listen to the end."""
    builder = ReplyBuilder(
        Reply("reply", "lane", Identity("host", model), Timings(datetime.now(UTC)))
    )
    events: list[StreamEvent] = []
    failure: ProviderError | None = None
    try:
        async with aclosing(asking(provider, model)) as stream:
            async for event in stream:
                events.append(event)
                builder.add(event, 0.0)
    except ProviderError as error:
        failure = error
        builder.fail(error, 0.0)
    else:
        builder.end(0.0)
    return Heard(tuple(events), builder.snapshot(), failure)


async def hear_at(base_url: str, key: str | None = None, **options: Any) -> Heard:
    """Ask at an address and listen to the end."""
    async with provider_at(base_url, key, **options) as provider:
        return await hear(provider)
