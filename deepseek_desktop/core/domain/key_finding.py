"""Finds what looks like a key in a text that is going to be sent to a model."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from deepseek_desktop.core.domain.key_forms import form_of
from deepseek_desktop.core.domain.keys import shown_key

# Names in programs begin like keys that are marked by few letters. So a candidate is long, and one
# of its parts is as long as words are not, with digits among its letters.
_MARKS = (
    *("sk-", "th-", "gsk_", "nvapi-", "fw_", "SG_", "tgp_v1_", "AIza", "hf_", "pplx-"),
    *("xai-", "ghp_", "github_pat_", "AKIA"),
)
_WORD = r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{20,}"
_PARTS = r"[_-]"
_LEAST_RANDOM = 16
_OTHERS = {"xai-": "xAI", "ghp_": "GitHub", "github_pat_": "GitHub", "AKIA": "Amazon"}


class FoundKey(Struct, frozen=True):
    """What looks like a key, as it may be shown, and where it stands.

    `givers` are who may have given it: names of providers in the catalogue, or of others.
    """

    shown: str
    givers: tuple[str, ...] = ()
    start: int = 0
    length: int = 0


def found_key(text: str, known: Iterable[str] = ()) -> FoundKey | None:
    """Return the first thing in `text` that is one of the `known` keys, or looks like a key."""
    for key in known:
        if key and (start := text.find(key)) >= 0:
            return FoundKey(shown_key(key), _givers(key), start, len(key))
    found = [match for mark in _MARKS if (match := _first(mark, text)) is not None]
    if not found:
        return None
    match = min(found, key=re.Match.start)
    return FoundKey(shown_key(match[0]), _givers(match[0]), match.start(), len(match[0]))


def _first(mark: str, text: str) -> re.Match[str] | None:
    """Return the first word that begins with `mark` and looks like a key.

    Looking for the mark alone is so fast that long texts can be looked through when they are sent.
    """
    word, start = re.compile(_WORD), text.find(mark)
    while start >= 0:
        match = word.match(text, start)
        if match is not None and _is_random(match[0]):
            return match
        start = text.find(mark, match.end() if match is not None else start + len(mark))
    return None


def _is_random(candidate: str) -> bool:
    """Return whether one part of a candidate is as long and mixed as only chance makes it."""
    return any(
        len(part) >= _LEAST_RANDOM and any(c.isdigit() for c in part) and not part.isdigit()
        for part in re.split(_PARTS, candidate)
    )


def _givers(key: str) -> tuple[str, ...]:
    form = form_of(key)
    if form is not None:
        return form.providers or (form.owner,)
    return tuple(owner for mark, owner in _OTHERS.items() if key.startswith(mark))
