"""Cutting a stream into events, against splitting the same bytes."""

from __future__ import annotations

from deepseek_desktop.core.streaming.sse import SseDecoder
from tests.benchmarks.figures import Figure, interleaved, seconds
from tests.benchmarks.stream import reads, stream


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
    megabytes = len(body) / 1e6
    return [Figure("sse decoder", megabytes / ours_s, "MB/s", megabytes / floor_s, budget=12)]
