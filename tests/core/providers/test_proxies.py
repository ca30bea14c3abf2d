"""Which requests go through a proxy, what it gets to see, and what is told of one that fails."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from functools import cache

import pytest
import trustme

from deepseek_desktop.core.domain.errors import Fault, ProviderError, SettingError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.proxy import ProxyChoice, ProxyMode, read_proxy_url
from deepseek_desktop.core.providers import proxies, trust
from deepseek_desktop.core.providers.proxies import proxy_for
from deepseek_desktop.core.providers.registry import Providers
from tests.faults.asking import PROMPT, Heard, hear
from tests.faults.contract import Ending, assert_ended
from tests.faults.proxy import FaultProxy
from tests.faults.server import FaultServer, Wait
from tests.faults.wire import error, page, said

_AUTHORITY = trustme.CA()
_URL = "https://api.host.example/v1"
_KEY = "sk-something-0123456789"
_SYSTEM = ProxyChoice(ProxyMode.SYSTEM)


@pytest.fixture(autouse=True)
def _trust(monkeypatch: pytest.MonkeyPatch) -> None:
    context = _trusting()
    monkeypatch.setattr(trust, "trusted_authorities", lambda *_: context)


@cache  # as the app does: those of the world are read along, which takes a moment
def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    _AUTHORITY.configure_trust(context)
    return context


@pytest.fixture(autouse=True)
def _no_proxies_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def far() -> Iterator[FaultServer]:
    """A host that only a proxy knows the way to."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _AUTHORITY.issue_cert("api.host.example").configure_cert(tls)
    with FaultServer(said("It is 4.", "Two and two."), tls=tls) as server:
        yield server


def _custom(url: str) -> ProxyChoice:
    return ProxyChoice(ProxyMode.CUSTOM, url)


async def _hear(choice: ProxyChoice, url: str = _URL) -> Heard:
    profile = Profile("host", url, "HOST_KEY")
    async with Providers([profile], lambda _: _KEY) as providers:
        providers.proxy = choice
        return await hear(providers.open("host"))


