"""What was found in the archive, and how words are looked for in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from deepseek_desktop.core.domain.folding import Span, folded, forms_of, original
from deepseek_desktop.core.domain.identity import ModelRef

_BEFORE, _AFTER = 40, 160  # characters beside what was found
_MOST_COUNTED = 10
_LONGEST_BREAK = 12  # so many characters are left out rather than to begin inside a word


class Scope(StrEnum):
    """What kind of text something was found in."""

    TITLE = "title"
    QUESTION = "question"
    ATTACHMENT = "attachment"
    REASONING = "reasoning"
    ANSWER = "answer"
    NOTE = "note"  # what a person wrote to a verdict


class Term(Struct, frozen=True):
    """A word or phrase that has to be in a text; a prefix has to begin where a word begins."""

    text: str
    is_prefix: bool = False


class Hit(Struct, frozen=True):
    """A text in which all wanted words occur.

    `start` and `length` say where in the `snippet` the first place is, in characters. `models`
    are who answered, or who was asked; none where nobody is to know that yet. A title belongs to
    no turn.
    """

    conversation_id: str
    turn_id: str | None
    reply_id: str | None
    lane_id: str | None
    scope: Scope
    snippet: str
    start: int
    length: int
    at: datetime
    title: str
    models: tuple[ModelRef, ...]

    @property
    def found(self) -> str:
        """The words as they stand in the text."""
        return self.snippet[self.start : self.start + self.length]


class WantedWords:
    """Words that have to be in a text, each of them anywhere: in any case, width or accent form.

    Any text is one: a single Chinese character, a sign, quotation marks.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._words = [_pattern(term) for term in dict.fromkeys(terms)]
        self._patterns = [re.compile(word) for word in sorted(self._words, key=len, reverse=True)]
        self._phrase = re.compile(r"\s".join(f"(?:{word})" for word in self._words))

    def place_in(self, text: str) -> Span | None:
        """Return where in `text` the words stand together, else its longest word; None: nowhere."""
        found = self.looked_for_in(text)
        return None if found is None else found.span

    def looked_for_in(self, text: str) -> Found | None:
        """Return the same, and how the words stand there."""
        plain, origins = folded(text)
        found = [_first(pattern, plain, origins) for pattern in self._patterns]
        if not all(found):
            return None
        together = _first(self._phrase, plain, origins)
        span = together or next(filter(None, found), (0, 0))
        counts = tuple(
            sum(1 for _ in islice(pattern.finditer(plain), _MOST_COUNTED))
            for pattern in self._patterns
        )
        return Found(span, counts, are_together=together is not None)


class Found(Struct, frozen=True):
    """Where words stand in a text, and how often each does, at most ten times."""

    span: Span
    counts: tuple[int, ...]
    are_together: bool


def _pattern(term: Term) -> str:
    words = (
        "|".join(re.escape(folded(form)[0]) for form in sorted(forms_of(word)))
        for word in term.text.split()
    )
    pattern = r"\s+".join(f"(?:{word})" for word in words)
    return rf"(?<!\w){pattern}" if term.is_prefix else pattern


def snippet_of(text: str, place: Span) -> tuple[str, int, int]:
    """Return on one line what stands around a place, and where in it the place is, how long."""
    start, end = place
    first = max(0, start - _BEFORE)
    if first and (blank := re.search(r"\s", text[first - 1 : first + _LONGEST_BREAK])):
        first += blank.end() - 1
    last = min(len(text), end + _AFTER)
    before, found = _on_one_line(text[first:start]).lstrip(), _on_one_line(text[start:end])
    before = ("…" if first else "") + before
    after = _on_one_line(text[end:last]).rstrip() + ("…" if last < len(text) else "")
    return before + found + after, len(before), len(found)


def _first(pattern: re.Pattern[str], plain: str, origins: list[int] | None) -> Span | None:
    """Return the first place of a pattern that is no part of a character."""
    spans = (original(match.span(), origins) for match in pattern.finditer(plain))
    return next((span for span in spans if span), None)


def _on_one_line(text: str) -> str:
    # What is not printed has no place on a line; some of it would even turn the line round.
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(r"\s+", " ", text)
