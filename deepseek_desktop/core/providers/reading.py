"""Reads the JSON of a chat completion, streamed or whole, into events.

Tolerant: a field of the wrong type counts as missing, an unknown field as not there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    Flaw,
    FlawFound,
    Identified,
    ReasoningDelta,
    StreamEvent,
    UsageReported,
)
from deepseek_desktop.core.providers.metering import usage_in
from deepseek_desktop.core.streaming.mending import TextMender, mended
from deepseek_desktop.core.streaming.thinking import ThinkSplitter

MALFORMED_LIMIT = 3
_NAME_LENGTH = 200


class ErrorReported(Exception):  # noqa: N818 not a failure of ours: what the host put into its stream
    """The host reported an error inside a successful response; `error` is its JSON value."""

    def __init__(self, error: object) -> None:
        super().__init__("error in stream")
        self.error = error


class TooDamagedError(Exception):
    """More malformed events than can be skipped in good conscience."""


class ChunkReader:
    """Reads the chunks of one reply, in order."""

    def __init__(self, reasoning_fields: Sequence[str]) -> None:
        self._fields = reasoning_fields
        self._splitter = ThinkSplitter()
        self._reasoning_mender = TextMender()
        self._answer_mender = TextMender()
        self._identified = Identified()
        self._malformed = 0
        self._has_text = False
        self.finish_reason: str | None = None
        self.is_done = False

    @property
    def has_end_mark(self) -> bool:
        """Whether the host said that this was the end."""
        return self.is_done or self.finish_reason is not None

    @property
    def has_text(self) -> bool:
        """Whether any reasoning or answer came."""
        return self._has_text

    def read(self, data: bytes, name: bytes = b"message") -> Iterator[StreamEvent]:
        """Yield what one event says; raise `ErrorReported` or `TooDamagedError`."""
        text, flaw = _decoded(data)
        if flaw is not None:
            yield FlawFound(flaw)
        text = text.strip()
        if not text:
            return
        if text.startswith("[DONE]"):
            self.is_done = True
            return
        try:
            chunk = json.loads(text)
        except (ValueError, RecursionError):
            chunk = None
        if not isinstance(chunk, dict):
            yield self._count_malformed()
            return
        yield from self.read_chunk(chunk)
        if name == b"error":
            raise ErrorReported(chunk)

    def read_chunk(self, chunk: Mapping[str, Any]) -> Iterator[StreamEvent]:
        """Yield what one chunk, or a whole body, says."""
        if identified := self._identify(chunk):
            yield identified
        if choice := _first_choice(chunk.get("choices")):
            yield from self._read_choice(choice)
        if usage := usage_in(chunk):
            yield UsageReported(usage)
        # An error may come beside text that the host had sent so far: the text goes first.
        if chunk.get("error"):
            raise ErrorReported(chunk["error"])

    def close(self) -> Iterator[StreamEvent]:
        """Yield what was held back, and the end, if the host marked it."""
        if half := self._reasoning_mender.close():
            yield ReasoningDelta(half)
        events = self._splitter.feed(self._answer_mender.close()) + self._splitter.close()
        yield from self._noted(events)
        if self.has_end_mark:
            yield Finished(self.finish_reason)

    def _count_malformed(self) -> FlawFound:
        self._malformed += 1
        if self._malformed > MALFORMED_LIMIT:
            raise TooDamagedError
        return FlawFound(Flaw.MALFORMED_EVENT)

    def _identify(self, chunk: Mapping[str, Any]) -> Identified | None:
        said = Identified(
            model=_name(chunk.get("model")),
            fingerprint=_name(chunk.get("system_fingerprint")),
            generation_id=_name(chunk.get("id")),
            upstream=_name(chunk.get("provider")),
        )
        if said in {self._identified, Identified()}:
            return None
        self._identified = said
        return said

    def _read_choice(self, choice: Mapping[str, Any]) -> Iterator[StreamEvent]:
        delta = choice.get("delta")
        if not isinstance(delta, dict):
            delta = choice.get("message")
        if isinstance(delta, dict):
            if reasoning := self._reasoning_mender.feed(_reasoning(delta, self._fields)):
                yield from self._reason(reasoning)
            if content := self._answer_mender.feed(_text(delta.get("content"))):
                yield from self._noted(self._splitter.feed(content))
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason:
            self.finish_reason = mended(reason)[:_NAME_LENGTH]

    def _reason(self, text: str) -> Iterator[StreamEvent]:
        self._splitter.trust_fields()
        self._has_text = True
        yield ReasoningDelta(text)

    def _noted(self, events: Sequence[StreamEvent]) -> Iterator[StreamEvent]:
        for event in events:
            if isinstance(event, (AnswerDelta, ReasoningDelta, AnswerRelabelled)):
                self._has_text = True
            yield event


def _decoded(data: bytes) -> tuple[str, Flaw | None]:
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), Flaw.INVALID_TEXT


def _first_choice(choices: object) -> Mapping[str, Any] | None:
    """Return the choice with index 0; a choice without an index counts as that."""
    if not isinstance(choices, list):
        return None
    for choice in choices:
        if isinstance(choice, dict) and choice.get("index", 0) in (0, "0", None):
            return choice
    return None


def _reasoning(delta: Mapping[str, Any], fields: Sequence[str]) -> str:
    """Return the text of the first field that has any; hosts repeat it in several."""
    return next((text for name in fields if (text := _text(delta.get(name)))), "")


def _text(value: object) -> str:
    """Return text that is a string, or a list of parts that hold strings."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_part(part) for part in value)
    return ""


def _part(part: object) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        found = (part.get(name) for name in ("text", "summary"))
        return next((text for text in found if isinstance(text, str)), "")
    return ""


def _name(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return "".join(c if c.isprintable() else " " for c in mended(value)).strip()[:_NAME_LENGTH]
