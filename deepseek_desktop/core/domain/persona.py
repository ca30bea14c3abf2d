"""Personas: settings of a lane under a name, kept to use them again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import field
from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.domain.book import Book, Named
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.words import words

NAME_LIMIT = 60
"""How many characters the name of a persona may have."""


class Persona(Named, frozen=True):
    """Instructions and parameters, and the model they are meant for; empty: whichever is chosen."""

    setup: LaneSetup = field(default_factory=LaneSetup)
    model: str = ""

    def applied_to(self, choice: LaneChoice) -> LaneChoice:
        """Return who answers, and how, in a lane that takes on this persona."""
        return LaneChoice(self.model or choice.model, self.setup)

    def holds_for(self, choice: LaneChoice) -> bool:
        """Whether a lane is set up as this persona says."""
        mine, other = self.setup, choice.setup
        return (
            self.model in {"", choice.model.strip()}
            and mine.system_prompt.strip() == other.system_prompt.strip()
            and dict(mine.parameters) == dict(other.parameters)
        )


def persona_of(personas: Iterable[Persona], choice: LaneChoice) -> Persona | None:
    """Return the persona that holds for a lane; of several one that names the model."""
    holding = sorted((p for p in personas if p.holds_for(choice)), key=lambda p: not p.model)
    return next(iter(holding), None)


class PersonaBook(Book[Persona]):
    """The personas as they are edited; found by name, model and instructions."""

    _LIMIT = NAME_LIMIT
    _JOINT = " "

    @override
    def checked(self, thing: Persona) -> Persona:
        name = " ".join(thing.name.split())
        if not name:
            raise SettingError(_NAMELESS)
        if len(name) > NAME_LIMIT:
            raise SettingError(_LONG, limit=str(NAME_LIMIT))
        if name.casefold() in self._names(but=thing.id):
            raise SettingError(_SAME, name=name)
        model = str(ModelRef.parse(thing.model)) if thing.model.strip() else ""
        if thing.setup == LaneSetup() and not model:
            raise SettingError(_EMPTY)
        return replace(thing, name=name, model=model)

    @override
    def _searched(self, thing: Persona) -> str:
        return f"{thing.name}\n{thing.model}\n{thing.setup.system_prompt}"


_NAMELESS = words("errors", "Give the persona a name.")
_LONG = words("errors", "The name is too long: at most {limit} characters.")
_SAME = words("errors", "Another persona is called “{name}” already. Choose another name.")
_EMPTY = words(
    "errors",
    "The persona sets nothing yet. Write instructions, set a parameter or choose a model, or "
    "discard the changes.",
)
