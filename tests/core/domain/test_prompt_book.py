from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.prompt_book import PromptBook
from deepseek_desktop.core.domain.prompt_template import NAME_LIMIT, SavedPrompt

_A = SavedPrompt("1", "Alpha", "first text")
_B = SavedPrompt("2", "beta", "second")
_Z = SavedPrompt("3", "总结", "用三句话总结")


def _book() -> PromptBook:
    return PromptBook((_Z, _B, _A), taken=("new",))


def test_prompts_are_found_by_name_and_text_in_the_order_of_names() -> None:
    book = _book()

    assert book.found() == [_A, _B, _Z]
    assert book.found("/BET") == [_B]
    assert book.found("三句") == [_Z]
    assert book.found("nowhere") == []


@pytest.mark.parametrize("name", ["ALPHA", "/alpha", "New", "a b", ""])
def test_a_name_that_is_taken_or_none_is_refused(name: str) -> None:
    with pytest.raises(SettingError):
        _book().checked(SavedPrompt("2", name, "text"))


def test_a_prompt_may_keep_its_name_but_not_be_empty() -> None:
    book = _book()

    assert book.checked(SavedPrompt("1", "/alpha", "text")) == SavedPrompt("1", "alpha", "text")
    with pytest.raises(SettingError):
        book.checked(SavedPrompt("1", "alpha", " \n"))


def test_a_free_name_is_numbered_and_short_enough_to_be_kept() -> None:
    book = _book()
    long = SavedPrompt("4", "x" * NAME_LIMIT, "text")
    book.put(long)

    assert book.free_name("gamma") == "gamma"
    assert book.free_name("alpha") == "alpha-2"
    assert book.free_name("NEW") == "NEW-2"
    book.put(SavedPrompt("5", book.free_name(long.name), "text"))
    another = SavedPrompt("6", book.free_name(long.name), "text")
    assert book.checked(another).name.endswith("x-3")


def test_where_a_prompt_was_stands_the_next_one() -> None:
    book = _book()
    book.drop("2")
    assert book.after("beta") == _Z
    book.drop("3")
    assert book.after("总结") == _A
    book.drop("1")
    assert book.after("Alpha") is None
