"""Reads JSON from strangers: every value is checked for its kind and size, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

DEEPEST = 40
MOST_IN_TEXT = 20_000_000
MOST_IN_NAME = 300
_MOST_COUNT = 2**53
_DECIMAL = re.compile(r"\d{1,20}(\.\d{1,40})?(E[+-]?\d{1,2})?", re.ASCII)
_HALF = re.compile(r"\\ud[89a-f]", re.IGNORECASE)
_YEARS = range(1970, 2500)


def parsed(text: str) -> object:
    """Return the JSON value of a text; raise `SettingError` for what is none, or is too deep.

    Halves of characters, which nothing can store, become question marks.
    """
    try:
        value = _loaded(text)
        _check_depth(value)
        if _HALF.search(text) is not None:
            whole = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            value = _loaded(whole.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise SettingError(_NO_JSON) from error
    return value


def _loaded(text: str) -> object:
    value: object = json.loads(
        text, object_pairs_hook=_without_twins, parse_constant=_refuse, parse_float=_finite
    )
    return value


def damaged(place: str) -> SettingError:
    """Return what to raise for a value that cannot be what it stands for."""
    return SettingError(_DAMAGED, place=place)


class Fields(Struct, frozen=True):
    """The values of a JSON object; `place` says where in the report it stands."""

    values: Mapping[str, object]
    place: str = ""

    @classmethod
    def of(cls, value: object, place: str) -> Fields:
        """Return the fields of an object; raise `SettingError` where it is none."""
        if not isinstance(value, dict):
            raise damaged(place)
        return cls(value, place)

    def inner(self, name: str) -> Fields:
        """Return the fields of an object inside this one."""
        return Fields.of(self.values.get(name), self._at(name))

    def each(self, name: str, most: int) -> Iterator[Fields]:
        """Yield the fields of each object of a list."""
        for number, value in enumerate(self.items(name, most)):
            yield Fields.of(value, f"{self._at(name)}[{number}]")

    def items(self, name: str, most: int) -> list[object]:
        """Return a list with `most` values or fewer."""
        value = self.values.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise damaged(self._at(name))
        return value

    def text(self, name: str, most: int = MOST_IN_TEXT) -> str:
        """Return a text."""
        value = self.values.get(name)
        if not isinstance(value, str) or len(value) > most:
            raise damaged(self._at(name))
        return value

    def name(self, name: str) -> str:
        """Return a short text on one line that is not empty."""
        text = self.text(name, MOST_IN_NAME)
        if not text.strip() or not text.isprintable():
            raise damaged(self._at(name))
        return text

    def flag(self, name: str) -> bool:
        """Return a truth value."""
        value = self.values.get(name)
        if not isinstance(value, bool):
            raise damaged(self._at(name))
        return value

    def count(self, name: str) -> int:
        """Return a whole number from 0 on."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST_COUNT:
            raise damaged(self._at(name))
        return value

    def seconds(self, name: str) -> float:
        """Return a time that passed."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise damaged(self._at(name))
        if not 0 <= value < _MOST_COUNT:
            raise damaged(self._at(name))
        return float(value)

    def money(self, name: str) -> Decimal:
        """Return an amount that is written as text."""
        text = self.text(name, MOST_IN_NAME)
        if _DECIMAL.fullmatch(text) is None:
            raise damaged(self._at(name))
        return Decimal(text)

    def time(self, name: str) -> datetime:
        """Return a point in time, which names its offset."""
        try:
            at = datetime.fromisoformat(self.text(name, MOST_IN_NAME))
        except ValueError as error:
            raise damaged(self._at(name)) from error
        if at.tzinfo is None or at.year not in _YEARS:
            raise damaged(self._at(name))
        return at.astimezone(UTC)

    def one_of(self, name: str, kind: type[E]) -> E:
        """Return one of the words of a kind."""
        try:
            return kind(self.text(name, MOST_IN_NAME))
        except ValueError as error:
            raise damaged(self._at(name)) from error

    def maybe(self, name: str, read: Callable[[str], T]) -> T | None:
        """Return what `read` does, or None where there is null."""
        return None if self.values.get(name) is None else read(name)

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}".lstrip(".")


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands twice in an object")
    return value


def _refuse(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity are no JSON, whatever Python thinks


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(digits)
    return number


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        inside: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inside += each.values()
            elif isinstance(each, list):
                inside += each
        if not inside:
            return
        level = inside
    raise ValueError("too deep")


_NO_JSON = words("errors", "This is no report: it is no JSON, or none that can be trusted.")
_DAMAGED = words("errors", "This report cannot be read: “{place}” in it is missing or damaged.")
