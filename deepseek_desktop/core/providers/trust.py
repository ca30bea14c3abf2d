"""Whom we believe to be a host: whom the operating system believes, and a provider's CA file.

Nothing here or elsewhere switches that off.
"""

from __future__ import annotations

import logging
import ssl
import sys
from functools import cache
from pathlib import Path

import httpx

from deepseek_desktop.core.domain.ca_file import check_ca_file

log = logging.getLogger(__name__)


@cache
def trusted_authorities(ca_file: str = "") -> ssl.SSLContext:
    """Return what certificates are checked against; reading it takes 20 to 40 milliseconds.

    Raises `SettingError` where the file cannot be used.
    """
    if ca_file:
        check_ca_file(ca_file)
    context = _system_store() or _brought_along()
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


@cache
def is_system_store_found() -> bool:
    """Whether the operating system's own store is what we trust."""
    return _system_store() is not None


def authority_count() -> int | None:
    """Return how many authorities are known; None where the system is asked for each host."""
    context = trusted_authorities()
    if type(context) is not ssl.SSLContext:
        return None  # truststore's own: Windows and macOS decide themselves
    return context.cert_store_stats()["x509"] or len(_in_folder())


def _system_store() -> ssl.SSLContext | None:
    try:
        import truststore  # noqa: PLC0415 it refuses to be imported where it cannot work
    except ImportError:
        return None
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform not in {"win32", "darwin"}:
        # There it would read the whole store again for each connection, while everything waits.
        # This is the context that it has just read the store into.
        context = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="host").context
        if not _holds_authorities(context):
            return None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _holds_authorities(context: ssl.SSLContext) -> bool:
    """Whether anything was read, or will be from a folder when it is needed."""
    return bool(_in_folder() or context.cert_store_stats()["x509"])


def _in_folder() -> list[Path]:
    folder = ssl.get_default_verify_paths().capath
    return list(Path(folder).glob("*.0")) if folder else []


def _brought_along() -> ssl.SSLContext:
    """Return the list of authorities that was installed with this app (certifi's)."""
    log.warning("This system's own store of certificates was not found.")
    return httpx.create_ssl_context(trust_env=False)
