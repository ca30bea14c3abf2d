"""Leaves below each other, with what they stand in: quotes, list items, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deepseek_desktop.core.markup.leaves import Container, Kind
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece


class Open(Struct, frozen=True):
    """A container that later leaves may stand in, too.

    `first` begins the line on which it begins, `rest` all other lines. A numbered item has
    its `number` and the `sign` behind that; an item `follows` where it is not the first one.
    """

    kind: Kind
    first: str
    rest: str
    number: int = 1
    sign: str = ""
    follows: bool = False


class Layout:
    """Puts the leaves of an excerpt below each other."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.excerpt = excerpt
        self._open: list[Open] = []
        self._known: list[bool] = []

    def lines(self) -> list[str]:
        """Return all lines."""
        written: list[str] = []
        above: Piece | None = None
        for piece in self.excerpt.pieces:
            written += self._with_containers(above, piece)
            above = piece
        return written

    def opened(
        self, container: Container, around: Sequence[Open], sibling: Open | None, piece: Piece
    ) -> Open:
        """Return how a container begins; `sibling` is the one that stood in its place before."""
        raise NotImplementedError

    def content(self, above: Piece | None, piece: Piece) -> Sequence[str]:
        """Return the lines of a leaf."""
        raise NotImplementedError

    def has_gap(self, above: Piece, piece: Piece, first: Open | None) -> bool:
        """Return whether an empty line comes between; `first` is what begins there, if anything."""
        raise NotImplementedError

    def _with_containers(self, above: Piece | None, piece: Piece) -> Iterator[str]:
        kept = self._enter(piece)
        new = self._open[kept:]
        around = "".join(each.rest for each in self._open[:kept])
        if above is not None and self.has_gap(above, piece, new[0] if new else None):
            yield around.rstrip()
        first = around + "".join(each.first for each in new)
        rest = "".join(each.rest for each in self._open)
        for number, line in enumerate(self.content(above, piece)):
            margin = rest if number else first
            yield margin + line if line else margin.rstrip()

    def _enter(self, piece: Piece) -> int:
        """Open and close containers; return how many of those that were open go on."""
        before, containers = self._open, self._begun(piece.leaf.containers)
        kept = 0
        for container, known in zip(containers, before, strict=False):
            if container.marker or container.kind is not known.kind:
                break
            kept += 1
        self._open = before[:kept]
        for depth, container in enumerate(containers[kept:], kept):
            sibling = before[depth] if depth == kept and depth < len(before) else None
            self._open.append(self.opened(container, self._open, sibling, piece))
        return kept

    def _begun(self, containers: Sequence[Container]) -> list[Container]:
        """Return the containers without those whose beginning is not among the pieces."""
        del self._known[len(containers) :]
        for depth, container in enumerate(containers):
            if container.marker:
                del self._known[depth:]
            if depth == len(self._known):
                self._known.append(bool(container.marker) or container.kind is Kind.QUOTE)
        return [each for each, is_known in zip(containers, self._known, strict=True) if is_known]
