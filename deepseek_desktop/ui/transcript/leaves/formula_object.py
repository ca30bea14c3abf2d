"""Formulas inside a line of text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from typing_extensions import override

from deepseek_desktop.core.markup.spans import OBJECT
from deepseek_desktop.ui.maths.formula import Formula
from deepseek_desktop.ui.maths.typesetter import Typesetter

KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
TEX = int(QTextFormat.Property.UserProperty.value) + 1
_IS_DISPLAY = TEX + 1
_SIZE = TEX + 2
_NORMAL = QTextCharFormat.VerticalAlignment.AlignNormal
_PROBE_PX = 1000.0  # high enough for what it stands beside not to matter


def formula_format(base: QTextCharFormat, tex: str, *, is_display: bool) -> QTextCharFormat:
    """Return the format of the letter that stands for a formula; complete it by `sized`."""
    made = QTextCharFormat(base)
    made.setObjectType(KIND)
    made.setProperty(TEX, tex)
    made.setProperty(_IS_DISPLAY, is_display)
    return made


def sized(made: QTextCharFormat, size_px: float, *, is_deep: bool) -> QTextCharFormat:
    """Return the format for text of a size; `is_deep` if it reaches below the letters of text."""
    made.setProperty(_SIZE, size_px)
    # `AlignMiddle` alone lets a line grow below its baseline, but it makes it too high above it.
    kinds = QTextCharFormat.VerticalAlignment
    made.setVerticalAlignment(kinds.AlignMiddle if is_deep else kinds.AlignNormal)
    return made


class FormulaObject(QPyTextObject):
    """Draws formulas in documents; wider ones than the document become smaller."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._rises: dict[str, float] = {}

    @override
    def intrinsicSize(self, doc: QTextDocument, _position: int, wanted: QTextFormat) -> QSizeF:
        formula = self._formula(doc, wanted)
        if formula is None:
            return QSizeF(0, 0)
        if wanted.toCharFormat().verticalAlignment() is _NORMAL:
            return QSizeF(formula.width, formula.ascent)
        rise = self._rise(doc.defaultFont())
        height = 2 * max(formula.ascent - rise, formula.descent + rise)
        return QSizeF(formula.width, height)

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        wanted: QTextFormat,
    ) -> None:
        formula = self._formula(doc, wanted)
        if formula is None:
            return
        # `rect` stands in the middle of its line, which is elsewhere in each line.
        formula.paint(painter, rect.left(), _baseline(doc, position), painter.pen().color())

    def _rise(self, font: QFont) -> float:
        """Return how far above a baseline Qt lays out the middle of an object, in pixels."""
        key = font.key()
        if key not in self._rises:
            self._rises[key] = _measured_rise(font)
        return self._rises[key]

    def _formula(self, doc: QTextDocument, wanted: QTextFormat) -> Formula | None:
        tex = str(wanted.property(TEX))
        is_display = bool(wanted.property(_IS_DISPLAY))
        size_px = _number(wanted, _SIZE)
        formula = self._typesetter.typeset(tex, size_px, is_display=is_display)
        room = doc.textWidth() - 2 * doc.documentMargin()
        if formula is None or room <= 0 or formula.width <= room:
            return formula
        smaller = max(size_px / 2, size_px * room / formula.width)
        return self._typesetter.typeset(tex, smaller, is_display=is_display)


class _Probe(QPyTextObject):
    """Something high that is laid out and never drawn."""

    @override
    def intrinsicSize(self, _doc: QTextDocument, _position: int, _wanted: QTextFormat) -> QSizeF:
        return QSizeF(1, _PROBE_PX)


def _measured_rise(font: QFont) -> float:
    """Ask Qt, whose versions differ."""
    document, probe = QTextDocument(), _Probe()
    document.setDefaultFont(font)
    document.documentLayout().registerHandler(KIND, probe)
    made = formula_format(QTextCharFormat(), "", is_display=False)
    QTextCursor(document).insertText(OBJECT, sized(made, 0, is_deep=True))
    document.size()  # lays it out
    return document.firstBlock().layout().lineAt(0).ascent() - _PROBE_PX / 2


def _baseline(doc: QTextDocument, position: int) -> float:
    """Return where the letters beside an object stand, in the document."""
    block = doc.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    return doc.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent()


def _number(wanted: QTextFormat, name: int) -> float:
    value = wanted.property(name)
    return float(value) if isinstance(value, int | float) else 0.0
