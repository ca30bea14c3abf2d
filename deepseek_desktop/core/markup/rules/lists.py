"""The list rule: CommonMark's, and sublists that are indented less than it asks for.

Models write two or three spaces before a sublist whatever the width of the number above it. Where
CommonMark would end the list there (its examples 298 and 299 say so), we nest.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from markdown_it.rules_block import StateBlock

_MARKER = re.compile(
    r"(?:(?P<number>\d{1,9})(?=[.)])|(?=[-+*]))(?P<sign>[-+*.)])(?=[ \t]|$)", re.ASCII
)
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}")
_LOOK_AHEAD_LINES = 40
_CODE_INDENT = 4


_Marker: TypeAlias = "re.Match[str]"  # its sign, and its number if it has one


def list_rule(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take a list, with all its items."""
    if state.is_code_block(line) or _is_beside(state, line):
        return False
    marker = _marker(state, line)
    if marker is None:
        return False
    if silent:
        return _may_interrupt(state, line, marker)
    opening = len(state.tokens)
    name, tag = ("bullet_list", "ul") if marker["number"] is None else ("ordered_list", "ol")
    token = state.push(f"{name}_open", tag, 1)
    token.markup = marker["sign"]
    if marker["number"] is not None and int(marker["number"]) != 1:
        token.attrs = {"start": int(marker["number"])}
    before, state.parentType = state.parentType, "list"
    is_tight = _push_items(state, line, end_line, marker)
    state.parentType = before
    token.map = [line, state.line]
    state.push(f"{name}_close", tag, -1).markup = marker["sign"]
    if is_tight:
        _hide_paragraphs(state, opening)
    return True


def _is_beside(state: StateBlock, line: int) -> bool:
    """Return whether a line is too far right for the list around and too far left for its item."""
    return (
        state.listIndent >= 0
        and state.sCount[line] - state.listIndent >= _CODE_INDENT
        and state.sCount[line] < state.blkIndent
    )


def _may_interrupt(state: StateBlock, line: int, marker: _Marker) -> bool:
    if state.parentType != "paragraph" or state.sCount[line] < state.blkIndent:
        return True
    is_empty = state.skipSpaces(marker.end()) >= state.eMarks[line]
    return not is_empty and (marker["number"] is None or int(marker["number"]) == 1)


def _marker(state: StateBlock, line: int) -> _Marker | None:
    start = state.bMarks[line] + state.tShift[line]
    return _MARKER.match(state.src, start, state.eMarks[line])


def _push_items(state: StateBlock, line: int, end_line: int, marker: _Marker) -> bool:
    """Push the items; return whether no blank line is between them."""
    sign, is_tight, ends_blank = marker["sign"], True, False
    while True:
        is_tight &= _push_item(state, line, end_line, marker) and not ends_blank
        ends_blank = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        if line >= end_line or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        following = _marker(state, line)
        if following is None or following["sign"] != sign or _is_rule(state, line, following):
            break
        marker = following
    return is_tight


def _is_rule(state: StateBlock, line: int, marker: _Marker) -> bool:
    """Return whether a line is a rule across, such as `- - -`, which wins over an item."""
    return _RULE.fullmatch(state.src, marker.start(), state.eMarks[line]) is not None


def _push_item(state: StateBlock, line: int, end_line: int, marker: _Marker) -> bool:
    """Push one item with all that is in it; return whether it is tight."""
    start, column = _content(state, line, marker)
    token = state.push("list_item_open", "li", 1)
    token.markup, token.info = marker["sign"], marker["number"] or ""
    kept = state.tShift[line], state.sCount[line], state.listIndent, state.tight
    state.listIndent = state.blkIndent
    is_empty = start >= state.eMarks[line]
    behind = state.sCount[line] + len(marker[0])
    indent = behind + 1 if is_empty or column - behind > _CODE_INDENT else column
    state.blkIndent = _meant_indent(state, (line, end_line), indent, column)
    state.tShift[line] = start - state.bMarks[line]
    state.sCount[line] = column
    state.tight = True
    if is_empty and state.isEmpty(line + 1):
        state.line = min(line + 2, end_line)  # an empty item does not reach over a blank line
    else:
        state.md.block.tokenize(state, line, end_line)
    is_tight = state.tight
    state.blkIndent = state.listIndent
    state.tShift[line], state.sCount[line], state.listIndent, state.tight = kept
    token.map = [line, state.line]
    state.push("list_item_close", "li", -1).markup = marker["sign"]
    return is_tight


def _content(state: StateBlock, line: int, marker: _Marker) -> tuple[int, int]:
    """Return where the text behind a marker starts, and in which column."""
    position = marker.end()
    column = state.sCount[line] + len(marker[0])
    while position < state.eMarks[line] and state.src[position] in " \t":
        is_tab = state.src[position] == "\t"
        column += 4 - (column + state.bsCount[line]) % 4 if is_tab else 1
        position += 1
    return position, column


def _meant_indent(state: StateBlock, lines: tuple[int, int], indent: int, column: int) -> int:
    """Return the column from which on lines belong to the item whose text starts at `column`."""
    line, end_line = lines
    for later in range(line + 1, min(end_line, line + _LOOK_AHEAD_LINES)):
        if state.isEmpty(later):
            continue
        found = state.sCount[later]
        if found < state.sCount[line] + 2:
            break
        if (child := _marker(state, later)) is not None:
            is_start = child["number"] is None or int(child["number"]) == 1
            is_meant = found < indent and column - found < _CODE_INDENT
            return found if is_start and is_meant else indent
    return indent


def _hide_paragraphs(state: StateBlock, opening: int) -> None:
    level = state.level + 2
    for token in state.tokens[opening:]:
        if token.level == level and token.type in {"paragraph_open", "paragraph_close"}:
            token.hidden = True
