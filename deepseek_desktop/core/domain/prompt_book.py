"""The prompts of the library as they are edited: ordered, found, with names that differ."""

from __future__ import annotations

from collections.abc import Iterable

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.prompt_template import NAME_LIMIT, SavedPrompt, prompt_name
from deepseek_desktop.core.domain.words import words

_MOST_COPIES = 1000


class PromptBook:
    """Holds prompts by their ids; `taken` are names that no prompt may have."""

    def __init__(self, prompts: Iterable[SavedPrompt], taken: Iterable[str] = ()) -> None:
        self._prompts = {prompt.id: prompt for prompt in prompts}
        self._taken = {name.casefold() for name in taken}

    def get(self, prompt_id: str) -> SavedPrompt | None:
        """Return a prompt; None for one that is not held."""
        return self._prompts.get(prompt_id)

    def put(self, prompt: SavedPrompt) -> None:
        """Hold a prompt in the place of the earlier one of its id."""
        self._prompts[prompt.id] = prompt

    def drop(self, prompt_id: str) -> None:
        """Hold a prompt no more."""
        self._prompts.pop(prompt_id, None)

    def found(self, search: str = "") -> list[SavedPrompt]:
        """Return the prompts whose name or text holds what is searched, by their names."""
        wanted = search.strip().removeprefix("/").casefold()
        found = (p for p in self._prompts.values() if wanted in f"{p.name}\n{p.text}".casefold())
        return sorted(found, key=lambda prompt: prompt.name.casefold())

    def after(self, name: str) -> SavedPrompt | None:
        """Return the prompt that stands where one of this name stood."""
        ordered = self.found()
        place = name.casefold()
        behind = next((p for p in ordered if p.name.casefold() >= place), None)
        return behind or next(reversed(ordered), None)

    def free_name(self, name: str) -> str:
        """Return a name like this one that no other prompt has."""
        names = {prompt.name.casefold() for prompt in self._prompts.values()} | self._taken
        short = name[: NAME_LIMIT - len(f"-{_MOST_COPIES}")]
        numbered = (f"{short}-{number}" for number in range(2, _MOST_COPIES))
        return next((n for n in (name, *numbered) if n.casefold() not in names), name)

    def checked(self, prompt_id: str, name: str, text: str) -> SavedPrompt:
        """Return a prompt as it may be kept; raise `SettingError` that says why it may not."""
        cleaned = prompt_name(name)
        folded = cleaned.casefold()
        if any(p.name.casefold() == folded for p in self._prompts.values() if p.id != prompt_id):
            raise SettingError(_SAME, name=cleaned)
        if folded in self._taken:
            raise SettingError(_TAKEN, name=cleaned)
        if not text.strip():
            raise SettingError(_EMPTY)
        return SavedPrompt(prompt_id, cleaned, text)


_SAME = words("errors", "Another prompt is called /{name} already. Choose another name.")
_TAKEN = words("errors", "An action is called /{name} already. Choose another name.")
_EMPTY = words("errors", "The prompt has no text yet. Write one, or discard the changes.")
