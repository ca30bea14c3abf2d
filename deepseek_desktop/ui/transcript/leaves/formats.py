"""How letters, lines and tables look, in the words of Qt."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from deepseek_desktop.core.markup.spans import OBJECT, Span, Style
from deepseek_desktop.ui.transcript.leaves.look import Look

_LINE_HEIGHT = 132.0
_CODE_LINE_HEIGHT = 128.0
_CELL_SIDE = 1.4
_CELL_TOP = 0.8
_TINT = 0.07
_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


def tint(look: Look) -> QColor:
    """Return what sets a ground off from any surface that the look's text is read on."""
    made = QColor(look.text)
    made.setAlphaF(_TINT if look.text.lightness() < 255 else 2.5 * _TINT)
    return made


def is_code_like(span: Span) -> bool:
    """Return whether a piece of text stands in the letters of code."""
    is_code = bool(span.style) and bool(span.style & Style.CODE)  # `&` of flags is slow
    return is_code or bool(span.tex and span.text != OBJECT)


def span_format(span: Span, look: Look, scale: float) -> QTextCharFormat:
    """Return how a piece of text looks, in text `scale` times as large as usual."""
    made = QTextCharFormat()
    if span.style:
        _set_style(made, span.style)
    if is_code_like(span):
        made.setFontFamilies(look.code_font.families())
        size = look.code_font.pixelSize() * scale
        made.setProperty(QTextCharFormat.Property.FontPixelSize, max(1, round(size)))
    if span.address:
        made.setAnchor(True)
        made.setAnchorHref(span.address)
        made.setForeground(QBrush(look.link))
        made.setFontUnderline(True)
    return made


def _set_style(made: QTextCharFormat, style: Style) -> None:
    if style & Style.BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    if style & Style.ITALIC:
        made.setFontItalic(True)
    if style & Style.STRUCK:
        made.setFontStrikeOut(True)
    if style & Style.RAISED:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)


def line_format(*, is_code: bool = False) -> QTextBlockFormat:
    """Return how lines stand below each other."""
    made = QTextBlockFormat()
    height = _CODE_LINE_HEIGHT if is_code else _LINE_HEIGHT
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def table_format(
    look: Look, widths: Sequence[float] = (), *, has_heading: bool = True
) -> QTextTableFormat:
    """Return how tables look; their columns are as wide as they need to be without `widths`."""
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(look.border))
    made.setCellPadding(0)
    made.setCellSpacing(0)
    made.setHeaderRowCount(int(has_heading))
    made.setWidth(QTextLength())
    fixed = QTextLength.Type.FixedLength
    made.setColumnWidthConstraints([QTextLength(fixed, width) for width in widths])
    return made


def cell_format(look: Look, *, is_heading: bool) -> QTextTableCellFormat:
    """Return how much room is around what a cell says; headings stand on a tint."""
    below_letters = QFontMetricsF(look.font).height() * (_LINE_HEIGHT / 100 - 1)
    made = QTextTableCellFormat()
    made.setLeftPadding(_CELL_SIDE * look.unit)
    made.setRightPadding(_CELL_SIDE * look.unit)
    made.setTopPadding(_CELL_TOP * look.unit)
    # Qt puts what makes lines higher than their letters below each of them, also the last one.
    made.setBottomPadding(max(0.0, _CELL_TOP * look.unit - below_letters))
    if is_heading:
        made.setBackground(QBrush(tint(look)))
    return made


def cell_line(alignment: str) -> QTextBlockFormat:
    """Return how lines stand in the cells of a column that is aligned so."""
    made = line_format()
    made.setAlignment(_ALIGNMENTS.get(alignment, Qt.AlignmentFlag.AlignLeft))
    return made


def cell_sides(look: Look) -> float:
    """Return the room left and right of what a cell says together, in pixels."""
    return 2 * _CELL_SIDE * look.unit


def bold(span: Span) -> Span:
    """Return the same in bold, for the headings of a table."""
    return replace(span, style=span.style | Style.BOLD)
