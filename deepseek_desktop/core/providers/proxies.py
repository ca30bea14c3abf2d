"""Which proxy a request goes through, and what a proxy does wrong.

Only https goes through one, as a tunnel: a proxy sees which host is asked, but neither a key nor a
word. What is asked by http, this machine and one's own network, is asked directly.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
from typing_extensions import override

from deepseek_desktop.core.domain.hosts import is_loopback, is_own_network
from deepseek_desktop.core.domain.proxy import (
    ProxyChoice,
    ProxyMode,
    address_of,
    read_proxy_url,
    split_proxy_url,
)

_TUNNEL_LIMIT_S = 30.0
"""A proxy has this long for reaching a host; afterwards it is the host's time that runs."""


class ProxyFailedError(httpx.ProxyError):
    """A proxy did not lead to the host; `status` is what it said, if it said anything."""

    def __init__(self, proxy: str, status: int | None = None) -> None:
        super().__init__(f"The proxy {proxy} failed.")
        self.proxy = proxy
        self.status = status


def proxy_for(url: str, choice: ProxyChoice) -> httpx.Proxy | None:
    """Return the proxy for requests to `url`, None for none; raise `SettingError`."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if choice.mode is ProxyMode.NONE or parts.scheme != "https" or is_loopback(host):
        return None
    if choice.mode is ProxyMode.CUSTOM:
        return None if is_own_network(host) else httpx.Proxy(read_proxy_url(choice.url))
    return _of_system(parts.netloc)


def _of_system(host: str) -> httpx.Proxy | None:
    """Return what the system's settings, or the usual environment variables, say."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 slow, and seldom needed

    known = getproxies()
    named = known.get("https") or known.get("all")
    if not named or proxy_bypass(host):
        return None
    proxy = split_proxy_url(named if "://" in named else f"http://{named}")
    # A login that stands in the environment stays there and in memory.
    login = (unquote(proxy.username), unquote(proxy.password or "")) if proxy.username else None
    return httpx.Proxy(address_of(proxy), auth=login)


class Tunnels(httpx.AsyncHTTPTransport):
    """Reaches hosts through a proxy; raises `ProxyFailedError` for what is the proxy's fault."""

    def __init__(self, proxy: httpx.Proxy, **options: Any) -> None:
        super().__init__(proxy=proxy, **options)
        self._address = f"{proxy.url.host}:{proxy.url.port}"

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        is_through = False
        told = request.extensions.get("trace")
        limit = asyncio.timeout(_TUNNEL_LIMIT_S)

        async def note(step: str, facts: Mapping[str, Any]) -> None:
            nonlocal is_through
            if step == "proxy.start_tls.started":
                is_through = True
                limit.reschedule(None)
            if told is not None:
                await told(step, facts)

        request.extensions = {**request.extensions, "trace": note}
        try:
            async with limit:
                return await super().handle_async_request(request)
        except httpx.ProxyError as error:
            raise ProxyFailedError(self._address, _status_in(str(error))) from error
        except (httpx.TransportError, OSError, TimeoutError) as error:
            if is_through:
                raise
            raise ProxyFailedError(self._address) from error


def _status_in(said: str) -> int | None:
    """Return the status that httpcore has put into its error, like "407 Log in, please"."""
    number = said.partition(" ")[0]
    return int(number) if number.isascii() and number.isdigit() else None
