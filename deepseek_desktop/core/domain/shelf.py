"""Where a conversation stands in the library: its folder, its tags, whether it is pinned."""

from __future__ import annotations

from msgspec import Struct

MOST_IN_NAME = 60
"""Characters in the name of a folder or a tag."""


class Folder(Struct, frozen=True):
    """A folder, and how many conversations are in it."""

    id: str
    name: str
    count: int = 0


class Place(Struct, frozen=True):
    """Where a conversation stands, so that it can be put back there; `pinned_at` as it is kept."""

    conversation_id: str
    folder_id: str | None
    pinned_at: str | None
    is_unread: bool
    tags: tuple[str, ...]


def tidy_name(typed: str) -> str:
    """Return the name of a folder or a tag as it is kept: on one line, not too long."""
    return " ".join(typed.split())[:MOST_IN_NAME].strip()
