"""HTTP clients: one for each origin and CA file, so that no key ever meets another host."""

from __future__ import annotations

import http.cookiejar
import socket
from typing import Any

import httpx

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.address import origin_of
from deepseek_desktop.core.domain.proxy import ProxyChoice
from deepseek_desktop.core.providers import trust
from deepseek_desktop.core.providers.proxies import Tunnels, proxy_for

_CONNECT_LIMIT_S = 10.0
_WRITE_LIMIT_S = 30.0
_KEEP_ALIVE = {"TCP_KEEPIDLE": 30, "TCP_KEEPALIVE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""After half a minute of silence the system asks whether the host is still there, three times.

A network that is gone, or a laptop that slept, ends a stream a minute later; a model that thinks
in silence does not. Each system has some of these; macOS calls the first one by the second name.
"""


class Connections:
    """Hands out a client per origin, CA file and proxy, and closes them all at the end."""

    def __init__(self) -> None:
        self._clients: dict[tuple[object, ...], httpx.AsyncClient] = {}

    def client_for(
        self, base_url: str, ca_file: str = "", proxy: ProxyChoice | None = None
    ) -> httpx.AsyncClient:
        """Return the client that talks to the origin of `base_url` and to no other.

        Raises `SettingError` where CA file or proxy cannot be used. After another choice of proxy
        what runs goes on, and whatever comes next goes the new way.
        """
        chosen = proxy_for(base_url, proxy or ProxyChoice())
        way = (chosen.url, chosen.raw_auth) if chosen else None
        key = (origin_of(base_url), ca_file, way)
        if key not in self._clients:
            self._clients[key] = _new_client(ca_file, chosen)
        return self._clients[key]

    async def aclose(self) -> None:
        """Close every connection."""
        while self._clients:
            _, client = self._clients.popitem()
            await client.aclose()


def _new_client(ca_file: str = "", proxy: httpx.Proxy | None = None) -> httpx.AsyncClient:
    """Return a client that follows nowhere, remembers nothing and reads no environment."""
    no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    options: dict[str, Any] = {
        "verify": trust.trusted_authorities(ca_file),
        "trust_env": False,
        # None is kept for the next question: a host may hang up just as that goes out, and a
        # request that was sent must not be sent again. Streams are hardly ever fit to be kept.
        "limits": httpx.Limits(max_connections=None, max_keepalive_connections=0),
        "socket_options": _keep_alive(),
    }
    return httpx.AsyncClient(
        transport=Tunnels(proxy, **options) if proxy else httpx.AsyncHTTPTransport(**options),
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
