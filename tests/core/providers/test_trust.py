"""Whom we believe: the system's own store, and a CA file of a provider's own (N05, S18)."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from deepseek_desktop.core.domain.errors import Fault, ProviderError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers import trust
from deepseek_desktop.core.providers.connections import Connections
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.providers.trust import is_system_store_found, trusted_authorities
from tests.faults.asking import Heard, hear
from tests.faults.server import FaultServer
from tests.faults.wire import said

_COMPANY = trustme.CA()
_KEY = "sk-something-0123456789"


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    for cached in (trusted_authorities, is_system_store_found):
        cached.cache_clear()
    yield
    for cached in (trusted_authorities, is_system_store_found):
        cached.cache_clear()


@pytest.fixture
def company() -> Iterator[FaultServer]:
    """A host whose certificate only its company vouches for."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _COMPANY.issue_cert("127.0.0.1").configure_cert(tls)
    with FaultServer(said("It is 4."), tls=tls) as server:
        yield server


def _pem(folder: Path, authority: trustme.CA = _COMPANY) -> str:
    path = folder / "company.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


async def _hear(profile: Profile) -> Heard:
    async with Providers([profile], lambda _: _KEY) as providers:
        await providers.ready()
        return await hear(providers.open(profile.name))


async def test_a_ca_file_makes_the_host_of_a_company_believed(
    no_leaks: None, company: FaultServer, tmp_path: Path
) -> None:
    heard = await _hear(Profile("host", company.base_url, ca_file=_pem(tmp_path)))

    assert heard.reply.outcome is Outcome.COMPLETE


async def test_a_ca_file_counts_for_its_provider_only(
    no_leaks: None, company: FaultServer, tmp_path: Path
) -> None:
    profiles = [
        Profile("host", company.base_url, ca_file=_pem(tmp_path)),
        Profile("other", company.base_url),
    ]
    async with Providers(profiles, lambda _: _KEY) as providers:
        await providers.ready()
        first = await hear(providers.open("host"))
        other = await hear(providers.open("other"))
        again = await hear(providers.open("host"))

    assert first.reply.outcome is again.reply.outcome is Outcome.COMPLETE
    assert "nobody that this system trusts" in str(other.error)
    assert len(company.requests) == 2


async def test_a_ca_file_of_somebody_else_helps_nothing(
    no_leaks: None, company: FaultServer, tmp_path: Path
) -> None:
    heard = await _hear(Profile("host", company.base_url, ca_file=_pem(tmp_path, trustme.CA())))

    assert "neither somebody that this system trusts nor the CA file of host" in str(heard.error)
    assert company.requests == []


async def test_a_ca_file_comes_beside_what_the_system_trusts(tmp_path: Path) -> None:
    plain, more = trusted_authorities(), trusted_authorities(_pem(tmp_path))

    assert more.cert_store_stats()["x509"] == plain.cert_store_stats()["x509"] + 1
    assert more.verify_mode is ssl.CERT_REQUIRED
    assert more.check_hostname


async def test_a_ca_file_that_is_gone_fails_its_provider_alone(
    no_leaks: None, company: FaultServer, tmp_path: Path
) -> None:
    ca_file = _pem(tmp_path)
    profiles = [
        Profile("host", company.base_url, ca_file=str(tmp_path / "gone.pem")),
        Profile("other", company.base_url, ca_file=ca_file),
    ]
    async with Providers(profiles, lambda _: _KEY) as providers:
        await providers.ready()
        with pytest.raises(ProviderError, match="no file of certificates") as caught:
            providers.open("host")
        heard = await hear(providers.open("other"))

    assert caught.value.failure.fault is Fault.YOU
    assert heard.reply.outcome is Outcome.COMPLETE


async def test_a_ca_file_that_is_there_again_is_used(
    no_leaks: None, company: FaultServer, tmp_path: Path
) -> None:
    profile = Profile("host", company.base_url, ca_file=str(tmp_path / "company.pem"))
    async with Providers([profile], lambda _: _KEY) as providers:
        await providers.ready()
        with pytest.raises(ProviderError):
            providers.open("host")

        _pem(tmp_path)

        assert (await hear(providers.open("host"))).reply.outcome is Outcome.COMPLETE


def test_what_is_trusted_is_read_once_and_not_with_each_connection() -> None:
    context = trusted_authorities()

    assert trusted_authorities() is context
    if sys.platform == "linux":
        assert type(context) is ssl.SSLContext  # truststore's own would read it all again


_STORE = """
from deepseek_desktop.core.providers.trust import is_system_store_found, trusted_authorities
print(trusted_authorities().cert_store_stats()["x509"], is_system_store_found())
"""


def _store_seen(**environment: str) -> tuple[int, bool]:
    """Return how many authorities a new process trusts, and whether they are the system's."""
    run = subprocess.run(
        [sys.executable, "-c", _STORE],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    count, found = run.stdout.split()
    return int(count), found == "True"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the store is no file")
def test_the_store_of_the_system_is_what_is_trusted(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    count, found = _store_seen(SSL_CERT_FILE=_pem(tmp_path), SSL_CERT_DIR=str(tmp_path / "empty"))

    assert (count, found) == (1, True)  # the one authority that this system has here


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the store is no file")
def test_a_damaged_store_is_replaced_by_the_list_that_came_with_the_app(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.pem").write_text("no certificate")

    count, found = _store_seen(
        SSL_CERT_FILE=str(tmp_path / "damaged.pem"), SSL_CERT_DIR=str(tmp_path / "empty")
    )

    assert count > 50
    assert not found


async def test_without_the_store_of_the_system_it_is_not_said_to_trust_anybody(
    no_leaks: None, company: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "_system_store", lambda: None)

    heard = await _hear(Profile("host", company.base_url))

    assert "this system's own store of certificates was not found" in str(heard.error)
    assert "this system trusts" not in str(heard.error)


def test_each_origin_and_ca_file_has_a_client_of_its_own(tmp_path: Path) -> None:
    connections, ca_file = Connections(), _pem(tmp_path)

    clients = {
        id(connections.client_for(url, file))
        for url in ("https://a.example/v1", "https://a.example:444/v1", "http://a.example")
        for file in ("", ca_file)
    }

    assert len(clients) == 6
    assert connections.client_for("https://a.example", ca_file) is connections.client_for(
        "https://a.example/v1", ca_file
    )


def test_the_oldest_tls_that_is_spoken_is_1_2() -> None:
    assert trusted_authorities().minimum_version >= ssl.TLSVersion.TLSv1_2
