"""Text made to be slow or deep: the work stays in proportion to its length, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from deepseek_desktop.core.markup.html import as_html
from deepseek_desktop.core.markup.parser import (
    BRACKETS_LIMIT,
    NESTING_LIMIT,
    PARAGRAPH_LIMIT,
    block_tokens,
    inline_tokens,
)
from deepseek_desktop.core.markup.rules.maths import LINES_LIMIT
from tests.core.markup.html_tree import tree_of

_LENGTH = 10_000
_RUNS = [
    "$", "$a ", "$$a ", "$a$", "\\(", "\\(a ", "\\[", "\\[a ", "\\begin{align}", "[", "![", "[a](",
    "[a](<b", "[^a", "*", "*a ", "a**b", "_a ", "*a_ ", "`", "`a``b```c", "~~a ", "<", "<http:",
    "http://", "https://a.b/(((", "&amp", "\\", "(", "中**文", ">", "> - ", "- ", "1. ", "[^a]: ",
]  # fmt: skip
_LINES = [
    "$$", "\\[", "\\[\n```", "\\begin{align}", "a \\[ b", "a|b\n|-|", "```", "~~~", "- a", "> a",
    "- \\[", "> \\[", "[a", "[a]: http://b", "[^a]: b", "-", "a\n=", "> a\nb", "|`a|b`|", "    a",
]  # fmt: skip


def _tokens(source: str) -> list[Any]:
    definitions: dict[str, Any] = {}
    found: list[Any] = []
    for token in block_tokens(source, definitions):
        found.append(token)
        if token.type == "inline":
            found += inline_tokens(token.content, definitions)
    return found


@pytest.mark.parametrize("run", _RUNS)
def test_a_row_of_signs_makes_no_more_tokens_than_it_has_characters(run: str) -> None:
    source = run * (_LENGTH // len(run))

    found = _tokens(source)

    assert len(found) <= 2 * len(source)
    assert max(token.level for token in found) <= 4 * NESTING_LIMIT
    tree_of(as_html(source))


@pytest.mark.parametrize("line", _LINES)
def test_a_row_of_lines_makes_few_tokens_for_each(line: str) -> None:
    source = f"{line}\n" * 1000

    found = _tokens(source)

    assert len(found) <= 10 * source.count("\n")
    tree_of(as_html(source))


def test_lists_in_lists_end_in_text() -> None:
    depth = 400
    source = "".join(f"{'  ' * level}- word{level}\n" for level in range(depth))

    tree = tree_of(as_html(source))

    assert len(tree.select("ul")) == NESTING_LIMIT
    assert all(f"word{level}\n" in tree.text for level in range(depth))


def test_quotes_in_quotes_end_in_text() -> None:
    tree = tree_of(as_html(">" * 20_000 + " word"))

    assert len(tree.select("blockquote")) == NESTING_LIMIT
    assert tree.text.count(">") == 20_000 - NESTING_LIMIT
    assert "word" in tree.text


def test_notes_in_notes_end_in_text() -> None:
    tokens = _tokens("[^a]: " * 1000 + "word")

    notes = [token for token in tokens if token.type == "footnote_reference_open"]
    assert len(notes) == NESTING_LIMIT


def test_a_huge_paragraph_is_plain_text() -> None:
    source = "**word** " * (PARAGRAPH_LIMIT // 9 + 1) + "\n*end*"

    tokens = inline_tokens(source, {})

    assert [token.type for token in tokens] == ["text", "softbreak", "text"]
    assert "".join(token.content or "\n" for token in tokens) == source


def test_many_open_brackets_are_plain_text() -> None:
    assert len(inline_tokens("[a" * (BRACKETS_LIMIT + 1), {})) == 1
    assert len(inline_tokens("*a* " + "[a" * BRACKETS_LIMIT, {})) > 1


def test_a_wide_or_long_table_ends_in_text() -> None:
    columns, rows = 50, 1000
    source = "|a" * columns + "|\n" + "|-" * columns + "|\n" + "| word |\n" * rows

    tree = tree_of(as_html(source))

    assert len(tree.select("td")) <= 10_000
    assert tree.text.count("word") == rows
    assert tree_of(as_html("|a" * 101 + "|\n" + "|-" * 101 + "|\n")).select("table") == []


@pytest.mark.parametrize(("opening", "closing"), [("\\[", "\\]"), ("$$", "$$")])
def test_a_formula_is_waited_for_in_so_many_lines_and_no_more(opening: str, closing: str) -> None:
    inside = "- a\n" * (LINES_LIMIT - 2)

    closed = block_tokens(f"{opening}\n{inside}{closing}\n", {})
    too_long = block_tokens(f"{opening}\n- a\n{inside}{closing}\n", {})
    waiting = block_tokens(f"{opening}\n{inside}", {})

    assert [token.type for token in closed] == ["math_block"]
    assert closed[0].map == [0, LINES_LIMIT]
    assert [token.type for token in too_long][:4] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
        "bullet_list_open",
    ]
    assert [token.type for token in waiting] == ["paragraph_open", "inline", "paragraph_close"]
    assert waiting[0].meta == {"is_open": True}


def test_a_language_of_any_length_is_cut() -> None:
    (code,) = tree_of(as_html("```" + "x" * 100_000 + "\na\n```\n")).select("code")

    assert len(code.attributes["class"]) < 50
