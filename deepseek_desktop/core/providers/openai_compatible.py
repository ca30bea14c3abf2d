"""Asks any host that speaks the OpenAI chat-completions protocol, as its profile says."""

from __future__ import annotations

import json
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from time import monotonic
from typing import Any

import httpx

from deepseek_desktop.core.domain.address import chat_urls
from deepseek_desktop.core.domain.conversation import Message
from deepseek_desktop.core.domain.errors import ProviderError, UnknownModelError
from deepseek_desktop.core.domain.events import KeptAlive, Opened, RequestSent, StreamEvent
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.exchange import Exchange, OversizedReplyError
from deepseek_desktop.core.providers.failures import WIRE_ERRORS, Failures
from deepseek_desktop.core.providers.idle_guard import IdleGuard, SilenceError
from deepseek_desktop.core.providers.reading import ChunkReader, ErrorReported, TooDamagedError
from deepseek_desktop.core.streaming.sse import (
    OversizedEventError,
    SseComment,
    SseDecoder,
    SseItem,
)
from deepseek_desktop.core.streaming.watchdog import IDLE_LIMIT_S, Watchdog

_PARAMETERS: Mapping[str, object] = {"stream": True, "stream_options": {"include_usage": True}}

_GRACE_S = 5.0  # for the usage and the end mark, once the host said why the model stopped

_ENDINGS = (
    *WIRE_ERRORS,
    SilenceError,
    OversizedEventError,
    OversizedReplyError,
    TooDamagedError,
    ErrorReported,
)
"""What can end a response other than its end."""


