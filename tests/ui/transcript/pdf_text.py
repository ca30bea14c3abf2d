"""Reads the text of a PDF that Qt wrote, to see that it is text and not a picture."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/F(\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>\s*(?:Tj|\])|<([0-9A-Fa-f]+)>")


def page_count(data: bytes) -> int:
    """Return how many pages there are."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data))


def pdf_text(data: bytes) -> str:
    """Return all text in the order of drawing, without blanks: they are often only distances."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    fonts: dict[bytes, dict[int, str]] = {}
    for body in objects.values():
        for name, number in _FONT.findall(body):
            if (known := _characters(objects, int(number))) is not None:
                fonts[name] = known
    parts = [_shown(_unpacked(body), fonts) for body in objects.values() if b"stream" in body]
    return "".join(parts).replace(" ", "")


def _shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    if b" Tf" not in content:
        return ""
    found: list[str] = []
    font: dict[int, str] = {}
    for name, last, other in _SHOWN.findall(content):
        if name:
            font = fonts.get(name, {})
            continue
        digits = last or other
        found += (font.get(int(digits[n : n + 4], 16), "") for n in range(0, len(digits), 4))
    return "".join(found)


def _characters(objects: dict[int, bytes], number: int) -> dict[int, str] | None:
    """Return what the glyphs of a font stand for."""
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(number, b""))
    if table is None:
        return None
    return dict(_mapped(_unpacked(objects[int(table[1])]).decode("latin-1")))


def _mapped(table: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(
            r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(<[^>]*>|\[[^\]]*\])", block
        ):
            texts = re.findall(r"<([0-9a-fA-F]+)>", text)
            for offset, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if text.startswith("["):
                    if offset < len(texts):
                        yield glyph, bytes.fromhex(texts[offset]).decode("utf-16-be", "replace")
                else:
                    yield glyph, chr(int(texts[0], 16) + offset)
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            yield int(glyph, 16), bytes.fromhex(text).decode("utf-16-be", "replace")


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        return b""
    try:
        return zlib.decompress(stream[1]) if b"FlateDecode" in body else stream[1]
    except zlib.error:
        return b""
