"""What is defined in one place of a text and referred to in others: links and footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typing_extensions import override

_LONG_AGO = [-1, -1]


class Definitions:
    """Addresses by label, and the labels of the footnotes; equal when they say the same."""

    def __init__(self) -> None:
        self._links: dict[str, dict[str, Any]] = {}
        self._notes: dict[str, int] = {}

    def copy(self) -> Definitions:
        """Return another one that knows the same."""
        made = Definitions()
        made._links.update(self._links)
        made._notes.update(self._notes)
        return made

    def take(self, others: Definitions, lines: int, notes: Iterable[str]) -> None:
        """Learn the links that `others` found in the first so many lines, and some footnotes."""
        for label, link in others._links.items():
            if label not in self._links and link["map"][0] < lines:
                self._links[label] = {**link, "map": _LONG_AGO}
        self._notes.update((f":{label}", -1) for label in notes)

    @property
    def new_lines(self) -> list[int]:
        """The lines that define links in the text that was parsed last."""
        return [link["map"][0] for link in self._links.values() if link["map"] is not _LONG_AGO]

    def environment(self) -> dict[str, Any]:
        """Return what the parser reads definitions from, and adds those to that it finds."""
        return {"references": self._links, "footnotes": {"refs": self._notes}}

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Definitions) and self._said() == other._said()

    __hash__ = None  # type: ignore[assignment] # they change

    def _said(self) -> tuple[dict[str, str], frozenset[str]]:
        # Where a link is defined, which the parser notes as well, depends on how much it was given.
        return {label: link["href"] for label, link in self._links.items()}, frozenset(self._notes)
