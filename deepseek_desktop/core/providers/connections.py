"""HTTP clients: one for each origin, so that no key ever meets another host."""

from __future__ import annotations

import http.cookiejar
import socket
import ssl
from functools import cache

import httpx

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.address import origin_of

_CONNECT_LIMIT_S = 10.0
_WRITE_LIMIT_S = 30.0
_KEEP_ALIVE = {"TCP_KEEPIDLE": 30, "TCP_KEEPALIVE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""After half a minute of silence the system asks whether the host is still there, three times.

A network that is gone, or a laptop that slept, ends a stream a minute later; a model that thinks
in silence does not. Each system has some of these; macOS calls the first one by the second name.
"""


class Connections:
    """Hands out a client per origin and closes them all at the end."""

    def __init__(self) -> None:
        self._clients: dict[str, httpx.AsyncClient] = {}

    def client_for(self, base_url: str) -> httpx.AsyncClient:
        """Return the client that talks to the origin of `base_url` and to no other."""
        origin = origin_of(base_url)
        if origin not in self._clients:
            self._clients[origin] = _new_client()
        return self._clients[origin]

    async def aclose(self) -> None:
        """Close every connection."""
        while self._clients:
            _, client = self._clients.popitem()
            await client.aclose()


def _new_client() -> httpx.AsyncClient:
    """Return a client that follows nowhere, remembers nothing and reads no environment."""
    no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    transport = httpx.AsyncHTTPTransport(
        verify=trusted_authorities(),
        trust_env=False,
        # None is kept for the next question: a host may hang up just as that goes out, and a
        # request that was sent must not be sent again. Streams are hardly ever fit to be kept.
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
        socket_options=_keep_alive(),
    )
    return httpx.AsyncClient(
        transport=transport,
        cookies=no_cookies,
        follow_redirects=False,
        trust_env=False,
        headers={
            "User-Agent": f"DeepSeekDesktop/{__version__}",
            "Accept": "text/event-stream, application/json",
            # A compressed stream arrives in lumps and can hide gigabytes.
            "Accept-Encoding": "identity",
        },
        # Reading has no limit here: the watchdog knows what a sign of life is.
        timeout=httpx.Timeout(None, connect=_CONNECT_LIMIT_S, write=_WRITE_LIMIT_S),
    )


def _keep_alive() -> list[tuple[int, int, int]]:
    """Return the socket options that make the system itself notice a host that is gone."""
    known = {name: getattr(socket, name, None) for name in _KEEP_ALIVE}
    return [
        (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
        *((socket.IPPROTO_TCP, o, _KEEP_ALIVE[n]) for n, o in known.items() if o is not None),
    ]


@cache
def trusted_authorities() -> ssl.SSLContext:
    """Return what every client checks certificates against; reading it takes 40 milliseconds."""
    return httpx.create_ssl_context(trust_env=False)
