"""Writes what a model wrote into a document for paper, leaf by leaf."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import (
    Code,
    Container,
    Heading,
    Kind,
    Leaf,
    Maths,
    Paragraph,
    Rule,
    Table,
)
from deepseek_desktop.core.markup.spans import BREAK, OBJECT, Span, Style, as_it_is, spans_of
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.transcript.leaves.formats import bold
from deepseek_desktop.ui.transcript.paper.sheet import LINE_PERCENT, Sheet

_HEADING_SIZES = (1.3, 1.2, 1.1, 1.05, 1.0, 1.0)
_STEP_PT = 14.0  # how far a list or a quote stands to the right
_GAP_PT, _TIGHT_PT = 5.0, 1.5
_CELL_PT = 3.0
_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class LeafWriter:
    """Writes leaves at a cursor; `is_muted` says that they are less important than others."""

    def __init__(self, sheet: Sheet, *, is_muted: bool = False) -> None:
        self._sheet = sheet
        self._is_muted = is_muted

    def write(self, cursor: QTextCursor, leaf: Leaf, definitions: Definitions) -> None:
        """Write a leaf in a block of its own."""
        content = leaf.content
        block = self._block(leaf)
        match content:
            case Paragraph(text, is_plain):
                spans = (as_it_is(text),) if is_plain else spans_of(text, definitions)
                self._line(cursor, block, leaf, spans)
            case Heading(text, level):
                block.setTopMargin(self._sheet.pt(2 * _GAP_PT))
                spans = tuple(bold(span) for span in spans_of(text, definitions))
                self._line(cursor, block, leaf, spans, _HEADING_SIZES[level - 1])
            case Code(text):
                self.write_code(cursor, text, block)
            case Maths(tex):
                block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._line(cursor, block, leaf, [Span(visible(tex), Style.CODE)])
            case Table():
                self._table(cursor, content, definitions, block)
            case Rule():
                rule = QTextLength(QTextLength.Type.PercentageLength, 100)
                name = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
                block.setProperty(name, rule)
                self._line(cursor, block, leaf, ())
            case _:
                assert_never(content)

    def write_code(self, cursor: QTextCursor, text: str, block: QTextBlockFormat) -> None:
        """Write lines as they are, on a ground that sets them off."""
        block.setBackground(QBrush(self._sheet.soft))
        block.setTextIndent(0)
        cursor.insertBlock(block, self._sheet.code_format())
        cursor.insertText(visible(text).rstrip("\n").replace("\n", BREAK))

    def _block(self, leaf: Leaf) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(self._sheet.pt(_GAP_PT if leaf.has_gap else _TIGHT_PT))
        block.setLeftMargin(self._sheet.pt(_STEP_PT * len(leaf.containers)))
        return block

    def _line(
        self,
        cursor: QTextCursor,
        block: QTextBlockFormat,
        leaf: Leaf,
        spans: Sequence[Span],
        scale: float = 1.0,
    ) -> None:
        block.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        plain = self._sheet.text_format(scale)
        marker = _marker(leaf.containers)
        if marker:
            block.setTextIndent(-self._sheet.width_of(f"{marker} "))
        cursor.insertBlock(block, plain)
        if marker:
            cursor.insertText(f"{marker} ", plain)
        is_quoted = any(each.kind is Kind.QUOTE for each in leaf.containers)
        self._write(cursor, spans, scale, is_muted=is_quoted or self._is_muted)

    def _write(
        self, cursor: QTextCursor, spans: Sequence[Span], scale: float, *, is_muted: bool = False
    ) -> None:
        for span in spans:
            text = visible(span.tex) if span.text == OBJECT else span.text
            cursor.insertText(text, self._span_format(span, scale, is_muted=is_muted))
            if span.address and span.address not in text:
                # Nobody can follow a link on paper.
                cursor.insertText(f" ({visible(span.address)})", self._sheet.muted_format(scale))

    def _span_format(self, span: Span, scale: float, *, is_muted: bool) -> QTextCharFormat:
        is_code = bool(span.style & Style.CODE or span.tex)
        made = self._sheet.code_format(scale) if is_code else self._sheet.text_format(scale)
        if is_muted:
            made.setForeground(QBrush(self._sheet.muted))
        if span.style & Style.BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        made.setFontItalic(bool(span.style & Style.ITALIC))
        made.setFontStrikeOut(bool(span.style & Style.STRUCK))
        if span.style & Style.RAISED:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if span.address:
            made.setFontUnderline(True)
        return made

    def _table(
        self, cursor: QTextCursor, content: Table, definitions: Definitions, block: QTextBlockFormat
    ) -> None:
        columns = max(1, len(content.alignments))
        made = QTextTableFormat()
        made.setBorder(max(1.0, self._sheet.pt(0.5)))  # Qt draws none that is thinner
        made.setBorderCollapse(True)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(self._sheet.line))
        made.setCellPadding(self._sheet.pt(_CELL_PT))
        made.setCellSpacing(0)
        made.setHeaderRowCount(0 if content.is_continued else 1)
        made.setLeftMargin(block.leftMargin())
        made.setTopMargin(block.topMargin())
        table = cursor.insertTable(len(content.rows), columns, made)
        for row, cells in enumerate(content.rows):
            for column, cell in enumerate(cells[:columns]):
                inside = table.cellAt(row, column).firstCursorPosition()
                aligned = QTextBlockFormat()
                side = _ALIGNMENTS.get(content.alignments[column], Qt.AlignmentFlag.AlignLeft)
                aligned.setAlignment(side)
                inside.setBlockFormat(aligned)
                is_heading = row == 0 and not content.is_continued
                spans = spans_of(cell, definitions)
                self._write(
                    inside,
                    tuple(map(bold, spans)) if is_heading else spans,
                    1.0,
                    is_muted=self._is_muted,
                )
        cursor.movePosition(QTextCursor.MoveOperation.End)


def _marker(containers: Sequence[Container]) -> str:
    """Return what stands in front of a leaf that begins an item of a list."""
    return next((each.marker for each in reversed(containers) if each.marker), "")
