"""Reads a base URL as people type it."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

CHAT_PATH = "/chat/completions"

_LENGTH_LIMIT = 300
_SHOWN_LENGTH = 80
_HOST_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")


def read_base_url(typed: str) -> str:
    """Return `typed` without blanks, trailing slashes and the chat path.

    Raises `SettingError` for what can never be asked: another scheme than https (http only for
    this machine), a user name, a query, no host or an impossible one, an impossible port.
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


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine, by name or by address."""
    if host.rstrip(".").casefold() in {"localhost", "localhost.localdomain"}:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


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
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise SettingError(
            words(
                "errors",
                "http:// is only for a server on this machine, because your key and your words "
                "would travel readable. Use https:// for {host}.",
            ),
            host=(parts.hostname or "")[:_SHOWN_LENGTH],
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


def _is_host(name: str) -> bool:
    """Whether `name` is an address, or a name that could be looked up."""
    try:
        if ":" in name:
            return bool(ip_address(name))
        if not name.isascii() or "xn--" in name:
            # Only for these, because it is slow to import: both ways have rules of their own.
            wire = name.encode("idna")
            wire.decode("idna")
            name = wire.decode("ascii")
    except ValueError:
        return False
    return _HOST_NAME.fullmatch(name) is not None


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
    visible = "".join(c if c.isprintable() else "·" for c in text)
    # A Chinese keyboard types a wide @.
    head, at, tail = visible.replace("＠", "@").rpartition("@")
    shown = re.sub(r"([?#]).+", r"\1…", tail)[:_SHOWN_LENGTH]
    return f"…{at}{shown}" if head else f"{at}{shown}"
