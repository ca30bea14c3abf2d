"""Walks back through what was asked."""

from __future__ import annotations

from collections.abc import Sequence


class PromptHistory:
    """Remembers prompts, newest last, and where in them a person is; keeps what was typed."""

    def __init__(self) -> None:
        self._prompts: list[str] = []
        self._place: int | None = None
        self._typed = ""

    def show(self, prompts: Sequence[str]) -> None:
        """Remember these instead."""
        self._prompts = list(prompts)
        self._place = None

    def add(self, prompt: str) -> None:
        """Remember what was asked just now; the same twice in a row is one."""
        if prompt.strip() and self._prompts[-1:] != [prompt]:
            self._prompts.append(prompt)
        self._place = None

    def older(self, shown: str) -> str | None:
        """Return the prompt before; None where there is none, or where `shown` would be lost."""
        if not self._is_at_rest(shown) or not self._prompts:
            return None
        if self._place is None:
            self._typed = shown
            self._place = len(self._prompts)
        if self._place == 0:
            return None
        self._place -= 1
        return self._prompts[self._place]

    def newer(self, shown: str) -> str | None:
        """Return the prompt after; behind the last one what was typed comes back."""
        if self._place is None or not self._is_at_rest(shown):
            return None
        self._place += 1
        if self._place < len(self._prompts):
            return self._prompts[self._place]
        self._place = None
        return self._typed

    def _is_at_rest(self, shown: str) -> bool:
        """Return whether nothing stands in the field but what came from here."""
        if self._place is not None and shown == self._prompts[self._place]:
            return True
        self._place = None
        return not shown.strip()
