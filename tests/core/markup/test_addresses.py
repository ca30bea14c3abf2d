"""What may be a link, and what a person is told of where it leads."""

from __future__ import annotations

import random

import pytest

from deepseek_desktop.core.markup.addresses import safe_address, shown_host, target_of


@pytest.mark.parametrize(
    "href",
    [
        "https://example.com",
        "HTTP://Example.com/a?b=c#d",
        "http://[::1]:8080/",
        "https://user:word@example.com/",
        "mailto:a@example.com?subject=x",
        "https://例子.中国/路",
    ],
)
def test_addresses_of_the_web_and_of_mail_are_links(href: str) -> None:
    assert safe_address(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "example.com",
        "/etc/passwd",
        "//host/share",
        "\\\\host\\share",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "smb://host/share",
        "ms-msdt:/id",
        "search-ms:query=x",
        "vscode://file/x",
        "vbscript:x",
        "qrc:/x",
        "http:evil.com",
        "http:///evil.com",
        "https://",
        "https://@",
        "https://good.com\\@evil.com",
        "https://a.com/\nb",
        "https://a.com/\u2028",
        " https://a.com",
        "java\tscript:alert(1)",
        "https://a.com/\x00",
        "mailto:",
        "https://a.com/" + "x" * 5000,
    ],
)
def test_anything_else_is_none(href: str) -> None:
    assert safe_address(href) is None
    assert target_of(href) is None


def test_a_cyrillic_name_is_asked_for_in_ascii_and_told_of() -> None:
    target = target_of("https://аррӏе.com/login")

    assert target is not None
    assert target.host == "xn--80ak6aa92e.com"
    assert target.shown_host == "аррӏе.com"
    assert target.is_mixed


@pytest.mark.parametrize("host", ["münchen.de", "例子.com", "ひらカタ.jp", "example.com"])
def test_honest_names_are_not_suspicious(host: str) -> None:
    target = target_of(f"https://{host}/")

    assert target is not None
    assert not target.is_suspicious
    assert target.host.isascii()
    assert target.shown_host == host


def test_a_name_before_the_host_is_a_user_not_the_host() -> None:
    target = target_of("https://good.com:pw@evil.com:8443/")

    assert target is not None
    assert (target.user, target.host, target.port) == ("good.com:pw", "evil.com", 8443)
    assert target.is_suspicious


@pytest.mark.parametrize(
    ("href", "host"),
    [
        ("https://good.com%2f.evil.com/", "good.com/.evil.com"),
        ("https://good.com%40evil.com/", "good.com@evil.com"),
        ("https://good.com%00.evil.com/", "good.com\x00.evil.com"),
    ],
)
def test_hidden_signs_in_a_host_are_told_of(href: str, host: str) -> None:
    target = target_of(href)

    assert target is not None
    assert target.host == host
    assert target.has_hidden_signs


@pytest.mark.parametrize(
    ("authority", "host", "port"),
    [
        ("[::1]", "::1", None),
        ("[2001:db8::1]:443", "2001:db8::1", 443),
        ("127.0.0.1:80", "127.0.0.1", 80),
        ("2130706433", "2130706433", None),
        ("0x7f.0.0.1", "0x7f.0.0.1", None),
    ],
)
def test_numbers_are_seen_as_numbers(authority: str, host: str, port: int | None) -> None:
    target = target_of(f"http://{authority}/")

    assert target is not None
    assert (target.host, target.port, target.is_number) == (host, port, True)
    assert not target.has_hidden_signs


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("https://bank.com/login", "bank.com"),
        ("go to www.bank.com now", "bank.com"),
        ("bank.com", "bank.com"),
        ("BANK.com/", "bank.com"),
        ("https://me@bank.com", "bank.com"),
        ("https://evil.com/a", ""),
        ("evil.com", ""),
        ("docs.evil.com", "docs.evil.com"),
        ("click here", ""),
        ("Node.js", ""),
        ("numpy.linalg", ""),
        ("README.md", ""),
        ("e.g. this", ""),
        ("", ""),
    ],
)
def test_a_label_that_names_another_host_is_told_of(label: str, named: str) -> None:
    target = target_of("https://www.evil.com/a", label)

    assert target is not None
    assert target.named_host == named


def test_a_label_may_name_the_domain_that_a_host_is_in() -> None:
    target = target_of("https://docs.python.org/3/", "python.org")

    assert target is not None
    assert target.named_host == ""


def test_mail_tells_the_domain() -> None:
    target = target_of("mailto:a.b@example.com?subject=Hi@evil")

    assert target is not None
    assert (target.scheme, target.host) == ("mailto", "example.com")


@pytest.mark.parametrize("host", ["xn--", "xn--a", "xn--\x00", "xn--" + "a" * 70, "a..b"])
def test_what_is_no_punycode_is_shown_as_it_is(host: str) -> None:
    assert shown_host(host) == host


def test_nothing_raises() -> None:
    chance = random.Random(1)
    signs = [
        *"a.:/@%[]?#\\-",
        "xn--",
        "ü",
        "中",
        "\u202e",
        "%2f",
        "\ud800",
        "1",
        "0x",
        "\U000e0061",
    ]
    for _ in range(3000):
        text = "".join(chance.choices(signs, k=chance.randrange(30)))
        for href in (text, f"https://{text}", f"mailto:{text}", f"http://xn--{text}.com"):
            safe_address(href)
            target_of(href, text)
