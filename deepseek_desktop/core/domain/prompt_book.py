"""The prompts of the library as they are edited: ordered, found, with names that differ."""

from __future__ import annotations

from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.domain.book import Book
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.prompt_template import NAME_LIMIT, SavedPrompt, prompt_name
from deepseek_desktop.core.domain.words import words


class PromptBook(Book[SavedPrompt]):
    """The prompts as they are edited; found by name, with the slash or without, and by text."""

    _LIMIT = NAME_LIMIT
    _JOINT = "-"

    @override
    def found(self, search: str = "") -> list[SavedPrompt]:
        return super().found(search.strip().removeprefix("/"))

    @override
    def checked(self, thing: SavedPrompt) -> SavedPrompt:
        name = prompt_name(thing.name)
        folded = name.casefold()
        if folded in self._names(but=thing.id):
            raise SettingError(_SAME, name=name)
        if folded in self._taken:
            raise SettingError(_TAKEN, name=name)
        if not thing.text.strip():
            raise SettingError(_EMPTY)
        return replace(thing, name=name)

    @override
    def _searched(self, thing: SavedPrompt) -> str:
        return f"{thing.name}\n{thing.text}"


_SAME = words("errors", "Another prompt is called /{name} already. Choose another name.")
_TAKEN = words("errors", "An action is called /{name} already. Choose another name.")
_EMPTY = words("errors", "The prompt has no text yet. Write one, or discard the changes.")
