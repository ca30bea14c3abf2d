"""Cuts the bytes of an event stream into events, exactly as the SSE standard says.

Works on bytes, because only CR, LF and CRLF end a line: text tools also split at U+2028 and
others, which are legal inside JSON.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

EVENT_LIMIT_BYTES = 8 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"


class SseEvent(Struct, frozen=True):
    """One dispatched event; `data` is the data lines joined by LF, still bytes."""

    data: bytes
    name: bytes = b"message"


class SseComment(Struct, frozen=True):
    """A comment line: no content, but a sign of life."""


SseItem: TypeAlias = SseEvent | SseComment


class OversizedEventError(Exception):
    """One event is larger than the limit; `items` are those that were whole before it."""

    def __init__(self) -> None:
        super().__init__("an event is larger than the limit")
        self.items: list[SseItem] = []


class SseDecoder:
    """Takes bytes in pieces of any size, gives the items that became whole.

    The limit counts what has to be kept of one event: its data lines and the line in the making.
    """

    def __init__(self, limit_bytes: int = EVENT_LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._line: list[bytes] = []
        self._line_size = 0
        self._data: list[bytes] = []
        self._data_size = 0
        self._name = b""
        self._is_first_line = True
        self._ended_with_cr = False
        self.has_found_items = False

    def feed(self, chunk: bytes) -> list[SseItem]:
        """Take in `chunk`; raise `OversizedEventError` when an event grows past the limit."""
        items: list[SseItem] = []
        try:
            self._feed(chunk, items)
        except OversizedEventError as error:
            error.items = items
            raise
        return items

    def _feed(self, chunk: bytes, items: list[SseItem]) -> None:
        if self._ended_with_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]  # the second half of a CRLF that was cut in two
            self._ended_with_cr = False
        if not chunk:
            return
        self._ended_with_cr = chunk.endswith(b"\r")
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *lines, rest = chunk.split(b"\n")
        if lines and self._line:
            self._line.append(lines[0])
            lines[0] = self._whole_line()
        for line in lines:
            self._take_line(line, items)
        if rest:
            self._line.append(rest)
            self._line_size += len(rest)
            self._check_size(self._line_size)

    def close(self) -> list[SseItem]:
        """Return what the end of the stream leaves: an event with no blank line after it."""
        items: list[SseItem] = []
        if self._line:
            self._take_line(self._whole_line(), items)
        self._dispatch(items)
        return items

    def _whole_line(self) -> bytes:
        line = b"".join(self._line)
        self._line.clear()
        self._line_size = 0
        return line

    def _check_size(self, line_size: int) -> None:
        if self._data_size + line_size > self._limit:
            raise OversizedEventError

    def _take_line(self, line: bytes, items: list[SseItem]) -> None:
        self._check_size(len(line))
        if self._is_first_line:
            self._is_first_line = False
            line = line.removeprefix(_BOM)
        if not line:
            self._dispatch(items)
        elif line.startswith(b"data:"):
            self._data.append(line[6:] if line.startswith(b"data: ") else line[5:])
            self._data_size += len(line)
        elif line.startswith(b":"):
            items.append(SseComment())
            self.has_found_items = True
        elif line.startswith(b"event:"):
            self._name = line[6:].strip()
        elif line == b"data":
            self._data.append(b"")
            self._data_size += len(line)
        elif line == b"event":
            self._name = b""

    def _dispatch(self, items: list[SseItem]) -> None:
        if self._data:
            items.append(SseEvent(b"\n".join(self._data), self._name or b"message"))
            self._data.clear()
            self._data_size = 0
            self.has_found_items = True
        self._name = b""
