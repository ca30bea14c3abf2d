"""Which providers come first, which are put away, which models are favourites."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from msgspec import Struct

from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.settings.about import BAD_VALUE

MOST_PROVIDERS = 100
_MOST_NAMES = 1000
_NAME_LENGTH = 300


class Housekeeping(Struct, frozen=True):
    """What a person made of the lists: names of providers; favourites are PROVIDER/MODEL."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    favourites: tuple[str, ...] = ()


def read_housekeeping(raw: Mapping[str, Any]) -> tuple[Housekeeping, list[Failure]]:
    """Return what a settings file says of it; what cannot be used is left out and told."""
    problems: list[Failure] = []

    def names(key: str) -> tuple[str, ...]:
        values = raw.get(key, [])
        if not isinstance(values, list) or not all(map(_is_name, values[:_MOST_NAMES])):
            problems.append(SettingError(BAD_VALUE, name=key).failure)
        good = filter(_is_name, values) if isinstance(values, list) else ()
        return tuple(dict.fromkeys(good))[:_MOST_NAMES]

    order, favourites = names("order"), names("favourites")
    entries = raw.get("providers", {})
    hidden = frozenset(name for name, entry in _tables(entries) if entry.get("hidden") is True)
    return Housekeeping(order, hidden, favourites), problems


def is_only_housekeeping(entry: object) -> bool:
    """Whether a provider's entry says only that it is put away, and not where it is."""
    return isinstance(entry, dict) and set(entry) == {"hidden"}


def put_names(document: MutableMapping[str, Any], key: str, names: tuple[str, ...]) -> None:
    """Write one of the lists into a settings file; an empty one leaves nothing."""
    document.pop(key, None)
    if names:
        document[key] = list(names)


def put_hidden(document: MutableMapping[str, Any], name: str, *, is_hidden: bool) -> None:
    """Write into a settings file whether a provider is put away."""
    providers = document.setdefault("providers", {})
    entry = providers.get(name, {})
    entry.pop("hidden", None)
    if is_hidden:
        entry["hidden"] = True
    providers.pop(name, None)
    if entry:
        providers[name] = entry


def check_room(entries: Mapping[str, Any], name: str) -> None:
    """Raise `SettingError` where one more provider would be too many."""
    own = {known for known, entry in entries.items() if not is_only_housekeeping(entry)}
    if len({*own, name}) > MOST_PROVIDERS:
        raise SettingError(TOO_MANY)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _NAME_LENGTH and value.isprintable()


def _tables(entries: object) -> list[tuple[str, dict[str, Any]]]:
    pairs = entries.items() if isinstance(entries, dict) else ()
    return [(name, entry) for name, entry in pairs if isinstance(entry, dict)]


TOO_MANY = words(
    "errors",
    "The app keeps up to 100 providers of your own. Remove one that you do not need, then add this "
    "one.",
)
LEFT_OUT = words(
    "errors",
    "The settings name more than 100 providers; those after the first 100 were left out. Remove "
    "some of them.",
)
