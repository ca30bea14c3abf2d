"""A text that becomes leaves: at once, in slices, or the end of it first."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter, thread_time
from typing import Protocol

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.endings import ending_start
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.core.markup.plain_leaves import plain_leaves

_AT_ONCE = 1_000  # characters; more than this is parsed when it comes into view
_ENDING = (4_000, 9_000)  # of a long text, that is shown before all of it is parsed
_SLICE = 2_000
_WHOLE = 8_000  # a text can be taken back to between two of these
_LONGER = 8
_COSTLY_S = 0.012
_PAUSE = 6  # times what it cost to show what came last


class Reader(Protocol):
    """Who has to know what becomes of the leaves."""

    def leaves_changed(self, first: int, known: Sequence[Leaf]) -> None:
        """The leaves from `first` on, which were `known`, may be others now."""

    def references_changed(self) -> None:
        """What leaves refer to may be something else now."""

    def leaves_moved(self, count: int, *, are_same: bool) -> None:
        """All leaves are there, `count` of them above those of the end, which `are_same`."""


class Source:
    """Parses no more than is wanted, and no part of a text that grows more often than needed.

    `leaves` are the first ones, as far as the text is parsed. Only between `begin_ending` and the
    end of parsing they are those of its end.
    """

    def __init__(self, reader: Reader, *, is_plain: bool) -> None:
        self.text = ""
        self.is_growing = False
        self._reader = reader
        self._is_plain = is_plain
        self._growing = Growing()
        self._ending: Growing | None = None
        self._parsed = 0
        self._spent_s = 0.0
        self._paused_until_s = 0.0

    @property
    def leaves(self) -> list[Leaf]:
        """The leaves; not to be changed."""
        return (self._ending or self._growing).leaves

    @property
    def definitions(self) -> Definitions:
        """What the leaves refer to."""
        return (self._ending or self._growing).definitions

    @property
    def rest(self) -> int:
        """How many characters are not parsed yet."""
        return len(self.text) - self._parsed

    @property
    def has_only_ending(self) -> bool:
        """Whether the leaves are those of the end."""
        return self._ending is not None

    @property
    def pause_s(self) -> float:
        """For how long what came last is not to be shown: showing the text takes much time."""
        return max(0.0, self._paused_until_s - perf_counter()) if self.is_growing else 0.0

    def show(self, text: str) -> None:
        """Take a text that continues the present one, or another: then there are no leaves."""
        if not text.startswith(self.text):
            self._growing, self._ending, self._parsed = Growing(), None, 0
        elif self._ending is not None:
            self._feed(self._ending, text[len(self.text) :])
        self.text = text
        if self.rest <= _AT_ONCE and not self.pause_s:
            self.parse()

    def shorten(self, text: str) -> None:
        """Take a text that the present one begins with; most of its leaves stay."""
        if self._ending is not None:
            self._ending = None
            self._reader.leaves_moved(0, are_same=False)
        self.text = text
        if len(text) >= self._parsed:
            return
        growing = self._growing
        known, definitions = list(growing.leaves), growing.definitions
        left = growing.take_back(len(text))
        first = len(growing.leaves)
        for start in range(left, len(text), _SLICE):  # it may be taken back to between them again
            growing.feed(text[start : start + _SLICE])
        self._parsed = len(text)
        self._reader.leaves_changed(first, known[first:])
        if definitions is not growing.definitions:
            self._reader.references_changed()

    def parse(self, most: int | None = None) -> None:
        """Parse what was not parsed yet, or about the next `most` characters of it."""
        began_s = thread_time()
        if self._is_plain and self.rest:
            self._parsed = len(self.text)
            known = list(self._growing.leaves)
            self._growing.leaves[:] = plain_leaves(self.text)
            self._reader.leaves_changed(0, known)
        while self.rest:
            # What has no end yet is parsed again with each slice, so these become longer with it.
            length = max(most or _WHOLE, _LONGER * self._growing.waiting)
            added = self.text[self._parsed : self._parsed + length]
            self._parsed += len(added)
            if self._ending is None:
                self._feed(self._growing, added)
            else:
                self._growing.feed(added)
            if most is not None:
                break
        if self._ending is not None and not self.rest:
            self._join(self._ending)
        self._spent_s += thread_time() - began_s

    def parse_for(self, limit_s: float) -> None:
        """Parse for about so many seconds."""
        end_s = thread_time() + limit_s
        while self.rest and thread_time() < end_s:
            self.parse(_SLICE)

    def begin_ending(self) -> int | None:
        """Give the leaves of the end; return where it begins, None if that is not clear."""
        start = None if self._is_plain else ending_start(self.text, *_ENDING)
        if start is not None:
            self._ending = Growing()
            self._feed(self._ending, self.text[start:])
        return start

    def note_cost(self, seconds: float) -> None:
        """Note what it cost to show the leaves; if that was much, others have their turn first."""
        self._spent_s += seconds
        if self.is_growing and self._spent_s > _COSTLY_S:
            self._paused_until_s = perf_counter() + _PAUSE * self._spent_s
        self._spent_s = 0.0

    def _feed(self, growing: Growing, added: str) -> None:
        known, definitions = growing.tail(), growing.definitions
        first = growing.feed(added)
        self._reader.leaves_changed(first, known)
        if definitions is not growing.definitions:
            self._reader.references_changed()

    def _join(self, ending: Growing) -> None:
        count = len(self._growing.leaves) - len(ending.leaves)
        are_same = count >= 0 and self._growing.leaves[count + 1 :] == ending.leaves[1:]
        self._ending = None
        self._reader.leaves_moved(count, are_same=are_same)
        self._reader.references_changed()
