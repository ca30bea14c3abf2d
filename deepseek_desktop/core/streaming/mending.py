"""Makes text storable: joins surrogate halves cut apart by the host, shows NUL as a symbol."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_HIGH_SURROGATES = ("\ud800", "\udbff")


class TextMender:
    """Takes text in pieces and gives pieces that any file, database or widget can hold.

    JSON may carry half of a surrogate pair in one piece and the rest in the next; the first half
    is held back until then. A half that stays alone becomes U+FFFD.
    """

    def __init__(self) -> None:
        self._half = ""

    def feed(self, text: str) -> str:
        """Return what of `text`, and of a half held back before, can be passed on."""
        if not self._half and text.isascii():
            return text.replace("\0", "\u2400")
        text = self._half + text
        self._half = ""
        if text and _HIGH_SURROGATES[0] <= text[-1] <= _HIGH_SURROGATES[1]:
            text, self._half = text[:-1], text[-1]
        return mended(text)

    def close(self) -> str:
        """Return what is left of a half whose other half never came."""
        half, self._half = self._half, ""
        return "\ufffd" if half else ""


def mended(text: str) -> str:
    """Return `text` with surrogate pairs joined, lone halves and NUL replaced."""
    text = text.replace("\0", "\u2400")
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
