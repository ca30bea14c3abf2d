from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Code, Heading, Leaf, Paragraph, Table
from deepseek_desktop.core.markup.plain_leaves import plain_leaves
from deepseek_desktop.core.markup.spans import plain_text, spans_of
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
from deepseek_desktop.core.markup.writing.spans import markdown_of
from deepseek_desktop.core.markup.writing.texts import markdown, read_text

_BLOCKS = (
    "A paragraph with **bold**, *italic*, ~~struck~~ and `code`.",
    "Two lines of\none paragraph.",
    "A hard break  \nand another\\\none.",
    "# Heading #",
    "### With `code` and a sign \\#",
    "Underlined\nheading\n===",
    "Ends in a sign #\n---",
    "- one\n- two\n  - deeper\n    - and deeper\n- three",
    "* one\n\n  a second paragraph\n\n* two",
    "1. one\n2. two\n   - inside\n3. three",
    "9) nine\n10) ten\n\n    of ten",
    "- [ ] to do\n- [x] done\n- plain",
    "1. ```py\n   x = 1\n\n     y\n   ```\n2. after code",
    "- > quoted in an item\n  > on two lines\n- ---",
    "- - - nested at once",
    "-\n- after an empty item",
    "> a quote\n> on two lines\n>\n> > inside it\n>\n> - a list\n>   goes on",
    "> lazy\n===",
    "```python\ndef f():\n\n    return '```'\n```",
    "````md\n```\ninside\n```\n````",
    "~~~ a`b\nodd language\n~~~",
    "    indented code\n\n      of two parts",
    "```\n```",
    "| a | b \\| c |\n|:--|:-:|\n| `x|y` | **z** |\n| only one |",
    "| one |\n|--:|\n|  |",
    "$$\nx^2 + y\n$$",
    "\\[ a + b \\]",
    "\\begin{align}\na &= b \\\\\n\nc &= d\n\\end{align}",
    "1. first $x$\n   $$\n   y\n   $$\n   then",
    "Text \\[\nx\n= 1\n\\] after, and \\(y\\).",
    "***",
    "See [^1] and [a link].\n\n[a link]: https://example.org/path",
    "[^1]: A note\n    on two lines.\n\n    > with a quote",
    "[^long]:\n    - a list in a note\n    - more",
    "A [link](https://example.org/a_(b)) and <https://example.org> and https://example.org/x_y_z.",
    "![a picture](https://example.org/p.png)",
    "中文**粗体。**后面的文字，和 $E=mc^2$。",
    "\\# no heading, \\* no list, 5 \\* 3, snake_case, a < b &amp; c",
    "1\\. no list either",
    "Costs $5 and $10.",
    "Ünïcode 🙂 in *italics 🙂*",
)
_LINES = tuple(line for block in _BLOCKS for line in block.split("\n") if "$$" not in line)


def _parsed(source: str) -> tuple[list[Leaf], Definitions]:
    growing = Growing()
    growing.feed(source)
    return growing.leaves, growing.definitions


def _written(source: str) -> str:
    leaves, definitions = _parsed(source)
    return markdown([Excerpt([Piece(leaf) for leaf in leaves], definitions)])


def _read(source: str) -> str:
    leaves, definitions = _parsed(source)
    return read_text([Excerpt([Piece(leaf) for leaf in leaves], definitions)])


def _looks(source: str, *, with_gaps: bool = True) -> list[object]:
    """Return what is seen of each leaf."""
    leaves, definitions = _parsed(source)
    found: list[object] = []
    for leaf in leaves:
        content: object = leaf.content
        match leaf.content:
            case Paragraph(text) | Heading(text):
                level = getattr(leaf.content, "level", 0)
                content = level, spans_of(text, definitions)
            case Code():
                content = replace(leaf.content, is_open=False)
            case Table(rows):
                cells = [[spans_of(cell, definitions) for cell in row] for row in rows]
                content = cells, leaf.content.alignments
            case _:
                pass
        found.append((content, leaf.containers, with_gaps and leaf.has_gap))
    return found


