"""What is in the lines of a block: pieces of text, each in one style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntFlag
from urllib.parse import urlsplit

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.markup.addresses import safe_address
from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.parser import inline_tokens
from deepseek_desktop.core.markup.visible import plain, visible

OBJECT = "\ufffc"  # what stands for a formula in a line of text
BREAK = "\u2028"
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_MARKUP = re.compile(r"[\\`*_~$\[\]<&!\n]|://")
_AFTER_CJK = re.compile(f"[{_CJK}]$")


class Style(IntFlag):
    """How a piece of text is set off."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    STRUCK = 4
    CODE = 8
    RAISED = 16


class Span(Struct, frozen=True):
    """Text in one style; with `tex` a formula, whose text is `OBJECT`; with `address` a link."""

    text: str
    style: Style = Style.PLAIN
    address: str = ""
    tex: str = ""
    is_display: bool = False


_OPENS = {"strong_open": Style.BOLD, "em_open": Style.ITALIC, "s_open": Style.STRUCK}
_CLOSES = {"strong_close": Style.BOLD, "em_close": Style.ITALIC, "s_close": Style.STRUCK}


def spans_of(content: str, definitions: Definitions) -> tuple[Span, ...]:
    """Parse the lines of a block."""
    if not _MARKUP.search(content):  # most need no parser, which would take seconds for a long text
        return (_text(content),) if content else ()
    return tuple(_joined(_spans(inline_tokens(content, definitions.copy().environment()))))


def as_it_is(text: str) -> Span:
    """Return text that is no Markdown."""
    return Span(plain(text).replace("\n", BREAK))


def units(text: str) -> int:
    """Return how many units of UTF-16 a text has: Qt counts positions in them."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain_text(spans: Iterable[Span]) -> str:
    """Return what is read, with formulas as TeX."""
    return "".join(span.tex or span.text.replace(BREAK, "\n") for span in spans)


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    style, address, last = Style.PLAIN, "", ""
    for token in tokens:
        kind = token.type
        if kind in _OPENS:
            style |= _OPENS[kind]
        elif kind in _CLOSES:
            style &= ~_CLOSES[kind]
        elif kind == "link_open":
            address = safe_address(str(token.attrGet("href") or "")) or ""
        elif kind == "link_close":
            address = ""
        elif kind == "softbreak":
            # The end of a line is a blank, which Chinese does not have.
            yield Span("" if _AFTER_CJK.search(last) else " ", style, address)
        else:
            span = _span(token, style, address)
            last = span.text or last
            yield span


def _span(token: Token, style: Style, address: str) -> Span:
    match token.type:
        case "math_inline" | "math_block" | "math_inline_double":
            is_display = token.type != "math_inline"
            return Span(OBJECT, style, address, token.content.strip(), is_display)
        case "code_inline":
            return Span(visible(token.content), style | Style.CODE, address)
        case "hardbreak":
            return Span(BREAK, style, address)
        case "footnote_ref":
            return Span(str(token.meta.get("label", "")), style | Style.RAISED, address)
        case "image":
            return _picture(token, style)
        case _:
            return _text(token.content, style, address)


def _text(content: str, style: Style = Style.PLAIN, address: str = "") -> Span:
    return Span(plain(content).replace(OBJECT, "\ufffd"), style, address)


def _picture(token: Token, style: Style) -> Span:
    """Return a link in the place of a picture: nothing is ever fetched."""
    address = safe_address(str(token.attrGet("src") or "")) or ""
    host = urlsplit(address).hostname or "" if address else ""
    said = ": ".join(part for part in ("image", host) if part)
    alt = plain(token.content).strip()
    return Span(f"[{said}] {alt}".rstrip(), style, address)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last is None:
            last = span
        elif not (last.tex or span.tex) and _looks(last) == _looks(span):
            last = replace(last, text=last.text + span.text)
        else:
            yield last
            last = span
    if last is not None:
        yield last


def _looks(span: Span) -> tuple[Style, str]:
    return span.style, span.address
