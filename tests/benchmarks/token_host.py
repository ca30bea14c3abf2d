"""A host that says the moment at which it says it, as the first token of a short reply.

A model whose name begins with `thinks` says it while it thinks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from time import perf_counter, sleep

from typing_extensions import override

from tests.benchmarks.serving import Handler, host, serve

_WAITS_S = (0.1, 0.2)  # until the first token: whatever the question sets going is over
_AFTER_S = 0.06
_random = Random(4)


def moment_in(text: str) -> float | None:
    """Return the moment in a text, by the clock of `perf_counter`, if it is there."""
    found = text.partition("said at ")[2].partition(";")
    return float(found[0]) if found[1] else None


@contextmanager
def token_host() -> Iterator[str]:
    """Yield the base URL of a running host."""
    with host("token_host") as base_url:
        yield f"{base_url}/v1"


class _Handler(Handler):
    @override
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        kind = "reasoning_content" if asked["model"].startswith("thinks") else "content"
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self.wfile.flush()
        sleep(_random.uniform(*_WAITS_S))
        self._say({kind: f"said at {perf_counter():.6f};"})
        sleep(_AFTER_S)
        self._say({"content": " So it is."}, "stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _say(self, delta: dict[str, str], finish_reason: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        data = json.dumps({"model": "m", "choices": [choice]})
        self.wfile.write(f"data: {data}\n\n".encode())


if __name__ == "__main__":
    serve(_Handler)
