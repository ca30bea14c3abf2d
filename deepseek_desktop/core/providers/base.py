"""What the rest of core knows of a provider."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.conversation import Request
from deepseek_desktop.core.domain.events import StreamEvent


class Provider(Protocol):
    """Something that can be asked."""

    def stream(self, request: Request) -> AsyncGenerator[StreamEvent, None]:
        """Ask, and yield what arrives; ends with `Finished` or raises `ProviderError`.

        Closing the generator or cancelling its task closes the connection.
        """


class Account(Protocol):
    """What a provider tells without being asked anything that costs money."""

    async def models(self) -> tuple[ModelCard, ...]:
        """Return the models that the host lists; raise `ProviderError`."""

    async def balances(self) -> tuple[Balance, ...] | None:
        """Return what is left on the account; None where the host cannot be asked for it."""


class ProviderSource(Protocol):
    """Finds providers by name."""

    async def ready(self, name: str = "") -> None:
        """Prepare what asking a provider takes, or all; the first time that may need a moment."""

    def open(self, name: str) -> Provider:
        """Return the provider; raise `UnknownProviderError` or `AuthenticationError`."""

    def account(self, name: str) -> Account:
        """Return the account at a provider; raise like `open`."""
