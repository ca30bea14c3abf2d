from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import AuthenticationError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import EnvironmentKeys

_KEY = "sk-0123456789abcdef"
_PROFILE = Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY")


def _keys(value: str) -> EnvironmentKeys:
    return EnvironmentKeys({"DEEPSEEK_API_KEY": value, "OTHER": "sk-other"})


@pytest.mark.parametrize(
    "value",
    [
        _KEY,
        f"  {_KEY}\n",
        f"{_KEY}\r\n",
        f'"{_KEY}"',
        f"'{_KEY}'",
        f"\ufeff{_KEY}",
        f"\u200b{_KEY}\u200b",
        f"Bearer {_KEY}",
        f'"Bearer {_KEY}"\n',
        f'Bearer "{_KEY}"',
    ],
)
def test_a_key_is_cleaned_of_what_copying_leaves_round_it(value: str) -> None:
    assert _keys(value).key_for(_PROFILE) == _KEY


@pytest.mark.parametrize("value", ["", "  ", "\n", '""', "Bearer ", "\u200b\ufeff"])
def test_an_empty_key_is_a_missing_one(value: str) -> None:
    with pytest.raises(AuthenticationError, match="DEEPSEEK_API_KEY is not set"):
        _keys(value).key_for(_PROFILE)


def test_a_missing_key_is_told_with_the_name_of_its_variable() -> None:
    with pytest.raises(AuthenticationError, match=r"no key for deepseek.*DEEPSEEK_API_KEY"):
        EnvironmentKeys({}).key_for(_PROFILE)


@pytest.mark.parametrize(
    "value",
    [
        f"{_KEY} {_KEY}",
        f"{_KEY}\n{_KEY}",
        f"{_KEY}\r\nX-Injected: yes",
        f"{_KEY}\0",
        f"{_KEY}é",
        f"密钥{_KEY}",
        f"{_KEY[:5]}\u200b{_KEY[5:]}",
        f"{_KEY}\udcff",
        f"{_KEY}\x7f",
        f"export KEY={_KEY}",
        "x" * 1001,
    ],
    ids=ascii,
)
def test_a_key_that_no_header_can_carry_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(AuthenticationError) as caught:
        _keys(value).key_for(_PROFILE)

    assert _KEY not in str(caught.value)
    assert "x" * 10 not in str(caught.value)
    assert "DEEPSEEK_API_KEY" in str(caught.value)
    assert len(str(caught.value)) <= 300


def test_a_provider_without_a_variable_gets_no_key() -> None:
    assert _keys(_KEY).key_for(Profile("local", "http://localhost:11434")) is None


def test_a_key_set_later_is_found() -> None:
    environment: dict[str, str] = {}
    keys = EnvironmentKeys(environment)

    environment["DEEPSEEK_API_KEY"] = _KEY

    assert keys.key_for(_PROFILE) == _KEY
