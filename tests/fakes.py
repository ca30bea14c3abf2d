"""Stand-ins with real behaviour: providers that say what a test tells them, without a network."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Mapping, Sequence

from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Request
from deepseek_desktop.core.domain.errors import ProviderError, UnknownProviderError
from deepseek_desktop.core.domain.events import Finished, StreamEvent
from deepseek_desktop.core.providers.base import Account, Provider

_END = (Finished("stop"),)


class ScriptedProvider:
    """Yields `events`, waits for `hold` if there is one, yields `then`, raises `error` if given.

    `prompts` are the last messages it was sent, `requests` all it was asked; `closed` says that
    every stream that began has ended, by itself or not.
    """

    def __init__(
        self,
        events: Sequence[StreamEvent] = (),
        *,
        hold: asyncio.Event | None = None,
        then: Sequence[StreamEvent] = _END,
        error: ProviderError | None = None,
    ) -> None:
        self._events = events
        self._hold = hold
        self._then = then
        self._error = error
        self._open = 0
        self.requests: list[Request] = []

    @property
    def prompts(self) -> list[str]:
        """What was asked, in order."""
        return [request.messages[-1].content for request in self.requests]

    @property
    def closed(self) -> bool:
        """Whether it was asked and no stream is open any more."""
        return bool(self.requests) and self._open == 0

    async def stream(self, request: Request) -> AsyncGenerator[StreamEvent, None]:
        """Play the script."""
        self.requests.append(request)
        self._open += 1
        try:
            for event in self._events:
                yield event
            if self._hold is not None:
                await self._hold.wait()
            if self._error is not None:
                raise self._error
            for event in self._then:
                yield event
        finally:
            self._open -= 1


class ScriptedProviders:
    """Finds scripted providers by name; one that is an error is raised instead."""

    def __init__(self, providers: Mapping[str, Provider | ProviderError]) -> None:
        self._providers = providers

    async def ready(self, name: str = "") -> None:
        """Be ready as it is."""

    def open(self, name: str) -> Provider:
        """Return the provider; raise `UnknownProviderError` where there is none."""
        provider = self._providers.get(name)
        if provider is None:
            raise UnknownProviderError("There is no provider named “{provider}”.", provider=name)
        if isinstance(provider, ProviderError):
            raise provider
        return provider

    def account(self, name: str) -> Account:
        """Raise: nothing here has an account."""
        raise UnknownProviderError("There is no account at “{provider}”.", provider=name)


class MemoryStore:
    """A key store that keeps what it is given, as long as it lives."""

    def __init__(self, name: str = "Memory") -> None:
        self.name = name
        self.secrets: dict[str, str] = {}

    def get(self, account: str) -> str | None:
        """Return a secret."""
        return self.secrets.get(account)

    def put(self, account: str, secret: str) -> None:
        """Keep a secret."""
        self.secrets[account] = secret

    def forget(self, account: str) -> None:
        """Keep it no more."""
        self.secrets.pop(account, None)


class HangingStore(MemoryStore):
    """Gives a secret when it is let go, not before."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.asked = 0

    @override
    def get(self, account: str) -> str | None:
        """Wait, then return a secret."""
        self.asked += 1
        self.let_go.wait(20)
        return super().get(account)
