"""Cuts the bytes of newline-delimited JSON into lines."""

from __future__ import annotations

from deepseek_desktop.core.streaming.sse import (
    EVENT_LIMIT_BYTES,
    OversizedEventError,
    SseEvent,
    SseItem,
)


class NdjsonDecoder:
    """Takes bytes in pieces of any size, gives each line that became whole as an event."""

    def __init__(self, limit_bytes: int = EVENT_LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._line: list[bytes] = []
        self._line_size = 0
        self.has_found_items = False

    def feed(self, chunk: bytes) -> list[SseItem]:
        """Take in `chunk`; raise `OversizedEventError` when a line grows past the limit."""
        items: list[SseItem] = []
        # Only LF: other line ends are legal inside JSON, and a CR before it is white space there.
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            self._add(end, items)
            items += self._whole()
        self._add(rest, items)
        return items

    def close(self) -> list[SseItem]:
        """Return the last line, which needs no line end."""
        return self._whole()

    def _add(self, piece: bytes, items: list[SseItem]) -> None:
        self._line_size += len(piece)
        if self._line_size > self._limit:
            error = OversizedEventError()
            error.items = items
            raise error
        self._line.append(piece)

    def _whole(self) -> list[SseItem]:
        line = b"".join(self._line).strip()
        self._line.clear()
        self._line_size = 0
        if not line:
            return []
        self.has_found_items = True
        return [SseEvent(line)]
