"""What a text is made of from top to bottom: its smallest blocks, each with what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import count
from typing import TypeAlias

from markdown_it.token import Token
from msgspec import Struct

from deepseek_desktop.core.markup.portions import LONGEST, is_huge, pieces, row_portions, table_rows

BULLET = "•"
DONE, NOT_DONE = "☑", "☐"


class Paragraph(Struct, frozen=True):
    """Running text, in Markdown unless it `is_plain`."""

    text: str
    is_plain: bool = False


class Heading(Struct, frozen=True):
    """A heading, in Markdown; `level` from 1 to 6."""

    text: str
    level: int


class Code(Struct, frozen=True):
    """Lines of code as they are; `is_open` while its closing fence may still come."""

    text: str
    language: str = ""
    is_open: bool = False


class Table(Struct, frozen=True):
    """Rows of cells in Markdown, the headings first.

    `alignments` has "left", "center", "right" or "" for each column. A large table is several, and
    those that continue it have no headings.
    """

    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[str, ...]
    is_continued: bool = False


class Maths(Struct, frozen=True):
    """A formula on lines of its own, as TeX."""

    tex: str


class Rule(Struct, frozen=True):
    """A line across."""


Content: TypeAlias = Paragraph | Heading | Code | Table | Maths | Rule


class Kind(StrEnum):
    """What a leaf can stand in."""

    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"


class Container(Struct, frozen=True):
    """What a leaf stands in; `marker` is set on the leaf that begins a list item or a footnote."""

    kind: Kind
    marker: str = ""


class Leaf(Struct, frozen=True):
    """A block without blocks in it; `containers` from the outermost to the innermost.

    `has_gap` says that an empty line stands before it.
    """

    content: Content
    containers: tuple[Container, ...] = ()
    has_gap: bool = False


class Before(Struct, frozen=True):
    """What stands before a text that continues another one.

    `number` is that of the first item, where the text begins inside an ordered list.
    """

    is_blank: bool = False
    number: int | None = None


_NOTHING = Before()


def leaves_of(
    parts: Iterable[Sequence[Token]], lines: Sequence[str], before: Before = _NOTHING
) -> list[list[Leaf]]:
    """Return the leaves of blocks, in parts that begin with a block or an item of a list."""
    return [list(leaves) for leaves in map(_Walk(lines, before).leaves, parts)]


class _Open(Struct):
    kind: Kind
    marker: str


class _Walk:
    """Goes through tokens once and remembers what is open."""

    def __init__(self, lines: Sequence[str], before: Before) -> None:
        self._lines = lines
        self._before = before
        self._open: list[_Open] = []
        self._numbers: list[int | None] = []
        self._is_empty_item = False

    def leaves(self, tokens: Sequence[Token]) -> Iterable[Leaf]:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            place += 1
            match token.type:
                case "paragraph_open" | "heading_open":
                    yield from self._portions(token, _running(token, tokens[place]))
                    place += 2
                case "fence" | "code_block":
                    yield self._leaf(token, self._code(token))
                case "table_open":
                    end = next(n for n in count(place) if tokens[n].type == "table_close")
                    yield from self._portions(token, _table(tokens[place:end]))
                    place = end + 1
                case "math_block":
                    yield self._leaf(token, Maths(token.content.strip()))
                case "hr":
                    yield self._leaf(token, Rule())
                case _:
                    yield from self._enter_or_leave(token)

    def _enter_or_leave(self, token: Token) -> Iterable[Leaf]:
        match token.type:
            case "blockquote_open":
                self._open.append(_Open(Kind.QUOTE, ""))
            case "ordered_list_open":
                self._numbers.append(first_number(token, self._before))
            case "bullet_list_open":
                self._numbers.append(None)
            case "list_item_open":
                self._open.append(_Open(Kind.ITEM, self._marker(token)))
                self._is_empty_item = True
            case "footnote_reference_open":
                self._open.append(_Open(Kind.NOTE, str(token.meta.get("label", ""))))
            case "ordered_list_close" | "bullet_list_close":
                self._numbers.pop()
            case "blockquote_close" | "list_item_close" | "footnote_reference_close":
                if self._open[-1].marker and self._is_empty_item:
                    yield self._leaf(None, Paragraph(""))
                self._open.pop()
            case _:
                pass  # what closes a paragraph or a heading

    def _portions(self, token: Token, contents: Iterable[Content]) -> Iterable[Leaf]:
        for number, content in enumerate(contents):
            yield self._leaf(None if number else token, content)

    def _leaf(self, token: Token | None, content: Content) -> Leaf:
        containers = tuple(Container(each.kind, each.marker) for each in self._open)
        for each in self._open:
            each.marker = ""
        self._is_empty_item = False
        start = token.map[0] if token is not None and token.map else None
        return Leaf(content, containers, self._has_gap(start))

    def _has_gap(self, line: int | None) -> bool:
        if line is None:
            return False
        if line == 0:
            return self._before.is_blank
        return is_blank(self._lines[line - 1])

    def _marker(self, token: Token) -> str:
        number = self._numbers[-1]
        if number is not None:
            self._numbers[-1] = number + 1
            return f"{number}{token.markup}"
        if (is_done := token.meta.get("is_done")) is not None:
            return DONE if is_done else NOT_DONE
        return BULLET

    def _code(self, token: Token) -> Code:
        text = token.content.removesuffix("\n")
        if token.type == "code_block" or not token.map:
            return Code(text)
        first, end = token.map
        is_closed = end - first == len(token.content.splitlines()) + 2
        is_at_end = end >= len(self._lines) - (not self._lines[-1].strip(" \t"))
        words = token.info.split(maxsplit=1)
        return Code(text, words[0] if words else "", is_open=is_at_end and not is_closed)


def is_blank(line: str) -> bool:
    """Return whether a line is empty, but for the marks of quotes."""
    return not line.strip("> \t")


def first_number(token: Token, before: Before) -> int:
    """Return the number of the first item of an ordered list."""
    if token.level == 0 and token.map and token.map[0] == 0 and before.number is not None:
        return before.number
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _running(token: Token, inline: Token) -> Iterable[Content]:
    if len(inline.content) > LONGEST:
        return _plain(inline.content)
    if token.type == "heading_open":
        return (Heading(inline.content, int(token.tag[1:])),)
    is_open = bool(token.meta.get("is_open"))  # a formula whose end may still come
    return (Paragraph(inline.content, is_plain=is_open),)


def _table(tokens: Sequence[Token]) -> Iterable[Content]:
    rows, alignments = table_rows(tokens)
    for number, portion in enumerate(row_portions(rows)):
        if is_huge(portion[0]):
            yield from _plain(" | ".join(portion[0]))
        else:
            yield Table(portion, alignments, is_continued=number > 0)


def _plain(text: str) -> Iterable[Content]:
    return (Paragraph(piece, is_plain=True) for piece in pieces(text))
