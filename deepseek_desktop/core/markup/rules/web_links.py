"""Links: only http, https and mailto are any, and a bare http(s) address is one."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from deepseek_desktop.core.markup.addresses import safe_address

_LENGTH_LIMIT = 2048
# Letters of other alphabets may be in an address; Chinese and its punctuation end it.
_REST = re.compile(
    r"://(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\u00c0-\u024f\u0370-\u1fff])"
    r"(?:[A-Za-z0-9\-._:/?#@!$&'()+,;=%\u00c0-\u024f\u0370-\u1fff]|~(?!~)|\*(?!\*))*"
)
_TRAILING = re.compile(r"(?:[?!.,:;*_~'\"]|&[A-Za-z0-9]+;)\Z")


def add_web_links(parser: MarkdownIt) -> None:
    """Teach the parser bare addresses, and refuse any but those for the web and for mail."""
    parser.validateLink = is_link  # type: ignore[assignment, method-assign] # as its documents say
    parser.inline.ruler.before("newline", "web_link", web_link)


def is_link(address: str) -> bool:
    """Return whether an address may be a link at all."""
    return safe_address(address) is not None


def web_link(state: StateInline, silent: bool) -> bool:
    """Take a bare address; the rule is asked at its colon."""
    position = state.pos
    if silent or state.linkLevel or not state.src.startswith("://", position):
        return False
    scheme = _scheme_before(state.src, position)
    found = _REST.match(state.src, position, min(state.posMax, position + _LENGTH_LIMIT))
    if not scheme or found is None or found.end() == position + _LENGTH_LIMIT:
        return False
    if not state.pending.endswith(scheme):
        return False
    rest = _trimmed(found[0])
    href = state.md.normalizeLink(scheme + rest)
    if not is_link(href):
        return False
    state.pending = state.pending[: -len(scheme)]
    token = state.push("link_open", "a", 1)
    token.attrs, token.markup, token.info = {"href": href}, "linkify", "auto"
    state.push("text", "", 0).content = scheme + rest
    token = state.push("link_close", "a", -1)
    token.markup, token.info = "linkify", "auto"
    state.pos += len(rest)
    return True


def _scheme_before(source: str, position: int) -> str:
    for length in (len("https"), len("http")):
        scheme = source[max(0, position - length) : position]
        before = source[position - length - 1 : position - length] if position > length else ""
        if scheme.lower() in {"http", "https"}:
            is_word = before.isascii() and (before.isalnum() or before in set("+-."))
            return "" if is_word else scheme
    return ""


def _trimmed(address: str) -> str:
    """Return an address without what ends the sentence around it."""
    spare = address.count(")") - address.count("(")
    while True:
        if spare > 0 and address.endswith(")"):
            address, spare = address[:-1], spare - 1
        elif (found := _TRAILING.search(address, max(0, len(address) - 12))) is not None:
            address = address[: found.start()]
        else:
            return address
