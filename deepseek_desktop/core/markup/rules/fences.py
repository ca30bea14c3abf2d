"""The fence rule: CommonMark's, and in lists a closing fence that is indented too little."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, fence


def fence_rule(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take code between fences."""
    if not fence(state, line, end_line, silent):
        return False
    if not silent and state.line < end_line and state.blkIndent:
        token = state.tokens[-1]
        is_closed = state.line - line > token.content.count("\n") + 1
        if not is_closed and _closes(state, token.markup):
            state.line += 1
            token.map = [line, state.line]
    return True


def _closes(state: StateBlock, markup: str) -> bool:
    """Return whether the line that ended the list is nothing but the fence that was missing."""
    start = state.bMarks[state.line] + state.tShift[state.line]
    closing = re.compile(f"{re.escape(markup[0])}{{{len(markup)},}}[ \\t]*")
    return closing.fullmatch(state.src, start, state.eMarks[state.line]) is not None
