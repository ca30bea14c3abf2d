from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.address import (
    chat_urls,
    host_of,
    origin_of,
    read_base_url,
)
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.hosts import is_loopback

_SECRET = "hunter2"

_GOOD = {
    "https://api.deepseek.com": "https://api.deepseek.com",
    "https://api.deepseek.com/": "https://api.deepseek.com",
    "https://api.deepseek.com///": "https://api.deepseek.com",
    "  https://api.deepseek.com/v1\n": "https://api.deepseek.com/v1",
    "https://api.deepseek.com/v1/chat/completions": "https://api.deepseek.com/v1",
    "https://api.deepseek.com/v1/chat/completions/": "https://api.deepseek.com/v1",
    "https://api.deepseek.com/chat/completions": "https://api.deepseek.com",
    "HTTPS://API.DeepSeek.COM/V1": "https://api.deepseek.com/V1",
    "https://api.deepseek.com:443/v1": "https://api.deepseek.com:443/v1",
    "https://host.example:65535": "https://host.example:65535",
    "https://host.example:": "https://host.example",
    "https://host.example./v1": "https://host.example./v1",
    "https://open.bigmodel.cn/api/paas/v4/": "https://open.bigmodel.cn/api/paas/v4",
    "https://host.example/v1?": "https://host.example/v1",
    "https://host.example/v1#": "https://host.example/v1",
    "https://host_with_underscore/v1": "https://host_with_underscore/v1",
    "https://192.168.1.20:8000/v1": "https://192.168.1.20:8000/v1",
    "https://[2001:db8::1]:8443/v1": "https://[2001:db8::1]:8443/v1",
    "https://xn--bcher-kva.example/v1": "https://xn--bcher-kva.example/v1",
    "https://bücher.example/v1": "https://bücher.example/v1",
    "https://模型.example/v1": "https://模型.example/v1",
    "http://localhost:11434": "http://localhost:11434",
    "http://LOCALHOST:11434/v1": "http://localhost:11434/v1",
    "http://127.0.0.1:8080/v1/": "http://127.0.0.1:8080/v1",
    "http://127.8.9.10": "http://127.8.9.10",
    "http://[::1]:8080/v1": "http://[::1]:8080/v1",
    f"https://{'h' * 60}.example/{'p' * 220}": f"https://{'h' * 60}.example/{'p' * 220}",
}

_BAD = (
    "",
    "   ",
    "\n",
    "api.deepseek.com",
    "api.deepseek.com/v1",
    "localhost:11434",
    "//api.deepseek.com",
    "/v1/chat/completions",
    "https:api.deepseek.com",
    "https:/api.deepseek.com",
    "https://",
    "https:///v1",
    "https://:443",
    "https://?x",
    "ftp://host.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ws://host.example",
    "unix:///run/model.sock",
    "http://api.deepseek.com",
    "http://192.168.1.20:8000",
    "http://127.0.0.1.evil.example",
    "http://localhost.evil.example",
    "http://[2001:db8::1]",
    "http://0.0.0.0:8000",
    f"http://{'long.' * 50}example",
    "https://host.example/v1 beta",
    "https://host .example",
    "https://host.example/\tv1",
    "https://host.example/\nv1",
    "https://host.example/\0v1",
    "https://host.example/\x1b[31m",
    "https://host.example/\u202ev1",
    "https://host.example/\u200bv1",
    "\ufeffhttps://host.example",
    "https://host.example/\ud83d",
    "https://[::1",
    "https://::1]",
    "https://::1",
    "https://[host]",
    "https://[]",
    "https://host.example:0",
    "https://host.example:-1",
    "https://host.example:99999",
    "https://host.example:abc",
    "https://host.example:８０",
    "https://host.example:80:80",
    "https://host.example/v1?api=2",
    "https://host.example/v1#top",
    "https://xn--",
    "https://.",
    "https://..",
    "https://host..example",
    "https://.example",
    f"https://{'h' * 64}.example",
    "https://host.example\\v1",
    "https://host,example",
    "https://host%2eexample",
    "https://<host>",
    "https://{host}",
    "https://host℀.example",
    f"https://host.example/{'p' * 300}",
    f"https://person:{_SECRET}@host.example/v1",
    f"https://{_SECRET}@host.example/v1",
    f"https://:{_SECRET}@host.example",
    "https://@host.example",
    f"http://person:{_SECRET}@host.example",
    f"ftp://person:{_SECRET}@host.example",
    f"person:{_SECRET}@host.example",
    f"https://person:{_SECRET}@host example",
    f"https://person:{_SECRET}@ho[st",
    f"https://person:p@{_SECRET}@host example",
    f"https://person:{_SECRET}@host.example:99999",
    f"https://person:{_SECRET}＠host.example",
    f"https://person:{_SECRET}/@host example",
    f"https://person:{_SECRET}{'x' * 90}@host example",
    f"https://person:{_SECRET}{'x' * 300}@host.example",
    f"https://host.example/v1?key={_SECRET}",
    f"https://host.example/v1#{_SECRET}",
)


