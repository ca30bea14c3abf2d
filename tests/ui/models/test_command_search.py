"""A few letters lead to a command, in the language of the window and in English."""

from __future__ import annotations

from deepseek_desktop.ui.models.command_search import found
from deepseek_desktop.ui.models.commands import Entry


def _entry(name: str, label: str, source: str = "", menu: str = "", keys: str = "") -> Entry:
    return Entry(name, label, source or label, menu, (keys,) if keys else (), is_enabled=True)


_ENTRIES = [
    _entry("new", "New comparison", menu="File", keys="Ctrl+T"),
    _entry("pin", "Pin or unpin tab", menu="Tab"),
    _entry("find", "Find in this conversation", menu="View", keys="Ctrl+F"),
    _entry("next", "Find next", menu="View", keys="F3"),
    _entry("dark", "深色", "Dark", menu="主题"),
]


def _names(typed: str, *recent: str) -> list[str]:
    return [entry.name for entry in found(typed, _ENTRIES, recent)]


def test_nothing_typed_finds_all_and_those_used_last_come_first() -> None:
    assert _names("") == ["new", "pin", "find", "next", "dark"]
    assert _names("", "next", "pin") == ["next", "pin", "new", "find", "dark"]


def test_words_are_found_by_their_beginnings_in_any_order() -> None:
    assert _names("next find") == ["next"]
    assert _names("COMP") == ["new"]


def test_letters_in_their_order_are_enough_from_the_beginning_of_a_word() -> None:
    assert _names("fnx") == ["next"]
    assert _names("ucmprsn") == []


def test_a_beginning_comes_before_a_middle_and_that_before_loose_letters() -> None:
    entries = [
        _entry("loose", "Nothing exists to xylophone"),
        _entry("inside", "Textual context"),
        _entry("whole", "Go to the next tab"),
    ]

    assert [entry.name for entry in found("next", entries)] == ["whole", "loose"]
    assert [entry.name for entry in found("ext", entries)] == ["inside", "whole", "loose"]


def test_a_command_is_found_in_both_languages_and_by_its_menu_and_keys() -> None:
    assert _names("深") == ["dark"]
    assert _names("色") == ["dark"]
    assert _names("dark") == ["dark"]
    assert _names("主题") == ["dark"]
    assert _names("ctrl+f") == ["find"]
    assert _names("view") == ["find", "next"]


def test_of_equally_good_ones_the_one_used_last_is_first() -> None:
    assert _names("find", "next") == ["next", "find"]
