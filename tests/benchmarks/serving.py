"""Hosts in processes of their own: what they have in common, on both sides."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import PIPE, Popen

from typing_extensions import override


class Handler(BaseHTTPRequestHandler):
    """Sends each write at once, and says nothing: the table is what a benchmark prints."""

    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Answer a question."""
        raise NotImplementedError

    @override
    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def host(module: str, *arguments: object) -> Iterator[str]:
    """Yield the base URL of a running host: a module here that calls `serve`."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    with Popen(command, stdin=PIPE, stdout=PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def serve(handler: type[Handler]) -> None:
    """Print the port, and serve until standard input ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever).start()
        print(server.server_port, flush=True)
        sys.stdin.read()
        server.shutdown()
