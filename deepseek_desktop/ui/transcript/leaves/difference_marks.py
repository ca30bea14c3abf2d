"""How it looks where an answer differs from another one: words with lines, bars beside leaves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deepseek_desktop.core.evaluation.difference import LeafSort, MarkSort
from deepseek_desktop.ui.theme.difference_colours import DifferenceColours

_FEW = 50
_FAR_PX = 1e6
_LINE_PX, _NUMBER_LINE_PX = 1.5, 3.0
_DOTS = (1.2, 1.2)  # on and off, in widths of the line
_BAR_PX, _BAR_AT = 3.0, -6.0
_SIGN_AT, _ARM_PX = -10.5, 3.0


class DifferentWords(Struct, frozen=True):
    """Words from one position of a document to another; `is_here`: a person went to them."""

    start: int
    end: int
    sort: MarkSort
    is_number: bool = False
    is_here: bool = False


class DifferentLeaf(Struct, frozen=True):
    """What is set off in a leaf; with `whole` all of it is only here, or elsewhere there.

    `words` are in order. `is_here` says that a person went to the leaf as a whole.
    """

    words: tuple[DifferentWords, ...] = ()
    whole: LeafSort | None = None
    is_here: bool = False

    def words_in(self, clip: QRectF, hit: Callable[[QPointF], int]) -> Sequence[DifferentWords]:
        """Return the words that can be in `clip`; `hit` gives the position at a point."""
        if len(self.words) < _FEW:
            return self.words
        first = hit(QPointF(-_FAR_PX, clip.top()))
        last = hit(QPointF(_FAR_PX, clip.bottom()))
        begin = bisect_left(self.words, first, key=lambda words: words.end)
        return self.words[begin : bisect_right(self.words, last, key=lambda words: words.start)]


def paint_words(
    painter: QPainter,
    rects: Sequence[QRectF],
    words: DifferentWords,
    colours: DifferenceColours,
    text: QColor,
) -> None:
    """Draw ground and line: solid under what is only here, dotted under what was changed.

    Numbers have a stronger ground and a thicker line, and what a person went to has a frame.
    """
    is_alone = words.sort is MarkSort.ONLY_HERE
    if words.is_number:
        ground = colours.only_here_number if is_alone else colours.changed_number
    else:
        ground = colours.only_here if is_alone else colours.changed
    pen = QPen(QColor(colours.only_here_line if is_alone else colours.changed_line))
    pen.setWidthF(_NUMBER_LINE_PX if words.is_number else _LINE_PX)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not is_alone:
        pen.setDashPattern(_DOTS)
    painter.save()
    for rect in rects:
        painter.fillRect(rect, QColor(ground))
        low = rect.bottom() - pen.widthF() / 2
        painter.setPen(pen)
        painter.drawLine(QLineF(rect.left(), low, rect.right(), low))
        if words.is_here:
            _frame(painter, rect, text)
    painter.restore()


def paint_edge(
    painter: QPainter, leaf: DifferentLeaf, area: QRectF, colours: DifferenceColours, text: QColor
) -> None:
    """Draw a bar at the left of a leaf, and a sign: plus for only here, arrows for moved.

    `area` is where the leaf stands; bar and sign are in the margin beside it.
    """
    if leaf.whole is None or leaf.whole is LeafSort.CHANGED:
        return
    is_alone = leaf.whole is LeafSort.ONLY_HERE
    colour = QColor(colours.only_here_line if is_alone else colours.changed_line)
    painter.save()
    bar = QPen(colour, _BAR_PX, Qt.PenStyle.SolidLine if is_alone else Qt.PenStyle.DashLine)
    bar.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(bar)
    middle = area.left() + _BAR_AT + _BAR_PX / 2
    painter.drawLine(QLineF(middle, area.top(), middle, area.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _LINE_PX))
    painter.drawLines(_sign(QPointF(area.left() + _SIGN_AT, area.top() + 8), is_plus=is_alone))
    if leaf.is_here:
        _frame(painter, area.adjusted(-2, 0, 2, 0), text)
    painter.restore()


def _sign(at: QPointF, *, is_plus: bool) -> list[QLineF]:
    arm = _ARM_PX
    if is_plus:
        return [
            QLineF(at.x() - arm, at.y(), at.x() + arm, at.y()),
            QLineF(at.x(), at.y() - arm, at.x(), at.y() + arm),
        ]
    lines = [QLineF(at.x(), at.y() - 2 * arm, at.x(), at.y() + 2 * arm)]
    for way in (-1, 1):
        tip = QPointF(at.x(), at.y() + way * 2 * arm)
        lines += [QLineF(tip, tip + QPointF(side * 2.5, -way * 3)) for side in (-1, 1)]
    return lines


def _frame(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, _LINE_PX))
    painter.drawRect(rect.adjusted(-1, 0, 1, 0))
