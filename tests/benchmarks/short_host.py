"""A host that answers shortly and at once: some thinking, then lists, code and formulas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from typing_extensions import override

from tests.benchmarks.answers import answer
from tests.benchmarks.serving import Handler, host, serve

_REASONING, _ANSWER, _PIECE = 600, 1_500, 30  # characters
_VARIETY = 40  # different replies: all formulas are known when it becomes serious


@contextmanager
def short_host() -> Iterator[str]:
    """Yield the base URL of a running host."""
    with host("short_host") as base_url:
        yield f"{base_url}/v1"


class _Handler(Handler):
    numbers = count()

    @override
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        seed = next(self.numbers) % _VARIETY
        self._say("reasoning_content", answer(_REASONING, seed + _VARIETY))
        self._say("content", answer(_ANSWER, seed))
        self._send({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self._send({"choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": 525}})
        self.wfile.write(b"data: [DONE]\n\n")

    def _say(self, kind: str, text: str) -> None:
        for start in range(0, len(text), _PIECE):
            delta = {kind: text[start : start + _PIECE]}
            self._send({"model": "m", "choices": [{"index": 0, "delta": delta}]})

    def _send(self, data: object) -> None:
        self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())


if __name__ == "__main__":
    serve(_Handler)
