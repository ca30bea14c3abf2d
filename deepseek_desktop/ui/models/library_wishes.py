"""What a person wants done with conversations in the library."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Deed(Enum):
    """What is to be done with one conversation, or with all that are selected."""

    OPEN_IN_WINDOW = "open in window"
    PIN = "pin"
    UNPIN = "unpin"
    MOVE = "move"
    TAG = "tag"
    MARK_READ = "mark read"
    MARK_UNREAD = "mark unread"
    DELETE = "delete"


class LibraryWish(Struct, frozen=True):
    """A deed and the conversations that it is for, in the order of the list."""

    deed: Deed
    ids: tuple[str, ...]
