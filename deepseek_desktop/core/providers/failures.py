"""Turns what went wrong on the wire into errors that a person can act on."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from typing import TypeVar

import httpx

from deepseek_desktop.core.domain.address import host_of
from deepseek_desktop.core.domain.errors import (
    AuthenticationError,
    ContentFilteredError,
    Fault,
    ModelLoadingError,
    ParameterRefusedError,
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
from deepseek_desktop.core.providers import error_bodies as bodies
from deepseek_desktop.core.providers import failure_texts as texts
from deepseek_desktop.core.providers.blamed_parameters import blamed_parameter
from deepseek_desktop.core.providers.certificates import tls_text
from deepseek_desktop.core.providers.proxies import ProxyFailedError
from deepseek_desktop.core.providers.redaction import plain

_SAID_LENGTH = 140
_LONGEST_WAIT_S = 60.0

WIRE_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)
"""What httpx and the layers under it raise; not all of it is an `httpx.HTTPError`."""

E = TypeVar("E", bound=ProviderError)


class Failures:
    """Words the failures of one provider; knows the key, so that no text can carry it."""

    def __init__(self, profile: Profile, key: str | None) -> None:
        self._profile = profile
        self._provider = profile.name
        self._host = host_of(profile.base_url)
        self._key_variable = profile.key_variable
        self._key = key

    def of_status(self, status: int, body: bytes, headers: Mapping[str, str]) -> ProviderError:  # noqa: C901, PLR0911 a table of cases
        """Return the error for an HTTP status that is not success."""
        said = self._clean(bodies.text_of(body))
        if status < 400:
            return self._moved(status, headers)
        if status >= 500:
            return self._server(status, said, headers)
        if status == 403 and body.lstrip()[:1] == b"<":
            return self._error(RequestRefusedError, texts.TURNED_AWAY, status, said)
        if self._is_about_money(status, said):
            return self._error(QuotaError, texts.QUOTA, status, said)
        if status == 451 or (status in bodies.REFUSALS and bodies.blames_content(said)):
            return self._error(ContentFilteredError, texts.FILTERED, status, said)
        if status == 403 and bodies.blames_region(said):
            return self._error(RequestRefusedError, texts.REFUSED, status, said)
        if status in {401, 403}:
            return self._key_refused(status, said)
        if status == 404 or (status in {400, 410, 422} and bodies.blames_model(said)):
            return self._not_found(status, said)
        if status == 405:
            return self._error(RequestRefusedError, texts.NOT_TAKEN, status, said)
        if status == 407:
            return self._error(RequestRefusedError, texts.PROXY, status, said, fault=Fault.NETWORK)
        if status == 408:
            return self._passing(self._error(SilentProviderError, texts.TOO_SLOW, status, said))
        if status == 429:
            return self._too_fast(status, said, headers)
        return self._refused(status, body, said)

    def in_stream(self, error: object) -> ProviderError:
        """Return the error for an error object that came inside a successful response."""
        said = self._clean(bodies.text_in(error) or "")
        if bodies.blames_money(said):
            return self._error(QuotaError, texts.QUOTA_SAID, None, said)
        if bodies.blames_model(said):
            return self._error(UnknownModelError, texts.UNKNOWN_MODEL_SAID, None, said)
        if bodies.blames_request(error) or bodies.blames_length(said):
            return self._error(RequestRefusedError, texts.REFUSED_SAID, None, said)
        return self._error(ProviderUnavailableError, texts.IN_STREAM, None, said)

    def of_wire(self, error: BaseException) -> ProviderError:
        """Return the error for a connection that failed before a reply began."""
        chain = list(_causes(error))
        detail = self._clean(f"{type(error).__name__}: {error}")
        if isinstance(error, ProxyFailedError):
            return self._proxy(error, detail)
        if any(isinstance(e, socket.gaierror) for e in chain):
            return self._passing(self._unavailable(texts.NO_SUCH_HOST, detail))
        # While connecting only: later, TLS's way of waiting for bytes is in every chain.
        tls = next((e for e in chain if isinstance(e, ssl.SSLError)), None)
        if tls is not None and isinstance(error, httpx.ConnectError):
            return self._unavailable(tls_text(tls, self._profile.ca_file), detail)
        if isinstance(error, (httpx.ConnectTimeout, httpx.WriteTimeout)):
            kind, text = SilentProviderError, texts.NO_CONNECTION
            late = self._error(kind, text, None, detail, fault=Fault.NETWORK)
            # What is half written may have been read and charged for.
            return self._passing(late) if isinstance(error, httpx.ConnectTimeout) else late
        if isinstance(error, (httpx.ConnectError, ConnectionRefusedError)):
            return self._passing(self._unavailable(texts.NOBODY_THERE, detail))
        if isinstance(error, httpx.RemoteProtocolError):
            return self._error(UnexpectedReplyError, texts.NOT_HTTP, None, detail)
        if isinstance(error, (UnicodeError, httpx.LocalProtocolError)):
            return self._error(AuthenticationError, texts.BAD_KEY, None, "")
        return self._unavailable(texts.CUT_EARLY, detail)

    def no_list(self) -> ProviderError:
        """Return the error for a host that, as far as we know, lists no models."""
        return self._error(RequestRefusedError, texts.NO_LIST, None, "", fault=Fault.PROVIDER)

    def silent(self, seconds: float) -> ProviderError:
        """Return the error for a host without a sign of life."""
        return self._error(SilentProviderError, texts.SILENT, None, "", seconds=f"{seconds:.0f}")

    def cut(self, error: BaseException | None = None) -> ProviderError:
        """Return the error for a stream that broke, or did not say that its end was the end."""
        detail = "" if error is None else self._clean(f"{type(error).__name__}: {error}")
        return self._error(StreamBrokenError, texts.CUT, None, detail)

    def not_an_answer(self, body: bytes, content_type: str) -> ProviderError:
        """Return the error for a successful response that is no reply of this protocol."""
        is_page = body.lstrip()[:1] == b"<"
        detail = self._clean(f"{content_type} {bodies.text_of(body)}")
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

    def _is_about_money(self, status: int, said: str) -> bool:
        if status == 402 or status in self._profile.quota_statuses:
            return True
        return status in {403, 406, 429} and bodies.blames_money(said)

    def _moved(self, status: int, headers: Mapping[str, str]) -> ProviderError:
        target = self._clean(host_of(headers.get("location", "")))[:100]
        return self._error(RequestRefusedError, texts.MOVED, status, "", target=target or "?")

    def _server(self, status: int, said: str, headers: Mapping[str, str]) -> ProviderError:
        if status == 503 and bodies.is_loading(said):
            return self._error(ModelLoadingError, texts.LOADING, status, said)
        wait_s = bodies.wait_of(headers)
        if wait_s is not None and wait_s > _LONGEST_WAIT_S:
            return self._error(
                ProviderUnavailableError, texts.SERVER_LONG, status, said, wait=f"{wait_s:.0f}"
            )
        error = self._error(ProviderUnavailableError, texts.SERVER, status, said)
        # Where nothing is streamed, a gateway may give up on a reply that was written and charged.
        if self._profile.dialect.streams or status == 503:
            return self._passing(error, wait_s)
        return error

    def _too_fast(self, status: int, said: str, headers: Mapping[str, str]) -> ProviderError:
        wait_s = bodies.wait_of(headers)
        if wait_s is None or wait_s < 1:
            return self._passing(
                self._error(RateLimitedError, texts.TOO_FAST, status, said), wait_s
            )
        text = texts.TOO_FAST_WAIT if wait_s <= _LONGEST_WAIT_S else texts.TOO_FAST_LONG
        error = self._error(RateLimitedError, text, status, said, wait=f"{wait_s:.0f}")
        return self._passing(error, wait_s)

    def _key_refused(self, status: int, said: str) -> ProviderError:
        if self._key_variable is None:
            text = texts.KEPT_KEY_REFUSED if self._key else texts.KEY_WANTED
            return self._error(AuthenticationError, text, status, said)
        variable = self._key_variable
        return self._error(AuthenticationError, texts.KEY_REFUSED, status, said, variable=variable)

    def _not_found(self, status: int, said: str) -> ProviderError:
        if bodies.blames_model(said):
            return self._error(UnknownModelError, texts.UNKNOWN_MODEL, status, said)
        return self._error(RequestRefusedError, texts.NO_PATH, status, said)

    def _refused(self, status: int, body: bytes, said: str) -> ProviderError:
        if bodies.blames_length(said):
            return self._error(RequestRefusedError, texts.CONTEXT, status, said)
        if status == 413:
            return self._error(RequestRefusedError, texts.TOO_LARGE, status, said)
        if status in {400, 422} and (name := blamed_parameter(body, said)):
            return self._error(ParameterRefusedError, texts.PARAMETER, status, said, parameter=name)
        return self._error(RequestRefusedError, texts.REFUSED, status, said)

    def _proxy(self, failed: ProxyFailedError, detail: str) -> ProviderError:
        proxy, status = failed.proxy, failed.status
        kind, network = ProviderUnavailableError, Fault.NETWORK
        if status is None:
            text = texts.PROXY_DEAD
            return self._passing(self._error(kind, text, None, detail, fault=network, proxy=proxy))
        text = texts.PROXY_LOGIN if status == 407 else texts.PROXY_REFUSED
        error = self._error(kind, text, status, "", fault=network, proxy=proxy)
        return self._passing(error) if status >= 500 else error

    def _unavailable(self, text: str, detail: str) -> ProviderError:
        return self._error(ProviderUnavailableError, text, None, detail, fault=Fault.NETWORK)

    def _passing(self, error: E, wait_s: float | None = None) -> E:
        error.passes = True
        error.retry_after_s = wait_s
        return error

    def _error(
        self,
        kind: type[E],
        text: str,
        status: int | None,
        said: str,
        *,
        fault: Fault | None = None,
        **facts: str,
    ) -> E:
        facts |= {"provider": self._provider, "host": self._host}
        if "{said}" in text:
            # A host's stack trace is no sentence; it can be read in the detail.
            facts["said"] = "—" if bodies.TRACE in said else self._clean(said, _SAID_LENGTH) or "—"
        return kind(text, fault=fault, status=status, detail=said, **facts)

    def _clean(self, text: str, limit: int = 4096) -> str:
        return plain(text, self._key, limit)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
