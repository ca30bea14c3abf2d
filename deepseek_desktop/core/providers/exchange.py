"""One request and its response: sent, watched for silence, limited in size."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any, cast

import httpx

from deepseek_desktop.core.providers.failures import WIRE_ERRORS, Failures
from deepseek_desktop.core.providers.gulps import read_in_gulps
from deepseek_desktop.core.providers.idle_guard import IdleGuard, SilenceError

log = logging.getLogger(__name__)

REPLY_LIMIT_BYTES = 64 * 1024 * 1024
ERROR_LIMIT_BYTES = 64 * 1024


class OversizedReplyError(Exception):
    """A response is larger than any reply."""


class _Opening:
    """The connection of a request whose response is not here yet.

    WORKAROUND: httpcore 1.0 forgets the socket of a request that is cancelled while it agrees on
    TLS; it stays open until the garbage is collected, if it ever is.
    """

    def __init__(self) -> None:
        self._streams: list[Any] = []

    async def note(self, step: str, facts: Mapping[str, Any]) -> None:
        """Take in what httpcore does, as it does it."""
        if step == "connection.connect_tcp.complete":
            self._streams.append(facts["return_value"])

    async def abandon(self) -> None:
        """Hang up."""
        for stream in self._streams:
            await stream.aclose()


class Exchange:
    """Sends requests to one provider and reads what comes back, as bytes."""

    def __init__(self, client: httpx.AsyncClient, failures: Failures, guard: IdleGuard) -> None:
        self._client = client
        self._failures = failures
        self._guard = guard

    async def post(
        self, url: str, body: Mapping[str, object], headers: Mapping[str, str]
    ) -> httpx.Response:
        """Send `body` as JSON; return the response once its headers are here."""
        # A lone surrogate may be in what a person pasted, and UTF-8 cannot hold it.
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return await self._send("POST", url, headers, content)

    async def get(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        """Ask for what is at `url`; return the response once its headers are here."""
        return await self._send("GET", url, headers, None)

    async def _send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None
    ) -> httpx.Response:
        opening = _Opening()
        try:
            request = self._client.build_request(
                method, url, content=content, headers=headers, extensions={"trace": opening.note}
            )
            return await self._guard.wait(self._client.send(request, stream=True))
        except WIRE_ERRORS as error:
            raise self._failures.of_wire(error) from error
        except SilenceError as error:
            await opening.abandon()
            raise self._failures.silent(self._guard.watchdog.idle_s) from error
        except asyncio.CancelledError:
            await opening.abandon()
            raise

    async def chunks(
        self, response: httpx.Response, limit_bytes: int = REPLY_LIMIT_BYTES
    ) -> AsyncGenerator[bytes, None]:
        """Yield raw body bytes; raise `OversizedReplyError`, `SilenceError` or a wire error."""
        total = 0
        read_in_gulps(response)
        # It is a generator, although httpx declares only an iterator.
        body = cast("AsyncGenerator[bytes, None]", response.aiter_raw())
        async with aclosing(body) as raw:
            while (chunk := await self._guard.wait(anext(raw, None))) is not None:
                total += len(chunk)
                if total > limit_bytes:
                    raise OversizedReplyError
                yield chunk

    async def error_body(self, response: httpx.Response) -> bytes:
        """Return as much of an error's body as is worth reading, and close the response."""
        body = b""
        try:
            async with aclosing(self.chunks(response)) as chunks:
                async for chunk in chunks:
                    body += chunk
                    if len(body) >= ERROR_LIMIT_BYTES:
                        break
        except (*WIRE_ERRORS, SilenceError):
            log.info("The body of an error response could not be read to its end.")
        finally:
            await response.aclose()
        return body[:ERROR_LIMIT_BYTES]
