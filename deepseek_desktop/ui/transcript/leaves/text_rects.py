"""Where in a document its letters stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


def text_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return the rectangles, line by line, of what is between two positions."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        found += _rects_in_block(document, block, start, end)
        block = block.next()
    return found


def _rects_in_block(
    document: QTextDocument, block: QTextBlock, start: int, end: int
) -> list[QRectF]:
    layout = block.layout()
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), end - block.position()
    found = []
    begin = layout.lineForTextPosition(first) if first > 0 else layout.lineAt(0)
    for number in range(begin.lineNumber() if begin.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        line_start, line_end = line.textStart(), line.textStart() + line.textLength()
        if line_start > last:
            break
        if line_end < first or (line_end == first != line_start):
            continue
        left = x_at(line, max(first, line_start))
        right = x_at(line, min(last, line_end))
        if last > line_end or (last == line_end and last >= block.length()):
            right += 4  # what is selected goes on after the end of this line
        place = QRectF(min(left, right), line.y(), abs(right - left), line.height())
        found.append(place.translated(corner))
    return found


def x_at(line: QTextLine, position: int) -> float:
    """Return where a position of a line is; Qt has two forms of saying it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