@pytest.mark.parametrize("block", _BLOCKS)
def test_a_block_that_is_written_back_is_the_same(block: str) -> None:
    assert _looks(_written(block)) == _looks(block)


@pytest.mark.parametrize("seed", range(60))
def test_a_document_that_is_written_back_is_the_same(seed: int) -> None:
    dice = random.Random(seed)
    source = "\n\n".join(dice.choices(_BLOCKS, k=12))

    written = _written(source)

    assert _looks(written, with_gaps=False) == _looks(source, with_gaps=False)
    assert _written(written) == written


def test_lines_in_any_order_that_are_written_back_are_the_same() -> None:
    for seed in range(200):
        dice = random.Random(seed)
        source = "\n".join(dice.choices(_LINES, k=dice.randint(1, 6)))

        written = _written(source)
        assert _looks(written, with_gaps=False) == _looks(source, with_gaps=False), seed


def test_a_text_of_one_portion_after_another_is_no_longer_list() -> None:
    leaves, definitions = _parsed("1. one\n2. two")
    excerpt = Excerpt([Piece(leaf) for leaf in leaves], definitions)

    written = markdown([excerpt, excerpt])

    markers = [leaf.containers[0].marker for leaf in _parsed(written)[0]]
    assert markers == ["1.", "2.", "1)", "2)"]


def test_what_is_no_markdown_reads_the_same_as_markdown() -> None:
    source = "# no heading\n  *stars* and `ticks`\n\n<b>x</b> $HOME 1_000\n1. no list"
    excerpt = Excerpt([Piece(leaf) for leaf in plain_leaves(source)], is_plain=True)

    leaves, definitions = _parsed(markdown([excerpt]))

    assert all(isinstance(leaf.content, Paragraph) and not leaf.containers for leaf in leaves)
    texts = [plain_text(spans_of(leaf.content.text, definitions)) for leaf in leaves]  # type: ignore[union-attr] # all have a text
    assert "\n\n".join(texts).replace("\u00a0", " ") == source
    assert read_text([excerpt]) == source


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Some **bold** and `code`.", "Some bold and code."),
        ("# Title\ntext", "Title\ntext"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("- one\n- [x] two\n\n3. three", "- one\n- [x] two\n\n3. three"),
        ("- a\n  - b\n\n    c", "- a\n  - b\n\n    c"),
        ("> a\n> b\n>\n> c", "> a b\n>\n> c"),
        ("> ```\n> x\n>\n> y\n> ```", "x\n\ny"),
        ("| a | b |\n|---|---|\n| **1** | $x$ |", "a\tb\n1\t$x$"),
        ("Let \\(x\\) be\n\n\\[ y \\]", "Let $x$ be\n\n$$\ny\n$$"),
        ("```py\nx = 1\n\n\ny\n```", "x = 1\n\n\ny"),
        ("- only", "only"),
        ("text [^1]\n\n[^1]: note", "text 1\n\n[1] note"),
        ("[label](https://example.org)", "label"),
    ],
)
def test_what_is_read(source: str, read: str) -> None:
    assert _read(source) == read


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "**bold** *it* ~~s~~ `c`",
        "**bold *both* bold**",
        "a[link **bold**](<https://example.org/a>)b",
        "line\\\n\\# second",
        "``a`b`` and $x$ and \\$5",
        "see [^1]",
    ],
)
def test_spans_are_written_so_that_they_are_read_again(text: str) -> None:
    spans = spans_of(text, Definitions())

    assert spans_of(markdown_of(spans), Definitions()) == spans


def test_a_part_of_a_list_has_no_items_whose_beginning_is_missing() -> None:
    leaves, definitions = _parsed("1. one\n\n   more\n   - in one\n2. two")
    pieces = [Piece(leaf) for leaf in leaves[1:]]

    assert markdown([Excerpt(pieces, definitions)]) == "more\n- in one\n2. two".replace(
        "one\n2.", "one\n\n2."
    )
