"""A text that arrives in pieces gives what the whole text gives, and is parsed about once."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Code, Leaf, Maths, Paragraph, Table

_CASES = json.loads((Path(__file__).parents[2] / "data" / "markdown_cases.json").read_text("utf-8"))
_REALISTIC = [case["markdown"] for case in _CASES]
_LINES = [
    "", "", "- a", "  - b", "+ p", "* s", "1. x", "2) y", "10. ten", "   - sub", "   z", "- [ ] t",
    "> q", ">", "> - w", "```", "```py", "~~~", "    code", "\ttab", "# H", "===", "---", "* * *",
    "a | b", "|---|---|", "| 1 | 2 |", "$$", "x = 1", "\\[", "\\]", "\\begin{align}",
    "\\end{align}", "\\(x\\) and $y$", "[^1]: note", "[a]: https://x.example", "[b]: <",
    "text [a] and [^1]", "\"a title", "and more\"", "(so", "[a]: y", "**b** `c`",
    "继续**写**吧", "para one", "<div>", "&amp;",
]  # fmt: skip
_DOCUMENTS = 4_000


def _document(chance: random.Random) -> str:
    if chance.random() < 0.3:
        parts = [chance.choice(_REALISTIC).rstrip("\n") for _ in range(chance.randint(1, 8))]
        return "\n\n".join(parts)
    text = "\n".join(chance.choice(_LINES) for _ in range(chance.randint(1, 30)))
    return text.replace("\n", "\r\n") if chance.random() < 0.1 else text


def _whole(text: str) -> Growing:
    growing = Growing()
    growing.feed(text)
    return growing


def _grown(*pieces: str) -> Growing:
    growing = Growing()
    for piece in pieces:
        growing.feed(piece)
    return growing


def _pieces(text: str, chance: random.Random, most: int) -> list[str]:
    cuts = [0]
    while cuts[-1] < len(text):
        cuts.append(cuts[-1] + chance.randint(1, most))
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize("part", range(8))
def test_pieces_of_any_size_give_the_whole(part: int) -> None:
    for seed in range(part, _DOCUMENTS, 8):
        chance = random.Random(seed)
        text = _document(chance)
        grown = _grown(*_pieces(text, chance, chance.choice([3, 20, 100])))

        whole = _whole(text)
        assert grown.leaves == whole.leaves, (seed, text)
        assert grown.definitions == whole.definitions, (seed, text)


def test_what_is_shown_on_the_way_is_what_the_text_so_far_gives() -> None:
    for seed in range(400):
        chance = random.Random(seed)
        text = _document(chance)
        growing, so_far = Growing(), ""
        for piece in _pieces(text, chance, 15):
            growing.feed(piece)
            so_far += piece
            if not so_far.endswith("\r"):  # half of the end of a line
                assert growing.leaves == _whole(so_far).leaves, (seed, so_far)


def test_feed_names_the_first_leaf_that_may_have_changed() -> None:
    for seed in range(400):
        chance = random.Random(seed)
        growing = Growing()
        for piece in _pieces(_document(chance), chance, 15):
            before = list(growing.leaves)
            first = growing.feed(piece)
            assert growing.leaves[:first] == before[:first]


def _answer(size: int) -> str:
    """Return an answer of about `size` characters, with lists, code, tables and formulas."""
    section = (
        "## Step {n}\n\nWe look at $x_{n}$ and **compare** it with the one before, `f({n})`.\n\n"
        "1. first the bound of step {n}\n2. then the value\n   - in detail\n\n"
        "```python\ndef f(n):\n    return n * {n}\n```\n\n| a | b |\n|---|---|\n| {n} | 2 |\n\n"
        "$$\nx_{n} = \\frac{{1}}{{{n}}}\n$$\n\n"
    )
    text = ""
    while len(text) < size:
        text += section.format(n=len(text))
    return text


@pytest.mark.parametrize("size", [50_000, 200_000])
def test_the_parser_sees_each_character_at_most_three_times(size: int) -> None:
    text = _answer(size)

    growing = _grown(*(text[start : start + 667] for start in range(0, len(text), 667)))

    assert growing.parsed <= 3 * len(text)


@pytest.mark.parametrize(
    "text",
    [
        "```python\n" + "x = 1  # and so on\n" * 4_000,
        "".join(f"- item {n} of a list that does not end\n" for n in range(2_000)),
        "".join(f"{n}. item of a list that does not end\n" for n in range(2_000)),
    ],
    ids=["fence", "list", "ordered list"],
)
def test_a_block_that_does_not_end_is_not_parsed_again_and_again(text: str) -> None:
    growing = _grown(*(text[start : start + 200] for start in range(0, len(text), 200)))

    assert growing.parsed <= 3 * len(text)
    assert growing.leaves == _whole(text).leaves


def test_items_are_numbered_on_after_the_first_are_final() -> None:
    growing = _grown(*"7. a\n7. b\n\n7. c\n7. d\n")

    assert [leaf.containers[0].marker for leaf in growing.leaves] == ["7.", "8.", "9.", "10."]


def test_a_fence_is_code_from_its_first_line_on() -> None:
    growing = _grown("Look:\n\n```py\nx = 1\n``")
    assert growing.leaves[-1] == Leaf(Code("x = 1\n``", "py", is_open=True), has_gap=True)

    growing.feed("`\nAfter.")
    assert growing.leaves[1:] == [
        Leaf(Code("x = 1", "py"), has_gap=True),
        Leaf(Paragraph("After.")),
    ]


def test_a_formula_is_text_until_it_is_closed() -> None:
    growing = _grown("\\[\nx + ")
    assert not isinstance(growing.leaves[-1].content, Maths)

    growing.feed("y\n\\]\n")
    assert growing.leaves == [Leaf(Maths("x + y"))]


def test_a_table_grows_by_rows() -> None:
    growing = _grown("| a | b |\n|---|--:|\n| 1 | 2 |\n", "| 3 ", "| 4 |\n")

    (leaf,) = growing.leaves
    assert leaf.content == Table((("a", "b"), ("1", "2"), ("3", "4")), ("", "right"))


def test_definitions_are_another_object_when_they_changed() -> None:
    growing = _grown("See [a].\n\n")
    before = growing.definitions
    growing.feed("More.\n")
    assert growing.definitions is before

    growing.feed("\n[a]: https://x.example\n")
    assert growing.definitions is not before


@pytest.mark.parametrize("part", range(4))
def test_a_text_taken_back_is_what_its_beginning_gives(part: int) -> None:
    chance = random.Random(part)
    text = "".join(_document(chance) for _ in range(12))
    grown = _grown(*_pieces(text, chance, 400))
    for length in sorted((chance.randrange(len(text)) for _ in range(6)), reverse=True):
        left = grown.take_back(length)
        grown.feed(text[left:length])

        assert left <= length
        assert grown.leaves == _whole(text[:length]).leaves, length
    grown.feed(text[length:])
    assert grown.leaves == _whole(text).leaves


def test_little_is_parsed_again_when_a_long_text_is_taken_back() -> None:
    text = _answer(60_000)
    grown = _grown(*(text[start : start + 1500] for start in range(0, len(text), 1500)))

    assert 50_000 - grown.take_back(50_000) < 4000
