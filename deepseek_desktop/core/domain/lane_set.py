"""Sets of lanes that a person keeps under a name: who is compared, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.domain.book import Book, Named
from deepseek_desktop.core.domain.comparison import MOST_LANES, USUAL, ComparisonSettings
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import checked_parameters
from deepseek_desktop.core.domain.words import words

NAME_LIMIT = 80


class LaneSet(Named, frozen=True):
    """Lanes from left to right, and how they are asked; lanes have no ids yet.

    New comparisons begin with the one set that `begins`, if there is one.
    """

    lanes: tuple[LaneChoice, ...] = ()
    settings: ComparisonSettings = USUAL
    begins: bool = False


class LaneSetBook(Book[LaneSet]):
    """All sets of lanes."""

    _LIMIT = NAME_LIMIT
    _JOINT = " "

    @override
    def put(self, thing: LaneSet) -> None:
        if thing.begins:
            for other in tuple(self._things.values()):
                super().put(replace(other, begins=False))
        super().put(thing)

    @override
    def checked(self, thing: LaneSet) -> LaneSet:
        name = " ".join(thing.name.split())
        if not name:
            raise SettingError(words("errors", "Give the set of lanes a name."))
        if len(name) > NAME_LIMIT:
            raise SettingError(
                words("errors", "The name is too long: {limit} characters at most."),
                limit=str(NAME_LIMIT),
            )
        if name.casefold() in self._names(but=thing.id):
            raise SettingError(
                words("errors", "There is a set of lanes called “{name}”."), name=name
            )
        if not 1 <= len(thing.lanes) <= MOST_LANES:
            raise SettingError(
                words("errors", "A set has between 1 and {most} lanes."), most=str(MOST_LANES)
            )
        for lane in thing.lanes:
            ModelRef.parse(lane.model)
        return replace(thing, name=name)

    @override
    def _searched(self, thing: LaneSet) -> str:
        return "\n".join((thing.name, *(lane.model for lane in thing.lanes)))


def lane_set_of(
    set_id: str,
    name: str,
    lanes: Iterable[LaneChoice],
    settings: ComparisonSettings = USUAL,
) -> LaneSet:
    """Return a set of these lanes, without what is only true of one conversation."""
    bare = tuple(LaneChoice(lane.model.strip(), lane.setup) for lane in lanes)
    return LaneSet(set_id, name, bare, settings.as_copied({}))


def choice_record(choice: LaneChoice) -> dict[str, Any]:
    """Return who answers in a lane, and how, as plain values for JSON."""
    return {
        "id": choice.id,
        "model": choice.model,
        "system_prompt": choice.setup.system_prompt,
        "parameters": dict(choice.setup.parameters),
    }


def choice_of(record: Mapping[str, Any]) -> LaneChoice:
    """Return what `choice_record` wrote."""
    parameters = checked_parameters(record.get("parameters", {}))
    setup = LaneSetup(record.get("system_prompt", ""), parameters)
    return LaneChoice(record["model"], setup, record.get("id", ""))
