"""Keeps keys and other people's formatting out of what is shown, logged and stored."""

from __future__ import annotations

import re

from deepseek_desktop.core.streaming.mending import mended

_KEY_LIKE = r"\b(sk|gsk|nvapi|hf|th)[-_][A-Za-z0-9_\-]{6,}"
_BEARER = r"(?i)\b(bearer|x-api-key:?|api-key:?)\s+[^\s\"',;]{6,}"
_ANSI = r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?)"
_HIDDEN = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
_TAG = r"</?[A-Za-z!][^<>]{0,1000}>"
_HALF_TAG = r"<(?=[/A-Za-z!])"  # what is left of tags inside tags
_DETAIL_LENGTH = 4096


def without_keys(text: str, *keys: str | None) -> str:
    """Return `text` with `keys` themselves and everything that looks like a key blacked out."""
    for key in sorted(filter(None, keys), key=len, reverse=True):  # one may begin with another
        text = text.replace(key, "[key]")
    return re.sub(_BEARER, r"\1 [key]", re.sub(_KEY_LIKE, "[key]", text))


def plain(text: str, key: str | None, limit: int = _DETAIL_LENGTH) -> str:
    """Return foreign text fit to be shown: one line without keys, tags and hidden characters."""
    text = re.sub(_TAG, " ", re.sub(_HIDDEN, "", re.sub(_ANSI, "", mended(text))))
    text = re.sub(_HALF_TAG, "‹", text)
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = without_keys(line, key)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
