"""Keeps keys and other people's formatting out of what is shown, logged and stored."""

from __future__ import annotations

import re

from deepseek_desktop.core.streaming.mending import mended

_KEY_LIKE = re.compile(r"\b(sk|gsk|nvapi|hf|th)[-_][A-Za-z0-9_\-]{6,}")
_BEARER = re.compile(r"(?i)\b(bearer|x-api-key:?|api-key:?)\s+[^\s\"',;]{6,}")
_ANSI = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?)")
_HIDDEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,1000}>")
_HALF_TAG = re.compile(r"<(?=[/A-Za-z!])")  # what is left of tags inside tags
_DETAIL_LENGTH = 4096


def without_keys(text: str, *keys: str | None) -> str:
    """Return `text` with `keys` themselves and everything that looks like a key blacked out."""
    for key in sorted(filter(None, keys), key=len, reverse=True):  # one may begin with another
        text = text.replace(key, "[key]")
    return _BEARER.sub(r"\1 [key]", _KEY_LIKE.sub("[key]", text))


def plain(text: str, key: str | None, limit: int = _DETAIL_LENGTH) -> str:
    """Return foreign text fit to be shown: one line without keys, tags and hidden characters."""
    text = _TAG.sub(" ", _HIDDEN.sub("", _ANSI.sub("", mended(text))))
    text = _HALF_TAG.sub("‹", text)
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = without_keys(line, key)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"
