"""How a text begins, on one line."""

from __future__ import annotations

from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
from deepseek_desktop.core.markup.writing.texts import read_text

_READ_LENGTH = 2000  # characters in which the first line is looked for
_SIGNS_ALONE = "-*_=$ \t\u00a0"  # of rules, and around formulas


def first_line(markdown: str) -> str:
    """Return the first line of Markdown that says something, as it is read."""
    text = Growing()
    text.feed(markdown[:_READ_LENGTH] + "\n")
    for leaf in text.leaves:
        read = read_text([Excerpt([Piece(leaf)], text.definitions)])
        for line in read.splitlines():
            if line.strip(_SIGNS_ALONE):
                return " ".join(line.split())
    return ""
