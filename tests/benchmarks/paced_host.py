"""A host in a process of its own that says an answer at the pace of a fast model, until it is left.

Run as `python -m tests.benchmarks.paced_host TOKENS_A_SECOND`; prints its port, ends with its
standard input.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, Popen
from time import perf_counter, sleep

from typing_extensions import override

from tests.benchmarks.answers import answer

_TOKEN = 4  # characters
_LONGEST_S = 120


class _Handler(BaseHTTPRequestHandler):
    rate = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        text = answer(_LONGEST_S * self.rate * _TOKEN)
        began_s = perf_counter()
        with suppress(OSError):  # whoever asked has gone
            for number in range(_LONGEST_S * self.rate):
                delta = {"content": text[number * _TOKEN : (number + 1) * _TOKEN]}
                data = json.dumps({"model": "m", "choices": [{"index": 0, "delta": delta}]})
                self.wfile.write(f"data: {data}\n\n".encode())
                sleep(max(0.0, began_s + number / self.rate - perf_counter()))

    @override
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the table is what a benchmark prints."""


@contextmanager
def paced_host(rate: int) -> Iterator[str]:
    """Yield the base URL of a running host that sends so many tokens a second."""
    command = [sys.executable, "-m", "tests.benchmarks.paced_host", str(rate)]
    with Popen(command, stdin=PIPE, stdout=PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
        process.stdin.close()


def _serve() -> None:
    _Handler.rate = int(sys.argv[1])
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever).start()
        print(server.server_port, flush=True)
        sys.stdin.read()
        server.shutdown()


if __name__ == "__main__":
    _serve()
