"""Keys in the settings file: what a person wrote there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepseek_desktop.core.settings.store import Settings, SettingsStore

_WRITTEN = """# mine
theme = "dark"

[shortcuts]
find = "Ctrl+J" # as in my editor
later = "F9"
"""
_AFTER = """
[keys]
deepseek = "Secret Service"
"""


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    """A store over a file that a person wrote."""
    (tmp_path / "settings.toml").write_text(_WRITTEN + _AFTER, "utf-8")
    return SettingsStore(tmp_path / "settings.toml")


def _text(store: SettingsStore) -> str:
    return (store.folder / "settings.toml").read_text("utf-8")


def test_keys_are_read_by_command(store: SettingsStore) -> None:
    assert store.load().shortcuts == {"find": "Ctrl+J", "later": "F9"}


@pytest.mark.parametrize(
    ("written", "read", "told"),
    [
        ("", {}, []),
        ('shortcuts = "Ctrl+K"', {}, ["shortcuts"]),
        ("[shortcuts]\na = 3\nb = 'F3'\nc = ['F4']", {"b": "F3"}, ["shortcuts.a", "shortcuts.c"]),
        ('[shortcuts]\na = "F3\\u0007"', {}, ["shortcuts.a"]),
        (f'[shortcuts]\na = "{"F" * 301}"', {}, ["shortcuts.a"]),
    ],
)
def test_what_is_no_text_is_left_out_alone_and_told(
    tmp_path: Path, written: str, read: dict[str, str], told: list[str]
) -> None:
    (tmp_path / "settings.toml").write_text(written, "utf-8")

    settings = SettingsStore(tmp_path / "settings.toml").load()

    assert settings.shortcuts == read
    assert [failure.facts["name"] for failure in settings.problems] == told


def test_what_is_chosen_is_written_beside_what_a_person_wrote(store: SettingsStore) -> None:
    store.save_shortcuts({"find": "Ctrl+J", "quit": "", "help": None})

    assert _text(store) == f'{_WRITTEN}quit = ""\n{_AFTER}'


def test_what_nobody_chose_any_more_leaves_nothing(store: SettingsStore) -> None:
    store.save_shortcuts({"find": None})
    assert store.load().shortcuts == {"later": "F9"}
    assert _text(store).startswith('# mine\ntheme = "dark"\n')

    store.save_shortcuts({"later": None})

    assert store.load() == Settings(chosen=store.load().chosen)
    assert "shortcuts" not in _text(store)
