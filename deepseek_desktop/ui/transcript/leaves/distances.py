"""How far things stand from each other, in units of a `Look` unless the name says otherwise."""

from __future__ import annotations

from deepseek_desktop.core.markup.leaves import Code, Heading, Leaf, Maths, Rule, Table

ITEM_INDENT = 3.1
QUOTE_INDENT = 1.9
CODE_PADDING = 2.0
CODE_HEAD = 5.6
CODE_FOOT = 1.5
FOLD_FOOT = 5.0
SIDE_BAR_PX = 11


def gap_between(above: Leaf | None, leaf: Leaf) -> float:
    """Return the distance between two leaves."""
    if above is None or (isinstance(leaf.content, Table) and leaf.content.is_continued):
        return 0.0
    if isinstance(leaf.content, Heading):
        return 2.6 if leaf.content.level < 3 else 2.2
    if isinstance(above.content, Heading):
        return 1.0
    if isinstance(leaf.content, Code | Table | Maths | Rule):
        return 1.4
    if isinstance(above.content, Code | Table | Maths | Rule):
        return 1.5
    if leaf.containers and not leaf.has_gap:
        return 0.5
    return 1.3
