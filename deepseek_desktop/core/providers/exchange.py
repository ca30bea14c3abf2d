"""One request and its response: sent, watched for silence, limited in size."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import cast

import httpx

from deepseek_desktop.core.providers.failures import WIRE_ERRORS, Failures
from deepseek_desktop.core.providers.idle_guard import IdleGuard, SilenceError

log = logging.getLogger(__name__)

REPLY_LIMIT_BYTES = 64 * 1024 * 1024
ERROR_LIMIT_BYTES = 64 * 1024


class OversizedReplyError(Exception):
    """A response is larger than any reply."""


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
        try:
            request = self._client.build_request("POST", url, content=content, headers=headers)
            return await self._guard.wait(self._client.send(request, stream=True))
        except WIRE_ERRORS as error:
            raise self._failures.of_wire(error, has_begun=False) from error
        except SilenceError as error:
            raise self._failures.silent(self._guard.watchdog.idle_s) from error

    async def chunks(self, response: httpx.Response) -> AsyncGenerator[bytes, None]:
        """Yield raw body bytes; raise `OversizedReplyError`, `SilenceError` or a wire error."""
        total = 0
        # It is a generator, although httpx declares only an iterator.
        body = cast("AsyncGenerator[bytes, None]", response.aiter_raw())
        async with aclosing(body) as raw:
            while (chunk := await self._guard.wait(anext(raw, None))) is not None:
                total += len(chunk)
                if total > REPLY_LIMIT_BYTES:
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
