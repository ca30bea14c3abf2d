"""A host in a process of its own: sends the same stream to whoever asks.

Run as `python -m tests.benchmarks.loopback_host`; prints its port, ends with its standard input.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, Popen

from typing_extensions import override

from tests.benchmarks.stream import reads, stream

_BODY = stream()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("content-length", str(len(_BODY)))
        self.end_headers()
        for piece in reads(_BODY):
            self.wfile.write(piece)

    @override
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the table is what a benchmark prints."""


@contextmanager
def loopback_host() -> Iterator[str]:
    """Yield the base URL of a running host."""
    command = [sys.executable, "-m", "tests.benchmarks.loopback_host"]
    with Popen(command, stdin=PIPE, stdout=PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def _serve() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        print(server.server_port, flush=True)
        sys.stdin.read()
        server.shutdown()
        serving.join()


if __name__ == "__main__":
    _serve()