async def test_a_proxy_leads_to_the_host_and_sees_neither_key_nor_words(
    no_leaks: None, far: FaultServer
) -> None:
    with FaultProxy(far.port) as proxy:
        heard = await _hear(_custom(proxy.url))

    assert_ended(heard.reply, Ending(Outcome.COMPLETE, "It is 4.", "Two and two."))
    assert far.requests[0].headers["authorization"] == f"Bearer {_KEY}"
    assert proxy.heads[0].startswith("CONNECT api.host.example:443 ")
    seen = proxy.heads[0].encode() + proxy.passed
    assert len(proxy.passed) > 500  # the request itself went through it
    assert _KEY.encode() not in seen
    assert PROMPT.encode() not in seen


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
async def test_the_proxy_of_the_system_is_used_where_it_is_wanted(
    no_leaks: None, far: FaultServer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    with FaultProxy(far.port) as proxy:
        monkeypatch.setenv(variable, proxy.host if variable == "ALL_PROXY" else proxy.url)
        heard = await _hear(_SYSTEM)

        assert heard.reply.outcome is Outcome.COMPLETE
        assert len(proxy.heads) == 1


async def test_a_login_for_the_proxy_is_taken_from_the_environment_and_told_nobody_else(
    no_leaks: None, far: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultProxy(far.port) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://person:hunter%2F2@{proxy.host}")
        await _hear(_SYSTEM)

    assert "Proxy-Authorization: Basic cGVyc29uOmh1bnRlci8y" in proxy.heads[0]
    assert "proxy-authorization" not in far.requests[0].headers


@pytest.mark.parametrize(
    "no_proxy", ["api.host.example", ".host.example", "host.example", "*", "a.b, host.example"]
)
def test_hosts_that_the_system_excepts_are_asked_directly(
    monkeypatch: pytest.MonkeyPatch, no_proxy: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert proxy_for(_URL, _SYSTEM) is not None

    monkeypatch.setenv("NO_PROXY", no_proxy)

    assert proxy_for(_URL, _SYSTEM) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:11434",
        "http://localhost:11434/v1",
        "https://localhost:8443",
        "https://127.0.0.1:8443",
        "https://[::1]:8443",
        "https://[::ffff:127.0.0.1]:8443",
        "http://192.168.1.20:8000",
        "http://nas.local:8000",
    ],
)
def test_this_machine_and_what_is_asked_in_the_clear_never_meet_a_proxy(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")

    assert proxy_for(url, _SYSTEM) is None
    assert proxy_for(url, _custom("http://proxy.example:3128")) is None


def test_a_host_of_ones_own_network_is_not_asked_through_a_proxy_of_ones_own() -> None:
    choice = _custom("http://proxy.example:3128")

    assert proxy_for("https://192.168.1.20:8443", choice) is None
    assert proxy_for("https://nas.local", choice) is None
    assert proxy_for(_URL, choice) is not None


async def test_without_a_choice_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")

    assert proxy_for(_URL, ProxyChoice()) is None


async def test_another_choice_holds_from_the_next_question_on(
    no_leaks: None, far: FaultServer
) -> None:
    profile = Profile("host", _URL)
    with FaultProxy(far.port) as first, FaultProxy(far.port) as second:
        async with Providers([profile], lambda _: None) as providers:
            for proxy in (first, second, second):
                providers.proxy = _custom(proxy.url)
                assert (await hear(providers.open("host"))).reply.outcome is Outcome.COMPLETE

        assert (len(first.heads), len(second.heads)) == (1, 2)


_BODY = "<html><script>alert(1)</script>Proxy login</html>"


@pytest.mark.parametrize(
    ("says", "told"),
    [
        (f"HTTP/1.1 407 Log in\r\nContent-Type: text/html\r\n\r\n{_BODY}", "wants you to log in"),
        (f"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n{_BODY}", "did not lead to"),
        ("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "did not lead to"),
        ("", "does not answer as one"),
        ("SSH-2.0-OpenSSH_9.2\r\n", "does not answer as one"),
        ("HTTP/1.1 2", "does not answer as one"),
    ],
    ids=["407", "403", "503", "hangs up", "SSH", "half a line"],
)
async def test_what_a_proxy_does_wrong_is_told_as_its_fault_with_its_address(
    no_leaks: None, says: str, told: str
) -> None:
    with FaultProxy(says=says.encode()) as proxy:
        heard = await _hear(_custom(proxy.url))

        _assert_proxy_blamed(heard, proxy.host, told)
        assert _KEY not in "".join(proxy.heads)
        assert "html" not in repr(heard)
        assert "alert" not in repr(heard)


async def test_a_proxy_that_is_not_there_is_told_as_its_fault(no_leaks: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"127.0.0.1:{closed.getsockname()[1]}"

    heard = await _hear(_custom(f"http://{address}"))

    _assert_proxy_blamed(heard, address, "does not answer as one")


async def test_a_proxy_that_is_not_found_is_told_as_its_fault(no_leaks: None) -> None:
    heard = await _hear(_custom("http://proxy.invalid:3128"))

    _assert_proxy_blamed(heard, "proxy.invalid:3128", "does not answer as one")


async def test_a_proxy_that_says_nothing_is_given_up(
    no_leaks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "_TUNNEL_LIMIT_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        heard = await _hear(_custom(f"http://{address}"))

        _assert_proxy_blamed(heard, address, "does not answer as one")


async def test_a_host_behind_a_proxy_may_take_its_time(
    no_leaks: None, far: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "_TUNNEL_LIMIT_S", 0.5)
    far.answer = (Wait(1.0), *said("It is 4."))
    with FaultProxy(far.port) as proxy:
        heard = await _hear(_custom(proxy.url))

    assert heard.reply.outcome is Outcome.COMPLETE


async def test_a_host_behind_a_proxy_answers_for_itself(no_leaks: None, far: FaultServer) -> None:
    far.answer = error(401)
    with FaultProxy(far.port) as proxy:
        heard = await _hear(_custom(proxy.url))

    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.YOU))
    assert "proxy" not in str(heard.error)


async def test_a_proxy_that_plays_the_host_is_found_out_and_gets_nothing(no_leaks: None) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("api.host.example").configure_cert(tls)
    with FaultServer(page(), tls=tls) as impostor, FaultProxy(impostor.port) as proxy:
        heard = await _hear(_custom(proxy.url))

        assert "vouches for its certificate" in str(heard.error)
        assert impostor.requests == []


@pytest.mark.parametrize(
    "url", ["", "socks5://127.0.0.1:1080", "http://person:hunter2@p.example:1"]
)
async def test_a_proxy_that_cannot_be_used_fails_the_question_in_a_sentence(url: str) -> None:
    profile = Profile("host", _URL)
    async with Providers([profile], lambda _: None) as providers:
        providers.proxy = _custom(url)

        with pytest.raises(ProviderError) as caught:
            providers.open("host")

    assert str(caught.value).endswith(".")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "url"),
    {
        "http://proxy.example:3128": "http://proxy.example:3128",
        " HTTP://Proxy.Example:3128/ ": "http://proxy.example:3128",
        "http://10.0.0.1:8080": "http://10.0.0.1:8080",
        "http://[fd00::1]:8080": "http://[fd00::1]:8080",
    }.items(),
)
def test_a_proxy_is_read_as_people_type_it(typed: str, url: str) -> None:
    assert read_proxy_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        *("", "proxy.example:3128", "proxy.example", "http://proxy.example", "http://:3128"),
        *("https://proxy.example:3128", "ftp://proxy.example:21", "file:///etc/passwd"),
        *("socks5://127.0.0.1:1080", "socks4a://127.0.0.1:1080", "http://proxy.example:0"),
        *("http://proxy.example:99999", "http://proxy.example:3128/pac", "http://[::1:3128"),
        *(
            "http://proxy.example:3128?x",
            "http://proxy .example:1",
            "http://proxy.example:3128\n\0",
        ),
        *("http://person:hunter2@proxy.example:3128", "http://hunter2@proxy.example:3128"),
        *("http://person:hunter2@proxy.example", "http://2130706433:80", f"http://{'p' * 400}:80"),
        "ftp://person:hunter2@proxy.example:3128",
    ],
)
def test_what_can_be_no_proxy_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_proxy_url(typed)

    sentence = str(caught.value)
    assert 10 < len(sentence) <= 300
    assert sentence.isprintable()
    assert sentence.endswith(".")
    assert "hunter2" not in sentence


def _assert_proxy_blamed(heard: Heard, address: str, told: str) -> None:
    assert_ended(heard.reply, Ending(Outcome.REFUSED, fault=Fault.NETWORK))
    assert heard.error is not None
    sentence = str(heard.error)
    assert f"The proxy {address}" in sentence
    assert told in sentence
    assert len(sentence) <= 300
