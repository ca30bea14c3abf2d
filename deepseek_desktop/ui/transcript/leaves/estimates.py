"""How high a text will be, roughly, before it is laid out."""

from __future__ import annotations

from deepseek_desktop.core.markup.leaves import Code, Leaf, Table
from deepseek_desktop.ui.transcript.leaves.block_state import FIRST_LINES
from deepseek_desktop.ui.transcript.leaves.distances import CODE_FOOT, CODE_HEAD, gap_between
from deepseek_desktop.ui.transcript.leaves.look import Look

_LINE = 2.9  # of a line of text, in units
_CODE_LINE = 2.6
_UNKNOWN_PX = 20


def estimated_height(leaf: Leaf, above: Leaf | None, width: int, look: Look | None) -> int:
    """Return the height of a leaf in pixels."""
    if look is None:
        return _UNKNOWN_PX
    content = leaf.content
    if isinstance(content, Table):
        units = 1.5 * len(content.rows) * _LINE
    elif isinstance(content, Code):
        lines = min(content.text.count("\n") + 1, FIRST_LINES)
        units = CODE_HEAD + lines * _CODE_LINE + CODE_FOOT
    else:
        units = (1.0 + len(getattr(content, "text", "")) // _letters(width, look)) * _LINE
    return round((gap_between(above, leaf) + units) * look.unit)


def estimated_text_height(length: int, width: int, look: Look) -> int:
    """Return the height in pixels of Markdown with so many letters."""
    return round(length / _letters(width, look) * _LINE * look.unit * 1.2)


def _letters(width: int, look: Look) -> float:
    return max(20.0, width / look.letter)
