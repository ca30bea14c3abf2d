"""From bytes to a reply, against parsing the JSON alone."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.profile import REASONING_FIELDS
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.providers.reading import ChunkReader
from deepseek_desktop.core.streaming.sse import SseDecoder, SseEvent
from tests.benchmarks.figures import Figure, interleaved, seconds
from tests.benchmarks.stream import CHUNKS, payloads, reads, stream


def measure() -> list[Figure]:
    """Return what reading one chunk costs."""
    pieces, parsed = reads(stream()), payloads()

    def read() -> None:
        decoder, reader = SseDecoder(), ChunkReader(REASONING_FIELDS)
        builder = ReplyBuilder(Reply("r", "l", Identity("p", "m"), Timings(datetime.now(UTC))))
        for piece in pieces:
            for item in decoder.feed(piece):
                if isinstance(item, SseEvent):
                    for event in reader.read(item.data, item.name):
                        builder.add(event, 1.0)
        assert builder.snapshot().pieces == CHUNKS - 2

    def parse() -> None:
        for payload in parsed:
            json.loads(payload)

    ours_s, floor_s = interleaved(lambda: seconds(read), lambda: seconds(parse))
    micro = 1e6 / CHUNKS
    return [Figure("reader: a chunk", ours_s * micro, "µs/chunk", floor_s * micro, budget=6)]
