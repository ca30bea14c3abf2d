"""Counts what was not taken as it stands, and keeps what keys may be shown as."""

from __future__ import annotations

from collections import Counter

from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.key_finding import found_key

_MOST_KEYS_SHOWN = 5


class Remarks:
    """Grows while a file is read."""

    def __init__(self) -> None:
        self.counts: Counter[Remark] = Counter()
        self.keys: list[str] = []

    def note(self, remark: Remark, count: int = 1) -> None:
        """Count something."""
        if count:
            self.counts[remark] += count

    def note_key(self, remark: Remark, shown: str) -> None:
        """Count a key; `shown` is what of it may be told."""
        self.note(remark)
        if len(self.keys) < _MOST_KEYS_SHOWN and shown not in self.keys:
            self.keys.append(shown)

    def without_keys(self, text: str) -> str:
        """Return a text in which everything that looks like a key is made unreadable."""
        parts: list[str] = []
        while (found := found_key(text)) is not None:
            self.note_key(Remark.KEY, found.shown)
            parts += (text[: found.start], found.shown)
            text = text[found.start + found.length :]
        return "".join((*parts, text))
