from __future__ import annotations

import re

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.key_forms import KEY_FORMS, form_of

_HEX = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("key", "provider"),
    [
        (f"sk-or-v1-{_HEX}{_HEX}", "openrouter"),
        (f"gsk_{_HEX}", "groq"),
        (f"nvapi-{_HEX}", "nvidia"),
        (f"fw_{_HEX}", "fireworks"),
        ("SG_0123456789abcdef", "segmind"),
        (f"tgp_v1_{_HEX}", "together"),
    ],
)
def test_a_marked_key_names_its_provider(key: str, provider: str) -> None:
    form = form_of(key)

    assert form is not None
    assert form.provider == provider


def test_a_form_that_two_providers_share_is_asked_about() -> None:
    form = form_of(f"sk-{_HEX}")

    assert form is not None
    assert form.provider == ""
    assert form.providers == ("deepseek", "dashscope")


def test_a_name_that_several_share_is_asked_about() -> None:
    form = form_of(f"th-{_HEX}")

    assert form is not None
    assert form.provider == ""


@pytest.mark.parametrize(
    ("key", "owner"),
    [(f"sk-ant-api03-{_HEX}", "Anthropic"), (f"sk-proj-{_HEX}", "OpenAI"), ("AIza0", "Google")],
)
def test_a_key_of_somebody_else_is_recognised(key: str, owner: str) -> None:
    form = form_of(key)

    assert form is not None
    assert form.owner == owner
    assert form.provider == ""
    assert form.providers == ()


@pytest.mark.parametrize("key", ["x", _HEX, f"sk-{_HEX}0", "sk-Z", "SG.abc", "my-gsk_key", "gsk_"])
def test_a_form_that_says_nothing_is_no_form(key: str) -> None:
    assert form_of(key) is None


def test_every_form_names_a_known_host_or_an_owner_with_its_source() -> None:
    hosts = {path.stem for path in asset("catalogue").glob("*.json")}

    for form in KEY_FORMS:
        assert re.compile(form.pattern)
        assert bool(form.owner) != bool(form.providers)
        assert {*form.providers} <= hosts
        assert form.source
        assert form.as_of
