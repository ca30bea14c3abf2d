from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.keys import LENGTH_LIMIT, account_of, cleaned_key, shown_key
from deepseek_desktop.core.domain.profile import Profile

_KEY = "sk-0123456789abcdef"


@pytest.mark.parametrize(
    "typed",
    [
        _KEY,
        f"  {_KEY}\n",
        f"{_KEY}\r\n",
        f'"{_KEY}"',
        f"'{_KEY}'",
        f"`{_KEY}`",
        f"\ufeff{_KEY}",
        f"\u200b{_KEY}\u2060",
        f"\u00a0{_KEY}",
        f"Bearer {_KEY}",
        f"bearer {_KEY}",
        f'"Bearer {_KEY}"\n',
        f'Bearer "{_KEY}"',
    ],
)
def test_a_key_is_cleaned_of_what_copying_leaves_round_it(typed: str) -> None:
    assert cleaned_key(typed) == _KEY


@pytest.mark.parametrize("typed", ["", "  ", "\n", '""', "Bearer ", "\u200b\ufeff"])
def test_what_holds_no_key_is_refused(typed: str) -> None:
    with pytest.raises(SettingError, match="There is no key"):
        cleaned_key(typed)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (f"{_KEY} {_KEY}", 20),
        (f"{_KEY}\n{_KEY}", 20),
        (f"{_KEY}\r\nX-Injected: yes", 20),
        (f"{_KEY}\0x", 20),
        (f"{_KEY}é", 20),
        (f"密钥{_KEY}", 1),
        (f"{_KEY[:5]}\u200b{_KEY[5:]}", 6),
        (f"{_KEY}\udcff", 20),
        (f"{_KEY}\x7f", 20),
        (f"sk-\u0430{_KEY}", 4),  # a Cyrillic a
        (f"export KEY={_KEY}", 7),
    ],
    ids=ascii,
)
def test_what_no_header_can_carry_is_refused_with_its_place(typed: str, place: int) -> None:
    with pytest.raises(SettingError, match=f"character at place {place} ") as caught:
        cleaned_key(typed)

    assert _KEY[:8] not in str(caught.value)


def test_a_key_of_absurd_length_is_refused() -> None:
    assert cleaned_key("x" * LENGTH_LIMIT) == "x" * LENGTH_LIMIT
    with pytest.raises(SettingError, match="1,001 characters"):
        cleaned_key("x" * (LENGTH_LIMIT + 1))
    with pytest.raises(SettingError, match="10,000,000"):
        cleaned_key("x" * 10_000_000)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (_KEY, "sk-...cdef"),
        ("sk-or-v1-0123456789abcdef", "sk-...cdef"),
        ("0123456789abcdef", "...cdef"),
        ("nvapi-0123456789abcdef", "nvapi-...cdef"),
        ("0123456789-abcdef", "...cdef"),
        ("sk-short", "..."),
        ("x", "..."),
    ],
)
def test_of_a_key_only_its_ends_are_shown(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_a_key_is_kept_under_its_origin() -> None:
    assert account_of(Profile("a", "https://h.example/v1")) == "a https://h.example:443"
    assert account_of(Profile("a", "http://[::1]:80")) == "a http://[::1]:80"
