"""Texts written back: as Markdown that gives the same leaves again, or as what is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.markup.leaves import (
    DONE,
    NOT_DONE,
    Code,
    Container,
    Heading,
    Kind,
    Paragraph,
    Table,
)
from deepseek_desktop.core.markup.writing.containers import Layout, Open
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
from deepseek_desktop.core.markup.writing.leaves import definition_lines, markdown_lines, read_lines

_TASKS = {DONE: "[x] ", NOT_DONE: "[ ] "}
_BULLETS = "-*+"
_NUMBER_LIMIT = 999_999_999


def markdown(excerpts: Iterable[Excerpt]) -> str:
    """Return excerpts as Markdown; it ends without a line feed."""
    written: list[str] = []
    above: Piece | None = None
    for excerpt in excerpts:
        if not excerpt.pieces:
            continue
        layout = _Markdown(excerpt, is_below_list=_is_item(above) and _is_item(excerpt.pieces[0]))
        lines = layout.lines()
        rest = definition_lines([piece.leaf for piece in excerpt.pieces], excerpt.definitions)
        written.append("\n".join([*lines, "", *rest] if rest else lines))
        above = excerpt.pieces[-1]
    return "\n\n".join(written)


def read_text(excerpts: Iterable[Excerpt]) -> str:
    """Return what is read, with formulas as TeX and cells of tables between tabs."""
    taken = [excerpt for excerpt in excerpts if excerpt.pieces]
    if len(taken) == 1 and len(taken[0].pieces) == 1:
        # A paragraph of a list, alone, is no list.
        piece = taken[0].pieces[0]
        bare = replace(piece, leaf=replace(piece.leaf, containers=()))
        taken = [replace(taken[0], pieces=(bare,))]
    return "\n\n".join("\n".join(_Read(excerpt).lines()) for excerpt in taken)


class _Markdown(Layout):
    """Writes Markdown; a list right below another one takes other signs, else they were one."""

    def __init__(self, excerpt: Excerpt, *, is_below_list: bool) -> None:
        super().__init__(excerpt)
        self._is_below_list = is_below_list

    @override
    def opened(
        self, container: Container, around: Sequence[Open], sibling: Open | None, piece: Piece
    ) -> Open:
        marker = container.marker
        match container.kind:
            case Kind.QUOTE:
                return Open(Kind.QUOTE, "> ", "> ")
            case Kind.NOTE:
                return Open(Kind.NOTE, _note(marker, piece), "    ")
            case Kind.ITEM if marker[:1].isdigit():
                is_joined = self._is_below_list and not around and sibling is None
                return _numbered(marker, sibling, is_joined=is_joined)
            case Kind.ITEM:
                depth = sum(each.kind is Kind.ITEM for each in around) + self._is_below_list
                bullet = _BULLETS[depth % len(_BULLETS)]
                follows = sibling is not None and sibling.first.startswith(bullet)
                first = f"{bullet} {_TASKS.get(marker, '')}"
                return Open(Kind.ITEM, first, "  ", follows=follows)

    @override
    def content(self, above: Piece | None, piece: Piece) -> Sequence[str]:
        return markdown_lines(
            piece.leaf.content,
            is_text=self.excerpt.is_plain,
            is_below_table=above is not None and isinstance(above.leaf.content, Table),
        )

    @override
    def has_gap(self, above: Piece, piece: Piece, first: Open | None) -> bool:
        if piece.leaf.has_gap:
            return True
        if first is not None:
            return _is_text(above) and not _interrupts(first, above, piece)
        if _is_plain(above) and _is_plain(piece):
            return self.excerpt.is_plain
        return _would_join(above, piece)


class _Read(Layout):
    """Writes what is read."""

    @override
    def opened(
        self, container: Container, around: Sequence[Open], sibling: Open | None, piece: Piece
    ) -> Open:
        marker = container.marker
        match container.kind:
            case Kind.QUOTE:
                return Open(Kind.QUOTE, "> ", "> ")
            case Kind.NOTE:
                return Open(Kind.NOTE, f"[{marker}] ", "    ")
            case Kind.ITEM if marker[:1].isdigit():
                return Open(Kind.ITEM, f"{marker} ", " " * (len(marker) + 1))
            case Kind.ITEM:
                return Open(Kind.ITEM, f"- {_TASKS.get(marker, '')}", "  ")

    @override
    def content(self, above: Piece | None, piece: Piece) -> Sequence[str]:
        return read_lines(piece.leaf.content, piece.rows, self.excerpt.definitions)

    @override
    def has_gap(self, above: Piece, piece: Piece, first: Open | None) -> bool:
        content = piece.leaf.content
        if piece.leaf.has_gap:
            return True
        if (isinstance(content, Table) and content.is_continued) or _is_plain(piece):
            return False
        is_in_list = bool(piece.leaf.containers or above.leaf.containers)
        return not is_in_list and not isinstance(above.leaf.content, Heading)


def _numbered(marker: str, sibling: Open | None, *, is_joined: bool) -> Open:
    """Return how a numbered item begins; where it would be counted wrongly, with another sign."""
    number, sign = min(int(marker[:-1]), _NUMBER_LIMIT), marker[-1]
    above = sibling.first.rstrip()[-1:] if sibling is not None else ""
    follows = sibling is not None and (sibling.sign, sibling.number + 1) == (sign, number)
    written = above if follows else sign
    if is_joined or (above == sign and not follows):
        written = ")" if sign == "." else "."
    first = f"{number}{written} "
    return Open(Kind.ITEM, first, " " * len(first), number, sign, follows=follows)


def _note(label: str, piece: Piece) -> str:
    """Return how a footnote begins; but for text, what stands in it is in the same column."""
    is_simple = piece.leaf.containers[-1].kind is Kind.NOTE
    has_room = is_simple and isinstance(piece.leaf.content, Paragraph)
    return f"[^{label}]: " if has_room else f"[^{label}]:"


def _interrupts(first: Open, above: Piece, piece: Piece) -> bool:
    """Return whether a container can begin right below a line of text."""
    if first.kind is Kind.NOTE:
        return all(each.kind is not Kind.QUOTE for each in above.leaf.containers)
    if first.kind is Kind.QUOTE or first.follows:
        return True
    content = piece.leaf.content
    is_empty = isinstance(content, Paragraph) and not content.text
    return first.number == 1 and not is_empty


def _would_join(above: Piece, piece: Piece) -> bool:
    """Return whether one leaf would become a part of the other without an empty line."""
    content = piece.leaf.content
    if isinstance(content, Table) and content.is_continued:
        return not isinstance(above.leaf.content, Table)
    is_text = isinstance(content, Paragraph) or (
        isinstance(content, Heading) and "\n" in content.text
    )
    if isinstance(above.leaf.content, Table):
        return is_text or isinstance(content, Table | Code)
    return is_text and _is_text(above)


def _is_item(piece: Piece | None) -> bool:
    return piece is not None and any(each.kind is Kind.ITEM for each in piece.leaf.containers[:1])


def _is_text(piece: Piece) -> bool:
    return isinstance(piece.leaf.content, Paragraph) and bool(piece.leaf.content.text)


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece.leaf.content, Paragraph) and piece.leaf.content.is_plain
