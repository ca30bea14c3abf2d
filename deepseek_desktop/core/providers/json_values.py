"""Takes values out of JSON that a person may have written: of the right kind, or an error."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from deepseek_desktop.core.domain.catalogue import Texts

_T = TypeVar("_T")

Values = Mapping[str, Any]
"""One JSON object."""


def value_of(values: Values, name: str, kind: type[_T], default: _T) -> _T:
    """Return a value of `kind`; `default` where there is none. Raises `TypeError` for another."""
    value = values.get(name, default)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{name} is no {kind.__name__}")
    return value


def optional(values: Values, name: str, kind: type[_T]) -> _T | None:
    """Return a value of `kind`, or None where it is not known."""
    return None if values.get(name) is None else value_of(values, name, kind, values[name])


def switch_of(values: Values, name: str) -> bool:
    """Return whether something is so; it is not where nothing is said."""
    return value_of(values, name, bool, default=False)


def name_of(values: Values, name: str) -> str:
    """Return a text that has to be there."""
    text = value_of(values, name, str, "")
    if not text.strip() or not text.isprintable():
        raise ValueError(f"{name} is missing")
    return text


def items(values: Values, name: str) -> list[Any]:
    """Return a list; an empty one where there is none."""
    return value_of(values, name, list, [])


def objects(values: Values, name: str) -> list[Values]:
    """Return a list of JSON objects."""
    found = items(values, name)
    if not all(isinstance(item, dict) for item in found):
        raise TypeError(f"{name} is no list of objects")
    return found


def strings(values: Values, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a list of texts."""
    found = value_of(values, name, list, list(default))
    if not all(isinstance(item, str) for item in found):
        raise TypeError(f"{name} is no list of texts")
    return tuple(found)


def numbers(values: Values, name: str) -> tuple[int, ...]:
    """Return a list of whole numbers."""
    found = items(values, name)
    if not all(isinstance(item, int) and not isinstance(item, bool) for item in found):
        raise TypeError(f"{name} is no list of whole numbers")
    return tuple(found)


def translated(values: Values, name: str) -> tuple[Texts, ...]:
    """Return a list of texts in several languages, English always among them."""
    found = objects(values, name)
    for texts in found:
        if "en" not in texts or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError(f"{name} holds a text without English")
    return tuple(found)


def plain(value: Any) -> Any:
    """Return a JSON value that can be written again, without the decimals of prices."""
    match value:
        case Decimal():
            return float(value)
        case dict():
            return {name: plain(inner) for name, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case _:
            return value
