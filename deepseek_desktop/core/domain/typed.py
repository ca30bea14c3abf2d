"""What a person typed, or a file holds, as a sentence may repeat it."""

from __future__ import annotations

_LENGTH = 60


def shown(text: str, length: int = _LENGTH) -> str:
    """Return the beginning of a text; what cannot be printed is a dot."""
    return printable(text)[:length]


def printable(text: str) -> str:
    """Return a text with dots for what cannot be printed, like a line break."""
    return "".join(c if c.isprintable() else "·" for c in text)
