"""Where what is read in a leaf stands in its document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from deepseek_desktop.core.markup.leaves import Code, Leaf, Maths
from deepseek_desktop.core.markup.reading import Spot
from deepseek_desktop.core.markup.spans import BREAK, OBJECT, Span, units
from deepseek_desktop.ui.transcript.leaves.filling import Filled, Part


def document_places(leaf: Leaf, filled: Filled, spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """Return where spots, which are in order, stand in the document of their leaf, in UTF-16.

    A spot that is in a formula is all of the formula.
    """
    rulers: dict[int, _Ruler] = {}
    found = []
    for part, start, end in spots:
        if part >= len(filled.parts):
            continue
        if part not in rulers:
            rulers[part] = _ruler(leaf, filled, filled.parts[part])
        ruler = rulers[part]
        found.append((ruler.place(start), ruler.end_place(end)))
    return found


class _Ruler:
    """Where pieces of text begin, as they are read and in a document; the last one is empty."""

    def __init__(self, start: int, pieces: Sequence[_Piece]) -> None:
        self._pieces = [*pieces, _Piece(0, 0)]
        self._read = list(accumulate((each.length for each in pieces), initial=0))
        self._written = list(accumulate((each.width for each in pieces), initial=start))

    def place(self, read: int) -> int:
        """Return where the character at `read` begins."""
        number = min(bisect_right(self._read, read), len(self._read)) - 1
        return self._written[number] + self._pieces[number].before(read - self._read[number])

    def end_place(self, read: int) -> int:
        """Return where the character before `read` ends."""
        number = bisect_right(self._read, max(0, read - 1)) - 1
        number = min(number, len(self._read) - 1)
        inside = read - self._read[number]
        return self._written[number] + self._pieces[number].after(inside)


class _Piece:
    """Text that is `length` characters to read and `width` positions in a document."""

    def __init__(self, length: int, width: int, places: Sequence[int] | None = None) -> None:
        self.length = length
        self.width = width
        self._places = places

    def before(self, count: int) -> int:
        """Return how wide the first characters are; those of a formula are nothing, or all."""
        if self._places is not None:
            return self._places[min(count, len(self._places) - 1)]
        return min(count, self.width) if self.length == self.width else 0

    def after(self, count: int) -> int:
        """Return the same for the end of something, which reaches behind a formula."""
        if self._places is None and self.length != self.width:
            return self.width
        return self.before(count)


def _ruler(leaf: Leaf, filled: Filled, part: Part) -> _Ruler:
    is_formula = any(span.text == OBJECT for span in part.spans)
    if isinstance(leaf.content, Code | Maths) and not is_formula:
        # A document of code may have grown, and has breaks where its lines were too long.
        return _Ruler(0, [_code_piece(filled.document.toRawText())])
    return _Ruler(part.start, [_piece(span) for span in part.spans])


def _piece(span: Span) -> _Piece:
    if span.text == OBJECT:
        return _Piece(len(span.tex or span.text), 1)
    if _is_basic(span.text):
        return _Piece(len(span.text), len(span.text))
    places = list(accumulate((units(each) for each in span.text), initial=0))
    return _Piece(len(span.text), places[-1], places)


def _code_piece(written: str) -> _Piece:
    if BREAK not in written and _is_basic(written):
        return _Piece(len(written), len(written))
    places, at = [], 0
    for each in written:
        if each != BREAK:
            places.append(at)
        at += units(each)
    places.append(at)
    return _Piece(len(places) - 1, at, places)


def _is_basic(text: str) -> bool:
    return text.isascii() or max(text) <= "\uffff"
