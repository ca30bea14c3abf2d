"""The places that pictures are taken of, in the order in which somebody meets them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.ui.gallery.scene import Scene

Visit: TypeAlias = Callable[[Scene], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is called, what is seen there, and the way there.

    `is_new`: in the window of somebody who has just installed the app, with nothing stored.
    """

    name: str
    title: str
    visit: Visit
    is_new: bool


PLACES: dict[str, Place] = {}


def place(title: str, *, is_new: bool = False) -> Callable[[Visit], Visit]:
    """Have pictures taken of what the function below leads to."""

    def note(visit: Visit) -> Visit:
        name = visit.__name__.replace("_", "-")
        PLACES[name] = Place(name, title, visit, is_new)
        return visit

    return note
