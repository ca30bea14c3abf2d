"""Reasoning that other apps keep inside of the answer, between marks of their own."""

from __future__ import annotations

import re
from html import unescape

_DETAILS = re.compile(r'<details\b[^>]*\btype="reasoning"[^>]*>', re.IGNORECASE)
_DETAILS_END = "</details>"
_SUMMARY = re.compile(r"\s*<summary>[^<]*</summary>", re.IGNORECASE)
_OTHERS = (("<think>", "</think>"), (":::thinking\n", "\n:::"))


def parted(text: str) -> tuple[str, str]:
    """Return the reasoning and the answer of a text that may hold both."""
    thoughts: list[str] = []
    rest: list[str] = []
    at = 0
    while (begun := _DETAILS.search(text, at)) is not None:
        end = text.find(_DETAILS_END, begun.end())
        if end < 0:
            break
        rest.append(text[at : begun.start()])
        thoughts.append(_unquoted(text[begun.end() : end]))
        at = end + len(_DETAILS_END)
    rest.append(text[at:])
    answer = "".join(rest)
    for opener, closer in _OTHERS:
        stripped = answer.lstrip()
        end = stripped.find(closer)
        if stripped.startswith(opener) and end >= 0:
            thoughts.append(stripped[len(opener) : end])
            answer = stripped[end + len(closer) :]
    if not thoughts:
        return "", text
    return "\n\n".join(t.strip() for t in thoughts if t.strip()), answer.strip()


def _unquoted(text: str) -> str:
    """Return what stands in a details element: each line is written as a quotation, escaped."""
    summary = _SUMMARY.match(text)
    body = text[summary.end() :] if summary is not None else text
    lines = unescape(body.strip()).split("\n")
    return "\n".join(line.removeprefix(">").removeprefix(" ") for line in lines)
