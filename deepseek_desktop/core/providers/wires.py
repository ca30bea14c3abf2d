"""How each protocol says it: where to ask, what to send, how to cut and read what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from deepseek_desktop.core.domain import dialect
from deepseek_desktop.core.domain.address import chat_urls
from deepseek_desktop.core.domain.conversation import Message, Role
from deepseek_desktop.core.domain.profile import REASONING_FIELDS, Profile
from deepseek_desktop.core.providers.ollama import as_chunk
from deepseek_desktop.core.providers.reading import ChunkReader
from deepseek_desktop.core.streaming.ndjson import NdjsonDecoder
from deepseek_desktop.core.streaming.sse import SseDecoder, SseItem


class Decoder(Protocol):
    """Cuts bytes into events."""

    has_found_items: bool

    def feed(self, chunk: bytes) -> list[SseItem]:
        """Return what became whole."""

    def close(self) -> list[SseItem]:
        """Return what the end makes whole."""


class Wire(Protocol):
    """One protocol, as one host speaks it."""

    whole_starts: frozenset[bytes]
    """First bytes of a response that is no stream."""

    def urls(self, model: str) -> Sequence[str]:
        """Return where to ask, likeliest first."""

    def body(
        self, model: str, messages: Sequence[Message], fields: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Return the JSON of a request."""

    def decoder(self) -> Decoder:
        """Return what cuts a stream."""

    def reader(self) -> ChunkReader:
        """Return what reads its pieces, or a whole body."""


def wire_of(profile: Profile) -> Wire:
    """Return the protocol of a provider."""
    match profile.dialect.protocol:
        case dialect.Protocol.CHAT_COMPLETIONS:
            return ChatCompletions(profile)
        case dialect.Protocol.OLLAMA:
            return Ollama(profile)


class ChatCompletions:
    """The protocol that nearly all hosts speak."""

    whole_starts = frozenset({b"{", b"[", b"<", b""})

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def urls(self, model: str) -> Sequence[str]:
        """Return the chat address as given, and with `/v1` added or removed."""
        query = f"?{self._profile.dialect.query}" if self._profile.dialect.query else ""
        if self._profile.dialect.model_in_url:
            return (f"{self._profile.base_url}/{quote(model)}{query}",)
        return tuple(url + query for url in chat_urls(self._profile.base_url))

    def body(
        self, model: str, messages: Sequence[Message], fields: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Return model, messages and fields; where the address says the model, without it."""
        named = {} if self._profile.dialect.model_in_url else {"model": model}
        extra = self._profile.dialect.assistant_with_tools if "tools" in fields else {}
        return {**named, "messages": _plain(messages, extra), **fields}

    def decoder(self) -> Decoder:
        """Return a decoder of server-sent events."""
        return SseDecoder()

    def reader(self) -> ChunkReader:
        """Return a reader of chat-completion chunks."""
        # A host may rename its field any day: its own names come first, the others are read, too.
        names = (*self._profile.reasoning_fields, *REASONING_FIELDS)
        return ChunkReader(tuple(dict.fromkeys(names)))


class Ollama:
    """Ollama's own protocol: a JSON object on each line."""

    whole_starts = frozenset({b"[", b"<", b""})

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def urls(self, model: str) -> Sequence[str]:  # noqa: ARG002 one address for all models
        """Return the one address."""
        return (f"{self._profile.base_url}/api/chat",)

    def body(
        self, model: str, messages: Sequence[Message], fields: Mapping[str, object]
    ) -> Mapping[str, object]:
        """Return model, messages and fields."""
        return {"model": model, "messages": _plain(messages, {}), **fields}

    def decoder(self) -> Decoder:
        """Return a decoder of lines."""
        return NdjsonDecoder()

    def reader(self) -> ChunkReader:
        """Return a reader that takes each line for a chunk."""
        return ChunkReader(("thinking",), as_chunk)


def _plain(messages: Sequence[Message], with_assistant: Mapping[str, Any]) -> list[dict[str, Any]]:
    plain: list[dict[str, Any]] = []
    for message in messages:
        extra = with_assistant if message.role is Role.ASSISTANT else {}
        plain.append({"role": message.role.value, "content": message.content, **extra})
    return plain
