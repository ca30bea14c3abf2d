from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.models.provider_entry import ProviderEntry


@pytest.mark.parametrize(
    ("profile", "is_paid"),
    [
        (Profile("demo", "http://127.0.0.1:5000/v1"), False),
        (Profile("ollama", "http://localhost:11434", is_local=True), False),
        (Profile("vllm", "http://[::1]:8000/v1", is_local=True), False),
        (Profile("vllm", "https://gpu.example/v1", is_local=True), True),
        (Profile("vllm", "http://127.0.0.1:8000/v1", "VLLM_KEY", is_local=True), True),
        (Profile("gate", "http://127.0.0.1:4000/v1"), True),  # it may pass on to a paid host
        (Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY"), True),
    ],
)
def test_only_what_is_surely_free_is_not_called_paid(profile: Profile, is_paid: bool) -> None:
    assert ProviderEntry(profile, "Title").is_paid is is_paid


@pytest.mark.parametrize(
    ("base_url", "is_here"),
    [
        ("http://127.0.0.1/v1", True),
        ("http://localhost:1234", True),
        ("http://[::1]/v1", True),
        ("http://[::1]:1234/v1", True),
        ("https://127.0.0.1.example/v1", False),
        ("", False),
    ],
)
def test_a_server_on_this_machine_is_known_by_its_address(base_url: str, is_here: bool) -> None:
    assert ProviderEntry(Profile("near", base_url), "near").is_here is is_here


def test_what_a_person_added_is_called_by_its_name_and_says_what_it_is_like() -> None:
    profile = Profile("mine", "https://openrouter.ai/api/v1", preset="openrouter")

    entry = ProviderEntry(profile, "OpenRouter", is_own=True)

    assert entry.heading == "mine"
    assert entry.place == "OpenRouter · https://openrouter.ai/api/v1"


def test_what_has_gone_is_not_offered_and_the_list_has_its_dates() -> None:
    cards = (
        ModelCard("new", as_of="2026-11-15"),
        ModelCard("old", status="retired", as_of="2026-08-17"),
        ModelCard("undated"),
    )

    entry = ProviderEntry(Profile("host", "https://host.example/v1"), "Host", cards=cards)

    assert entry.models == ("new", "undated")
    assert (entry.listed_from, entry.listed_to) == ("2026-08-17", "2026-11-15")