@pytest.mark.parametrize(("typed", "base_url"), _GOOD.items())
def test_an_address_is_read_as_people_type_it(typed: str, base_url: str) -> None:
    assert read_base_url(typed) == base_url
    assert read_base_url(base_url) == base_url


@pytest.mark.parametrize("typed", _BAD, ids=ascii)
def test_an_address_that_cannot_be_asked_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_base_url(typed)

    sentence = str(caught.value)
    assert 10 < len(sentence) <= 300
    assert sentence.isprintable()
    assert sentence.endswith(".")
    assert _SECRET not in sentence


def test_a_plain_http_address_is_refused_with_the_reason() -> None:
    with pytest.raises(SettingError, match=r"Use https:// for api\.deepseek\.com"):
        read_base_url("http://api.deepseek.com")


@pytest.mark.parametrize(
    ("base_url", "urls"),
    [
        (
            "https://host.example",
            ("https://host.example/v1/chat/completions", "https://host.example/chat/completions"),
        ),
        (
            "https://host.example/v1",
            ("https://host.example/v1/chat/completions", "https://host.example/chat/completions"),
        ),
        (
            "https://host.example/api/paas/v4",
            (
                "https://host.example/api/paas/v4/chat/completions",
                "https://host.example/api/paas/v4/v1/chat/completions",
            ),
        ),
        (
            "http://[::1]:8080",
            ("http://[::1]:8080/v1/chat/completions", "http://[::1]:8080/chat/completions"),
        ),
    ],
)
def test_a_chat_is_asked_for_where_it_likeliest_is(base_url: str, urls: tuple[str, ...]) -> None:
    assert chat_urls(base_url) == urls


@pytest.mark.parametrize("typed", _GOOD)
def test_whatever_was_read_can_be_asked_on_its_own_origin_only(typed: str) -> None:
    base_url = read_base_url(typed)

    assert {origin_of(url) for url in chat_urls(base_url)} == {origin_of(base_url)}


def test_an_origin_names_its_port() -> None:
    assert origin_of("https://host.example/v1") == "https://host.example:443"
    assert origin_of("https://host.example:443/v1") == "https://host.example:443"
    assert origin_of("http://localhost") == "http://localhost:80"
    assert origin_of("http://[::1]:8080/v1") == "http://[::1]:8080"


def test_a_host_is_shown_as_it_is_written() -> None:
    assert host_of("https://host.example:8443/v1") == "host.example:8443"
    assert host_of("https://host.example/v1") == "host.example"
    assert host_of(f"https://person:{_SECRET}@host.example/v1") == "host.example"
    assert host_of("/v1") == ""


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "127.0.0.1", "::1"]
)
def test_this_machine_is_known_by_name_and_by_address(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "host.example", "localhost.example", "0.0.0.0", "10.0.0.1", "::", "127.0.0.1.x"]
)
def test_no_other_machine_is_taken_for_this_one(host: str) -> None:
    assert not is_loopback(host)
