"""What is around code: a frame, a head with the language, numbers of lines."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextDocument

from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.transcript.leaves.distances import CODE_PADDING
from deepseek_desktop.ui.transcript.leaves.look import Look

_LABEL_SIZE = 0.9
_LABEL_LETTERS = 40
_BUTTONS_PX = 132.0  # room for four of them, which are as large as their icons
_WORD_LETTERS = 11  # room for the word on one of them
_RADIUS_PX = 7

NARROW = 46.0
"""In narrower heads the buttons say nothing beside their icons, in units."""


class CodeFrame(Struct, frozen=True):
    """Where the frame stands, where its head ends, how high a foot is, and what the head says."""

    frame: QRectF
    head_end: float
    foot_height: float
    language: str


def paint_frame(painter: QPainter, look: Look, code: CodeFrame) -> None:
    """Draw the ground of code, its border and its head."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.border, 1))
    painter.setBrush(look.sunken)
    painter.drawRoundedRect(code.frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    painter.restore()
    if code.foot_height:
        line = round(code.frame.bottom() - code.foot_height)
        painter.fillRect(QRectF(code.frame.left(), line, code.frame.width(), 1), look.border)
    _paint_label(painter, look, code)


def gutter_width(document: QTextDocument, look: Look) -> float:
    """Return how much room the numbers of the lines take."""
    digits = max(2, len(str(document.blockCount())))
    return QFontMetricsF(look.code_font).horizontalAdvance("0") * digits + 1.8 * look.unit


def paint_numbers(
    painter: QPainter, look: Look, document: QTextDocument, origin: QPointF, clip: QRectF
) -> None:
    """Draw the numbers of the lines in `clip` left of `origin`, where the document begins."""
    painter.save()
    painter.setFont(look.code_font)
    painter.setPen(QPen(look.muted))
    right = origin.x() - 1.8 * look.unit
    layout = document.documentLayout()
    above = QPointF(0, max(0.0, clip.top() - origin.y()))
    block = document.findBlock(max(0, layout.hitTest(above, Qt.HitTestAccuracy.FuzzyHit)))
    while block.isValid():
        top = origin.y() + layout.blockBoundingRect(block).top()
        if top > clip.bottom():
            break
        text = str(block.blockNumber() + 1)
        x = right - QFontMetricsF(look.code_font).horizontalAdvance(text)
        painter.drawText(QPointF(x, top + block.layout().lineAt(0).ascent()), text)
        block = block.next()
    painter.restore()


def _paint_label(painter: QPainter, look: Look, code: CodeFrame) -> None:
    font = QFont(look.font)
    font.setPixelSize(max(1, round(look.size_px * _LABEL_SIZE)))
    room = code.frame.width() - CODE_PADDING * look.unit - _buttons_width(look, code)
    if not code.language or room < 4 * look.unit:
        return
    left = code.frame.left() + CODE_PADDING * look.unit
    head = QRectF(left, code.frame.top(), room, code.head_end - code.frame.top())
    label = visible(code.language[:_LABEL_LETTERS])
    painter.setFont(font)
    painter.setPen(QPen(look.muted))
    shown = QFontMetricsF(font).elidedText(label, Qt.TextElideMode.ElideRight, room)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _buttons_width(look: Look, code: CodeFrame) -> float:
    """Return the room that the label leaves to the buttons, in pixels."""
    is_narrow = code.frame.width() < NARROW * look.unit
    return _BUTTONS_PX + (0.0 if is_narrow else _WORD_LETTERS * look.letter)
