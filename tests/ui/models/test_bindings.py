"""Keys as the file has them, those that write, and who loses what to whom."""

from __future__ import annotations

import pytest

from deepseek_desktop.ui.models.bindings import (
    bound,
    is_for_writing,
    parsed,
    read_bindings,
    rebound,
    written_keys,
)

_DEFAULTS = {"find": ("Ctrl+F",), "next": ("F3", "Ctrl+G"), "pin": ()}

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ()),
        ("ctrl+k", ("Ctrl+K",)),
        ("F3; Ctrl+G", ("F3", "Ctrl+G")),
        ("Ctrl++", ("Ctrl++",)),
        ("Ctrl+Shift+;", ("Ctrl+Shift+;",)),
        ("Strg+K", None),
        ("Ctrl+", None),
        ("F3; ", None),
        ("Ctrl+K, Ctrl+C", None),
        ("Ctrl+V", None),
        ("A", None),
    ],
)
def test_keys_are_read_as_they_are_written_or_not_at_all(
    text: str, keys: tuple[str, ...] | None
) -> None:
    assert parsed(text) == keys
    if keys:
        assert parsed(written_keys(keys)) == keys


_WRITING = """
    A 7 Shift+A Space Return Shift+Return Ctrl+Return Tab Shift+Tab Backspace Del Left Shift+Home
    Ctrl+A Ctrl+C Ctrl+X Ctrl+V Ctrl+Z Ctrl+Shift+Z Ctrl+Backspace Ctrl+Del Ctrl+Left PgDown
    Ctrl+Shift+Right Ctrl+Home Ctrl+Shift+End Shift+Ins
"""
_OTHERS = "Esc F2 Shift+F3 Ctrl+K Ctrl+Tab Alt+1 Ctrl+PgDown Alt+Down Meta+K"


@pytest.mark.parametrize("keys", _WRITING.split())
def test_keys_that_write_edit_or_lead_around_are_no_shortcuts(keys: str) -> None:
    assert is_for_writing(keys)


@pytest.mark.parametrize("keys", _OTHERS.split())
def test_other_keys_are(keys: str) -> None:
    assert not is_for_writing(keys)


def test_what_is_chosen_comes_before_what_a_command_brings_along() -> None:
    chosen, problems = read_bindings({"pin": "Ctrl+G", "gone": "F9"}, _DEFAULTS)

    assert not problems
    assert bound(_DEFAULTS, chosen) == {"find": ("Ctrl+F",), "next": ("F3",), "pin": ("Ctrl+G",)}


def test_keys_that_are_none_or_taken_twice_fall_back_alone_and_are_told() -> None:
    raw = {"find": "F9", "next": "F9", "pin": "Strg+K"}

    chosen, problems = read_bindings(raw, _DEFAULTS)

    assert chosen == {"find": ("F9",)}
    assert [failure.facts["name"] for failure in problems] == ["shortcuts.next", "shortcuts.pin"]
    assert bound(_DEFAULTS, chosen)["next"] == ("F3", "Ctrl+G")


def test_whoever_loses_its_own_keys_gets_them_back_when_they_are_free() -> None:
    taken = rebound(_DEFAULTS, {}, "pin", ("Ctrl+F",))
    assert taken == {"pin": ("Ctrl+F",)}
    assert bound(_DEFAULTS, taken)["find"] == ()

    assert rebound(_DEFAULTS, taken, "pin", ()) == {}


def test_whoever_loses_keys_that_were_chosen_keeps_the_others() -> None:
    chosen = rebound(_DEFAULTS, {"next": ("F5", "F6")}, "pin", ("F5",))

    assert chosen == {"next": ("F6",), "pin": ("F5",)}


def test_keys_taken_back_are_nothing_that_was_chosen() -> None:
    assert rebound(_DEFAULTS, {"pin": ("Ctrl+F",)}, "find", ("Ctrl+F",)) == {}
