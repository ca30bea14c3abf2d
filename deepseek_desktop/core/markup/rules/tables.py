"""The table rule: GFM's, with bars inside of code and formulas, and no cell lost.

A bar in code or in a formula parts no cells, though GFM wants it escaped. What a row has beyond the
last column stays in its last cell.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, table

from deepseek_desktop.core.markup.rules.formulas import scan

_COLUMNS_LIMIT = 30
_CELLS_LIMIT = 10_000
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_HIDDEN_BAR = "\ufdd1"  # no character of any text


def table_rule(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take a table; a huge one ends early, and its other rows are text."""
    columns = _columns(state, line, end_line)
    if not 0 < columns <= _COLUMNS_LIMIT:
        return False
    end_line = min(end_line, line + 2 + _CELLS_LIMIT // columns)
    source = state.src
    _hide_bars(state, line, line + 1, columns)
    try:
        if not table(state, line, end_line, True):  # noqa: FBT003 markdown-it's form
            return False
        if silent:
            return True
        _hide_bars(state, line + 2, end_line, columns)
        opening = len(state.tokens)
        is_taken = table(state, line, end_line, silent)
    finally:
        state.src = source
    for token in state.tokens[opening:]:
        token.content = token.content.replace(_HIDDEN_BAR, "|")
    return is_taken


def _columns(state: StateBlock, line: int, end_line: int) -> int:
    """Return how many columns the delimiters below `line` tell of; 0 if there are none."""
    if line + 2 > end_line:
        return 0
    start = state.bMarks[line + 1] + state.tShift[line + 1]
    if state.src[start : start + 1] not in {"|", "-", ":"}:
        return 0
    delimiters = state.src[start : state.eMarks[line + 1]]
    if _DELIMITERS.fullmatch(delimiters) is None:
        return 0
    return delimiters.strip().strip("|").count("|") + 1


def _hide_bars(state: StateBlock, line: int, end_line: int, columns: int) -> None:
    """Cover the bars up to the next blank line that part no cells."""
    source, parts, end = state.src, [], 0
    while line < end_line and not state.isEmpty(line):
        row = source[state.bMarks[line] : state.eMarks[line]]
        if (hidden := _hidden(row, columns)) != row:
            parts += [source[end : state.bMarks[line]], hidden]
            end = state.eMarks[line]
        line += 1
    if parts:
        state.src = "".join([*parts, source[end:]])


def _hidden(row: str, columns: int) -> str:
    if "|" not in row:
        return row
    covered = row
    for start, end in _opaque(row):
        covered = covered[:start] + _BAR.sub(_HIDDEN_BAR, row[start:end]) + covered[end:]
    first = 1 if covered.lstrip().startswith("|") else 0
    bars = [found.start() for found in _BAR.finditer(covered)]
    if bars and covered.rstrip().endswith("|"):
        bars.pop()
    for bar in bars[first + columns - 1 :]:
        covered = f"{covered[:bar]}{_HIDDEN_BAR}{covered[bar + 1 :]}"
    return covered


def _opaque(row: str) -> list[tuple[int, int]]:
    """Return where code and formulas are, if there may be any."""
    if not any(sign in row for sign in "`$\\"):
        return []
    found = scan(row)
    return [*found.codes, *((each.start, each.end) for each in found.formulas.values())]
