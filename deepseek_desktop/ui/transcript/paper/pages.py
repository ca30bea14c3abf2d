"""Puts documents below each other on the pages of a PDF, each with its number."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from deepseek_desktop.ui.transcript.paper.sheet import Sheet

_MARGINS_MM = QMarginsF(20, 18, 20, 22)
_DPI = 300
_FOOT_PT, _FOOT_SIZE_PT = 22.0, 8.0


class Pages:
    """Draws one small document after the other, so that no text is too long to be set.

    `end` has to be called, also when nobody wants the pages any more.
    """

    def __init__(self, out: QIODevice, title: str, creator: str) -> None:
        self._pdf = QPdfWriter(out)
        self._pdf.setTitle(title)
        self._pdf.setCreator(creator)
        self._pdf.setResolution(_DPI)
        is_letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        size = QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4
        self._pdf.setPageSize(QPageSize(size))
        self._pdf.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
        self.sheet = Sheet(self._pdf)
        self._title = title
        self._painter = QPainter(self._pdf)
        self._width, self._height = float(self._pdf.width()), float(self._pdf.height())
        self._number = 1
        self._y = 0.0
        self._foot()

    def new_document(self) -> tuple[QTextDocument, QTextCursor]:
        """Return a document that begins where the one before ended, and a cursor in it."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.sheet.font)
        document.documentLayout().setPaintDevice(self._pdf)
        document.setDocumentMargin(0)
        document.setPageSize(QSizeF(self._width, self._height))
        above = QTextBlockFormat()
        above.setLineHeight(
            max(1.0, self.sheet.unit(self._y)), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor = QTextCursor(document)
        cursor.setBlockFormat(above)
        return document, cursor

    def add(self, document: QTextDocument) -> None:
        """Draw a document; it must be one of `new_document`."""
        layout, count = document.documentLayout(), document.pageCount()
        for number in range(count):
            if number:
                self._turn()
            top = number * self._height
            context = QAbstractTextDocumentLayout.PaintContext()
            # A line that begins where the page ends belongs to the next one. Of a paragraph that
            # goes on over the page Qt writes one line more, which the painter's clip hides.
            context.clip = QRectF(0, top, self._width, self._height - 1)
            self._painter.save()
            self._painter.translate(0, -top)
            self._painter.setClipRect(QRectF(0, top, self._width, self._height))
            layout.draw(self._painter, context)
            self._painter.restore()
        bottom = layout.blockBoundingRect(document.lastBlock()).bottom()
        self._y = min(self._height, max(0.0, bottom - (count - 1) * self._height))

    def keep_room(self, points: float) -> None:
        """Begin a new page where less room is left than that: a heading is not to stand alone."""
        if self._height - self._y < self.sheet.px(points):
            self._turn()
            self._y = 0.0

    def end(self) -> None:
        """Write the end of the file."""
        self._painter.end()

    def _turn(self) -> None:
        self._pdf.newPage()
        self._number += 1
        self._foot()

    def _foot(self) -> None:
        font = QFont(self.sheet.font)
        font.setPointSizeF(_FOOT_SIZE_PT)
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(self.sheet.muted)
        line = QRectF(0, self._height, self._width, self.sheet.px(_FOOT_PT))
        bottom = Qt.AlignmentFlag.AlignBottom
        number = str(self._number)
        self._painter.drawText(line, bottom | Qt.AlignmentFlag.AlignRight, number)
        room = self._width - 3 * self._painter.fontMetrics().horizontalAdvance(number)
        shown = self._painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, round(room)
        )
        self._painter.drawText(line, bottom | Qt.AlignmentFlag.AlignLeft, shown)
        self._painter.restore()
