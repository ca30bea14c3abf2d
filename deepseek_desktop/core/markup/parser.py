"""The one set-up of the Markdown parser: CommonMark and what models add to it."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from deepseek_desktop.core.markup.rules.cjk_emphasis import add_cjk_emphasis
from deepseek_desktop.core.markup.rules.fences import fence_rule
from deepseek_desktop.core.markup.rules.lists import list_rule
from deepseek_desktop.core.markup.rules.maths import add_maths
from deepseek_desktop.core.markup.rules.tables import table_rule
from deepseek_desktop.core.markup.rules.text_rule import add_text
from deepseek_desktop.core.markup.rules.web_links import add_web_links

NESTING_LIMIT = 20
"""How deep quotes, and how deep lists may be in each other; what is deeper is text."""

PARAGRAPH_LIMIT = 20_000
"""Characters of a paragraph; a longer one is plain text."""

BRACKETS_LIMIT = 300
"""Brackets that may be open at once; a paragraph with more of them is plain text."""

_BRACKET = re.compile(r"[\[\]]")
_TASKS = {"[ ] ": False, "[x] ": True, "[X] ": True}
_Rule = Callable[["StateBlock", int, int, bool], bool]


@cache
def parser() -> MarkdownIt:
    """Return the parser; it keeps nothing between two texts."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 4 * NESTING_LIMIT})
    made.enable(["table", "strikethrough"])
    made.disable(["html_block", "html_inline"])
    made.use(footnote_plugin, inline=False)
    rules = made.block.ruler
    text = ["paragraph", "reference"]
    rules.at("table", table_rule, {"alt": text})
    rules.at("footnote_def", _capped(footnote_def, NESTING_LIMIT), {"alt": text})
    rules.at("list", _capped(list_rule, 2 * NESTING_LIMIT), {"alt": [*text, "blockquote"]})
    rules.at("fence", fence_rule, {"alt": [*text, "blockquote", "list"]})
    quotes = _capped(blockquote, NESTING_LIMIT)
    rules.at("blockquote", quotes, {"alt": [*text, "blockquote", "list"]})
    add_maths(made)
    add_text(made)
    add_cjk_emphasis(made)
    add_web_links(made)
    return made


def normalized(source: str) -> str:
    """Return `source` with line feeds as the only ends of lines, and without NUL."""
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def block_tokens(source: str, definitions: MutableMapping[str, Any]) -> list[Token]:
    """Return the blocks of `source`; what is in their lines is not parsed yet.

    Definitions of links and footnotes are added to `definitions`. Beside the tokens of CommonMark:
    tables, `math_block` (its content is the TeX), `footnote_reference_open` (where a footnote is
    written), `meta["is_done"]` on the items of a task list, and `meta["is_open"]` on a paragraph
    whose formula is not closed yet. Lines are those of `normalized(source)`.
    """
    tokens: list[Token] = []
    made = parser()
    made.block.parse(normalized(source), made, definitions, tokens)
    _find_tasks(tokens)
    return tokens


def inline_tokens(content: str, definitions: MutableMapping[str, Any]) -> list[Token]:
    """Return what is in the lines of a block; formulas are `math_inline` or `math_block`.

    An `image` has the address in `src`, its label as content; nobody ever loads it. Addresses are
    http, https or mailto.
    """
    if len(content) > PARAGRAPH_LIMIT or _has_deep_brackets(content):
        return _plain_tokens(content)
    tokens: list[Token] = []
    made = parser()
    made.inline.parse(content, made, definitions, tokens)
    return tokens


def _has_deep_brackets(content: str) -> bool:
    if content.count("[") <= BRACKETS_LIMIT:
        return False
    depth = 0
    for bracket in _BRACKET.findall(content):
        depth = depth + 1 if bracket == "[" else max(0, depth - 1)
        if depth > BRACKETS_LIMIT:
            return True
    return False


def _capped(rule: _Rule, limit: int) -> _Rule:
    """Return a rule that takes nothing where enough is around it already."""

    def capped(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
        return state.level < limit and rule(state, line, end_line, silent)

    return capped


def _plain_tokens(content: str) -> list[Token]:

    tokens: list[Token] = []
    for number, line in enumerate(content.split("\n")):
        if number:
            tokens.append(Token("softbreak", "br", 0))
        tokens.append(Token("text", "", 0, content=line))
    return tokens


def _find_tasks(tokens: list[Token]) -> None:
    for number, token in enumerate(tokens):
        if token.type != "list_item_open":
            continue
        inside = tokens[number + 1 : number + 3]
        if [each.type for each in inside] == ["paragraph_open", "inline"]:
            mark, line = inside[1].content[:4], inside[1]
            if mark in _TASKS:
                token.meta["is_done"] = _TASKS[mark]
                line.content = line.content[4:]
