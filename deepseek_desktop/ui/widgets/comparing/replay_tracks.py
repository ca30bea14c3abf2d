"""Who waited, thought, answered and was done when: a track for each lane."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.recording import Span
from deepseek_desktop.core.domain.replaying import Stage
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.wording import number

BADGE = 26
"""How much room the letters take on the left, in pixels."""

_GAP, _PADDING = 6, 7
_PALE = 110  # of 255


class Row(Struct, frozen=True):
    """The track of one lane; `end` says how its reply ended, `note` what else is to be known."""

    letter: str
    name: str
    spans: tuple[Span, ...]
    end: str = ""
    end_s: float = 0.0
    note: str = ""


class ReplayTracks(QWidget):
    """Draws stages by pattern and word as well as by the colour of their lane.

    Time runs from `inset` pixels after the letters to `inset` pixels before the right edge.
    """

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("replayTracks")
        self.setAccessibleName(self.tr("Who was doing what when"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.inset = 0
        self._icons = icons
        self._rows: tuple[Row, ...] = ()
        self._length_s = 1.0
        self._at_s = 0.0

    def show_rows(self, rows: Sequence[Row], length_s: float) -> None:
        """Show these tracks; the whole width is `length_s` seconds."""
        self._rows, self._length_s = tuple(rows), max(length_s, 0.001)
        said = "\n".join(self._in_words(row) for row in rows)
        self.setAccessibleDescription(said)
        self.setToolTip(said.replace("<", "‹"))
        self.updateGeometry()
        self.update()

    def show_place(self, at_s: float) -> None:
        """Mark a moment."""
        self._at_s = at_s
        self.update()

    def retint(self, icons: Icons) -> None:
        """Take the colours of another theme."""
        self._icons = icons
        self.update()

    def word(self, stage: Stage) -> str:
        """Return what a reply does in a stage, in a word."""
        return {
            Stage.WAITING: self.tr("waiting"),
            Stage.THINKING: self.tr("thinking"),
            Stage.ANSWERING: self.tr("answering"),
            Stage.ENDED: self.tr("done"),
            Stage.UNKNOWN: self.tr("clock not known"),
        }[stage]

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, max(1, len(self._rows)) * (self._row_height + _GAP))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number_, row in enumerate(self._rows):
            self._paint_row(painter, row, number_ * (self._row_height + _GAP) + _GAP / 2)
        x = self._x(self._at_s)
        painter.setPen(QPen(QColor(self._icons.colour("text")), 2))
        painter.drawLine(round(x), 0, round(x), self.height())
        painter.end()

    @property
    def _row_height(self) -> int:
        return self.fontMetrics().height() + 4

    def _x(self, at_s: float) -> float:
        left, right = BADGE + self.inset, self.width() - self.inset
        return left + (right - left) * min(1.0, max(0.0, at_s / self._length_s))

    def _paint_row(self, painter: QPainter, row: Row, top: float) -> None:
        colour = QColor(self._icons.colour(f"lane_{row.letter.lower()}"))
        badge = QRectF(0, top, self._row_height, self._row_height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(badge, 5, 5)
        painter.setPen(QColor(self._icons.colour("on_lane")))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.letter)
        for span in row.spans:
            self._paint_span(painter, span, top, colour)
        self._paint_end(painter, row, top, colour)

    def _paint_span(self, painter: QPainter, span: Span, top: float, colour: QColor) -> None:
        """Draw a stage: waiting is a dotted line, thinking is hatched, answering is full."""
        left, right = self._x(span.start_s), self._x(span.end_s)
        box = QRectF(left, top + 0.5, right - left, self._row_height - 1)
        word = self.word(span.stage)
        match span.stage:
            case Stage.THINKING:
                pale = QColor(colour)
                pale.setAlpha(_PALE)  # what is written on it stays easy to read
                painter.setPen(QPen(colour, 1))
                painter.setBrush(QBrush(pale, Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(box, 3, 3)
                self._label(painter, box, word, QColor(self._icons.colour("text")), is_set_off=True)
            case Stage.ANSWERING:
                painter.setPen(QPen(colour, 1))
                painter.setBrush(colour)
                painter.drawRoundedRect(box, 3, 3)
                self._label(painter, box, word, QColor(self._icons.colour("on_lane")))
            case _:
                painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
                middle = round(box.center().y())
                painter.drawLine(round(box.left()), middle, round(box.right()), middle)
                self._label(
                    painter, box, word, QColor(self._icons.colour("muted")), is_set_off=True
                )

    def _paint_end(self, painter: QPainter, row: Row, top: float, colour: QColor) -> None:
        """Draw a stroke where a reply ended, and how it did; without times what is to be known."""
        left = self._x(row.end_s)
        rest = QRectF(left + 4, top, self._x(self._length_s) - left - 4, self._row_height)
        muted = QColor(self._icons.colour("muted"))
        if not row.spans:
            self._label(painter, rest, row.note or row.end, muted)
            return
        painter.setPen(QPen(colour, 3))
        painter.drawLine(round(left), round(top), round(left), round(top + self._row_height))
        self._label(painter, rest, row.end, muted)

    def _label(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: QColor,
        *,
        is_set_off: bool = False,
    ) -> None:
        """Write on the left of a box, if there is room."""
        width = self.fontMetrics().horizontalAdvance(text)
        if width + 2 * _PADDING > box.width():
            return
        place = QRectF(box.left() + _PADDING, box.top() + 1, width, box.height() - 2)
        if is_set_off:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._icons.colour("surface")))
            painter.drawRoundedRect(place.adjusted(-4, 0, 5, 0), 3, 3)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _in_words(self, row: Row) -> str:
        parts = [
            self.tr("{stage} until {seconds} s").format(
                stage=self.word(span.stage), seconds=number(span.end_s, 1)
            )
            for span in row.spans
        ]
        said = ", ".join(part for part in (*parts, row.end, row.note) if part)
        return f"{row.letter} {row.name}: {said}"
