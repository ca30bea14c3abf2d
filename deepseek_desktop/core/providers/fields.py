"""Reads single values of a chunk. What has the wrong type counts as missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.streaming.mending import mended

Chunk = Mapping[str, Any]

_NAME_LENGTH = 200
_GROWTHS, _LONG = 4, 24
_CODES = ("code", "statusCode")
_THOUGHTS = ("thinking", "reasoning")

CONTENT_PART = "content[].thinking"
"""The place of reasoning that is a part of the content."""


class Growing:
    """A text that comes as pieces, or over and over again, each time longer."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._came_in_pieces = False
        self._growths = 0
        self.is_repeated = False

    def add_piece(self, text: str) -> None:
        """Note a piece; some hosts say the whole once more when all pieces have come."""
        if not text:
            return
        last = self._said[-1] if self._said else text
        # A few pieces that begin alike are chance, long ones again and again are not.
        self._growths = self._growths + 1 if text != last and text.startswith(last) else 0
        if self._growths >= _GROWTHS and len(text) >= _LONG:
            self.is_repeated = True
        self._said.append(text)
        self._came_in_pieces = True

    def add(self, text: str) -> str:
        """Return what is new in a text that may be all that was said, and more."""
        said = "".join(self._said)
        if self._came_in_pieces and text.strip() == said.strip():
            return ""
        is_longer = len(text) > len(said) or self.is_repeated or self._came_in_pieces
        if said and text.startswith(said) and is_longer:
            self.is_repeated = self.is_repeated or not self._came_in_pieces
            self._said = [text]
            return text[len(said) :]
        self._said.append(text)
        return text


def decoded(data: bytes) -> tuple[str, Flaw | None]:
    """Return the text of an event, and what was wrong with it."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), Flaw.INVALID_TEXT


def first_choice(choices: object) -> Chunk | None:
    """Return the choice with index 0; a choice without an index counts as that."""
    if not isinstance(choices, list):
        return None
    for choice in choices:
        if isinstance(choice, dict) and choice.get("index", 0) in (0, "0", None):
            return choice
    return None


def error_in(chunk: Chunk) -> object:
    """Return the error that a chunk carries, in a field or flat; nothing for none."""
    groq = chunk.get("x_groq")
    if error := chunk.get("error") or (groq.get("error") if isinstance(groq, dict) else None):
        return error
    if "choices" in chunk:
        return None
    is_flat = isinstance(chunk.get("message"), str)
    is_error = chunk.get("object") == "error" or not chunk.keys().isdisjoint(_CODES)
    return chunk if is_flat and is_error else None


def reasoning_in(delta: Chunk, fields: Sequence[str]) -> tuple[str, str]:
    """Return name and text of the first field that has any; hosts repeat it in several.

    Where none has, it may be among the parts of the content.
    """
    for name in fields:
        if (value := delta.get(name)) and (text := text_in(value)):
            return name, text
    content = delta.get("content")
    if not isinstance(content, list):
        return "", ""
    thoughts = "".join(_part(part) for part in content if _is_thought(part))
    return CONTENT_PART if thoughts else "", thoughts


def answer_in(content: object) -> str:
    """Return text that is a string, or a list of parts, without those that are reasoning."""
    if isinstance(content, list):
        return text_in([part for part in content if not _is_thought(part)])
    return text_in(content)


def text_in(value: object) -> str:
    """Return text that is a string, or a list of parts that hold strings."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_part(part) for part in value)
    return ""


def _is_thought(part: object) -> bool:
    return isinstance(part, dict) and part.get("type") in _THOUGHTS


def _part(part: object) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        found = (_flat(part.get(name)) for name in ("text", "summary", *_THOUGHTS))
        return next((text for text in found if text), "")
    return ""


def _flat(value: object) -> str:
    """Return text that is a string, or Mistral's list of objects with a text."""
    if isinstance(value, list):
        texts = (part.get("text") for part in value if isinstance(part, dict))
        return "".join(text for text in texts if isinstance(text, str))
    return value if isinstance(value, str) else ""


def name_in(value: object) -> str | None:
    """Return a name fit to be shown on one line; None for what is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    name = mended(value)
    if not name.isprintable():
        name = "".join(c if c.isprintable() else " " for c in name)
    return name.strip()[:_NAME_LENGTH] or None
