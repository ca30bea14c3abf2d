"""Cuts text into pieces the size of tokens; one piece is one token of the demo host."""

from __future__ import annotations

import re

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_EAST_ASIAN = _IDEOGRAPHS + "\u3040-\u30ff\uac00-\ud7af"

# Tried in this order at each place. The last line takes any character, so nothing is lost.
_PIECE = re.compile(
    rf"""
      \n+                                     # line ends, together
    | [^\S\n]+ (?=[^\S\n]\S)                  # an indent, but for the blank of its word
    | [^\S\n]? [{_EAST_ASIAN}]{{1,2}}
    | [^\S\n]? \\? [^\W\d_{_EAST_ASIAN}]{{1,12}}  # a word or a TeX command
    | [^\S\n]? \d{{1,3}}
    | [^\S\n]? (?P<sign>[^\w\s]|_) (?P=sign){{0,3}}
    | [^\S\n]+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_WORD = re.compile(rf"[{_EAST_ASIAN}]+|[^\W{_EAST_ASIAN}]+")


def cut(text: str) -> tuple[str, ...]:
    """Cut `text` into pieces that give it back when joined."""
    return tuple(match.group() for match in _PIECE.finditer(text))


def words(text: str) -> list[str]:
    """Return the words of `text`, without blanks and punctuation; one script per word."""
    return _WORD.findall(text)


def has_ideographs(text: str) -> bool:
    """Tell whether Chinese characters occur in `text`."""
    return _IDEOGRAPH.search(text) is not None
