"""https: whom we believe to be a host, and that others get not a byte of what was asked (N05)."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
import trustme

from deepseek_desktop.core.domain.errors import Fault
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.providers import connections, trust
from tests.faults.asking import Heard, hear_at
from tests.faults.contract import Ending, assert_ended
from tests.faults.server import FaultServer, Finish, Hold, Reset, Script, Send
from tests.faults.wire import answer, error, head, reasoning, said
from tests.support import until

_NOW = datetime.now(UTC)
_BEGUN = reasoning("Two and two.") + answer("It is")
_TRUSTED = trustme.CA()
_OTHER = trustme.CA()


def _serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with _OTHER.cert_pem.tempfile() as certificate, _OTHER.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
    return context


def _good() -> ssl.SSLContext:
    return _serving(_TRUSTED.issue_cert("127.0.0.1", "localhost"))


_UNTRUSTED: dict[str, tuple[Callable[[], ssl.SSLContext], str]] = {
    "self-signed": (_self_signed, "nobody that this system trusts vouches"),
    "unknown issuer": (
        lambda: _serving(_OTHER.issue_cert("127.0.0.1")),
        "nobody that this system trusts vouches",
    ),
    "expired": (
        lambda: _serving(_TRUSTED.issue_cert("127.0.0.1", not_after=_NOW - timedelta(days=1))),
        "certificate is out of date",
    ),
    "not yet valid": (
        lambda: _serving(_TRUSTED.issue_cert("127.0.0.1", not_before=_NOW + timedelta(days=1))),
        "certificate is out of date",
    ),
    "another name": (
        lambda: _serving(_TRUSTED.issue_cert("another.example")),
        "belongs to another host",
    ),
    "another address": (
        lambda: _serving(_TRUSTED.issue_cert("127.0.0.2")),
        "belongs to another host",
    ),
}


@pytest.fixture(autouse=True)
def _trust(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust one authority of our own in the place of those of the world."""
    context = _trusting()
    monkeypatch.setattr(trust, "trusted_authorities", lambda *_: context)


@cache  # as the app does: those of the world are read along, which takes a moment
def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    _TRUSTED.configure_trust(context)
    return context


@pytest.mark.parametrize("kind", _UNTRUSTED)
async def test_a_certificate_that_proves_nothing_ends_it_before_a_byte_is_sent(
    no_leaks: None, kind: str
) -> None:
    certificate, reason = _UNTRUSTED[kind]
    with FaultServer(said(), tls=certificate()) as server:
        heard = await hear_at(server.base_url, "sk-something")

        _assert_unsafe(heard, reason)
        assert server.host in str(heard.error)
        assert server.requests == []
        assert server.connections == 0


@pytest.mark.parametrize(
    "said_in_the_clear",
    [
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
        b"<html>The plain HTTP request was sent to HTTPS port</html>",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.example ESMTP\r\n",
    ],
    ids=["HTTP", "HTML", "SSH", "SMTP"],
)
async def test_a_host_without_tls_is_told_from_one_with_a_bad_certificate(
    no_leaks: None, said_in_the_clear: bytes
) -> None:
    with _plain_host() as (server, url):
        heard, received = await _met(server, url, said_in_the_clear)

    _assert_unsafe(heard, "does not speak https")
    assert received[:1] == b"\x16"  # the greeting of TLS, and nothing of the request
    assert b"POST" not in received
    assert b"sk-something" not in received


async def test_a_host_that_hangs_up_in_the_middle_of_agreeing_is_no_safe_host(
    no_leaks: None,
) -> None:
    with _plain_host() as (server, url):
        heard, received = await _met(server, url, b"")

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert received[:1] == b"\x16"


async def test_the_ways_to_be_unsafe_have_different_sentences(no_leaks: None) -> None:
    sentences = set()
    for kind in ("unknown issuer", "expired", "another address"):
        with FaultServer(said(), tls=_UNTRUSTED[kind][0]()) as server:
            sentences.add(str((await hear_at(server.base_url)).error).replace(server.host, ""))
    with _plain_host() as (plain, url):
        heard, _ = await _met(plain, url, b"HTTP/1.1 400 Bad Request\r\n\r\n")
        sentences.add(str(heard.error))

    assert len(sentences) == 4


def _is_known(name: str) -> bool:
    try:
        return bool(socket.getaddrinfo(name, 443))
    except OSError:
        return False


_NAMED = pytest.param(
    "localhost", marks=pytest.mark.skipif(not _is_known("localhost"), reason="no /etc/hosts")
)


@pytest.mark.parametrize("name", ["127.0.0.1", _NAMED])
async def test_a_host_with_a_trusted_certificate_is_asked(no_leaks: None, name: str) -> None:
    with FaultServer(said("It is 4.", "Two and two."), tls=_good()) as server:
        heard = await hear_at(f"https://{name}:{server.port}/v1", "sk-something")

        assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4.", "Two and two."))
        assert server.requests[0].headers["authorization"] == "Bearer sk-something"
        assert server.wait_until_idle()


def test_the_authorities_that_are_trusted_are_checked_against() -> None:
    context = connections._new_client()._transport._pool._ssl_context  # type: ignore[attr-defined] # there is no public way to see it

    assert context is trust.trusted_authorities()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize(
    "script",
    [(Send(head() + _BEGUN), Finish()), (Send(head(length=9999) + _BEGUN), Finish())],
    ids=["end", "end before the length"],
)
async def test_a_safe_stream_can_be_cut_like_any_other(no_leaks: None, script: Script) -> None:
    with FaultServer(script, tls=_good()) as server:
        heard = await hear_at(server.base_url)

        assert_ended(heard.reply, Ending(Outcome.CUT, "It is", "Two and two.", Fault.NETWORK))
        assert server.wait_until_idle()


