"""Reads a base URL as people type it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.hosts import (
    is_loopback,
    is_metadata,
    is_nowhere,
    is_own_network,
    wire_name,
)
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.core.domain.words import words

CHAT_PATH = "/chat/completions"

_LENGTH_LIMIT = 300
_SHOWN_LENGTH = 80


def read_base_url(typed: str, *, plain_http: bool = False) -> str:
    """Return `typed` without blanks, trailing slashes and the chat path.

    Raises `SettingError` for what can never be asked: another scheme than https (http only for
    this machine), a user name, a query, no host or an impossible one, an impossible port, and
    where a cloud keeps secrets. With `plain_http`, http may go to the person's own network, too.
    """
    text = typed.strip()
    if not text:
        raise SettingError(words("errors", "The base URL is empty."))
    if len(text) > _LENGTH_LIMIT:
        raise SettingError(words("errors", "The base URL is longer than 300 characters."))
    if any(c.isspace() or not c.isprintable() for c in text):
        raise _unusable(text)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise _unusable(text) from error
    _check_scheme(parts, text)
    _check_host(parts, text)
    _check_safety(parts, plain_http=plain_http)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    path = parts.path.rstrip("/").removesuffix(CHAT_PATH).rstrip("/")
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}{path}"


def chat_urls(base_url: str) -> tuple[str, ...]:
    """Return where to ask, likeliest first: the base as given, and with `/v1` added or removed.

    A bare host is tried with `/v1` first, since that is where all but a few servers answer.
    """
    if base_url.endswith("/v1"):
        bases = (base_url, base_url.removesuffix("/v1"))
    elif urlsplit(base_url).path in {"", "/"}:
        bases = (f"{base_url}/v1", base_url)
    else:
        bases = (base_url, f"{base_url}/v1")
    return tuple(base + CHAT_PATH for base in bases)


@lru_cache  # asked of every host again whenever what can be asked is shown
def origin_of(url: str) -> str:
    """Return `scheme://host:port` of a URL, the port always written out."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}:{parts.port or {'https': 443}.get(parts.scheme, 80)}"


def host_of(url: str) -> str:
    """Return the host and, where one is written, the port; empty for what is no URL."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def host_name_of(url: str) -> str:
    """Return the host without a port; empty for what is no URL."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def wants_plain_http(typed: str) -> bool:
    """Whether this is http to a host of the person's own network, which they have to allow."""
    try:
        parts = urlsplit(typed.strip())
        host = wire_name(parts.hostname or "")
    except ValueError:
        return False
    is_risky = parts.scheme == "http" and not is_loopback(host)
    return is_risky and is_own_network(host) and not is_metadata(host)


def _check_scheme(parts: SplitResult, text: str) -> None:
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise SettingError(
            words(
                "errors",
                "“{typed}” does not start like a web address. Begin with https:// "
                "(or http:// for a server on this machine).",
            ),
            typed=_shown(text),
        )


def _check_host(parts: SplitResult, text: str) -> None:
    if parts.username is not None or parts.password is not None:
        raise SettingError(
            words(
                "errors",
                "Leave user name and password out of the base URL; a key has a place of its own.",
            )
        )
    if parts.port == 0 or parts.query or parts.fragment or not _is_host(parts.hostname or ""):
        raise _unusable(text)


def _check_safety(parts: SplitResult, *, plain_http: bool) -> None:
    """Refuse what would tell secrets to a stranger, or a stranger's secrets to us."""
    name = wire_name(parts.hostname or "")
    if is_metadata(name):
        raise SettingError(_METADATA, host=name)
    if is_nowhere(name):
        raise SettingError(_NOWHERE, host=name)
    if parts.scheme == "http" and not is_loopback(name):
        if not is_own_network(name):
            raise SettingError(_HTTPS_ONLY, host=name[:_SHOWN_LENGTH])
        if not plain_http:
            raise SettingError(_READABLE, host=name[:_SHOWN_LENGTH])


def _is_host(name: str) -> bool:
    """Whether `name` is an address, or a name that could be looked up."""
    try:
        return bool(wire_name(name))
    except ValueError:
        return False


def _unusable(text: str) -> SettingError:
    return SettingError(
        words(
            "errors",
            "“{typed}” is not a usable base URL. It looks like https://host.example/v1, "
            "without blanks, ? or #.",
        ),
        typed=_shown(text),
    )


def _shown(text: str) -> str:
    """Return the typed text fit for a sentence; a password or a key in it is not repeated."""
    # A Chinese keyboard types a wide @.
    head, at, tail = printable(text).replace("＠", "@").rpartition("@")
    shown = re.sub(r"([?#]).+", r"\1…", tail)[:_SHOWN_LENGTH]
    return f"…{at}{shown}" if head else f"{at}{shown}"


_HTTPS_ONLY = words(
    "errors",
    "http:// is only for a server on this machine or in your own network, because your key and "
    "your words would travel readable. Use https:// for {host}.",
)
_READABLE = words(
    "errors",
    "Over http:// your key and your words would travel readable to {host}. Use https://, or say "
    "that this host is yours and that they may (on the command line: --plain-http).",
)
_METADATA = words(
    "errors",
    "{host} is where a cloud keeps the secrets of its machines. No model answers there, so it is "
    "never asked; give the address of your server.",
)
_NOWHERE = words(
    "errors",
    "{host} is the address of no machine. A server that says it listens there is reached at "
    "127.0.0.1 from this machine, and at its own address from others.",
)
