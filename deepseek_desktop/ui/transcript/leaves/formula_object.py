"""Formulas inside a line of text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from typing_extensions import override

from deepseek_desktop.ui.maths.formula import Formula
from deepseek_desktop.ui.maths.typesetter import Typesetter

KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
TEX = int(QTextFormat.Property.UserProperty.value) + 1
_IS_DISPLAY = TEX + 1
_SIZE = TEX + 2
_X_HEIGHT = TEX + 3


def formula_format(base: QTextCharFormat, tex: str, *, is_display: bool) -> QTextCharFormat:
    """Return the format of the letter that stands for a formula; complete it by `sized`."""
    made = QTextCharFormat(base)
    made.setObjectType(KIND)
    made.setProperty(TEX, tex)
    made.setProperty(_IS_DISPLAY, is_display)
    # The middle of the object is put half an x-height above the baseline: the one way to place a
    # formula exactly, whose parts below the baseline are as high as they like.
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def sized(made: QTextCharFormat, size_px: float, x_height: float) -> QTextCharFormat:
    """Return the format for text of a size, whose letters without strokes are `x_height` high."""
    made.setProperty(_SIZE, size_px)
    made.setProperty(_X_HEIGHT, x_height)
    return made


class FormulaObject(QPyTextObject):
    """Draws formulas in documents; wider ones than the document become smaller."""

    def __init__(self, typesetter: Typesetter) -> None:
        super().__init__()
        self._typesetter = typesetter

    @override
    def intrinsicSize(self, doc: QTextDocument, _position: int, wanted: QTextFormat) -> QSizeF:
        formula = self._formula(doc, wanted)
        if formula is None:
            return QSizeF(0, 0)
        x_height = _number(wanted, _X_HEIGHT)
        height = max(2 * formula.ascent - x_height, 2 * formula.descent + x_height)
        return QSizeF(formula.width, height)

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        _position: int,
        wanted: QTextFormat,
    ) -> None:
        formula = self._formula(doc, wanted)
        if formula is None:
            return
        baseline = rect.top() + rect.height() / 2 + _number(wanted, _X_HEIGHT) / 2
        formula.paint(painter, rect.left(), baseline, painter.pen().color())

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


def _number(wanted: QTextFormat, name: int) -> float:
    value = wanted.property(name)
    return float(value) if isinstance(value, int | float) else 0.0
