"""Looks at formulas: at what they are made of, and at what they look like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from deepseek_desktop.ui.maths.formula import Formula, Placed
from deepseek_desktop.ui.maths.marks import Letters, Rule, Shape
from deepseek_desktop.ui.maths.typesetter import Typesetter

FORMULAS: dict[str, str] = {
    entry["name"]: entry["latex"]
    for entry in json.loads((Path(__file__).parents[2] / "data/formulas.json").read_text("utf-8"))
}

INK = QColor("black")
_MARGIN_PX = 24


def typeset(typesetter: Typesetter, tex: str, size_px: float = 20.0) -> Formula:
    """Set a formula on a line of its own, and be sure that it was set."""
    made = typesetter.typeset(tex, size_px, is_display=True)
    assert made is not None, tex
    return made


@dataclass(frozen=True, slots=True)
class Letter:
    """A text in a formula; y downwards from the baseline."""

    x: float
    y: float
    size_px: float


def letters(formula: Formula, text: str) -> list[Letter]:
    """Return where a text is in a formula, as it was written in one go."""
    return [
        Letter(placed.x, placed.y, placed.mark.run.rawFont().pixelSize())
        for placed in formula.marks
        if isinstance(placed.mark, Letters)
        and placed.mark.run.glyphIndexes() == placed.mark.run.rawFont().glyphIndexesForString(text)
        and placed.mark.run.glyphIndexes()
    ]


def letter(formula: Formula, text: str) -> Letter:
    """Return where a text is that occurs once."""
    (found,) = letters(formula, text)
    return found


def rules(formula: Formula) -> list[QRectF]:
    """Return the rules of a formula."""
    return [
        QRectF(placed.x, placed.y, placed.mark.width, placed.mark.height)
        for placed in formula.marks
        if isinstance(placed.mark, Rule)
    ]


def shapes(formula: Formula) -> list[QRectF]:
    """Return how far the shapes of a formula reach."""
    return [_reach(placed) for placed in formula.marks if isinstance(placed.mark, Shape)]


def painted(formula: Formula, ratio: float = 1.0, colour: QColor = INK) -> QImage:
    """Return a picture of a formula on white, with a margin."""
    width = formula.width + 2 * _MARGIN_PX
    height = formula.ascent + formula.descent + 2 * _MARGIN_PX
    picture = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    formula.paint(painter, _MARGIN_PX, _MARGIN_PX + formula.ascent, colour)
    painter.end()
    return picture


def ink(formula: Formula, ratio: float = 1.0) -> QRectF:
    """Return where there is ink, in px from the left top corner of the formula's box."""
    picture = painted(formula, ratio).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [
        (y, len(row) - len(row.lstrip(b"\xff")), len(row.rstrip(b"\xff")))
        for y, row in enumerate(_rows(picture))
        if row.strip(b"\xff")
    ]
    if not rows:
        return QRectF()
    left, right = min(row[1] for row in rows), max(row[2] for row in rows)
    top, bottom = rows[0][0], rows[-1][0] + 1
    found = QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
    return found.translated(-_MARGIN_PX, -_MARGIN_PX)


def _rows(picture: QImage) -> Iterator[bytes]:
    data, step = bytes(picture.constBits()), picture.bytesPerLine()
    for y in range(picture.height()):
        yield data[y * step : y * step + picture.width()]


def _reach(placed: Placed) -> QRectF:
    assert isinstance(placed.mark, Shape)
    return placed.mark.path.boundingRect().translated(placed.x, placed.y)
