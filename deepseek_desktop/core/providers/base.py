"""What the rest of core knows of a provider."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from deepseek_desktop.core.domain.conversation import Message
from deepseek_desktop.core.domain.events import StreamEvent


class Provider(Protocol):
    """Something that can be asked."""

    def stream(self, model: str, messages: Sequence[Message]) -> AsyncGenerator[StreamEvent, None]:
        """Ask, and yield what arrives; ends with `Finished` or raises `ProviderError`.

        Closing the generator or cancelling its task closes the connection.
        """


class ProviderSource(Protocol):
    """Finds providers by name."""

    async def ready(self) -> None:
        """Prepare what asking takes; the first time that may need a moment."""

    def open(self, name: str) -> Provider:
        """Return the provider; raise `UnknownProviderError` or `AuthenticationError`."""
