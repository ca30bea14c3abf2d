from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.core.markup.reading import read_parts
from deepseek_desktop.ui.transcript.finding.finder import LIMIT
from deepseek_desktop.ui.transcript.finding.matching import Matcher, Wanted
from deepseek_desktop.ui.transcript.items import InsetItem
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.finding_seen import (
    find,
    marked,
    text_item,
)

ShowView = Callable[..., TranscriptView]

_PIECES = (
    "the **cat** sat", "c**a**t", "*Straße* und STRASSE", "`cat` and `` c`at ``", "$x^2 + cat$",
    r"\(\alpha\)", "[the c](https://example.org/cat)at", "![cat](http://x.org/a.png)",
    "&amp;cat&lt;", r"\*cat\*", "~~cat~~", "一只**猫**在这里。", "猫", "ｃａｔ　Ｆｕｌｌ",
    "e\u0301te\u0301 été", "🏳️\u200d🌈 cat 😀", "c\u200bat", "https://cat.org/cat*", "a  \nhard",
    "line\nsoft", "猫\n坐", "İstanbul", "x_cat_y _cat_", "[^1]cat", "<cat>", "$$\nx = cat\n$$",
    "| cat | b |\n|---|--:|\n| c**a**t😀 | $x$ cat |\n| short |", "# The _cat_ 猫",
    "```py\ncat = 'CAT'\n\tcat\u200b\n```", "- cat\n  1. c*at*\n- [x] cat", "> cat\n> cats",
    "***", "[^1]: a cat note", "[cat]", "[cat]: https://cat.example", "ﬁ ß ŉ ǰ",
    "concat  cat_ cat.",
)  # fmt: skip
_WORDS = (
    "cat", "Cat", "CAT", "t", "猫", "ss", "s", "straße", "é", "e\u0301", "e", "the cat", "x", "fi",
    r"\alpha", "^2", "*", "**", "_", " ", "cat a", "a cat", "猫坐", "😀", "i̇", "İ", "[image",
    "image", "&", "<", "full", "Ｃａｔ", "t s", "1", "org", "()", "`", "\u200b", "|", "soft",
    "cat = 'CAT'",
)  # fmt: skip


def _read(leaf: Leaf, definitions: Definitions) -> list[str]:
    return [text for _, text in read_parts(leaf, definitions, lambda _: True)]


def test_words_are_found_in_what_is_read_across_marks_and_not_across_leaves(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        text_item("A <b>cat</b> & a cat", is_plain=True),
        text_item("the c**a**t [c](https://cat.org)at\n\nca\n\nt\n\n```\ncat\n```"),
        text_item("| a | cat |\n|-|-|\n| ca | t |"),
        InsetItem(lambda: QLabel("cat")),
    )

    find(qtbot, view, "CAT")

    assert marked(view) == ["cat", "cat", "cat", "cat", "cat", "cat"]
    assert view.finder.count == 6
    assert view.finder.is_complete


def test_a_formula_is_found_by_its_tex_and_marked_as_a_whole(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    tex = r"Let $\alpha^2$ and $\notacommand{x$ be 😀 $x$." + "\n\n$$\n\\beta_1\n$$\n\n$$\\oops{$$"
    view = shown_view(text_item(tex))
    found = {}
    for words in (r"\alpha", r"\notac", "be 😀 x", r"\beta", r"\oops"):
        find(qtbot, view, words)
        found[words] = marked(view)

    assert found == {
        r"\alpha": ["\ufffc"],
        r"\notac": [r"\notac"],
        "be 😀 x": ["be 😀 \ufffc"],
        r"\beta": ["\ufffc"],
        r"\oops": [r"\oops"],
    }


@pytest.mark.parametrize(
    ("text", "words", "how", "found"),
    [
        ("Cat cat CAT", "cat", {"is_case_sensitive": True}, ["cat"]),
        ("cats, cat; concat cat", "cat", {"is_whole_word": True}, ["cat", "cat"]),
        ("使用GPU计算 GPUs", "gpu", {"is_whole_word": True}, ["GPU"]),
        ("一只猫", "猫", {"is_whole_word": True}, ["猫"]),
        ("café cafe", "cafe\u0301", {}, ["café"]),
        ("cafe\u0301 x", "café", {}, ["cafe\u0301"]),
        ("😀 ＡＢＣ abc", "abc", {}, ["ＡＢＣ", "abc"]),
        ("ＡＢＣ abc", "abc", {"is_case_sensitive": True}, ["abc"]),
        ("İİ Straße STRASSE", "strasse", {}, ["Straße", "STRASSE"]),
        ("ß ss", "s", {}, ["s", "s"]),
        ("xa a a", "a a", {"is_whole_word": True}, ["a a"]),
        ("two\nlines", "two lines", {}, ["two lines"]),
        ("two  \nlines", "two lines", {}, ["two\u2028lines"]),
        ("😀😀 a 😀b", "😀b", {}, ["😀b"]),
    ],
)
def test_words_are_found_as_people_mean_them(
    qtbot: QtBot,
    shown_view: ShowView,
    text: str,
    words: str,
    how: dict[str, bool],
    found: list[str],
) -> None:
    view = shown_view(text_item(text))
    find(qtbot, view, words, **how)
    assert marked(view) == found


def test_what_the_quick_look_passes_over_has_no_match() -> None:
    """Against a plain search in all that is read, in texts that have all kinds of markup."""
    dice = random.Random(1)
    for _ in range(1500):
        growing = Growing()
        growing.feed(dice.choice(["\n\n", "\n", " "]).join(dice.choices(_PIECES, k=6)))
        for words in dice.sample(_WORDS, 4):
            matcher = Matcher(Wanted(words))
            for leaf in growing.leaves:
                seen = read_parts(leaf, growing.definitions, matcher.may_match)
                quick = [s for _, text in seen for s in matcher.spans(text, LIMIT)]
                full = [
                    s for t in _read(leaf, growing.definitions) for s in matcher.spans(t, LIMIT)
                ]
                assert quick == full, (words, leaf)
                plain = sum(_plain_count(t, words) for t in _read(leaf, growing.definitions))
                assert len(full) >= plain, (words, leaf)


def _plain_count(text: str, words: str) -> int:
    """Return how often a plain search finds words that are letters of one form each."""
    if not words.isascii() or any(len(each.casefold()) > 1 for each in text):
        return 0
    return len(re.findall(re.escape(words.casefold()), text.casefold()))


def test_marks_are_exactly_over_what_was_found(qtbot: QtBot, shown_view: ShowView) -> None:
    dice = random.Random(2)
    for _ in range(25):
        markdown = dice.choice(["\n\n", " "]).join(dice.choices(_PIECES, k=12))
        view = shown_view(text_item(markdown))
        for words in ("cat", "猫", "t", "straße"):
            find(qtbot, view, words)
            folded = words.replace("ß", "ss")
            for text in marked(view):
                if "\ufffc" not in text:
                    bare = text.translate(
                        {0x2028: None, **{0xFF21 + 0x20 + n: 97 + n for n in range(26)}}
                    )
                    assert bare.casefold() == folded, (markdown, text)


def test_very_long_lines_of_code_are_marked_where_they_stand(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(
        text_item("```\n" + "x" * 3990 + "needle" + "y" * 9000 + "😀needle\nneedle\n```")
    )
    find(qtbot, view, "needle")
    assert [each.replace("\u2028", "") for each in marked(view)] == ["needle"] * 3
