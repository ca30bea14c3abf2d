"""A leaf that is set: its document, where it stands, and what is where in it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from deepseek_desktop.core.markup.leaves import Code, Kind, Leaf, Maths, Rule, Table
from deepseek_desktop.ui.transcript.leaves.block_state import BlockState
from deepseek_desktop.ui.transcript.leaves.chips import paint_chips
from deepseek_desktop.ui.transcript.leaves.code_frame import (
    CodeFrame,
    gutter_width,
    paint_frame,
    paint_numbers,
)
from deepseek_desktop.ui.transcript.leaves.containers import surroundings
from deepseek_desktop.ui.transcript.leaves.difference_marks import paint_edge, paint_words
from deepseek_desktop.ui.transcript.leaves.distances import (
    CODE_FOOT,
    CODE_HEAD,
    CODE_PADDING,
    FOLD_FOOT,
    SIDE_BAR_PX,
    gap_between,
)
from deepseek_desktop.ui.transcript.leaves.filling import Filled
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.leaves.marks import Marks, letters_of, paint_found
from deepseek_desktop.ui.transcript.leaves.table_columns import fit_table
from deepseek_desktop.ui.transcript.leaves.text_rects import text_rects


class LeafBox:
    """Geometry in pixels; `height` includes the distance to what stands above.

    `coloured` is the code whose colours are in the document; `indent` is at the left.
    """

    def __init__(
        self, leaf: Leaf, filled: Filled, look: Look, above: Leaf | None, state: BlockState
    ) -> None:
        self.leaf = leaf
        self.filled = filled
        self.look = look
        self.state = state
        self.gap = gap_between(above, leaf) * look.unit
        self._around = surroundings(leaf, above, filled.document, look)
        self.indent = 0.0 if self._around.is_mirrored else self._around.indent
        self.is_code = isinstance(leaf.content, Code)
        self.can_scroll = isinstance(leaf.content, Code | Table | Maths)
        self.coloured: str | None = None
        self.width = 0.0
        self.natural_width = 0.0
        self.height = 0
        self._gutter = 0.0

    @property
    def document(self) -> QTextDocument:
        """The document that is drawn."""
        return self.filled.document

    @property
    def shift(self) -> float:
        """How far the document is scrolled sideways."""
        return min(self.state.shift, self.most_shift)

    @property
    def origin(self) -> QPointF:
        """Where the document begins, without what it is scrolled sideways."""
        unit = self.look.unit
        padding = CODE_PADDING * unit + self._gutter if self.is_code else 0.0
        head = CODE_HEAD * unit if self.is_code else 0.0
        return QPointF(self.indent + padding, self.gap + head)

    @property
    def room(self) -> float:
        """How wide the document may be without being scrolled."""
        padding = 2 * CODE_PADDING * self.look.unit + self._gutter if self.is_code else 0.0
        return max(40.0, self.frame_width - padding)

    @property
    def frame_width(self) -> float:
        """How wide the leaf is without what it stands in."""
        return self.width - self._around.indent

    @property
    def most_shift(self) -> float:
        """How far it can be scrolled sideways."""
        return max(0.0, self.natural_width - self.room)

    @property
    def frame(self) -> QRectF:
        """The leaf without the distance to what stands above, and without its indent."""
        return QRectF(self.indent, self.gap, self.frame_width, self.height - self.gap)

    @property
    def head(self) -> QRectF:
        """Where code says its language and has its buttons."""
        frame = self.frame
        frame.setHeight(CODE_HEAD * self.look.unit)
        return frame

    @property
    def foot(self) -> QRectF:
        """Where folded code offers the rest."""
        frame = self.frame
        frame.setTop(frame.bottom() - self._fold_height())
        return frame

    @property
    def side_bar(self) -> QRectF:
        """Where the bar stands that scrolls sideways."""
        bottom = self.frame.bottom() - self._fold_height() - (1 if self.is_code else 0)
        return QRectF(self.origin.x(), bottom - SIDE_BAR_PX, self.room, SIDE_BAR_PX)

    def lay_out(self, width: float) -> None:
        """Break the lines for a width."""
        self.width = width
        content = self.leaf.content
        if isinstance(content, Rule):
            self.height = round(self.gap + self.look.unit)
            return
        self.natural_width = 0.0
        if isinstance(content, Code):
            self._lay_out_code()
        elif isinstance(content, Table):
            self.natural_width = fit_table(self.filled, self.state, self.room, self.look)
        elif isinstance(content, Maths):
            self.document.setTextWidth(-1)
            self.natural_width = self.document.idealWidth()
            self.document.setTextWidth(max(self.room, self.natural_width))
        else:
            self.document.setTextWidth(self.room)
        self.height = round(self.origin.y() + self.document.size().height() + self._foot_height())

    def hit(self, point: QPointF) -> int:
        """Return the position in the document that is nearest to a point."""
        inside = point - self.origin + QPointF(self.shift, 0)
        position = self.document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return max(0, position)

    def address_at(self, point: QPointF) -> str:
        """Return the address of the link at a point."""
        inside = point - self.origin + QPointF(self.shift, 0)
        return self.document.documentLayout().anchorAt(inside)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where the text between two positions stands, line by line."""
        offset = self.origin - QPointF(self.shift, 0)
        return [rect.translated(offset) for rect in text_rects(self.document, start, end)]

    def paint(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        """Draw at the origin; nothing outside of `clip` needs to be drawn."""
        whole = QRectF(0, self.gap, self.width, self.height - self.gap)
        self._around.paint(painter, self.document, whole, self.origin.y())
        if marks.different is not None:
            look = self.look
            paint_edge(painter, marks.different, whole, look.difference, look.text)
        if isinstance(self.leaf.content, Rule):
            middle = self.gap + self.look.unit / 2
            line = QRectF(self.indent, middle, self.frame_width, 1)
            painter.fillRect(line, self.look.border)
            return
        if isinstance(self.leaf.content, Code):
            fold = self._fold_height()
            frame = CodeFrame(self.frame, self.head.bottom(), fold, self.leaf.content.language)
            paint_frame(painter, self.look, frame)
            if self._gutter:
                paint_numbers(painter, self.look, self.document, self.origin, clip)
        painter.save()
        if self.can_scroll:
            side = CODE_PADDING / 2 * self.look.unit if self.is_code and not self._gutter else 0.0
            window = QRectF(self.origin.x() - side, 0, self.room + 2 * side, self.height)
            painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
        self._paint_text(painter, clip, marks)
        painter.restore()

    def _paint_text(self, painter: QPainter, clip: QRectF, marks: Marks) -> None:
        offset = self.origin - QPointF(self.shift, 0)
        painter.translate(offset)
        paint_chips(painter, self.filled, self.look)
        painter.translate(-offset)
        self._paint_marks(painter, marks, clip)
        painter.translate(offset)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._text_colour())
        context.selections = letters_of(self.document, marks.found_here, self.look)
        context.clip = clip.translated(-offset)
        self.document.documentLayout().draw(painter, context)

    def _lay_out_code(self) -> None:
        state, document = self.state, self.document
        self._gutter = gutter_width(document, self.look) if state.is_numbered else 0.0
        option = document.defaultTextOption()
        wanted = (
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if state.is_wrapped
            else QTextOption.WrapMode.NoWrap
        )
        if option.wrapMode() is not wanted:
            option.setWrapMode(wanted)
            document.setDefaultTextOption(option)
        width = self.room if state.is_wrapped else -1
        if document.textWidth() != width:  # setting it would lay out all the lines again
            document.setTextWidth(width)
        if not state.is_wrapped:
            self.natural_width = document.idealWidth()

    def _foot_height(self) -> float:
        bar = SIDE_BAR_PX + 1 if self.most_shift else 0
        if not self.is_code:
            return bar
        return max(CODE_FOOT * self.look.unit, bar) + self._fold_height()

    def _fold_height(self) -> float:
        return 0.0 if self.filled.is_whole else FOLD_FOOT * self.look.unit

    def _text_colour(self) -> QColor:
        is_quoted = any(each.kind is Kind.QUOTE for each in self.leaf.containers)
        return self.look.muted if is_quoted and not self.is_code else self.look.text

    def _paint_marks(self, painter: QPainter, marks: Marks, clip: QRectF) -> None:
        look = self.look
        if marks.different is not None:
            for words in marks.different.words_in(clip, self.hit):
                rects = self.rects(words.start, words.end)
                paint_words(painter, rects, words, look.difference, look.text)
        for span in marks.found_in(clip, self.hit):
            paint_found(painter, self.rects(*span), look)
        if marks.found_here:
            for rect in self.rects(*marks.found_here):
                painter.fillRect(rect, look.found_here)
        if marks.selected:
            for rect in self.rects(*marks.selected):
                painter.fillRect(rect, look.selection)
