"""What can stand behind a slash in the empty field: saved prompts and actions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Slash(Struct, frozen=True):
    """What `/name` does: an action, or else a saved prompt that it brings; `hint` says more."""

    name: str
    hint: str
    is_action: bool = False


def matching(entries: Sequence[Slash], typed: str) -> list[Slash]:
    """Return what fits the typed word: names that begin with it, then those that hold it."""
    wanted = typed.casefold()
    first = [entry for entry in entries if entry.name.casefold().startswith(wanted)]
    rest = [
        entry
        for entry in entries
        if entry not in first and wanted in f"{entry.name} {entry.hint}".casefold()
    ]
    return first + rest