class OpenAiCompatible:
    """One provider. Everything that is peculiar to the wire ends here."""

    def __init__(
        self,
        profile: Profile,
        client: httpx.AsyncClient,
        key: str | None,
        *,
        idle_limit_s: float = IDLE_LIMIT_S,
        grace_s: float = _GRACE_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._profile = profile
        self._client = client
        self._key = key
        self._failures = Failures(profile, key)
        self._idle_limit_s = idle_limit_s
        self._grace_s = grace_s
        self._clock = clock

    async def stream(
        self, model: str, messages: Sequence[Message]
    ) -> AsyncGenerator[StreamEvent, None]:
        """Ask, and yield what arrives; ends with `Finished` or raises `ProviderError`."""
        with IdleGuard(Watchdog(self._clock, self._idle_limit_s)) as guard:
            exchange = Exchange(self._client, self._failures, guard)
            yield RequestSent(_PARAMETERS)
            response = await self._open(exchange, model, messages)
            try:
                guard.watchdog.rearm()
                yield Opened()
                async with aclosing(self._read(exchange, response, guard)) as events:
                    async for event in events:
                        yield event
            finally:
                await response.aclose()

    async def _open(
        self, exchange: Exchange, model: str, messages: Sequence[Message]
    ) -> httpx.Response:
        """Ask at the given address; where that path does not exist, at the likeliest other."""
        body = {
            "model": model,
            "messages": [{"role": m.role.value, "content": m.content} for m in messages],
            **_PARAMETERS,
        }
        refused: ProviderError | None = None
        for url in chat_urls(self._profile.base_url):
            response = await exchange.post(url, body, self._headers())
            if response.is_success:
                return response
            said = await exchange.error_body(response)
            error = self._failures.of_status(response.status_code, said, response.headers)
            if isinstance(error, UnknownModelError) or response.status_code not in {404, 405}:
                raise error
            refused = refused or error
        raise refused or AssertionError("there is always an address")

    def _headers(self) -> Mapping[str, str]:
        headers = {"Content-Type": "application/json"}
        if self._key is not None:
            headers[self._profile.auth_header] = self._profile.auth_prefix + self._key
        return headers

    async def _read(
        self, exchange: Exchange, response: httpx.Response, guard: IdleGuard
    ) -> AsyncGenerator[StreamEvent, None]:
        """Yield the events of a successful response; raise at the end if it may not end so."""
        reader = ChunkReader(self._profile.reasoning_fields)
        failure: ProviderError | None = None
        try:
            async with aclosing(self._events(exchange, response, guard, reader)) as events:
                async for event in events:
                    yield event
        except _ENDINGS as error:
            whole = error.items if isinstance(error, OversizedEventError) else []
            for event in _said_by(whole, reader, guard.watchdog):
                yield event
            failure = self._failure(error, reader, guard)
        # Whatever happened: text held back in case it was a tag is text that had arrived.
        for event in reader.close():
            yield event
        if failure is not None:
            raise failure
        self._check_end(reader)

    def _failure(
        self, error: Exception, reader: ChunkReader, guard: IdleGuard
    ) -> ProviderError | None:
        match error:
            case SilenceError() if not reader.has_end_mark:
                return self._failures.silent(guard.watchdog.idle_s)
            case OversizedEventError() | OversizedReplyError():
                return self._failures.oversized()
            case TooDamagedError():
                return self._failures.damaged()
            case ErrorReported():
                return self._failures.in_stream(error.error)
            case _:
                # After the last word some hosts hang up without ending the response properly, and
                # some neither end it nor hang up.
                is_whole = reader.has_end_mark
                return None if is_whole else self._failures.of_wire(error, has_begun=True)

    def _check_end(self, reader: ChunkReader) -> None:
        if not reader.has_end_mark:
            raise self._failures.cut()
        if not reader.has_text and reader.finish_reason in {None, "stop"}:
            raise self._failures.empty()

    async def _events(
        self, exchange: Exchange, response: httpx.Response, guard: IdleGuard, reader: ChunkReader
    ) -> AsyncGenerator[StreamEvent, None]:
        content_type = response.headers.get("content-type", "")
        encoding = response.headers.get("content-encoding", "identity")
        if encoding != "identity":
            raise self._failures.not_an_answer(b"", f"{content_type}, {encoding}")
        async with aclosing(exchange.chunks(response)) as chunks:
            # Hosts ignore `stream` in both directions and lie about types; the first byte does not.
            start = await _start(chunks)
            if start.lstrip()[:1] in {b"{", b"[", b"<", b""}:
                body = b"".join([start, *[chunk async for chunk in chunks]])
                for event in self._whole(body, content_type, reader):
                    yield event
                return
            decoder, is_ending = SseDecoder(), False
            items = decoder.feed(start)
            while True:
                for event in _said_by(items, reader, guard.watchdog):
                    yield event
                if reader.finish_reason is not None and not is_ending:
                    is_ending = True
                    guard.end_within(self._grace_s)
                if reader.is_done or (chunk := await anext(chunks, None)) is None:
                    break
                items = decoder.feed(chunk)
        for event in _said_by(decoder.close(), reader, guard.watchdog):
            yield event
        if not decoder.has_found_items:
            raise self._failures.not_an_answer(start, content_type)

    def _whole(self, body: bytes, content_type: str, reader: ChunkReader) -> Iterator[StreamEvent]:
        """Yield a reply that came as one JSON body although a stream was asked for."""
        content = _json_object(body)
        if content is None or not content.keys() & {"choices", "error"}:
            raise self._failures.not_an_answer(body, content_type)
        yield from reader.read_chunk(content)
        reader.is_done = True


def _said_by(
    items: Iterable[SseItem], reader: ChunkReader, watchdog: Watchdog
) -> Iterator[StreamEvent]:
    is_alive = False
    for item in items:
        watchdog.rearm()
        if reader.is_done:
            return
        if not isinstance(item, SseComment):
            yield from reader.read(item.data, item.name)
        elif not is_alive:
            is_alive = True  # once is enough, however many comments a host puts into one piece
            yield KeptAlive()


async def _start(chunks: AsyncIterator[bytes]) -> bytes:
    """Return bytes up to the first that is not white space (or all there are)."""
    blank: list[bytes] = []
    async for chunk in chunks:
        blank.append(chunk)
        if chunk.strip():
            break
    return b"".join(blank)


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
