"""What is said of a setting, and how a value is checked against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

Value: TypeAlias = bool | int | str
"""What a setting can be; a choice is a `StrEnum`, which is a `str`."""

_MOST_LETTERS = 300


class Section(Enum):
    """Settings that stand together; the value is the heading, in the context "settings"."""

    APPEARANCE = words("settings", "Appearance")
    CONVERSATIONS = words("settings", "Conversations")
    SPENDING = words("settings", "Spending")
    NETWORK = words("settings", "Network")
    GENERAL = words("settings", "General")


class About(Struct, frozen=True):
    """What a person is told of a setting, and what it may be. Texts are in context "settings"."""

    section: Section
    label: str
    help: str
    least: int | None = None
    most: int | None = None
    unit: str = ""
    unset: str = ""
    """What 0 or an empty text stands for; 0 is then allowed beside `least` to `most`."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The words for the members of a choice, by value."""
    is_font: bool = False
    check: Callable[[str], object] | None = None
    """Raises `SettingError` for a text that cannot be used; empty texts are not given to it."""


def checked(name: str, about: About, default: Value, value: object) -> Value:
    """Return a value as the type of `default`; raise `SettingError` where it is not usable."""
    kind = type(default)
    if issubclass(kind, StrEnum) and isinstance(value, str) and value in about.choices:
        return kind(value)
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and type(value) is int and _is_within(value, about):
        return value
    if kind is str and isinstance(value, str) and is_plain(value):
        if value and about.check:
            about.check(value)
        return value
    raise SettingError(BAD_VALUE, name=name)


def _is_within(value: int, about: About) -> bool:
    if value == 0 and about.unset:
        return True
    is_enough = about.least is None or value >= about.least
    return is_enough and (about.most is None or value <= about.most)


def is_plain(text: str) -> bool:
    """Whether a text is short and on one line, as a setting has to be."""
    return len(text) <= _MOST_LETTERS and text.isprintable()


BAD_VALUE = words("errors", "The setting “{name}” is not usable and was left out.")
