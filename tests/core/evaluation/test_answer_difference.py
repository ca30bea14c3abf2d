"""Where two answers differ: what is marked, counted, and never marked."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.difference import Difference, LeafSort, MarkSort, Side
from deepseek_desktop.core.evaluation.read_answer import ReadAnswer, read_answer
from deepseek_desktop.core.markup.reading import read_parts

_ANSWER = """\
# Result

The total is **42** km, see `f(x)` and $x^2$.

- one item of a list
- two items

| a | b |
|---|---|
| 1 | 2 |

```python
def f(x):
    return x + 1
```

$$\\boxed{42}$$
"""


def _texts(answer: ReadAnswer) -> list[dict[int, str]]:
    return [dict(read_parts(leaf, answer.definitions, lambda _: True)) for leaf in answer.leaves]


def _marked(answer: ReadAnswer, side: Side) -> list[str]:
    texts = _texts(answer)
    return [texts[m.leaf][m.spot.part][m.spot.start : m.spot.end] for m in side.marks]


def _compared(left: str, right: str) -> tuple[Difference, list[str], list[str]]:
    one, other = read_answer(left), read_answer(right)
    found = difference(one, other)
    return found, _marked(one, found.left), _marked(other, found.right)


@pytest.mark.parametrize(
    ("left", "right", "left_marks", "right_marks", "numbers"),
    [
        ("It is 42 km.", "It is 41 km.", ["42"], ["41"], 1),
        ("It is -5 now.", "It is 5 now.", ["-5"], ["5"], 1),
        ("It costs 1,234.50 today", "It costs 1,234.60 today", ["1,234.50"], ["1,234.60"], 1),
        ("About 50% of it all", "About 50 of it all", ["50%"], ["50"], 1),
        ("The big dog barks", "The dog barks", ["big"], [], 0),
        ("答案是四十二，对吗", "答案是四十三，对吗", ["二"], ["三"], 0),
        ("总价为42元整", "总价为４１元整", ["42"], ["４１"], 1),
        ("so $x^2 + 1$ it is", "so $x^2 + 2$ it is", ["x^2 + 1"], ["x^2 + 2"], 0),
        ("$$\\boxed{42}$$", "$$\\boxed{41}$$", ["\\boxed{42}"], ["\\boxed{41}"], 0),
        ("Call `f(x, 1)` here", "Call `f(y, 1)` here", ["x"], ["y"], 0),
        ("😀 costs 5 today", "😀 costs 6 today", ["5"], ["6"], 1),
        ("a **very bold** word", "a **rather bold** word", ["very"], ["rather"], 0),
        ("42", "41", ["42"], ["41"], 1),
        ("1 2 3 4 5", "1 2 9 4 5", ["3"], ["9"], 1),
        ("add 7 to it then", "add to it then", ["7"], [], 1),
        ("5 - 3 is it", "5 + 3 is it", ["-"], ["+"], 0),
        ("the same 42 words there", "not a same 42 phrase where",
         ["the", "words there"], ["not a", "phrase where"], 0),
    ],
)  # fmt: skip
def test_words_and_numbers_are_marked(
    left: str, right: str, left_marks: list[str], right_marks: list[str], numbers: int
) -> None:
    found, ones, others = _compared(left, right)

    assert (ones, others) == (left_marks, right_marks)
    assert found.number_count == numbers
    assert found.count == max(len(left_marks), len(right_marks))
    assert 0 <= found.similarity < 1
    assert not found.is_coarse
    assert [mark.sort for mark in found.left.leaves] == [LeafSort.CHANGED]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("", "\n\n"),
        (_ANSWER, _ANSWER),
        ("a line   \nand another", "a line and\nanother"),
        ("one, two; three.", "one two – three!"),
        ("他说：“好”。", '他说: "好".'),
        ("**bold** text and 1,000", "bold *text* and 1000"),
        ("- one\n- two", "1. one\n2. two"),
        ("### Step one", "**Step one**"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("```\nif x:\n    y  =  1\n```", "```python\nif x:\n  y = 1\n\n```"),
        ("$$ x^2 + 1 $$", "\\[x^2+1\\]"),
        ("caf\u00e9", "cafe\u0301"),
        ("| a | b |\n|-|-|\n| 1 | 2 |", "|a|b|\n|:-|-:|\n|1|2|"),
    ],
)
def test_what_says_the_same_is_not_marked(left: str, right: str) -> None:
    found, _, _ = _compared(left, right)

    assert (found.count, found.similarity, found.is_coarse) == (0, 1.0, False)
    assert found.left == found.right == Side()


def test_lines_of_code_find_their_partners() -> None:
    left = "```python\ndef f(x):\n    if x:\n        return 1\n    return 2\n```"
    right = "```python\ndef f(x):\n    # why\n    if x:\n        return 1\n        return 3\n```"

    found, ones, others = _compared(left, right)

    assert ones == ["    ", "2"]  # another depth, another number
    assert others == ["    # why", "        ", "3"]
    assert [mark.sort for mark in found.right.marks] == [
        MarkSort.ONLY_HERE,
        MarkSort.CHANGED,
        MarkSort.CHANGED,
    ]


def test_columns_and_rows_find_their_partners() -> None:
    left = "| name | price |\n|-|-|\n| tea | 3 |\n| milk | 4 |"
    right = (
        "| name | size | price |\n|-|-|-|\n| tea | big | 3 |\n| milk | wee | 5 |\n| cake | x | 9 |"
    )

    found, ones, others = _compared(left, right)

    assert ones == ["4"]
    assert others == ["size", "big", "wee", "5", "cake", "x", "9"]
    assert (found.count, found.number_count) == (3, 1)
    assert len({m.difference for m in found.right.marks if m.spot.part in {1, 4, 7}}) == 1


def test_blocks_are_here_only_or_moved_or_changed() -> None:
    left = (
        "Alpha beta gamma delta.\n\nThe second one is here today.\n\nIt is 42 in all.\n\nBye now!"
    )
    right = "The second one is here today.\n\nAlpha beta gamma delta.\n\nIt is 41 in all."
    right += "\n\n# Hm\n\nNo."

    found, ones, others = _compared(left, right)

    assert [(mark.leaf, mark.sort, mark.partner) for mark in found.left.leaves] == [
        (1, LeafSort.MOVED, 0),
        (2, LeafSort.CHANGED, 2),
        (3, LeafSort.ONLY_HERE, None),
    ]
    assert (ones, others) == (["42"], ["41"])
    assert (found.count, found.number_count) == (3, 1)
    assert {m.difference for m in found.right.leaves if m.sort is LeafSort.ONLY_HERE} == {2}


_WORDS = "the of is 1 2 3.5 -4 1,000 f(x) **so** $y$ 答案 是的 x=1 — , % “hm” 😀 é `a.b`"
_VOCABULARY = _WORDS.split()
_BLOCKS = (
    "{}",
    "# {}",
    "- {}\n- {}",
    "> {}",
    "1. {}",
    "```py\n{}\n  {}\n```",
    "|{}|{}|\n|-|-|\n|{}|1|",
)


def _random_answer(chance: random.Random) -> str:
    made = []
    for _ in range(chance.randrange(7)):
        block = chance.choice(_BLOCKS)
        lines = (" ".join(chance.choices(_VOCABULARY, k=chance.randrange(1, 9))) for _ in range(3))
        made.append(block.format(*lines))
    return "\n\n".join(made)


def _unmarked(answer: ReadAnswer, side: Side) -> list[str]:
    """Return the keys of all words that nothing is said of."""
    whole = {m.leaf for m in side.leaves if m.sort is not LeafSort.CHANGED}
    return [
        word.key
        for block in answer.blocks
        if block.leaf not in whole
        for row in block.rows
        for cell in row.cells
        for word in cell.words
        if not any(
            m.leaf == block.leaf and m.spot.part == cell.part
            and m.spot.start <= word.start and word.end <= m.spot.end
            for m in side.marks
        )
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_of_any_two_answers(seed: int) -> None:
    chance = random.Random(seed)
    left = _random_answer(chance)
    right = _random_answer(chance) if seed % 2 else left.replace("the", "a").replace("3.5", "7")
    one, other = read_answer(left), read_answer(right)

    found = difference(one, other)

    assert difference(other, one) == found.mirrored()
    assert _unmarked(one, found.left) == _unmarked(other, found.right)
    assert (found.count == 0) == (found.similarity == 1.0)
    for answer, side in ((one, found.left), (other, found.right)):
        texts = _texts(answer)
        for mark in side.marks:
            text = texts[mark.leaf][mark.spot.part]
            assert 0 <= mark.spot.start < mark.spot.end <= len(text)
        for first, second in pairwise(side.marks):
            is_same_part = (first.leaf, first.spot.part) == (second.leaf, second.spot.part)
            assert not is_same_part or first.spot.end <= second.spot.start
    marks = {mark.difference for side in (found.left, found.right) for mark in side.marks}
    leaves = {mark.difference for side in (found.left, found.right) for mark in side.leaves}
    assert marks | leaves == set(range(found.count))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("```\n" + "a b " * 12_000 + "\n```", "```\n" + "b b a " * 8_000 + "\n```"),
        ("x\n\n" + "甲乙" * 4_000, "x\n\n" + "乙甲丙" * 3_000),
        ("- a\n" * 600, "- b\n- a\n" * 300),
    ],
)
def test_long_and_repetitive_answers_have_an_end(left: str, right: str) -> None:
    found, _, _ = _compared(left, right)
    same, _, _ = _compared(left, left)

    assert found.count > 0
    assert same.count == 0
    assert not same.is_coarse


def test_what_is_too_long_to_compare_is_marked_whole_and_said_so() -> None:
    found, ones, others = _compared(
        "```\nfirst " + "a b " * 12_000 + "last\n```", "```\nfirst " + "c 2 " * 12_000 + "last\n```"
    )

    assert found.is_coarse
    assert [len(marks) for marks in (ones, others)] == [1, 1]
    assert ones[0].startswith("a b")
    assert others[0].endswith("c 2")
    assert found.similarity > 0
