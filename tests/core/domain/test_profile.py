from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile

_URL = "https://api.deepseek.com/v1"


@pytest.mark.parametrize("name", ["deepseek", " deepseek ", "a", "7b", "my-host_2.local", "x" * 40])
def test_a_provider_is_made_from_what_was_typed(name: str) -> None:
    profile = checked_profile(name, f"{_URL}/chat/completions", " DEEPSEEK_API_KEY ")

    assert profile == Profile(name.strip(), _URL, "DEEPSEEK_API_KEY")


@pytest.mark.parametrize("variable", [None, "", "  "])
def test_a_provider_without_a_variable_takes_no_key(variable: str | None) -> None:
    assert checked_profile("local", _URL, variable).key_variable is None


@pytest.mark.parametrize(
    "name",
    ["", " ", "DeepSeek", "a b", "a/b", "-a", ".a", "x" * 41, "深度", "a\nb", "\x1b[1m", "demo"],
)
def test_a_name_that_could_not_be_typed_again_is_refused(name: str) -> None:
    with pytest.raises(SettingError) as caught:
        checked_profile(name, _URL)

    assert len(str(caught.value)) <= 300
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("key", ["sk-0123456789abcdef", "Bearer sk-0123", "key with blanks", "7x"])
def test_a_key_in_the_place_of_its_variable_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(SettingError) as caught:
        checked_profile("deepseek", _URL, key)

    assert key not in str(caught.value)
    assert len(str(caught.value)) <= 300


def test_an_address_that_cannot_be_asked_is_refused() -> None:
    with pytest.raises(SettingError, match="http:// is only for a server on this machine"):
        checked_profile("deepseek", "http://api.deepseek.com")
