"""Puts running text among the blocks."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def push_paragraph(state: StateBlock, line: int, end_line: int, *, is_open: bool = False) -> None:
    """Push the lines as a paragraph; it `is_open` while a formula in it is not closed."""
    token = state.push("paragraph_open", "p", 1)
    token.map = [line, end_line]
    if is_open:
        token.meta["is_open"] = True
    _push_lines(state, line, end_line)
    state.push("paragraph_close", "p", -1)
    state.line = end_line


def push_heading(state: StateBlock, line: int, underline: int, marker: str) -> None:
    """Push the lines above an underline as a heading."""
    tag = "h1" if marker == "=" else "h2"
    token = state.push("heading_open", tag, 1)
    token.map, token.markup = [line, underline + 1], marker
    _push_lines(state, line, underline)
    state.push("heading_close", tag, -1).markup = marker
    state.line = underline + 1


def _push_lines(state: StateBlock, line: int, end_line: int) -> None:
    token = state.push("inline", "", 0)
    token.map, token.children = [line, end_line], []
    token.content = state.getLines(line, end_line, state.blkIndent, False).strip()  # noqa: FBT003 its form
