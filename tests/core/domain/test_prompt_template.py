from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.prompt_template import (
    Variable,
    filled,
    prompt_name,
    variables,
)


def test_places_are_found_in_their_order_and_once_each() -> None:
    text = "{{b}} {{ a = x }} {{语言=中文}} {{b=later}} {{b=last}} {{selection}}"

    assert variables(text) == (
        Variable("b", "later"),
        Variable("a", " x "),
        Variable("语言", "中文"),
        Variable("selection"),
    )


@pytest.mark.parametrize("text", ["{{}}", "{{1}}", "{{a b}}", "{name}", "{{a", "{{{", "{{a{{b"])
def test_what_is_no_place_is_text(text: str) -> None:
    assert variables(text) == ()
    assert filled(text, {"a": "x", "b": "y"}) == text


def test_places_are_filled_by_values_then_defaults_then_nothing() -> None:
    text = "{{a=1}}, {{a}}, {{b=2\n3}}, {{c}}."

    assert filled(text, {"a": "x", "b": ""}) == "x, x, 2\n3, ."


def test_a_value_is_never_read_as_a_place() -> None:
    assert filled("{{a}} {{b}}", {"a": "{{b}} \\1 \\g<0>", "b": "y"}) == "{{b}} \\1 \\g<0> y"


@pytest.mark.parametrize("typed", ["translate", " /translate ", "总结", "r1-v2"])
def test_a_name_is_letters_digits_and_hyphens(typed: str) -> None:
    assert prompt_name(typed) == typed.strip().removeprefix("/")


@pytest.mark.parametrize("typed", ["", "/", "two words", "a/b", "a_b", "a.", "x" * 41, "\u200b"])
def test_what_cannot_follow_a_slash_is_no_name(typed: str) -> None:
    with pytest.raises(SettingError):
        prompt_name(typed)
