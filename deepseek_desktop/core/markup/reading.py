"""What is read in a leaf: text in parts, of which a table has one for each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, assert_never

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Code, Heading, Leaf, Maths, Paragraph, Rule, Table
from deepseek_desktop.core.markup.spans import (
    OBJECT,
    Span,
    Style,
    as_it_is,
    plain_text,
    spans_of,
)
from deepseek_desktop.core.markup.visible import visible


class Spot(NamedTuple):
    """A piece of what is read in a leaf: characters of one of its parts.

    A table has a part for each cell, anything else has one.
    """

    part: int
    start: int
    end: int


def read_parts(
    leaf: Leaf, definitions: Definitions, is_of_interest: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each part of a leaf, with formulas as TeX.

    Parts whose Markdown is of no interest are left out without being parsed.
    """
    for number, spans in part_spans(leaf, definitions, is_of_interest):
        yield number, plain_text(spans)


def part_spans(
    leaf: Leaf, definitions: Definitions, is_of_interest: Callable[[str], bool]
) -> Iterator[tuple[int, Sequence[Span]]]:
    """Yield the number of each part of a leaf, and what its text is made of."""
    content = leaf.content
    match content:
        case Paragraph(text, is_plain=True):
            yield 0, (as_it_is(text),)
        case Paragraph(text) | Heading(text):
            if is_of_interest(text):
                yield 0, spans_of(text, definitions)
        case Code(text):
            yield 0, (Span(visible(text), Style.CODE),)
        case Maths(tex):
            yield 0, (Span(OBJECT, tex=tex, is_display=True),)
        case Table():
            for number, cell in enumerate(_cells(content)):
                if is_of_interest(cell):
                    yield number, spans_of(cell, definitions)
        case Rule():
            return
        case _:
            assert_never(content)


def _cells(table: Table) -> Iterator[str]:
    """Yield the cells that are shown, in the order of the parts of a document."""
    columns = max(1, len(table.alignments))
    for row in table.rows:
        yield from row[:columns]
