"""What is taken out of texts, to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct, field

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.core.markup.spans import Span

Rows: TypeAlias = tuple[tuple[tuple[Span, ...], ...], ...]


class Piece(Struct, frozen=True):
    """A leaf; where it is a part of another one, `rows` has what is read of it.

    A table has rows of cells, anything else has one cell.
    """

    leaf: Leaf
    rows: Rows | None = None


class Excerpt(Struct, frozen=True):
    """Pieces that follow each other in one text, and what they refer to.

    `is_plain` says that the whole text is no Markdown.
    """

    pieces: Sequence[Piece]
    definitions: Definitions = field(default_factory=Definitions)
    is_plain: bool = False