async def test_a_safe_stream_that_is_torn_off_is_cut(no_leaks: None) -> None:
    with FaultServer((Send(head() + _BEGUN), Reset()), tls=_good()) as server:
        heard = await hear_at(server.base_url)

        assert heard.reply.outcome in {Outcome.CUT, Outcome.REFUSED}  # a reset may outrun the text
        assert heard.reply.failure is not None
        assert heard.reply.failure.fault is Fault.NETWORK


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ((Reset(),), Outcome.REFUSED),
        ((Finish(),), Outcome.BROKEN),
        ((Hold(),), Outcome.TIMEOUT),
        ((Send(b"HTTP/1.1 2"), Reset()), Outcome.REFUSED),
    ],
    ids=["reset", "end", "silence", "reset in the head"],
)
async def test_what_was_sent_safely_is_not_said_to_be_unsent(
    no_leaks: None, script: Script, outcome: Outcome
) -> None:
    with FaultServer(script, tls=_good()) as server:
        heard = await hear_at(server.base_url, idle_limit_s=0.5 if Hold() in script else 10.0)

        fault = Fault.NETWORK if outcome is Outcome.REFUSED else Fault.PROVIDER
        assert_ended(heard.reply, Ending(outcome, fault=fault))
        assert "othing was sent" not in str(heard.error)
        assert "safe connection" not in str(heard.error)
        assert heard.error is not None
        assert not heard.error.passes
        assert len(server.requests) == 1


async def test_a_host_that_never_agrees_is_given_up(
    no_leaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_CONNECT_LIMIT_S", 0.05)
    with _plain_host() as (_, url):
        heard = await hear_at(url)

    assert_ended(heard.reply, Ending(Outcome.TIMEOUT, fault=Fault.NETWORK))
    assert "did not answer in time" in str(heard.error)


async def test_a_way_back_from_https_to_http_is_not_taken(no_leaks: None) -> None:  # N26
    with FaultServer(said()) as plain:
        away: Script = (
            Send(head(308, None, length=0, Location=f"{plain.base_url}/chat/completions")),
            Finish(),
        )
        with FaultServer(away, tls=_good()) as server:
            heard = await hear_at(server.base_url, "sk-something")

        assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
        assert plain.host in str(heard.error)
        assert plain.connections == 0


async def test_a_stop_while_agreeing_on_tls_hangs_up_at_once(no_leaks: None) -> None:  # N32
    with _plain_host() as (server, url):
        task = asyncio.create_task(hear_at(url))
        met, _ = await asyncio.to_thread(server.accept)
        with met:
            met.settimeout(5)
            greeting = await asyncio.to_thread(met.recv, 65536)

            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

            assert greeting[:1] == b"\x16"
            assert await asyncio.to_thread(met.recv, 65536) == b""


async def test_a_stop_in_a_safe_stream_hangs_up_at_once(no_leaks: None) -> None:  # N32
    with FaultServer((Send(head() + _BEGUN), Hold()), tls=_good()) as server:
        task = asyncio.create_task(hear_at(server.base_url))
        await until(lambda: server.requests)

        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        assert server.wait_until_idle()


async def test_only_http_1_is_offered(no_leaks: None) -> None:  # N34
    with _plain_host() as (server, url):
        _, greeting = await _met(server, url, b"")

    assert b"\x08http/1.1" in greeting
    assert b"\x02h2" not in greeting


async def test_a_host_that_speaks_http_2_only_is_not_understood(no_leaks: None) -> None:  # N34
    context = _good()
    context.set_alpn_protocols(["h2"])
    settings = b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"
    go_away = b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01"
    with FaultServer((Send(settings + go_away), Finish()), tls=context) as server:
        heard = await hear_at(server.base_url)

        assert_ended(heard.reply, Ending(Outcome.BROKEN, fault=Fault.PROVIDER))
        assert server.host in str(heard.error)


async def test_a_status_over_https_means_what_it_means(no_leaks: None) -> None:
    with FaultServer(error(401), tls=_good()) as server:
        heard = await hear_at(server.base_url, "sk-something")

        assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))


def _assert_unsafe(heard: Heard, reason: str) -> None:
    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert reason in str(heard.error)
    assert "othing was sent" in str(heard.error) or "nothing was sent" in str(heard.error)
    assert heard.error is not None
    assert not heard.error.passes  # asking again would change nothing


@contextmanager
def _plain_host() -> Iterator[tuple[socket.socket, str]]:
    """Yield a socket that listens, and the https address that leads to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        yield server, f"https://127.0.0.1:{server.getsockname()[1]}/v1"


async def _met(server: socket.socket, url: str, says: bytes) -> tuple[Heard, bytes]:
    """Ask at `url`; answer the first bytes with `says`; return what was heard and received."""

    def meet() -> bytes:
        connection, _ = server.accept()
        with connection:
            connection.settimeout(5)
            received = connection.recv(65536)
            connection.sendall(says)
            connection.shutdown(socket.SHUT_WR)
            while more := _rest(connection):
                received += more
        return received

    async with asyncio.TaskGroup() as group:
        meeting = group.create_task(asyncio.to_thread(meet))
        heard = await hear_at(url, "sk-something")
    return heard, meeting.result()


def _rest(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except ConnectionError:
        return b""
