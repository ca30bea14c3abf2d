"""What is selected at once: words and whole leaves."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from deepseek_desktop.ui.transcript.geometry import Hit
from deepseek_desktop.ui.transcript.selection import Place, Stretch


def word_around(hit: Hit) -> Stretch:
    """Return the word that was hit."""
    place = hit.place
    cursor = QTextCursor(hit.box.document)
    cursor.setPosition(min(place.position, hit.box.document.characterCount() - 1))
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    return place._replace(position=first), place._replace(position=last)


def leaf_around(hit: Hit) -> Stretch:
    """Return the leaf that was hit, all of it."""
    end = hit.box.document.characterCount() - 1
    return Place(hit.item, hit.leaf, 0), Place(hit.item, hit.leaf, end)
