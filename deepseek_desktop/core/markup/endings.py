"""The end of a long text, to be seen before all of it is parsed."""

from __future__ import annotations

import re

_HEADING = re.compile(r"\n\n(?=#{1,6} \S)")
_TEXT = re.compile(r"\n\n(?=[^\W\d_])")
_FENCE = re.compile(r"\n(`{3,}|~{3,})([^\n]*)")


def ending_start(text: str, least: int, most: int) -> int | None:
    """Return where the last `least` to `most` characters begin a block; None if that is not clear.

    What this says is right for what models write, but not always: nobody can know without parsing
    all that comes before.
    """
    start = max(0, len(text) - most)
    window = text[start : max(0, len(text) - least)]
    fences = _fences(text)
    for pattern in (_HEADING, _TEXT):
        for found in pattern.finditer(window):
            place = start + found.end()
            if not any(begin <= place < end for begin, end in fences):
                return place
    return None


def _fences(text: str) -> list[tuple[int, int]]:
    """Return from where to where fences at the left margin reach, the last one to the end."""
    ranges, opening, begin = [], "", 0
    for found in _FENCE.finditer(text):
        mark, rest = found.groups()
        if not opening:
            opening, begin = mark, found.start()
        elif mark.startswith(opening) and not rest.strip():
            ranges.append((begin, found.end()))
            opening = ""
    return [*ranges, (begin, len(text))] if opening else ranges
