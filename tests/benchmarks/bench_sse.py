"""Cutting a stream into events, against splitting the same bytes."""

from __future__ import annotations

from deepseek_desktop.core.streaming.sse import SseDecoder
from tests.benchmarks.figures import Figure, interleaved, seconds
from tests.benchmarks.stream import reads, stream

_BUDGET = 12
_LEAST_MB_PER_S = 50  # whatever the floor is


def measure() -> list[Figure]:
    """Return how fast the decoder is."""
    body = stream()
    pieces = reads(body)

    def decode() -> None:
        decoder = SseDecoder()
        for piece in pieces:
            decoder.feed(piece)
        decoder.close()

    def split() -> None:
        for piece in pieces:
            piece.split(b"\n\n")

    ours_s, floor_s = interleaved(lambda: seconds(decode), lambda: seconds(split))
    ours, floor = (len(body) / 1e6 / each_s for each_s in (ours_s, floor_s))
    budget = min(_BUDGET, round(floor / _LEAST_MB_PER_S, 2))
    return [Figure("sse decoder", ours, "MB/s", floor, budget)]
