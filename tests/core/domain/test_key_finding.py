from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.key_finding import FoundKey, found_key

_HEX = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("key", "givers"),
    [
        (f"sk-{_HEX}", ("deepseek", "dashscope")),
        (f"sk-or-v1-{_HEX}{_HEX}", ("openrouter",)),
        ("sk-proj-" + "aB3dE6gH9jK2" * 4, ("OpenAI",)),
        ("sk-" + "aB3dE6gH9jK2" * 4, ()),
        ("hf_" + "aB3dE6gH9jK2" * 3, ("Hugging Face",)),
        ("ghp_" + "aB3dE6gH9jK2" * 3, ("GitHub",)),
    ],
)
def test_a_key_in_a_text_is_found_and_shown_by_its_ends_only(
    key: str, givers: tuple[str, ...]
) -> None:
    found = found_key(f'Why does "{key}" not work?\n')

    assert found is not None
    assert found.givers == givers
    assert (found.start, found.length) == (10, len(key))
    assert key[8:-4] not in found.shown
    assert found.shown.endswith(key[-4:])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "risk-free, task-oriented and desk-bound, with-things-that-are-long-enough-2024",
        "hf_hub_download_and_more_of_it_2024",
        "from fw_driver_version import fw_version_of_driver_1234567890123456",
        "sk-your-api-key-goes-here-please",
        "sk-" + "x" * 40,
        f"disk-{_HEX}",
        "sk-1234",
    ],
)
def test_what_only_begins_like_a_key_is_none(text: str) -> None:
    assert found_key(text) is None


def test_a_key_that_the_app_knows_is_found_whatever_its_form() -> None:
    found = found_key("it is horse-staple!", known=("", "horse-staple"))

    assert found == FoundKey("horse-...aple", (), 6, 12)


def test_the_first_of_several_is_told() -> None:
    found = found_key(f"hf_{_HEX} and sk-{_HEX}")

    assert found is not None
    assert found.givers == ("Hugging Face",)
