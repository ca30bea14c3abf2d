"""Turns what went wrong on the wire into errors that a person can act on."""

from __future__ import annotations

import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from html import unescape

import httpx

from deepseek_desktop.core.domain.address import host_of
from deepseek_desktop.core.domain.errors import (
    AuthenticationError,
    Fault,
    ProviderError,
    ProviderUnavailableError,
    QuotaError,
    RateLimitedError,
    RequestRefusedError,
    SilentProviderError,
    StreamBrokenError,
    UnexpectedReplyError,
    UnknownModelError,
)
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import failure_texts as texts
from deepseek_desktop.core.providers.redaction import plain

_SAID_LENGTH = 140
_TRACE = "Traceback (most recent call last)"
_NO_MONEY = re.compile(r"(?i)insufficient.{0,20}(balance|quota|credit)|out of credits|no credits")
_NO_MODEL = re.compile(
    r"(?i)model.{0,60}\bnot? (exist|found|available|a valid)|no such model|unknown model"
    r"|invalid model|supported api model names"
)
_TOO_LONG = re.compile(
    r"(?i)context.{0,20}(length|window|limit)|too many tokens|prompt is too long"
)
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")

WIRE_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)
"""What httpx and the layers under it raise; not all of it is an `httpx.HTTPError`."""


