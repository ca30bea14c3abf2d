"""What a person says of a proxy: none, the system's, or one of their own."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.hosts import wire_name
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.core.domain.words import words

_LENGTH_LIMIT = 300
_SHOWN_LENGTH = 80


class ProxyMode(StrEnum):
    """Which proxy requests go through."""

    NONE = "none"
    SYSTEM = "system"
    CUSTOM = "custom"


class ProxyChoice(Struct, frozen=True):
    """Which proxy was chosen; `url` counts where it is one of the person's own."""

    mode: ProxyMode = ProxyMode.NONE
    url: str = ""


def read_proxy_url(typed: str) -> str:
    """Return the proxy that was typed as http://host:port; raise `SettingError`."""
    text = typed.strip()
    if not text:
        raise SettingError(_EMPTY)
    parts = split_proxy_url(text)
    if parts.username is not None or parts.password is not None:
        raise SettingError(_LOGIN)
    return address_of(parts)


def split_proxy_url(text: str) -> SplitResult:
    """Return the parts of a usable proxy's URL, a login among them; raise `SettingError`."""
    try:
        parts = urlsplit(text)
        has_place = bool(wire_name(parts.hostname or "") and parts.port)
    except ValueError as error:
        raise _unusable(text) from error
    if parts.scheme.startswith("socks"):
        raise SettingError(_SOCKS)
    is_more = parts.path not in {"", "/"} or bool(parts.query or parts.fragment)
    is_odd = len(text) > _LENGTH_LIMIT or any(c.isspace() or not c.isprintable() for c in text)
    if parts.scheme != "http" or not has_place or is_more or is_odd:
        raise _unusable(text)
    return parts


def address_of(parts: SplitResult) -> str:
    """Return a proxy's URL without a login."""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"http://{host}:{parts.port}"


def _unusable(text: str) -> SettingError:
    _, at, place = printable(text).replace("＠", "@").rpartition("@")
    return SettingError(_UNUSABLE, typed=f"{'…' if at else ''}{at}{place[:_SHOWN_LENGTH]}")


_EMPTY = words(
    "errors",
    "A proxy of your own was chosen, but it has no address. Give one like "
    "http://proxy.example:3128 in the settings, or choose none.",
)
_UNUSABLE = words(
    "errors",
    "“{typed}” is not the address of a proxy. It looks like http://proxy.example:3128, with the "
    "port and nothing after it.",
)
_SOCKS = words(
    "errors",
    "SOCKS proxies cannot be used. Give an http:// proxy in the settings, or choose none; many "
    "programs that offer SOCKS offer http:// on another port, too.",
)
_LOGIN = words(
    "errors",
    "Leave user name and password out of the proxy's address: the settings file keeps no secrets. "
    "Put them into the environment variable HTTPS_PROXY and choose the system's proxy.",
)
