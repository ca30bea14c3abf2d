"""The list of what a search found: where, when, and the words in their surroundings."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.hits import Hit
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.hit_rows import HitRole, HitRows, origin
from deepseek_desktop.ui.models.library_model import Index
from deepseek_desktop.ui.widgets.line_field import stepped
from deepseek_desktop.ui.widgets.two_lines import PADDING, TwoLines

_GAP = 12
_SURROUNDINGS = 18  # characters kept in view before what was found


class HitList(QListView):
    """Shows hits; `chosen` gives the one that is clicked. Its keys come from elsewhere."""

    chosen = Signal(object)

    def __init__(self, rows: HitRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitList")
        self.setAccessibleName(self.tr("What was found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(rows)
        self.setItemDelegate(_HitRow(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with what is typed
        self.clicked.connect(lambda index: self.chosen.emit(index.data(HitRole)))

    @property
    def current(self) -> Hit | None:
        """The hit that the keys have reached."""
        hit = self.currentIndex().data(HitRole)
        return hit if isinstance(hit, Hit) else None

    def step(self, rows: int) -> None:
        """Go some rows down, or up; with a single step past an end to the other."""
        if count := self.model().rowCount():
            row = stepped(self.currentIndex().row(), rows, count)
            self.setCurrentIndex(self.model().index(row, 0))


class _HitRow(TwoLines):
    """Paints the title and when it was, under it where it was and what stands there."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() * 2 + 2 * PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_background(painter, option, index)
        hit = index.data(HitRole)
        if not isinstance(hit, Hit):
            return
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = option.fontMetrics.lineSpacing()
        painter.save()
        self._paint_head(painter, option, QRect(area.topLeft(), QSize(area.width(), line)), hit)
        below = area.adjusted(0, line, 0, 0)
        _paint_snippet(painter, option, below, hit)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, hit: Hit
    ) -> None:
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        rest = f"{origin(hit)} · {wording.date_and_time(hit.at)}"
        rest = metrics.elidedText(rest, Qt.TextElideMode.ElideMiddle, area.width() * 3 // 5)
        room = area.width() - metrics.horizontalAdvance(rest) - _GAP
        painter.setPen(muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, rest)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, title)


def _paint_snippet(painter: QPainter, option: QStyleOptionViewItem, area: QRect, hit: Hit) -> None:
    """Paint one line with what was found set off; its end is cut off where there is no room."""
    metrics = option.fontMetrics
    before = hit.snippet[: hit.start]
    if len(before) > _SURROUNDINGS and metrics.horizontalAdvance(before) > area.width() // 3:
        before = "…" + before[-_SURROUNDINGS:]
    found = hit.found
    text = before + found + hit.snippet[hit.start + hit.length :]
    layout = QTextLayout(metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
    layout.setFont(option.font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(wrap)
    place = QTextLayout.FormatRange()
    place.start, place.length = _utf16(before), _utf16(found)
    place.format = _set_off()
    layout.setFormats([place])
    layout.beginLayout()
    layout.createLine().setLineWidth(area.width())
    layout.endLayout()
    painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    layout.draw(painter, QRectF(area).topLeft())


def _set_off() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QGuiApplication.palette().color(QPalette.ColorRole.Text))
    return look


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
