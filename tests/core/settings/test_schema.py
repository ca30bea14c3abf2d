"""What holds for every setting, whatever is declared."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
import tomlkit
from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.settings.about import Value
from deepseek_desktop.core.settings.choices import Language
from deepseek_desktop.core.settings.describing import settings_table
from deepseek_desktop.core.settings.schema import ABOUT, DEFAULTS, Chosen
from deepseek_desktop.core.settings.store import Settings, SettingsStore

every_setting = pytest.mark.parametrize("name", ABOUT)

_OF_ANY_TYPE = {
    "a word": '"no such thing"',
    "a line": '"one\\ntwo"',
    "a long text": f'"{"x" * 10_000}"',
    "nothing": '""',
    "a truth": "true",
    "zero": "0",
    "below zero": "-1",
    "a great number": str(10**12),
    "a fraction": "1.5",
    "no number": "nan",
    "infinity": "inf",
    "a date": "1979-05-27",
    "a time": "07:32:00",
    "a list": "[1, 2]",
    "a list of the right": '["dark"]',
    "a table": "{ a = 1 }",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


def _other_values(name: str) -> list[Value]:
    """Return values that a setting may have besides the one it begins with."""
    about, default = ABOUT[name], getattr(DEFAULTS, name)
    if isinstance(default, StrEnum):
        return [choice for choice in type(default) if choice is not default]
    if isinstance(default, bool):
        return [not default]
    if isinstance(default, int):
        unset = [0] if about.unset else []
        ends = [about.least, about.most, *unset]
        return [end for end in ends if end is not None and end != default]
    return ["DejaVu Serif"] if about.is_font else []


def _is_allowed(name: str, toml: str) -> bool:
    value = tomlkit.parse(f"value = {toml}").unwrap()["value"]
    try:
        DEFAULTS.with_value(name, value)
    except SettingError:
        return False
    return True


@every_setting
def test_every_setting_tells_a_person_what_it_is_and_does(name: str) -> None:
    about = ABOUT[name]

    assert about.label
    assert not about.label.endswith((".", ":"))
    assert about.help.endswith(".")
    assert len(about.help) <= 120


@every_setting
def test_every_setting_begins_with_a_value_that_it_may_have(name: str) -> None:
    assert DEFAULTS.with_value(name, getattr(DEFAULTS, name)) == DEFAULTS


@every_setting
def test_every_choice_has_its_words(name: str) -> None:
    default, about = getattr(DEFAULTS, name), ABOUT[name]

    choices = set(type(default)) if isinstance(default, StrEnum) else set()
    assert set(about.choices) == choices
    assert len(set(about.choices.values())) == len(choices)


@every_setting
def test_every_value_is_kept_and_read_back(name: str, store: SettingsStore) -> None:
    for value in (*_other_values(name), getattr(DEFAULTS, name)):
        store.save_value(name, value)

        settings = store.load()
        assert getattr(settings.chosen, name) == value
        assert type(getattr(settings.chosen, name)) is type(getattr(DEFAULTS, name))
        assert settings.problems == ()


@every_setting
def test_a_value_of_the_wrong_kind_falls_back_alone_and_is_told(  # C07, C15
    name: str, store: SettingsStore, path: Path
) -> None:
    for toml in _OF_ANY_TYPE.values():
        _check_alone(name, toml, store, path)


def _check_alone(name: str, toml: str, store: SettingsStore, path: Path) -> None:
    """Give one setting a value, all others theirs, and look what comes of it."""
    others = {other: values[0] for other in ABOUT if (values := _other_values(other))}
    others.pop(name, None)
    lines = [
        f"{n} = {tomlkit.item(str(v) if isinstance(v, str) else v).as_string()}"
        for n, v in others.items()
    ]
    path.write_text("\n".join([*lines[:3], f"{name} = {toml}", *lines[3:]]))

    settings = store.load()

    assert {n: getattr(settings.chosen, n) for n in others} == others, toml
    if not _is_allowed(name, toml):
        assert getattr(settings.chosen, name) == getattr(DEFAULTS, name), toml
        (problem,) = settings.problems
        assert f"“{name}”" in problem.sentence
        assert len(problem.sentence) <= 300


def test_most_wrong_kinds_are_refused() -> None:
    refused = [(n, t) for n in ABOUT for t in _OF_ANY_TYPE.values() if not _is_allowed(n, t)]

    assert len(refused) > 0.7 * len(ABOUT) * len(_OF_ANY_TYPE)


@every_setting
def test_a_number_beyond_its_bounds_is_refused(name: str) -> None:
    about = ABOUT[name]
    beyond = [about.least - 1] if about.least is not None else []
    beyond += [about.most + 1] if about.most is not None else []

    for value in beyond:
        with pytest.raises(SettingError, match=name):
            DEFAULTS.with_value(name, value)


def test_everything_wrong_at_once_is_told_line_by_line(store: SettingsStore, path: Path) -> None:
    path.write_text("".join(f"{name} = [1]\n" for name in ABOUT))

    settings = store.load()

    assert settings.chosen == DEFAULTS
    assert len(settings.problems) == len(ABOUT)


def test_what_a_newer_version_knows_is_kept(store: SettingsStore, path: Path) -> None:  # C08
    newer = 'future = { a = [1, 2], b = "c" } # of a newer version\n\n[future_table]\nx = 1\n'
    path.write_text(newer)

    for name in ABOUT:
        store.save_value(name, getattr(DEFAULTS, name))

    written = tomlkit.parse(path.read_text()).unwrap()
    assert written["future"] == {"a": [1, 2], "b": "c"}
    assert written["future_table"] == {"x": 1}
    assert "# of a newer version" in path.read_text()


def test_no_setting_has_the_name_of_a_table_of_the_file() -> None:
    assert not set(Chosen.__struct_fields__) & {"providers", "keys"}


def test_a_look_at_a_damaged_file_moves_nothing_and_tells_later(
    store: SettingsStore, path: Path
) -> None:
    path.write_text('language = "zh_CN"\ntheme = "da')

    assert store.peek() == DEFAULTS
    assert path.exists()
    assert len(store.load().problems) == 1


def test_a_look_takes_what_can_be_used(store: SettingsStore, path: Path) -> None:
    path.write_text('language = "zh_CN"\ntheme = 5\n')

    assert store.peek() == replace(DEFAULTS, language=Language.CHINESE)


def test_the_table_for_people_names_every_setting_and_what_it_may_be() -> None:
    table = settings_table()

    rows = table.splitlines()
    assert len(rows) == len(ABOUT) + 2
    assert len({row.count(" | ") for row in rows}) == 1
    for name, about in ABOUT.items():
        (row,) = [row for row in rows if f"`{name} = " in row]
        assert about.help in row
        assert all(text in row for text in about.choices.values())
    assert "1 to 120 min" in table
    assert '`theme = "system"`' in table


def test_what_the_table_says_stands_in_the_file_is_what_a_file_may_say(
    store: SettingsStore, path: Path
) -> None:
    lines = [row.split("`")[1] for row in settings_table().splitlines()[2:]]
    path.write_text("\n".join(lines))

    assert store.load() == Settings()


def test_the_table_is_translated_as_a_whole() -> None:
    table = settings_table(lambda text: f"«{text}»")

    for row in table.splitlines()[2:]:
        cells = row.removeprefix("| ").removesuffix(" |").split(" | ")
        assert all(re.match(r"«|\d|$", cell) for cell in cells[:-1]), row
        assert "«" not in cells[-1]