class Failures:
    """Words the failures of one provider; knows the key, so that no text can carry it."""

    def __init__(self, profile: Profile, key: str | None) -> None:
        self._provider = profile.name
        self._host = host_of(profile.base_url)
        self._key_variable = profile.key_variable
        self._key = key

    def of_status(self, status: int, body: bytes, headers: Mapping[str, str]) -> ProviderError:
        """Return the error for an HTTP status that is not success."""
        said = self._said(body)
        if status < 400:
            return self._moved(status, headers)
        if status >= 500:
            return self._error(ProviderUnavailableError, texts.SERVER, status, said)
        if status == 402 or (status in {403, 406, 429} and _NO_MONEY.search(said)):
            return self._error(QuotaError, texts.QUOTA, status, said)
        if status == 403 and body.lstrip()[:1] == b"<":
            return self._error(RequestRefusedError, texts.TURNED_AWAY, status, said)
        if status in {401, 403}:
            return self._key_refused(status, said)
        if status == 404 or (status in {400, 410, 422} and _NO_MODEL.search(said)):
            return self._not_found(status, said)
        if status == 408:
            return self._error(SilentProviderError, texts.TOO_SLOW, status, said)
        if status == 429:
            return self._too_fast(status, said, headers)
        return self._error(RequestRefusedError, texts.REFUSED, status, said)

    def in_stream(self, error: object) -> ProviderError:
        """Return the error for an error object that came inside a successful response."""
        said = self._clean(_text_in(error) or "")
        if _NO_MONEY.search(said):
            return self._error(QuotaError, texts.QUOTA_SAID, None, said)
        if _NO_MODEL.search(said):
            return self._error(UnknownModelError, texts.UNKNOWN_MODEL_SAID, None, said)
        if _is_refusal(error) or _TOO_LONG.search(said):
            return self._error(RequestRefusedError, texts.REFUSED_SAID, None, said)
        return self._error(ProviderUnavailableError, texts.IN_STREAM, None, said)

    def of_wire(self, error: BaseException, *, has_begun: bool) -> ProviderError:
        """Return the error for a connection that failed, or broke when it `has_begun`."""
        chain = list(_causes(error))
        detail = self._clean(f"{type(error).__name__}: {error}")
        if has_begun:
            return self._error(StreamBrokenError, texts.CUT, None, detail)
        if any(isinstance(e, socket.gaierror) for e in chain):
            text, fault = texts.NO_SUCH_HOST, Fault.NETWORK
        elif any(isinstance(e, ssl.SSLError) for e in chain):
            text, fault = texts.TLS, Fault.NETWORK
        elif isinstance(error, (httpx.ConnectTimeout, httpx.WriteTimeout)):
            return self._error(SilentProviderError, texts.NO_CONNECTION, None, detail)
        elif isinstance(error, (httpx.ConnectError, ConnectionRefusedError)):
            text, fault = texts.NOBODY_THERE, Fault.NETWORK
        elif isinstance(error, httpx.RemoteProtocolError):
            return self._error(UnexpectedReplyError, texts.NOT_HTTP, None, detail)
        elif isinstance(error, (UnicodeError, httpx.LocalProtocolError)):
            return self._error(AuthenticationError, texts.BAD_KEY, None, "")
        else:
            text, fault = texts.CUT_EARLY, Fault.NETWORK
        return self._error(ProviderUnavailableError, text, None, detail, fault=fault)

    def silent(self, seconds: float) -> ProviderError:
        """Return the error for a host without a sign of life."""
        return self._error(SilentProviderError, texts.SILENT, None, "", seconds=f"{seconds:.0f}")

    def cut(self) -> ProviderError:
        """Return the error for a stream that ended without saying that it was the end."""
        return self._error(StreamBrokenError, texts.CUT, None, "")

    def not_an_answer(self, body: bytes, content_type: str) -> ProviderError:
        """Return the error for a successful response that is no reply of this protocol."""
        is_page = body.lstrip()[:1] == b"<"
        detail = self._clean(f"{content_type} {self._said(body)}")
        return self._error(
            UnexpectedReplyError, texts.PAGE if is_page else texts.NO_REPLY, None, detail
        )

    def damaged(self) -> ProviderError:
        """Return the error for a stream with too much damage in it to be believed."""
        return self._error(UnexpectedReplyError, texts.DAMAGED, None, "")

    def oversized(self) -> ProviderError:
        """Return the error for a stream that is larger than any reply."""
        return self._error(UnexpectedReplyError, texts.OVERSIZED, None, "")

    def empty(self) -> ProviderError:
        """Return the error for a reply that ended without a word."""
        return self._error(UnexpectedReplyError, texts.EMPTY, None, "")

    def _moved(self, status: int, headers: Mapping[str, str]) -> ProviderError:
        target = self._clean(host_of(headers.get("location", "")))[:100]
        return self._error(RequestRefusedError, texts.MOVED, status, "", target=target or "?")

    def _too_fast(self, status: int, said: str, headers: Mapping[str, str]) -> ProviderError:
        wait = _seconds(headers.get("retry-after", ""))
        if wait is None:
            return self._error(RateLimitedError, texts.TOO_FAST, status, said)
        return self._error(RateLimitedError, texts.TOO_FAST_WAIT, status, said, wait=wait)

    def _key_refused(self, status: int, said: str) -> ProviderError:
        if self._key_variable is None:
            return self._error(AuthenticationError, texts.KEY_WANTED, status, said)
        variable = self._key_variable
        return self._error(AuthenticationError, texts.KEY_REFUSED, status, said, variable=variable)

    def _not_found(self, status: int, said: str) -> ProviderError:
        if _NO_MODEL.search(said):
            return self._error(UnknownModelError, texts.UNKNOWN_MODEL, status, said)
        return self._error(RequestRefusedError, texts.NO_PATH, status, said)

    def _error(
        self,
        kind: type[ProviderError],
        text: str,
        status: int | None,
        said: str,
        *,
        fault: Fault | None = None,
        **facts: str,
    ) -> ProviderError:
        facts |= {"provider": self._provider, "host": self._host}
        if "{said}" in text:
            # A host's stack trace is no sentence; it can be read in the detail.
            facts["said"] = "—" if _TRACE in said else self._clean(said, _SAID_LENGTH) or "—"
        return kind(text, fault=fault, status=status, detail=said, **facts)

    def _said(self, body: bytes) -> str:
        text = body.decode("utf-8", "replace").strip()
        if text.startswith("<"):
            title = _TITLE.search(text)
            return self._clean(unescape(title[1])) if title else ""
        try:
            return self._clean(_text_in(json.loads(text)) or "")
        except (ValueError, RecursionError):
            return self._clean(text)

    def _clean(self, text: str, limit: int = 4096) -> str:
        return plain(text, self._key, limit)


def _text_in(value: object) -> str | None:
    """Find the sentence in an error body, whatever shape a host gave it."""
    match value:
        case str():
            return value.strip() or None
        case dict():
            inner = (_text_in(value.get(name)) for name in ("error", "message", "detail", "msg"))
            return next((text for text in inner if text), None)
        case list():
            return next((text for text in map(_text_in, value) if text), None)
        case _:
            return None


def _is_refusal(error: object) -> bool:
    """Whether an error inside a response carries a status that blames the request."""
    code = error.get("code", error.get("status")) if isinstance(error, dict) else None
    return isinstance(code, int) and code in {400, 413, 422}


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _seconds(retry_after: str) -> str | None:
    """Return whole seconds of a `Retry-After` header; a date or nonsense is None."""
    text = retry_after.strip()
    is_number = text.isascii() and text.isdecimal()
    return text if is_number and 0 < int(text[:9]) <= 86_400 and len(text) < 9 else None
