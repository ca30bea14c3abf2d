"""Personas: settings of a lane under a name, kept to use them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.words import words

NAME_LIMIT = 60
"""How many characters the name of a persona may have."""

_MOST_COPIES = 1000


@dataclass(frozen=True, slots=True)
class Persona:
    """Instructions and parameters, and the model they are meant for; empty: whichever is chosen."""

    id: str
    name: str
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


class PersonaBook:
    """The personas as they are edited: ordered, found, with names that differ."""

    def __init__(self, personas: Iterable[Persona]) -> None:
        self._personas = {persona.id: persona for persona in personas}

    def get(self, persona_id: str) -> Persona | None:
        """Return a persona; None for one that is not held."""
        return self._personas.get(persona_id)

    def put(self, persona: Persona) -> None:
        """Hold a persona in the place of the earlier one of its id."""
        self._personas[persona.id] = persona

    def drop(self, persona_id: str) -> None:
        """Hold a persona no more."""
        self._personas.pop(persona_id, None)

    def found(self, search: str = "") -> list[Persona]:
        """Return the personas whose name, model or instructions hold what is searched, by name."""
        wanted = search.strip().casefold()
        found = (p for p in self._personas.values() if wanted in _searched(p))
        return sorted(found, key=lambda persona: persona.name.casefold())

    def after(self, name: str) -> Persona | None:
        """Return the persona that stands where one of this name stood."""
        ordered = self.found()
        behind = next((p for p in ordered if p.name.casefold() >= name.casefold()), None)
        return behind or next(reversed(ordered), None)

    def free_name(self, name: str) -> str:
        """Return a name like this one that no other persona has."""
        names = {persona.name.casefold() for persona in self._personas.values()}
        short = name[: NAME_LIMIT - len(f" {_MOST_COPIES}")]
        numbered = (f"{short} {number}" for number in range(2, _MOST_COPIES))
        return next((n for n in (name, *numbered) if n.casefold() not in names), name)

    def checked(self, persona: Persona) -> Persona:
        """Return a persona as it may be kept; raise `SettingError` that says why it may not."""
        name = " ".join(persona.name.split())
        if not name:
            raise SettingError(_NAMELESS)
        if len(name) > NAME_LIMIT:
            raise SettingError(_LONG, limit=str(NAME_LIMIT))
        others = (p for p in self._personas.values() if p.id != persona.id)
        if any(other.name.casefold() == name.casefold() for other in others):
            raise SettingError(_SAME, name=name)
        model = str(ModelRef.parse(persona.model)) if persona.model.strip() else ""
        if persona.setup == LaneSetup() and not model:
            raise SettingError(_EMPTY)
        return replace(persona, name=name, model=model)


def _searched(persona: Persona) -> str:
    return f"{persona.name}\n{persona.model}\n{persona.setup.system_prompt}".casefold()


_NAMELESS = words("errors", "Give the persona a name.")
_LONG = words("errors", "The name is too long: at most {limit} characters.")
_SAME = words("errors", "Another persona is called “{name}” already. Choose another name.")
_EMPTY = words(
    "errors",
    "The persona sets nothing yet. Write instructions, set a parameter or choose a model, or "
    "discard the changes.",
)
