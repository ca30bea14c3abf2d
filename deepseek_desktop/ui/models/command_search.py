"""Finds commands by what a person types of them, in their language or in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deepseek_desktop.ui.models.commands import Entry

_START = re.compile(r"\b\w|[\u2e80-\uffff]")
"""Where a word begins; each sign of Chinese is one."""

_WORD, _PART, _LETTERS, _MENU = range(4)
"""How well a word fits, the best first: as a beginning, inside, as letters, by menu or keys."""


def found(typed: str, entries: Sequence[Entry], recent: Sequence[str] = ()) -> list[Entry]:
    """Return the entries that all words of `typed` fit, the best first, then those used last."""
    words = typed.casefold().split()
    fits = {entry.name: [_fit(word, entry) for word in words] for entry in entries}
    last = {name: place for place, name in enumerate(recent)}

    def order(entry: Entry) -> tuple[int, int]:
        return sum(fit or 0 for fit in fits[entry.name]), last.get(entry.name, len(last))

    return sorted((entry for entry in entries if None not in fits[entry.name]), key=order)


def _fit(word: str, entry: Entry) -> int | None:
    """Return how well one word fits a command, None where it does not."""
    names = (entry.label.casefold(), entry.source.casefold())
    starts = [{match.start() for match in _START.finditer(name)} for name in names]
    for name, places in zip(names, starts, strict=True):
        if any(name.startswith(word, place) for place in places):
            return _WORD
    if any(word in name for name in names):
        return _PART
    for name, places in zip(names, starts, strict=True):
        if any(_has_letters(name[place:], word) for place in places):
            return _LETTERS
    elsewhere = (entry.menu, *entry.keys)
    return _MENU if any(word in text.casefold() for text in elsewhere) else None


def _has_letters(text: str, letters: str) -> bool:
    """Whether `text` begins with the first of the letters and has the others in their order."""
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)
