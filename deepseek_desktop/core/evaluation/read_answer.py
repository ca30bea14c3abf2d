"""An answer as it is read: blocks, in them rows, in them cells, in them words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from msgspec import Struct

from deepseek_desktop.core.evaluation.answer_words import Word, code_lines, features, words_of
from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Code, Leaf, Table
from deepseek_desktop.core.markup.reading import part_spans
from deepseek_desktop.core.markup.spans import Span, plain_text


class Cell(NamedTuple):
    """Words of one part of a leaf, at characters of what is read there."""

    part: int
    words: Sequence[Word]


class Row(Struct, frozen=True, dict=True):
    """A line of code, a row of a table, or all of running text; `keys` are those of its words."""

    sort: str
    cells: tuple[Cell, ...]
    keys: tuple[str, ...]

    @cached_property
    def features(self) -> frozenset[str]:
        """What is in it, for a rough look."""
        return features(word for cell in self.cells for word in cell.words)


class Block(Struct, frozen=True, dict=True):
    """A leaf by its number, as rows that have words.

    `sort` is "code", "table" or "text": only what is of one sort is compared. `keys` and
    `features` are those of all the rows.
    """

    leaf: int
    sort: str
    rows: tuple[Row, ...]
    keys: tuple[str, ...]

    @cached_property
    def features(self) -> frozenset[str]:
        """What is in it, for a rough look."""
        return features(word for row in self.rows for cell in row.cells for word in cell.words)


class ReadAnswer(Struct, frozen=True):
    """Leaves of an answer, and what is read in those that have words.

    `leaves` and their numbers are those of the whole text, as it is shown.
    """

    leaves: tuple[Leaf, ...]
    definitions: Definitions
    blocks: tuple[Block, ...]


def read_answer(text: str) -> ReadAnswer:
    """Parse and read an answer in Markdown."""
    growing = Growing()
    growing.feed(text)
    return read_leaves(growing.leaves, growing.definitions)


def read_leaves(leaves: Sequence[Leaf], definitions: Definitions) -> ReadAnswer:
    """Read an answer that is parsed already."""
    made = (_block(number, leaf, definitions) for number, leaf in enumerate(leaves))
    return ReadAnswer(tuple(leaves), definitions, tuple(block for block in made if block.rows))


def _block(number: int, leaf: Leaf, definitions: Definitions) -> Block:
    parts = [(part, spans) for part, spans in part_spans(leaf, definitions, lambda _: True)]
    cells: list[tuple[Cell, ...]]
    match leaf.content:
        case Code():
            sort = "code"
            cells = [(Cell(0, line),) for line in code_lines(plain_text(parts[0][1]))]
        case Table(table_rows, alignments):
            sort = "table"
            columns = max(1, len(alignments))
            lengths = [min(len(row), columns) for row in table_rows]
            cells = list(_read_rows(parts, lengths))
        case _:
            sort = "text"
            cells = [(Cell(part, words_of(spans)),) for part, spans in parts]
    rows = tuple(row for row in (row_of(each, sort) for each in cells) if row.keys)
    keys = rows[0].keys if len(rows) == 1 else tuple(chain.from_iterable(r.keys for r in rows))
    return Block(number, sort, rows, keys)


def row_of(cells: tuple[Cell, ...], sort: str) -> Row:
    """Return some cells as a row."""
    return Row(sort, cells, tuple([word.key for cell in cells for word in cell.words]))


def _read_rows(
    parts: Sequence[tuple[int, Sequence[Span]]], lengths: Iterable[int]
) -> Iterator[tuple[Cell, ...]]:
    rest = iter(parts)
    for length in lengths:
        yield tuple(Cell(part, words_of(spans)) for part, spans in islice(rest, length))
