"""One leaf of a text as a document of Qt: written by cursor, never through HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QTextTableCell,
)

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Code, Heading, Leaf, Maths, Paragraph, Rule, Table
from deepseek_desktop.core.markup.spans import OBJECT, Span, Style, as_it_is, spans_of
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.leaves.block_state import first_part
from deepseek_desktop.ui.transcript.leaves.code_text import broken
from deepseek_desktop.ui.transcript.leaves.formats import (
    bold,
    cell_format,
    cell_line,
    is_code_like,
    line_format,
    span_format,
    table_format,
)
from deepseek_desktop.ui.transcript.leaves.formula_object import (
    KIND,
    FormulaObject,
    formula_format,
    sized,
)
from deepseek_desktop.ui.transcript.leaves.look import Look

_DEEP = 1.4  # descents of the text, which are in the room that lines leave below them
_MOST_FORMULAS = 250  # of a paragraph
_HEADING_SIZES = (1.45, 1.28, 1.14, 1.05, 1.0, 1.0)


class Part(Struct, frozen=True):
    """A piece of a document that was written from spans; it begins at a position in UTF-16."""

    start: int
    spans: tuple[Span, ...]
    row: int = -1
    column: int = -1


class Filled(Struct):
    """A document, and what it was written from; `chips` is where in it code stands in a line.

    `is_whole` is False while only the first lines of code are in it. `columns` has the widths that
    the text in the columns of a table would have, and `widths` those that the columns were given;
    a table is not laid out before that.
    """

    document: QTextDocument
    parts: list[Part] = field(default_factory=list)
    chips: list[tuple[int, int]] = field(default_factory=list)
    is_whole: bool = True
    headings: int = 1
    columns: tuple[float, ...] = ()
    widths: tuple[float, ...] = ()


class Filler:
    """Writes leaves into documents in one look."""

    def __init__(self, look: Look, typesetter: Typesetter) -> None:
        self.look = look
        self._typesetter = typesetter
        self._formulas = FormulaObject(typesetter)

    def fill(self, leaf: Leaf, definitions: Definitions, most_lines: int = 0) -> Filled:
        """Return a document with what a leaf says; of code the first lines, for 0 all of them."""
        content = leaf.content
        match content:
            case Paragraph(text, is_plain=True):
                return self._lines((as_it_is(text),), 1.0, is_bold=False)
            case Paragraph(text):
                return self._lines(self._spans(text, definitions), 1.0, is_bold=False)
            case Heading(text, level):
                scale = _HEADING_SIZES[level - 1]
                return self._lines(self._spans(text, definitions, scale), scale, is_bold=True)
            case Code():
                return self._code(content.text, most_lines)
            case Maths():
                return self._maths(content.tex)
            case Table():
                return self._table(content, definitions)
            case Rule():
                return Filled(self._new())
            case _:
                assert_never(content)

    def add_code(self, filled: Filled, text: str) -> None:
        """Write more lines of code at the end of a document."""
        cursor = QTextCursor(filled.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(broken(visible(text), cursor.positionInBlock()))

    def _spans(self, text: str, definitions: Definitions, scale: float = 1.0) -> tuple[Span, ...]:
        """Return what is in some lines; a formula that is refused or one too many is its source."""
        found, formulas = [], 0
        for span in spans_of(text, definitions):
            formulas += bool(span.tex)
            is_set = not span.tex or (
                formulas <= _MOST_FORMULAS
                and self._is_typeset(span.tex, scale, is_display=span.is_display)
            )
            found.append(span if is_set else replace(span, text=span.tex))
        return tuple(found)

    def _new(self, font: QFont | None = None) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(font or self.look.font)
        document.documentLayout().registerHandler(KIND, self._formulas)
        return document

    def _lines(self, spans: tuple[Span, ...], scale: float, *, is_bold: bool) -> Filled:
        font = QFont(self.look.font)
        font.setPixelSize(max(1, round(self.look.size_px * scale)))
        font.setBold(is_bold)
        document = self._new(font)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(line_format())
        chips = self._write(cursor, spans, scale)
        cursor.endEditBlock()
        return Filled(document, [Part(0, spans)], chips)

    def _write(
        self,
        cursor: QTextCursor,
        spans: Sequence[Span],
        scale: float = 1.0,
        *,
        is_cell: bool = False,
    ) -> list[tuple[int, int]]:
        """Write spans; return where code stands among them."""
        chips = []
        is_alone = not is_cell and all(span.text == OBJECT for span in spans)
        for span in spans:
            start = cursor.position()
            format_ = span_format(span, self.look, scale)
            if span.text == OBJECT:
                format_ = formula_format(format_, span.tex, is_display=span.is_display)
                # No text beside it, no padding of a cell: what else makes room below the baseline?
                font = None if is_alone else cursor.document().defaultFont()
                format_ = self._sized(format_, span, scale, font)
            cursor.insertText(span.text, format_)
            if is_code_like(span):
                chips.append((start, cursor.position()))
        return chips

    def _sized(
        self, made: QTextCharFormat, span: Span, scale: float, font: QFont | None
    ) -> QTextCharFormat:
        """Return the format of a formula beside text in a font, or alone in its lines."""
        size_px = self.look.size_px * scale
        formula = self._typesetter.typeset(span.tex, size_px, is_display=span.is_display)
        descent = formula.descent if formula is not None else 0.0
        most = QFontMetricsF(font).descent() * _DEEP if font is not None else 0.0
        return sized(made, size_px, is_deep=descent > most)

    def _is_typeset(self, tex: str, scale: float, *, is_display: bool) -> bool:
        size_px = self.look.size_px * scale
        return self._typesetter.typeset(tex, size_px, is_display=is_display) is not None

    def _code(self, text: str, most_lines: int = 0) -> Filled:
        document = self._new(self.look.code_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(4 * QFontMetricsF(self.look.code_font).horizontalAdvance(" "))
        document.setDefaultTextOption(option)
        part = first_part(text, most_lines)
        shown = visible(part)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(line_format(is_code=True))
        cursor.insertText(broken(shown, 0))
        spans = (Span(shown, Style.CODE),)
        return Filled(document, [Part(0, spans)], is_whole=len(part) == len(text))

    def _maths(self, tex: str) -> Filled:
        span = Span(OBJECT, tex=tex, is_display=True)
        if not self._is_typeset(tex, 1.0, is_display=True):
            return _written_from(self._code(tex), replace(span, text=visible(tex)))
        document = self._new()
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(option)
        self._write(QTextCursor(document), (span,))
        return Filled(document, [Part(0, (span,))])

    def _table(self, content: Table, definitions: Definitions) -> Filled:
        document = self._new()
        document.setLayoutEnabled(False)  # before its columns have their widths it is of no use
        columns = max(1, len(content.alignments))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        made = table_format(self.look, has_heading=not content.is_continued)
        table = cursor.insertTable(len(content.rows), columns, made)
        filled = Filled(document, headings=int(not content.is_continued))
        lines = [cell_line(alignment) for alignment in content.alignments]
        for row, cells in enumerate(content.rows):
            is_heading = row < filled.headings
            looks = cell_format(self.look, is_heading=is_heading)
            for column, cell in enumerate(cells[:columns]):
                spans = self._spans(cell, definitions)
                if is_heading:
                    spans = tuple(bold(span) for span in spans)
                place = table.cellAt(row, column)
                place.setFormat(looks)
                self._cell(filled, place, lines[column], spans)
        cursor.endEditBlock()
        last = QTextCursor(document)  # Qt keeps an empty line after a table
        last.movePosition(QTextCursor.MoveOperation.End)
        flat = QTextBlockFormat()
        flat.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        last.setBlockFormat(flat)
        return filled

    def _cell(
        self, filled: Filled, cell: QTextTableCell, line: QTextBlockFormat, spans: tuple[Span, ...]
    ) -> None:
        cursor = cell.firstCursorPosition()
        start = cursor.position()
        cursor.setBlockFormat(line)
        filled.chips += self._write(cursor, spans, is_cell=True)
        filled.parts.append(Part(start, spans, cell.row(), cell.column()))


def _written_from(filled: Filled, span: Span) -> Filled:
    return Filled(filled.document, [Part(0, (span,))])
