"""What a check found, and what is told about it."""

from __future__ import annotations

from msgspec import Struct


class NotSoundError(Exception):
    """Something is not as it has to be; the text says what, in one line."""


class Row(Struct, frozen=True):
    """How a check ended: whether all is well, what was found, in how many milliseconds."""

    check: str
    is_ok: bool
    found: str
    took_ms: int
