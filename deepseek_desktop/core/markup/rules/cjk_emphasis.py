"""Emphasis and strikethrough that work beside Chinese, Japanese and Korean, too.

CommonMark asks for a space where punctuation stands at the inner side of the stars and a letter at
the outer one. Those scripts have no spaces, so beside their characters none is asked for.
"""

from __future__ import annotations

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_RUN_LIMIT = 20  # a longer row of stars or underscores is a rule or a blank to fill in
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uffee\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)


def add_cjk_emphasis(parser: MarkdownIt) -> None:
    """Put our rules in the place of CommonMark's."""
    parser.inline.ruler.at("emphasis", emphasis)
    parser.inline.ruler.at("strikethrough", strikethrough)


def emphasis(state: StateInline, silent: bool) -> bool:
    """Take a run of `*` or `_` as what may open or close emphasis."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length = _run_length(state)
    if length > _RUN_LIMIT:
        state.append_pending(marker * length)
    else:
        opens, closes = _sides(state, length, marker)
        for _ in range(length):
            _push(state, marker, length, opens=opens, closes=closes)
    state.pos += length
    return True


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Take two tildes as what may open or close strikethrough; one or many are text."""
    if silent or state.src[state.pos] != "~":
        return False
    length = _run_length(state)
    if length == len("~~"):
        opens, closes = _sides(state, length, "~")
        _push(state, "~~", 0, opens=opens, closes=closes)  # 0: the rule of three is not for tildes
    else:
        state.append_pending("~" * length)
    state.pos += length
    return True


def _run_length(state: StateInline) -> int:
    rest = re.compile(re.escape(state.src[state.pos]) + "+").match(
        state.src, state.pos, state.posMax
    )
    return rest.end() - state.pos if rest else 1


def _push(state: StateInline, text: str, length: int, *, opens: bool, closes: bool) -> None:
    state.push("text", "", 0).content = text
    index = len(state.tokens) - 1
    state.delimiters.append(Delimiter(ord(text[0]), length, index, -1, opens, closes))


def _sides(state: StateInline, length: int, marker: str) -> tuple[bool, bool]:
    """Return whether the run may open, and whether it may close."""
    start, end = state.pos, state.pos + length
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    left = _is_flanking(after, before)
    right = _is_flanking(before, after)
    if marker == "_":
        opens = left and (not right or _is_punctuation(before))
        return opens, right and (not left or _is_punctuation(after))
    if before == ":" and length == len("**") and after.isalnum():
        right = True  # **Note:**text
    return left, right


def _is_flanking(inner: str, outer: str) -> bool:
    if inner.isspace():
        return False
    if not _is_punctuation(inner) or _CJK.match(inner):
        return True
    return outer.isspace() or _is_punctuation(outer) or _CJK.match(outer) is not None


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
