"""Bytes as text, piece by piece: UTF-8 with or without a mark, and UTF-16 with one."""

from __future__ import annotations

import codecs
from collections.abc import Callable

_PIECE = 1024 * 1024
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def texts(read: Callable[[int], bytes]) -> Callable[[], str]:
    """Return what gives the next piece of text, '' at the end; damaged bytes become U+FFFD."""
    decoder: codecs.IncrementalDecoder | None = None

    def more() -> str:
        nonlocal decoder
        while True:
            piece = read(_PIECE)
            if decoder is None:
                encoding = _WIDE.get(piece[:2]) or _guessed(piece[:4])
                piece = piece[2:] if piece[:2] in _WIDE else piece
                decoder = codecs.getincrementaldecoder(encoding)("replace")
            text = decoder.decode(piece, final=not piece)
            if text or not piece:
                return text

    return more


def _guessed(start: bytes) -> str:
    """Return the encoding of JSON without a mark: it begins with two signs of ASCII."""
    if len(start) == 4 and start[1] == 0 and start[3] == 0 and start[0]:
        return "utf-16-le"
    if len(start) == 4 and start[0] == 0 and start[2] == 0 and start[1]:
        return "utf-16-be"
    return "utf-8-sig"
