"""Cuts text into pieces the size of tokens; one piece is one token of the demo host."""

from __future__ import annotations

import re

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_EAST_ASIAN = _IDEOGRAPHS + "\u3040-\u30ff\uac00-\ud7af"

# Compiled when the first of them is needed, not for a window that is about to open.
# Tried in this order at each place. The last line takes any character, so nothing is lost.
_PIECE = rf"""
      \n+                                     # line ends, together
    | [^\S\n]+ (?=[^\S\n]\S)                  # an indent, but for the blank of its word
    | [^\S\n]? [{_EAST_ASIAN}]{{1,2}}
    | [^\S\n]? \\? [^\W\d_{_EAST_ASIAN}]{{1,12}}  # a word or a TeX command
    | [^\S\n]? \d{{1,3}}
    | [^\S\n]? (?P<sign>[^\w\s]|_) (?P=sign){{0,3}}
    | [^\S\n]+
    | .
"""
_IDEOGRAPH = f"[{_IDEOGRAPHS}]"
_WORD = rf"[{_EAST_ASIAN}]+|[^\W{_EAST_ASIAN}]+"


def cut(text: str) -> tuple[str, ...]:
    """Cut `text` into pieces that give it back when joined."""
    return tuple(match.group() for match in re.finditer(_PIECE, text, re.VERBOSE | re.DOTALL))


def words(text: str) -> list[str]:
    """Return the words of `text`, without blanks and punctuation; one script per word."""
    return re.findall(_WORD, text)


def has_ideographs(text: str) -> bool:
    """Tell whether Chinese characters occur in `text`."""
    return re.search(_IDEOGRAPH, text) is not None
