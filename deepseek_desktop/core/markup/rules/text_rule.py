"""The rule for running text: paragraphs, and headings that are underlined.

It takes the place of two rules of markdown-it, which would go over the same lines one after the
other. Display formulas within a paragraph keep their lines, whatever these look like.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from deepseek_desktop.core.markup.rules.maths import end_in_text
from deepseek_desktop.core.markup.rules.paragraphs import push_heading, push_paragraph
from deepseek_desktop.core.markup.rules.tables import table_rule

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_STARTS = frozenset("\\$`~>-*_+#[0123456789")  # of any block but a table
_CODE_INDENT = 4
_LINES_LIMIT = 1_000


def add_text(parser: MarkdownIt) -> None:
    """Put our rule in the place of those for paragraphs and underlined headings."""
    parser.disable("lheading")
    parser.block.ruler.at("paragraph", text_rule)


def text_rule(state: StateBlock, line: int, end_line: int, _silent: bool) -> bool:
    """Take a paragraph or an underlined heading."""
    before, state.parentType = state.parentType, "paragraph"
    last, position, is_open = line, state.bMarks[line], False
    underline = ""
    while not is_open:
        if (end := end_in_text(state, position, (last, end_line))) is not None:
            last, position, is_open = end.line, end.end, end.is_open
            continue
        following = last + 1
        if following >= state.lineMax or state.isEmpty(following):
            break
        if following - line >= _LINES_LIMIT:
            break  # no person wrote this; it goes on as another paragraph
        if following < end_line and (underline := _underline(state, following)):
            break
        if _is_ended(state, following):
            break
        last, position = following, state.bMarks[following]
    state.parentType = before
    if underline:
        push_heading(state, line, last + 1, underline)
    else:
        push_paragraph(state, line, last + 1, is_open=is_open)
    return True


def _underline(state: StateBlock, line: int) -> str:
    """Return the sign of the underline in this line, empty if it is none."""
    indent = state.sCount[line]
    if not 0 <= indent - state.blkIndent < _CODE_INDENT:
        return ""
    start = state.bMarks[line] + state.tShift[line]
    sign = state.src[start]
    if sign in "=-" and _UNDERLINE.fullmatch(state.src, start, state.eMarks[line]):
        return sign
    return ""


def _is_ended(state: StateBlock, line: int) -> bool:
    """Return whether another block begins in this line."""
    if state.sCount[line] - state.blkIndent >= _CODE_INDENT or state.sCount[line] < 0:
        return False  # what is indented or lazy belongs to the text, whatever it looks like
    if state.src[state.bMarks[line] + state.tShift[line]] not in _STARTS:
        return table_rule(state, line, state.lineMax, True)  # noqa: FBT003 markdown-it's form
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, state.lineMax, True) for rule in rules)  # noqa: FBT003 as above
