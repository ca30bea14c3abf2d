"""The page that a text becomes."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.markup.html import as_html, language_of, page
from tests.core.markup.html_tree import tree_of


def test_a_page_stands_alone() -> None:
    made = page("A <b>title</b>", "![x](https://evil.com/x)\n")

    head, body = tree_of(made.partition("\n")[2]).select("head, body")
    metas = [meta.attributes for meta in head.select("meta")]
    assert made.startswith("<!DOCTYPE html>\n")
    assert metas[0] == {"charset": "utf-8"}
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    assert metas[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert head.select("title")[0].text == "A <b>title</b>"
    assert "prefers-color-scheme: dark" in head.select("style")[0].text
    assert "url(" not in made
    assert "@import" not in made
    assert not body.select("img, script, link, style")


def test_a_style_cannot_end_itself() -> None:
    made = page("", "", "p { } </style><script>")

    assert "</style><script>" not in made


def test_a_formula_carries_its_source_twice() -> None:
    (formula,) = tree_of(as_html('$a < b \\text{"x"}$')).select("tex-i")

    assert formula.text == formula.attributes["data-tex"] == 'a < b \\text{"x"}'


def test_an_open_formula_is_shown_as_it_was_written() -> None:
    tree = tree_of(as_html("So\n\n\\[\nx_1 * y * \\\\\n\n- z"))

    assert [p.text for p in tree.select("p")] == ["So", "\\[\nx_1 * y * \\\\\n\n- z"]


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ("c++ {1}", "c++"),
        ("  objective-c  title=x", "objective-c"),
        ("<script>", "script"),
        ("", ""),
        ("   ", ""),
        ("x" * 100, "x" * 30),
        ("中文", ""),
    ],
)
def test_a_language_is_a_short_plain_word(info: str, language: str) -> None:
    assert language_of(info) == language


def test_items_without_gaps_have_no_paragraphs() -> None:
    assert as_html("- a\n- b\n  - c\n").count("<p>") == 0
    assert as_html("- a\n\n- b\n").count("<p>") == 2


def test_nothing_becomes_nothing() -> None:
    assert as_html("") == ""
    assert as_html(" \n\t\n") == ""
