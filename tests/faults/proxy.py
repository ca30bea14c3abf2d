"""A proxy on loopback: leads every tunnel to one port here, or says what a test wants."""

from __future__ import annotations

import selectors
import socket
import socketserver
import threading
from types import TracebackType
from typing import Self

from typing_extensions import override

_OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"
_PATIENCE_S = 10.0


class FaultProxy:
    """Leads to `port`, whatever host it is asked for; with `says`, says that and hangs up.

    `heads` are the requests it got, `passed` the bytes that clients sent through it.
    """

    def __init__(self, port: int | None = None, says: bytes = b"") -> None:
        self._port = port
        self._says = says
        self.heads: list[str] = []
        self.passed = b""
        proxy = self

        class Handler(socketserver.BaseRequestHandler):
            @override
            def handle(self) -> None:
                proxy._serve(self.request)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def host(self) -> str:
        """Where it is, as host:port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """Its address as a person types it."""
        return f"http://{self.host}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(_PATIENCE_S)
        head = b""
        while b"\r\n\r\n" not in head and (more := client.recv(65536)):
            head += more
        self.heads.append(head.decode("latin-1"))
        if self._port is None:
            client.sendall(self._says)
            return
        with socket.create_connection(("127.0.0.1", self._port)) as host:
            client.sendall(_OPEN)
            self._pump(client, host)

    def _pump(self, client: socket.socket, host: socket.socket) -> None:
        """Pass bytes on in both directions until one side hangs up."""
        with selectors.DefaultSelector() as selector:
            selector.register(client, selectors.EVENT_READ, host)
            selector.register(host, selectors.EVENT_READ, client)
            while ready := selector.select(_PATIENCE_S):
                for key, _ in ready:
                    sender, receiver = key.fileobj, key.data
                    assert isinstance(sender, socket.socket)
                    try:
                        data = sender.recv(65536)
                        receiver.sendall(data)
                    except OSError:
                        return
                    if sender is client:
                        self.passed += data
                    if not data:
                        return
