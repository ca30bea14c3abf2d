"""The little of HTTP/1.1 that the demo host needs: one request per connection, answered once."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from msgspec import Struct
from typing_extensions import override

_PIECE_BYTES: Final = 64 * 1024
LARGEST_BODY_BYTES: Final = 8_000_000
_REQUEST_S: Final = 10.0
_LINGER_S: Final = 2.0
_REQUEST_LINE = r"([A-Z]+) (/[!-~]*) HTTP/1\.[01]"
_HEADER_LINE = r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)"


class RefusalError(Exception):
    """A request that gets no answer; `str()` is what the client is told."""

    def __init__(self, status: HTTPStatus, message: str, *, allow: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.allow = allow


class Head(Struct, frozen=True):
    """What a request says about itself before its body; header names are lower case."""

    method: str
    path: str
    headers: Mapping[str, str]

    @override
    def __repr__(self) -> str:
        """Return no headers: a key is in them."""
        return f"{type(self).__name__}({self.method} {self.path})"

    @property
    def host(self) -> str:
        """The name that the client thinks it talks to, without the port."""
        return self.headers.get("host", "").rsplit(":", 1)[0].lower()


class Connection:
    """One client: its request comes in, one answer goes out, then it is closed."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read_head(self) -> Head:
        """Read up to the empty line."""
        try:
            async with asyncio.timeout(_REQUEST_S):
                raw = await self._reader.readuntil(b"\r\n\r\n")
        except TimeoutError as error:
            raise RefusalError(HTTPStatus.REQUEST_TIMEOUT, "No request came.") from error
        except asyncio.LimitOverrunError as error:
            raise RefusalError(HTTPStatus.BAD_REQUEST, "The headers are too long.") from error
        except asyncio.IncompleteReadError as error:
            if not error.partial:
                raise ConnectionResetError("The client left without a word.") from error
            raise RefusalError(HTTPStatus.BAD_REQUEST, "The request is cut off.") from error
        return _parse_head(raw.decode("latin-1"))

    async def read_body(self, head: Head) -> bytes:
        """Read the body that `head` announces."""
        length = _body_length(head.headers)
        try:
            async with asyncio.timeout(_REQUEST_S):
                return await self._reader.readexactly(length)
        except TimeoutError as error:
            raise RefusalError(HTTPStatus.REQUEST_TIMEOUT, "The body never came.") from error
        except asyncio.IncompleteReadError as error:
            raise RefusalError(HTTPStatus.BAD_REQUEST, "The body is cut off.") from error

    async def left_before(self, moment: float) -> bool:
        """Wait until the loop's clock shows `moment`; true, and at once, if the client leaves."""
        if moment <= asyncio.get_running_loop().time():
            await asyncio.sleep(0)  # the loop hears of a leaving client only when it turns
            return self._reader.at_eof()
        try:
            async with asyncio.timeout_at(moment):
                # A client with more to say is not answered a second time, only not mistaken.
                while await self._reader.read(_PIECE_BYTES):
                    pass
        except TimeoutError:
            return False
        return True

    async def start(self, content_type: str) -> None:
        """Begin an answer whose length is not known yet."""
        await self._write(_response_head(HTTPStatus.OK, content_type, "Transfer-Encoding: chunked"))

    async def send(self, data: bytes) -> None:
        """Send a part of the answer, and wait while the client is behind."""
        await self._write(b"%x\r\n%s\r\n" % (len(data), data))

    async def end(self) -> None:
        """Say that the answer is complete."""
        await self._write(b"0\r\n\r\n")

    async def answer(self, body: object) -> None:
        """Give the whole answer at once, as JSON."""
        await self._answer(HTTPStatus.OK, body)

    async def refuse(self, refusal: RefusalError) -> None:
        """Say why there is no answer, in the words and shape of the real host."""
        kind = "invalid_request_error"
        error = {"message": str(refusal), "type": kind, "param": None, "code": kind}
        allow = (f"Allow: {refusal.allow}",) if refusal.allow else ()
        await self._answer(refusal.status, {"error": error}, *allow)
        await self._linger()

    async def _answer(self, status: HTTPStatus, body: object, *headers: str) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        length = f"Content-Length: {len(data)}"
        await self._write(_response_head(status, "application/json", length, *headers) + data)

    async def _linger(self) -> None:
        # To close with unread bytes is to reset, and a reset takes the refusal away with it.
        self._writer.write_eof()
        await self.left_before(asyncio.get_running_loop().time() + _LINGER_S)

    async def _write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()


def _response_head(status: HTTPStatus, content_type: str, *headers: str) -> bytes:
    first = (f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Type: {content_type}")
    lines = (*first, "Cache-Control: no-store", "Connection: close", *headers)
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _parse_head(text: str) -> Head:
    first, *lines = text.removesuffix("\r\n\r\n").split("\r\n")
    request = re.fullmatch(_REQUEST_LINE, first)
    headers = [re.fullmatch(_HEADER_LINE, line) for line in lines]
    if request is None or not all(headers):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "This is not an HTTP/1.1 request.")
    return Head(
        method=request[1],
        path=request[2].partition("?")[0],
        headers={header[1].lower(): header[2].strip() for header in headers if header},
    )


def _body_length(headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise RefusalError(HTTPStatus.LENGTH_REQUIRED, "Send the body with a Content-Length.")
    announced = headers.get("content-length", "0")
    if re.fullmatch("[0-9]{1,18}", announced) is None:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "The Content-Length is not a length.")
    if int(announced) > LARGEST_BODY_BYTES:
        raise RefusalError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"The body is larger than {LARGEST_BODY_BYTES:,} bytes.",
        )
    return int(announced)
