"""A host that sends the same stream to whoever asks, as fast as it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from typing_extensions import override

from tests.benchmarks.serving import Handler, host, serve
from tests.benchmarks.stream import reads, stream

_BODY = stream()


class _Handler(Handler):
    protocol_version = "HTTP/1.1"

    @override
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(_BODY)))
        self.end_headers()
        for piece in reads(_BODY):
            self.wfile.write(piece)


@contextmanager
def loopback_host() -> Iterator[str]:
    """Yield the base URL of a running host."""
    with host("loopback_host") as base_url:
        yield base_url


if __name__ == "__main__":
    serve(_Handler)
