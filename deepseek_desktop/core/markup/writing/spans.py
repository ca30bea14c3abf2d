"""Spans written back as Markdown: signs that would mean something are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from deepseek_desktop.core.markup.spans import BREAK, OBJECT, Span, Style

# A bracket that opens is never escaped: with its partner it would be a formula.
_SPECIAL = re.compile(
    r"[\\`*$]|\](?=[(\[:])|(?<=\[)\^|~(?=~)|(?<=~)~|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)"
)
_BLOCK_START = re.compile(
    r"(?P<before>\s{0,3}(?:\d{1,9}(?=[.)](?:\s|$)))?)"
    r"(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|[.)](?:\s|$)|={1,}\s*$|-{2,}\s*$|~{3})"
)
_LATER_START = re.compile(
    r"(?m)^(?P<before> {0,3}(?:1(?=[.)][ \t])|\[\^[^\] ]+\](?=:))?)"
    r"(?=(?:=+|-+)[ \t]*$|[|:-][ \t|:-]*-[ \t|:-]*$|#{1,6}(?:[ \t]|$)|>|(?<=\]):"
    r"|(?:[-+*]|(?<=1)[.)])[ \t]+\S)"
)
_MARKS = {Style.STRUCK: "~~", Style.BOLD: "**", Style.ITALIC: "*"}


def markdown_of(spans: Iterable[Span]) -> str:
    """Return running text in Markdown that reads as these spans do."""
    parts = []
    for address, group in groupby(spans, key=lambda span: span.address):
        text = _styled(tuple(group), is_link=bool(address))
        parts.append(f"[{text}](<{address}>)" if address else text)
    lines = "".join(parts).split(BREAK)
    return "\\\n".join(guarded(line) for line in lines)


def escaped(text: str) -> str:
    """Return text in Markdown that reads as it is."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def guarded(text: str) -> str:
    """Return running text in Markdown whose first line begins no other block."""
    found = _BLOCK_START.match(text)
    return f"{found['before']}\\{text[found.end() :]}" if found else text


def one_block(text: str) -> str:
    """Return running text in Markdown of which no later line begins another block."""
    first, end, rest = text.partition("\n")
    return first + end + _LATER_START.sub(r"\g<before>\\", rest)


def formula(tex: str, *, is_display: bool) -> str:
    """Return a formula amid a line, as TeX between dollars; in brackets where these would err."""
    if is_display:
        return rf"\[{tex}\]" if "$$" in tex else f"$${tex}$$"
    return rf"\({tex}\)" if "$" in tex or tex[:1].isdigit() else f"${tex}$"


def code(text: str) -> str:
    """Return code amid a line."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    is_edged = text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " ")
    room = " " if is_edged and text.strip() else ""
    return f"{ticks}{room}{text}{room}{ticks}"


def _styled(spans: Sequence[Span], *, is_link: bool) -> str:
    """Return spans with marks where a style begins or ends."""
    written = _Marked()
    for span in spans:
        if span.tex and span.text == OBJECT:
            written.add(formula(span.tex, is_display=span.is_display), span.style)
        elif span.style & Style.CODE or span.tex:
            written.add(code(span.text), span.style)
        elif span.style & Style.RAISED and not is_link:
            written.add(f"[^{span.text}]", span.style)
        else:
            written.add(escaped(span.text), span.style)
    return written.end()


class _Marked:
    """Opens and closes marks; blanks at the edges of a style are put outside of it."""

    def __init__(self) -> None:
        self._text = ""
        self._open: list[Style] = []

    def add(self, text: str, style: Style) -> None:
        bare = text.lstrip()
        wanted = [each for each in _MARKS if style & each] if bare else self._open
        kept = 0
        while kept < len(self._open) and self._open[kept] in wanted:
            kept += 1
        self._close(kept)
        self._text += text[: len(text) - len(bare)]
        for each in wanted:
            if each not in self._open:
                self._open.append(each)
                self._text += _MARKS[each]
        self._text += bare

    def end(self) -> str:
        self._close(0)
        return self._text

    def _close(self, kept: int) -> None:
        marks = "".join(_MARKS[each] for each in reversed(self._open[kept:]))
        del self._open[kept:]
        if marks:
            bare = self._text.rstrip()
            self._text = bare + marks + self._text[len(bare) :]
