"""Cuts JSON that is too large to be read at once into values of its outermost list or object.

What is inside is only looked through for where it ends; then each value is parsed by itself. So
memory is needed for one value at a time, and a file that breaks off gives all that is whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports.remarks import Remarks

MOST_IN_VALUE = 32_000_000
"""Characters of one value, such as a conversation; longer ones are left out."""

DEEPEST = 10_000
"""Levels of lists and objects; two for each message where messages hold those that follow."""

_LISTS = {"conversations", "chats", "chat-sessions"}
_OF_SESSION = "session:"
_BLANK = re.compile(r"[\s\x1e]*")
_BRACKET = re.compile(r'["{}\[\]]')
_IN_STRING = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)
_SCALAR = re.compile(r"[^\s,\]}]*")


class Element(Struct, frozen=True):
    """A value of an outermost list, or of a list in an outermost object that holds many."""

    value: object


class Member(Struct, frozen=True):
    """A value of an outermost object, by its name."""

    name: str
    value: object


class ObjectEnded(Struct, frozen=True):
    """An outermost object is over; in a file of lines there may be another one."""


class _Ended(Exception):  # noqa: N818 it is no error: the text ends here
    """There is no more text."""


class JsonValues:
    """Yields the values of a JSON text that `more` gives piece by piece; '' is its end."""

    def __init__(self, more: Callable[[], str], remarks: Remarks) -> None:
        self._more = more
        self._remarks = remarks
        self._text = ""
        self._at = 0

    def __iter__(self) -> Iterator[Element | Member | ObjectEnded]:
        """Yield values; raise `SettingError` for what is no JSON from its beginning."""
        has_any = False
        try:
            while True:
                first = self._next_sign()
                if first not in "[{":
                    break
                has_any = True
                self._at += 1
                yield from self._elements() if first == "[" else self._members()
        except _Ended:
            if not self._text[self._at :].strip() and has_any and self._is_between:
                return
        if not has_any:
            raise SettingError(_NO_JSON)
        self._remarks.note(Remark.CUT_SHORT)

    _is_between = True

    def _elements(self) -> Iterator[Element]:
        self._is_between = False
        while (sign := self._next_sign()) != "]":
            if sign == ",":
                self._at += 1
                continue
            if sign in "}:":
                raise _Ended
            value = self._value()
            if value is not _NOTHING:
                yield Element(value)
        self._at += 1
        self._is_between = True

    def _members(self) -> Iterator[Element | Member | ObjectEnded]:
        self._is_between = False
        while (sign := self._next_sign()) != "}":
            if sign == ",":
                self._at += 1
                continue
            if sign != '"':
                raise _Ended
            name = self._value()
            if self._next_sign() != ":":
                raise _Ended
            self._at += 1
            sign = self._next_sign()
            if sign == "[" and name in _LISTS:
                self._at += 1
                yield from self._elements()
                self._is_between = False
                continue
            value = self._value()
            if value is _NOTHING or not isinstance(name, str):
                continue
            yield Element(value) if name.startswith(_OF_SESSION) else Member(name, value)
        self._at += 1
        self._is_between = True
        yield ObjectEnded()

    def _next_sign(self) -> str:
        while True:
            match = _BLANK.match(self._text, self._at)
            self._at = match.end() if match is not None else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            self._read_on(self._at)

    def _read_on(self, keep_from: int) -> int:
        """Read more text behind what is kept; return how far places in it have moved."""
        kept = self._text[keep_from:]
        pieces = [kept]
        gained = 0
        while True:
            piece = self._more()
            if not piece:
                self._text, self._at = "".join(pieces), max(0, self._at - keep_from)
                if gained:
                    return keep_from
                raise _Ended
            pieces.append(piece)
            gained += len(piece)
            if gained >= len(kept):  # twice as much each time, so that it is copied seldom
                break
        self._text, self._at = "".join(pieces), max(0, self._at - keep_from)
        return keep_from

    def _value(self) -> object:
        """Return the value that begins here; `_NOTHING` for one that cannot be taken."""
        end = self._end_of_value()
        if end is None:
            self._remarks.note(Remark.TOO_LARGE)
            return _NOTHING
        text = self._text[self._at : end]
        self._at = end
        try:
            value: object = json.loads(text, parse_constant=_refuse)
        except (ValueError, RecursionError):
            self._remarks.note(Remark.UNREADABLE)
            return _NOTHING
        return value

    def _end_of_value(self) -> int | None:
        """Return where the value ends; None for one that was passed over."""
        if self._text[self._at] not in '"{[':
            return self._end_of_scalar()
        scan, at, is_large = _Scan(), self._at, False
        while True:
            at, is_over = scan.through(self._text, at)
            is_large = is_large or at - self._at > MOST_IN_VALUE
            if is_large:  # what cannot be kept anyway is let go while its end is looked for
                self._at = at
            if is_over:
                break
            at -= self._read_on(self._at)
        if is_large or scan.deepest > DEEPEST:
            self._at = at
            return None
        return at

    def _end_of_scalar(self) -> int:
        while True:
            match = _SCALAR.match(self._text, self._at)
            end = match.end() if match is not None else self._at
            if end < len(self._text):
                return max(end, self._at + 1)
            self._read_on(self._at)


class _Scan:
    """Looks for the end of a value, whatever pieces its text comes in."""

    def __init__(self) -> None:
        self.deepest = 0
        self._depth = 0
        self._is_in_string = False

    def through(self, text: str, at: int) -> tuple[int, bool]:
        """Return how far the text was looked through, and whether the value ends there."""
        while True:
            if self._is_in_string:
                match = _IN_STRING.match(text, at)
                at = match.end() if match is not None else at
                if at >= len(text) or text[at] != '"':
                    return at, False
                at += 1
                self._is_in_string = False
            elif (found := _BRACKET.search(text, at)) is None:
                return len(text), False
            else:
                at = found.end()
                self._note(found[0])
            if not self._depth and not self._is_in_string:
                return at, True

    def _note(self, sign: str) -> None:
        if sign == '"':
            self._is_in_string = True
        else:
            self._depth += 1 if sign in "{[" else -1
            self.deepest = max(self.deepest, self._depth)


_NOTHING = object()


def _refuse(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity are no JSON, whatever Python thinks


_NO_JSON = words(
    "errors",
    "{file} holds no JSON, so there is nothing to import. Choose the export as it was given: a "
    ".json, .jsonl or .zip file.",
)
