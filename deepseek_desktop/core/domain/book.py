"""What a person keeps under names, as it is edited: ordered, found, with names that differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

_MOST_COPIES = 1000


class Named(Struct, frozen=True):
    """Something that is kept under a name."""

    id: str
    name: str


T = TypeVar("T", bound=Named)


def by_name(things: Iterable[T]) -> list[T]:
    """Return things in the order of their names."""
    return sorted(things, key=lambda thing: thing.name.casefold())


class Book(Generic[T]):
    """Holds things by their ids; `taken` are names that none of them may have."""

    _LIMIT: ClassVar[int]
    """How many characters a name may have."""
    _JOINT: ClassVar[str]
    """What stands between a name and the number that tells it from another."""

    def __init__(self, things: Iterable[T], taken: Iterable[str] = ()) -> None:
        self._things = {thing.id: thing for thing in things}
        self._taken = {name.casefold() for name in taken}

    def get(self, thing_id: str) -> T | None:
        """Return a thing; None for one that is not held."""
        return self._things.get(thing_id)

    def put(self, thing: T) -> None:
        """Hold a thing in the place of the earlier one of its id."""
        self._things[thing.id] = thing

    def drop(self, thing_id: str) -> None:
        """Hold a thing no more."""
        self._things.pop(thing_id, None)

    def found(self, search: str = "") -> list[T]:
        """Return the things that hold what is searched, by their names."""
        wanted = search.strip().casefold()
        return by_name(t for t in self._things.values() if wanted in self._searched(t).casefold())

    def after(self, name: str) -> T | None:
        """Return the thing that stands where one of this name stood."""
        ordered = by_name(self._things.values())
        behind = next((t for t in ordered if t.name.casefold() >= name.casefold()), None)
        return behind or next(reversed(ordered), None)

    def checked(self, thing: T) -> T:
        """Return a thing as it may be kept; raise `SettingError` that says why it may not."""
        raise NotImplementedError

    def free_name(self, name: str) -> str:
        """Return a name like this one that nothing else has."""
        names = self._names() | self._taken
        short = name[: self._LIMIT - len(f"{self._JOINT}{_MOST_COPIES}")]
        numbered = (f"{short}{self._JOINT}{number}" for number in range(2, _MOST_COPIES))
        return next((n for n in (name, *numbered) if n.casefold() not in names), name)

    def _names(self, *, but: str = "") -> set[str]:
        """Return the names of all things, without the one of an id."""
        return {thing.name.casefold() for thing in self._things.values() if thing.id != but}

    def _searched(self, thing: T) -> str:
        """Return the text of a thing in which is searched."""
        raise NotImplementedError
