"""Texts without the differences that people do not mean when they look for words."""

from __future__ import annotations

import re
import unicodedata

# Full-width letters and signs, which input methods for Chinese type, and the ideographic space.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_HAS_WIDE = "[\u3000\uff01-\uff5e]"

Span = tuple[int, int]


def forms_of(words: str) -> set[str]:
    """Return the ways in which words may be written: an accent is in its letter or follows it."""
    return {words, *(unicodedata.normalize(form, words) for form in ("NFC", "NFD"))}


def folded(text: str) -> tuple[str, list[int] | None]:
    """Return text without case and width, and of each character there where it came from.

    None stands for: all of them from where they are.
    """
    if text.isascii():
        return text.lower(), None
    if re.search(_HAS_WIDE, text):
        text = text.translate(_WIDE)
    plain = text.casefold()
    if len(plain) == len(text):  # none becomes less than one
        return plain, None
    return plain, [place for place, letter in enumerate(text) for _ in letter.casefold()]


def original(span: Span, origins: list[int] | None) -> Span | None:
    """Return what was folded to a span; None where that is a part of a character."""
    start, end = span
    if origins is None:
        return span
    if start and origins[start - 1] == origins[start]:
        return None
    if end < len(origins) and origins[end] == origins[end - 1]:
        return None
    return origins[start], origins[end - 1] + 1
