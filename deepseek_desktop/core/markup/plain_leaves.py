"""Text that is no Markdown, as leaves."""

from __future__ import annotations

from deepseek_desktop.core.markup.leaves import Leaf, Paragraph
from deepseek_desktop.core.markup.portions import pieces


def plain_leaves(text: str) -> list[Leaf]:
    """Return leaves that show `text` as it is, none of them longer than a screen or two."""
    return [Leaf(Paragraph(piece, is_plain=True)) for piece in pieces(text.strip("\n"))]
