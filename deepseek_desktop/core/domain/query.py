"""What a person types into a search: words, phrases, beginnings of words, and conditions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct, field

from deepseek_desktop.core.domain.folding import folded
from deepseek_desktop.core.domain.hits import Scope, Term


class Judged(StrEnum):
    """How a reply, or a turn, fared with the person who judged it."""

    ANY = "any"
    NONE = "none"
    WON = "won"
    LOST = "lost"
    TIE = "tie"
    BAD = "bad"


class Conditions(Struct, frozen=True):
    """What narrows a search besides words; each empty one narrows nothing.

    `models` and `hosts` are parts of names, `tags` whole names, all folded; each of them has to
    hold. `before` and `since` are moments: what was said at `since` or later, earlier than
    `before`.
    """

    models: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    before: datetime | None = None
    since: datetime | None = None
    judged: tuple[Judged, ...] = ()


class Query(Struct, frozen=True):
    """A search that was typed; no `scopes` stand for all."""

    terms: tuple[Term, ...] = ()
    conditions: Conditions = field(default_factory=Conditions)
    scopes: frozenset[Scope] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is wanted."""
        return not self.terms and self.conditions == Conditions() and not self.scopes


def query_of(typed: str) -> Query:
    """Return what was meant by a text; any text is a query.

    What looks like a condition and makes no sense as one (`before:lunch`, `https:`) is a word.
    """
    terms: dict[Term, None] = {}
    conditions: list[tuple[str, str]] = []
    for part in re.finditer(_PART, typed):
        name, value = part["name"], part["quoted"] or part["bare"] or ""
        if name and _means_something(name.lower(), value):
            conditions.append((name.lower(), value))
        else:
            terms |= dict.fromkeys(_terms(part[0]))
    return Query(tuple(terms), _conditions(conditions), _scopes(conditions))


_NAMES = "model|host|tag|before|after|verdict|in"
_QUOTE = '["\u201c\u201d]'
_PART = (
    "(?i)"
    # full-width signs, too: input methods for Chinese type them
    rf"(?P<name>{_NAMES})[:\uff1a](?:{_QUOTE}(?P<quoted>[^\"\u201c\u201d]+){_QUOTE}(?=\s|$)|(?P<bare>\S+))"
    rf"|{_QUOTE}[^\"\u201c\u201d]*{_QUOTE}\*?(?=\s|$)"
    rf"|{_QUOTE}[^\"\u201c\u201d]+$"  # a phrase that is still being typed
    r"|\S+"
)
_PHRASE = rf"{_QUOTE}(?P<words>[^\"\u201c\u201d]*)(?:{_QUOTE}(?P<prefix>\*?))?"
_DATE = r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?"
_SCOPES = {
    "title": Scope.TITLE,
    "question": Scope.QUESTION,
    "prompt": Scope.QUESTION,
    "attachment": Scope.ATTACHMENT,
    "file": Scope.ATTACHMENT,
    "reasoning": Scope.REASONING,
    "thinking": Scope.REASONING,
    "answer": Scope.ANSWER,
    "note": Scope.NOTE,
}


def _terms(part: str) -> Iterable[Term]:
    if (phrase := re.fullmatch(_PHRASE, part)) and phrase["words"].strip():
        yield Term(" ".join(phrase["words"].split()), is_prefix=bool(phrase["prefix"]))
    elif len(part) > 1 and part.endswith("*") and part[-2].isalnum():
        yield Term(part[:-1], is_prefix=True)
    else:
        yield Term(part)


def _means_something(name: str, value: str) -> bool:
    match name:
        case "before" | "after":
            return _days(value) is not None
        case "verdict":
            return value.lower() in set(Judged)
        case "in":
            return value.lower() in _SCOPES
        case _:
            return True


def _conditions(typed: list[tuple[str, str]]) -> Conditions:
    def named(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plain(value) for known, value in typed if known == name))

    befores = [days[0] for name, value in typed if name == "before" and (days := _days(value))]
    sinces = [days[1] for name, value in typed if name == "after" and (days := _days(value))]
    judged = (Judged(value.lower()) for name, value in typed if name == "verdict")
    return Conditions(
        models=named("model"),
        hosts=named("host"),
        tags=named("tag"),
        before=_midnight(min(befores)) if befores else None,
        since=_midnight(max(sinces)) if sinces else None,
        judged=tuple(dict.fromkeys(judged)),
    )


def _scopes(typed: list[tuple[str, str]]) -> frozenset[Scope]:
    return frozenset(_SCOPES[value.lower()] for name, value in typed if name == "in")


def plain(text: str) -> str:
    """Return a name as names are compared: without case and width, accents in their letters."""
    return folded(unicodedata.normalize("NFC", text.strip('"\u201c\u201d')))[0]


def _days(value: str) -> tuple[date, date] | None:
    """Return the first day of a year, a month or a day, and the first one after it."""
    if not (typed := re.fullmatch(_DATE, value)):
        return None
    year, month, day = (int(part) if part else None for part in typed.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first, first + timedelta(days=1)
        after = date(first.year + (month in {None, 12}), 1 if month is None else month % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return first, after


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
