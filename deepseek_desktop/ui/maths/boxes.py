"""Boxes that are put into each other and flattened at the end."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from deepseek_desktop.ui.maths.marks import Mark


class Box(Struct):
    """A part of a formula, measured from the left end of its baseline, y downwards, in px.

    `width` is where the next box begins; the others are how far it, or its ink, reaches.
    """

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    is_empty: bool = True
    pieces: list[tuple[float, float, Box | Mark]] = field(default_factory=list)

    def put(self, other: Box, x: float, y: float = 0.0) -> None:
        """Put a box into this one, its baseline's left end at x, y."""
        if other.is_empty:
            return
        self.pieces.append((x, y, other))
        self.reach(
            (x + other.left, x + other.right), ascent=other.ascent - y, descent=other.descent + y
        )

    def draw(self, mark: Mark, x: float, y: float) -> None:
        """Put a mark into this box. Say with `reach` how far it goes."""
        self.pieces.append((x, y, mark))

    def reach(self, sides: tuple[float, float], *, ascent: float, descent: float) -> None:
        """Grow to hold what reaches so far."""
        if self.is_empty:
            self.left, self.right = sides
            self.ascent, self.descent = ascent, descent
            self.is_empty = False
            return
        self.left = min(self.left, sides[0])
        self.right = max(self.right, sides[1])
        self.ascent = max(self.ascent, ascent)
        self.descent = max(self.descent, descent)

    def marks(self) -> Iterator[tuple[float, float, Mark]]:
        """Yield everything in it, from the bottom up, with its place."""
        waiting: list[tuple[float, float, Box | Mark]] = [(0.0, 0.0, self)]
        while waiting:
            x, y, piece = waiting.pop()
            if isinstance(piece, Box):
                waiting += [(x + dx, y + dy, inner) for dx, dy, inner in reversed(piece.pieces)]
            else:
                yield x, y, piece
