"""Splits `<think>…</think>` out of an answer, wherever the pieces are cut."""

from __future__ import annotations

from enum import Enum, auto

from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    ReasoningDelta,
    StreamEvent,
)

_OPENER = "<think>"
_CLOSER = "</think>"
_FENCES = ("```", "~~~")
_FENCE_LENGTH = 3


class _Place(Enum):
    START = auto()  # nothing but white space so far
    INSIDE = auto()  # between the tags
    ANSWER = auto()  # after the tags, or there are none
    LITERAL = auto()  # from here on every tag is part of the answer


class ThinkSplitter:
    """Turns content pieces into reasoning and answer events.

    The tags count once: an opener only as the first thing said, a closer without an opener (some
    chat templates put it into the prompt) only outside code. Later tags belong to the answer.
    """

    def __init__(self) -> None:
        self._place = _Place.START
        self._held = ""
        self._code = _CodeWatch()
        self._has_reasoned = False
        self._has_answered = False
        self._has_fields = False

    def feed(self, text: str) -> list[StreamEvent]:
        """Take in more content."""
        self._held += text
        events: list[StreamEvent] = []
        while self._advance(events):
            pass
        return events

    def close(self) -> list[StreamEvent]:
        """Return what was held back, now that no more comes."""
        events: list[StreamEvent] = []
        held, self._held = self._held, ""
        if self._place is _Place.INSIDE:
            self._reason(held.rstrip(), events)
        else:
            self._answer(held, events)
        return events

    def trust_fields(self) -> None:
        """Take no reasoning from tags: this host sends it in a field of its own.

        Some send it in both; what stands between tags at the start is then the second copy.
        """
        self._has_fields = True
        if self._place is _Place.ANSWER:
            self._place = _Place.LITERAL

    def _advance(self, events: list[StreamEvent]) -> bool:
        """Work on what is held; say whether the place changed and there may be more to do."""
        match self._place:
            case _Place.START:
                return self._start()
            case _Place.INSIDE:
                return self._inside(events)
            case _Place.ANSWER:
                return self._seek_stray_closer(events)
            case _Place.LITERAL:
                held, self._held = self._held, ""
                self._answer(held, events)
                return False

    def _start(self) -> bool:
        said = self._held.lstrip()
        if said.startswith(_OPENER):
            self._held = said.removeprefix(_OPENER)
            self._place = _Place.INSIDE
            return True
        if _OPENER.startswith(said):  # also when nothing was said yet
            return False
        self._place = _Place.LITERAL if self._has_fields else _Place.ANSWER
        return True

    def _inside(self, events: list[StreamEvent]) -> bool:
        reasoning, closer, rest = self._held.partition(_CLOSER)
        if closer:
            self._reason(reasoning.rstrip(), events)
            self._held = rest
            self._place = _Place.LITERAL
            return True
        keep = _held_back(self._held, _CLOSER)
        self._reason(self._held[: len(self._held) - keep], events)
        self._held = self._held[len(self._held) - keep :]
        return False

    def _seek_stray_closer(self, events: list[StreamEvent]) -> bool:
        before, closer, rest = self._held.partition(_CLOSER)
        if not closer:
            keep = _tag_start(self._held, _CLOSER)
            self._say(self._held[: len(self._held) - keep], events)
            self._held = self._held[len(self._held) - keep :]
            return False
        self._say(before, events)
        if self._code.is_open:
            self._say(closer, events)
            self._held = rest
            return True
        if self._has_answered:
            events.append(AnswerRelabelled())
            self._has_reasoned, self._has_answered = True, False
        self._held = rest
        self._place = _Place.LITERAL
        return True

    def _say(self, text: str, events: list[StreamEvent]) -> None:
        self._code.feed(text)
        self._answer(text, events)

    def _reason(self, text: str, events: list[StreamEvent]) -> None:
        # The newlines round the tags are the template's, and empty reasoning is none.
        if not self._has_reasoned:
            text = text.lstrip()
        if text and not self._has_fields:
            self._has_reasoned = True
            events.append(ReasoningDelta(text))

    def _answer(self, text: str, events: list[StreamEvent]) -> None:
        if not self._has_answered:
            text = text.lstrip("\r\n")
        if text:
            self._has_answered = True
            events.append(AnswerDelta(text))


class _CodeWatch:
    """Knows whether the text so far ends inside a code fence or a code span."""

    def __init__(self) -> None:
        self._begin = ""  # of the line, without blanks, no more of it than a fence has
        self._ticks = 0  # in the line
        self._in_fence = False

    def feed(self, text: str) -> None:
        more, *lines = text.split("\n")
        self._go_on(more)
        for line in lines:
            if self._begin in _FENCES:
                self._in_fence = not self._in_fence
            self._begin, self._ticks = "", 0
            self._go_on(line)

    def _go_on(self, text: str) -> None:
        if len(self._begin) < _FENCE_LENGTH:
            self._begin = (self._begin + text).lstrip()[:_FENCE_LENGTH]
        self._ticks += text.count("`")

    @property
    def is_open(self) -> bool:
        return self._in_fence or self._ticks % 2 == 1


def _tag_start(text: str, tag: str) -> int:
    """Return how many characters at the end of `text` may be the start of `tag`."""
    # The only "<" of a tag is its first character.
    begin = text.rfind("<", max(0, len(text) - len(tag) + 1))
    return len(text) - begin if begin >= 0 and tag.startswith(text[begin:]) else 0


def _held_back(text: str, tag: str) -> int:
    """Like `_tag_start`, with the white space before it, which goes if the tag is whole."""
    keep = _tag_start(text, tag)
    before = text[: len(text) - keep]
    return keep + len(before) - len(before.rstrip())
