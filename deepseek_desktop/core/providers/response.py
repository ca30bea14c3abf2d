"""Reads one successful response, stream or not, into events."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import aclosing
from decimal import Decimal
from typing import Any

import httpx

from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.events import KeptAlive, StreamEvent
from deepseek_desktop.core.providers.exchange import Exchange, OversizedReplyError
from deepseek_desktop.core.providers.failures import WIRE_ERRORS, Failures
from deepseek_desktop.core.providers.fields import error_in, first_choice
from deepseek_desktop.core.providers.idle_guard import IdleGuard, SilenceError
from deepseek_desktop.core.providers.reading import ChunkReader, ErrorReported, TooDamagedError
from deepseek_desktop.core.providers.wires import Wire
from deepseek_desktop.core.streaming.sse import OversizedEventError, SseComment, SseItem
from deepseek_desktop.core.streaming.watchdog import Watchdog

_ENDINGS = (
    *WIRE_ERRORS,
    SilenceError,
    OversizedEventError,
    OversizedReplyError,
    TooDamagedError,
    ErrorReported,
)
"""What can end a response other than its end."""


class Response:
    """What a host sends back for one request."""

    def __init__(
        self,
        wire: Wire,
        failures: Failures,
        exchange: Exchange,
        guard: IdleGuard,
        grace_s: float,
    ) -> None:
        self._wire = wire
        self._failures = failures
        self._exchange = exchange
        self._guard = guard
        self._grace_s = grace_s

    async def read(self, response: httpx.Response) -> AsyncGenerator[StreamEvent, None]:
        """Yield the events of a successful response; raise at the end if it may not end so."""
        reader = self._wire.reader()
        failure: ProviderError | None = None
        try:
            async with aclosing(self._events(response, reader)) as events:
                async for event in events:
                    yield event
        except _ENDINGS as error:
            whole = error.items if isinstance(error, OversizedEventError) else []
            for event in _said_by(whole, reader, self._guard.watchdog):
                yield event
            failure = self._failure(error, reader)
        # Whatever happened: text held back in case it was a tag is text that had arrived.
        for event in reader.close():
            yield event
        if failure is not None:
            raise failure
        self._check_end(reader)

    def _failure(self, error: Exception, reader: ChunkReader) -> ProviderError | None:
        match error:
            case SilenceError() if not reader.has_end_mark:
                return self._failures.silent(self._guard.watchdog.idle_s)
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
                return None if is_whole else self._failures.cut(error)

    def _check_end(self, reader: ChunkReader) -> None:
        if not reader.has_end_mark:
            raise self._failures.cut()
        if not reader.has_text and reader.finish_reason in {None, "stop"}:
            raise self._failures.empty()

    async def _events(
        self, response: httpx.Response, reader: ChunkReader
    ) -> AsyncGenerator[StreamEvent, None]:
        content_type = response.headers.get("content-type", "")
        encoding = response.headers.get("content-encoding", "identity")
        if encoding != "identity":
            raise self._failures.not_an_answer(b"", f"{content_type}, {encoding}")
        async with aclosing(self._exchange.chunks(response)) as chunks:
            # Hosts ignore `stream` in both directions and lie about types; the first byte does not.
            start = await _start(chunks, self._guard.watchdog)
            if start.lstrip()[:1] in self._wire.whole_starts:
                body = b"".join([start, *[chunk async for chunk in chunks]])
                for event in self._whole(body, content_type, reader):
                    yield event
                return
            decoder, is_ending = self._wire.decoder(), False
            items = decoder.feed(start)
            while True:
                for event in _said_by(items, reader, self._guard.watchdog):
                    yield event
                if reader.finish_reason is not None and not is_ending:
                    is_ending = True
                    self._guard.end_within(self._grace_s)
                if reader.is_done or (chunk := await anext(chunks, None)) is None:
                    break
                items = decoder.feed(chunk)
        for event in _said_by(decoder.close(), reader, self._guard.watchdog):
            yield event
        if not decoder.has_found_items:
            raise self._failures.not_an_answer(start, content_type)

    def _whole(self, body: bytes, content_type: str, reader: ChunkReader) -> Iterator[StreamEvent]:
        """Yield a reply that came as one JSON body although a stream was asked for."""
        if body and not body.strip():  # it kept the connection alive, then gave up
            raise self._failures.empty()
        content = _json_object(body)
        if content is None or not ("choices" in content or error_in(content)):
            raise self._failures.not_an_answer(body, content_type)
        yield from reader.read_chunk(content)
        # A piece of a stream that lost its envelope is whole JSON as well, but no whole reply.
        choice = first_choice(content.get("choices")) or {}
        reader.is_done = not isinstance(choice.get("delta"), dict)


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


async def _start(chunks: AsyncIterator[bytes], watchdog: Watchdog) -> bytes:
    """Return bytes up to the first that is not white space (or all there are).

    An empty line is what some hosts send in the place of a comment: a sign of life.
    """
    blank: list[bytes] = []
    async for chunk in chunks:
        blank.append(chunk)
        if chunk.strip():
            break
        if b"\n" in chunk:
            watchdog.rearm()
    return b"".join(blank)


def _json_object(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body.decode("utf-8", "replace"), parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
