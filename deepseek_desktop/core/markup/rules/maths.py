r"""The rules for formulas: `\( \)`, `\[ \]`, `$`, `$$` and bare `\begin{align}` and its like.

A display formula may stand between blocks, in the lines of a paragraph, in lists and quotes. It
spans all lines up to its end: blank ones, and ones that would be list items or headings elsewhere.
While it is not closed it takes up to `LINES_LIMIT` lines, which are one paragraph of text so far
(`meta["is_open"]`); if it is not closed by then its opening is text like any other. A fence ends
the search, too, for no formula holds one. So what a block spans depends on its own lines only.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from msgspec import Struct

from deepseek_desktop.core.markup.rules.formulas import is_citation, is_environment, scan
from deepseek_desktop.core.markup.rules.paragraphs import push_paragraph

LINES_LIMIT = 60

_OPENING = re.compile(r"\\\[|\$\$(?!\$)|\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_CLOSING = {"[": r"\]", "$$": "$$"}
_TEXT_IN_BRACKETS = re.compile(r"[^\[\]()\\\n]*\]")  # \[no link]
_FENCE = re.compile(r"\n[ \t>]*(?:`{3,}|~{3,})")


class End(Struct, frozen=True):
    """Where a display formula ends: its last line, and what closes it there."""

    line: int
    start: int
    end: int
    is_open: bool = False


def add_maths(parser: MarkdownIt) -> None:
    """Teach the parser formulas."""
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("table", "maths", display_maths, {"alt": interrupted})
    parser.inline.ruler.before("escape", "maths", running_maths)


def running_maths(state: StateInline, silent: bool) -> bool:
    """Take a formula in running text."""
    if state.src[state.pos] not in "\\$":
        return False
    formula = scan(state.src).formulas.get(state.pos)
    if formula is None or formula.end > state.posMax:
        return False
    if not silent:
        token = state.push("math_block" if formula.is_display else "math_inline", "math", 0)
        token.content, token.markup = formula.tex, formula.markup
    state.pos = formula.end
    return True


def display_maths(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take a formula that has its lines for itself."""
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : start + 1] not in {"\\", "$"} or state.is_code_block(line):
        return False
    opening = _OPENING.match(state.src, start, state.eMarks[line])
    if opening is None or (opening["name"] and not is_environment(opening["name"])):
        return False
    kind = "[" if opening[0] == r"\[" else opening[0]
    if silent:
        return _interrupts(state, line, kind, opening.end())
    end = _end(state, kind, opening.end(), (line, end_line))
    if end is None or not (end.is_open or _is_alone(state, kind, opening.end(), end)):
        return False
    _push(state, line, end, opening[0])
    return True


def _interrupts(state: StateBlock, line: int, kind: str, position: int) -> bool:
    """Return whether text before `line` ends there; its later lines must not matter for that."""
    sign = _closing_sign(state.src, kind, position, state.eMarks[line])
    if sign is not None:
        return _is_alone(state, kind, position, End(line, *sign))
    return kind != "[" or _TEXT_IN_BRACKETS.match(state.src, position) is None


def _is_alone(state: StateBlock, kind: str, position: int, end: End) -> bool:
    """Return whether a formula is not empty, and nothing comes after it."""
    inside = state.src[position : end.start]
    is_text = not inside.strip() or (kind == "[" and is_citation(inside))
    is_last = not state.src[end.end : state.eMarks[end.line]].strip()
    return is_last and (kind.startswith(r"\begin") or not is_text)


def end_in_text(state: StateBlock, position: int, lines: tuple[int, int]) -> End | None:
    """Return where a formula ends that a line of text opens after `position`; None if none is."""
    text = state.src[position : state.eMarks[lines[0]]]
    if "\\" not in text and "$$" not in text:
        return None
    opened = scan(text).opened
    if opened is None or (opened[0] == "$$" and text[opened[1] :].strip()):
        return None  # two dollars amid a line are more often slang for money
    return _end(state, opened[0], position + opened[1], lines)


def _end(state: StateBlock, kind: str, position: int, lines: tuple[int, int]) -> End | None:
    """Return where the formula ends that was opened before `position`; None: it is text."""
    line, end_line = lines
    if kind == "[" and _TEXT_IN_BRACKETS.match(state.src, position):
        return None
    last = min(line + LINES_LIMIT, end_line)
    limit = state.eMarks[last - 1]
    if (sign := _closing_sign(state.src, kind, position, limit)) is not None:
        closed = bisect_left(state.eMarks, sign[1], line, last)
        end = End(closed, *sign)
    elif end_line >= len(state.bMarks) - 1 and end_line - line < LINES_LIMIT:
        end = End(last - 1, limit, limit, is_open=True)
    else:
        return None
    if _is_left(state, line, end.line + 1) or _FENCE.search(state.src, position, end.start):
        return None
    return end


def _closing_sign(source: str, kind: str, position: int, limit: int) -> tuple[int, int] | None:
    if kind in _CLOSING:
        return _unescaped(source, _CLOSING[kind], position, limit)
    closing = kind.replace("begin", "end", 1)
    start, depth = position, 0
    while (at := source.find(closing, start, limit)) >= 0:
        depth += source.count(kind, start, at)
        start = at + len(closing)
        if depth == 0:
            return at, start
        depth -= 1
    return None


def _unescaped(source: str, sign: str, position: int, limit: int) -> tuple[int, int] | None:
    at = position
    while (at := source.find(sign, at, limit)) >= 0:
        before = at
        while before > position and source[before - 1] == "\\":
            before -= 1
        if (at - before) % 2 == 0:
            return at, at + len(sign)
        at += 1
    return None


def _is_left(state: StateBlock, line: int, end_line: int) -> bool:
    """Return whether a line is outside of the list item or quote that the first one is in."""
    margin = min(state.blkIndent, state.sCount[line])
    return min(state.sCount[line:end_line]) < margin and any(
        state.sCount[each] < margin and not state.isEmpty(each) for each in range(line, end_line)
    )


def _push(state: StateBlock, line: int, end: End, markup: str) -> None:
    if end.is_open:
        push_paragraph(state, line, end.line + 1, is_open=True)
        return
    lines = state.getLines(line, end.line + 1, state.sCount[line], False).strip()  # noqa: FBT003 its form
    is_bare = markup.startswith(r"\begin")
    token = state.push("math_block", "math", 0)
    token.map, token.markup = [line, end.line + 1], markup
    token.content = lines if is_bare else lines[len(markup) : -len(markup)].strip()
    state.line = end.line + 1
