"""Reads the JSON of a chat completion, streamed or whole, into events.

Tolerant: a field of the wrong type counts as missing, an unknown field as not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    Flaw,
    FlawFound,
    Identified,
    ReasoningDelta,
    ReasoningFound,
    StreamEvent,
    UsageReported,
)
from deepseek_desktop.core.providers.fields import (
    Chunk,
    Growing,
    answer_in,
    decoded,
    error_in,
    first_choice,
    name_in,
    reasoning_in,
)
from deepseek_desktop.core.providers.metering import usage_in
from deepseek_desktop.core.providers.tool_calls import ToolCalls
from deepseek_desktop.core.streaming.mending import TextMender, mended
from deepseek_desktop.core.streaming.thinking import ThinkSplitter

MALFORMED_LIMIT = 3
THINK_TAG = "<think>"
_NAME_LENGTH = 200


def _as_it_is(chunk: Chunk) -> Chunk:
    return chunk


class ErrorReported(Exception):  # noqa: N818 not a failure of ours: what the host put into its stream
    """The host reported an error inside a successful response; `error` is its JSON value."""

    def __init__(self, error: object) -> None:
        super().__init__("error in stream")
        self.error = error


class TooDamagedError(Exception):
    """More malformed events than can be skipped in good conscience."""


_JSON = json.JSONDecoder(parse_float=Decimal)  # some of it is money
_NAMES = ("model", "system_fingerprint", "id", "provider")  # in the order of `Identified`
_UNIDENTIFIED = Identified()


class ChunkReader:
    """Reads the chunks of one reply, in order; `translate` makes them chunks where they are not."""

    def __init__(
        self,
        reasoning_fields: Sequence[str],
        translate: Callable[[Chunk], Chunk] = _as_it_is,
    ) -> None:
        self._fields = reasoning_fields
        self._translate = translate
        self._reasoning_place: str | None = None
        self._thought, self._said = Growing(), Growing()
        self._calls = ToolCalls()
        self._splitter = ThinkSplitter()
        self._reasoning_mender = TextMender()
        self._answer_mender = TextMender()
        self._identified = Identified()
        self._names: tuple[object, ...] = ()
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
        """Whether any reasoning, answer or tool call came."""
        return self._has_text

    def read(self, data: bytes, name: bytes = b"message") -> Iterator[StreamEvent]:
        """Yield what one event says; raise `ErrorReported` or `TooDamagedError`."""
        text, flaw = decoded(data)
        if flaw is not None:
            yield FlawFound(flaw)
        text = text.strip()
        if not text:
            return
        if text.startswith("[DONE]"):
            self.is_done = True
            return
        try:
            chunk, length = _JSON.raw_decode(text)
        except (ValueError, RecursionError):
            chunk, length = None, 0
        if not isinstance(chunk, dict) or length < len(text):
            yield self._count_malformed()
            return
        yield from self.read_chunk(self._translate(chunk))
        if name == b"error":
            raise ErrorReported(chunk)

    def read_chunk(self, chunk: Chunk) -> Iterator[StreamEvent]:
        """Yield what one chunk, or a whole body, says."""
        if identified := self._identify(chunk):
            yield identified
        if choice := first_choice(chunk.get("choices")):
            yield from self._read_choice(choice)
        if usage := usage_in(chunk):
            yield UsageReported(usage)
        # An error may come beside text that the host had sent so far: the text goes first.
        if error := error_in(chunk):
            raise ErrorReported(error)

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

    def _identify(self, chunk: Chunk) -> Identified | None:
        names = tuple(map(chunk.get, _NAMES))
        if names == self._names:  # as in nearly every chunk
            return None
        self._names = names
        said = Identified(*map(name_in, names))
        if said in (self._identified, _UNIDENTIFIED):
            return None
        self._identified = said
        return said

    def _read_choice(self, choice: Chunk) -> Iterator[StreamEvent]:
        delta, is_message = choice.get("delta"), False
        if not isinstance(delta, dict):
            delta, is_message = choice.get("message"), True
        if isinstance(delta, dict):
            place, reasoning = reasoning_in(delta, self._fields)
            answer = answer_in(delta.get("content"))
            had_repeated = self._has_repeated
            reasoning, answer = self._news(reasoning, answer, is_whole=is_message)
            if self._has_repeated and not had_repeated:
                yield FlawFound(Flaw.REPEATED_TEXT)
            if reasoning and (reasoning := self._reasoning_mender.feed(reasoning)):
                yield from self._reason(reasoning, place)
            if answer and (answer := self._answer_mender.feed(answer)):
                yield from self._noted(self._splitter.feed(answer))
            for piece in self._calls.read(delta):
                self._has_text = True
                yield piece
        reason = choice.get("finish_reason")
        if isinstance(reason, str) and reason:
            self.finish_reason = mended(reason)[:_NAME_LENGTH]

    def _news(self, reasoning: str, answer: str, *, is_whole: bool) -> tuple[str, str]:
        """Return what is new; some hosts send whole messages in the place of pieces."""
        if is_whole:
            return self._thought.add(reasoning), self._said.add(answer)
        self._thought.add_piece(reasoning)
        self._said.add_piece(answer)
        return reasoning, answer

    @property
    def _has_repeated(self) -> bool:
        return self._thought.is_repeated or self._said.is_repeated

    def _reason(self, text: str, place: str) -> Iterator[StreamEvent]:
        self._splitter.trust_fields()
        self._has_text = True
        yield from self._find_reasoning(place)
        yield ReasoningDelta(text)

    def _find_reasoning(self, place: str) -> Iterator[StreamEvent]:
        if self._reasoning_place is None:
            self._reasoning_place = place
            yield ReasoningFound(place)

    def _noted(self, events: Sequence[StreamEvent]) -> Iterator[StreamEvent]:
        for event in events:
            if isinstance(event, (AnswerDelta, ReasoningDelta, AnswerRelabelled)):
                self._has_text = True
            if isinstance(event, (ReasoningDelta, AnswerRelabelled)):
                yield from self._find_reasoning(THINK_TAG)
            yield event
