"""How the lanes of a comparison are asked and shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

MOST_LANES = 6


class Order(StrEnum):
    """When the lanes are asked; in a race the others are stopped once one has answered."""

    PARALLEL = "parallel"
    SEQUENTIAL = "sequential"
    RACE = "race"


class ScrollLock(StrEnum):
    """What the other lanes do where one is scrolled."""

    OFF = "off"
    PROPORTIONAL = "proportional"
    SECTION = "section"


class _Lane(Protocol):
    @property
    def id(self) -> str:
        """The id of a lane."""


N = TypeVar("N", bound=_Lane)


class ComparisonSettings(Struct, frozen=True):
    """What a person chose for a comparison; lanes are named by their ids, replies too.

    `resting` lanes are not asked, `hidden` ones not seen. `is_blind` hides who answers until a
    verdict is given; `veiled` are turns that were asked so and whose answers nobody knows yet, by
    their ids. `context` is the reply that all lanes go on from with the next question;
    empty: each from its own.
    """

    order: Order = Order.PARALLEL
    resting: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    is_blind: bool = False
    veiled: frozenset[str] = frozenset()
    scroll_lock: ScrollLock = ScrollLock.OFF
    shows_difference: bool = False
    context: str = ""

    def is_asked(self, lane_id: str) -> bool:
        """Whether a lane takes part in the next turn."""
        return lane_id not in self.resting

    def asked(self, lanes: tuple[N, ...]) -> tuple[N, ...]:
        """Return the lanes that take part in the next turn: those that do not rest, or all."""
        return tuple(lane for lane in lanes if self.is_asked(lane.id)) or lanes

    def as_copied(self, lane_ids: Mapping[str, str]) -> ComparisonSettings:
        """Return the settings of a copy whose lanes have other ids, which are given by the old."""
        return replace(
            self,
            resting=frozenset(lane_ids[n] for n in self.resting if n in lane_ids),
            hidden=frozenset(lane_ids[n] for n in self.hidden if n in lane_ids),
            veiled=frozenset(),
            context="",
        )


USUAL = ComparisonSettings()
"""What holds where a person chose nothing."""


def settings_record(settings: ComparisonSettings) -> dict[str, Any]:
    """Return settings as plain values for JSON; what is as usual is left out."""
    usual = asdict(USUAL)
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(settings).items()
        if value != usual[name]
    }


def settings_of(record: Mapping[str, Any]) -> ComparisonSettings:
    """Return what `settings_record` wrote; what is not understood is as usual."""
    known: dict[str, Any] = {}
    for name, usual in asdict(USUAL).items():
        value = record.get(name, usual)
        if isinstance(usual, frozenset) and isinstance(value, list):
            known[name] = frozenset(map(str, value))
        elif isinstance(usual, StrEnum):
            kind = type(usual)
            known[name] = _known(kind, value) or usual
        elif type(value) is type(usual):
            known[name] = value
    return ComparisonSettings(**known)


def _known(kind: type[StrEnum], value: object) -> StrEnum | None:
    return next((each for each in kind if each == value), None)
