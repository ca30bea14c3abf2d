"""The branches of a conversation as a list with rails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import title_of
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.branch_rows import BranchRow
from deepseek_desktop.ui.models.library_model import Index

_RAIL_PX, _DOT_PX = 16, 4
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class BranchList(QListView):
    """Announces with `chosen` the id of a turn whose branch is to be seen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("branchList")
        self.setAccessibleName(self.tr("Branches"))
        self.setUniformItemSizes(True)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Rails(self))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_rows(self, rows: Sequence[BranchRow]) -> None:
        """Show these turns; the current one stays where it is."""
        before = self.currentIndex().row()
        self._rows.show_rows(rows)
        last = max((n for n, row in enumerate(rows) if row.is_shown), default=0)
        self.setCurrentIndex(self._rows.index(before if before >= 0 else last, 0))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW_ROLE)
        if isinstance(row, BranchRow):
            self.chosen.emit(row.turn.id)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[BranchRow] = ()

    def show_rows(self, rows: Sequence[BranchRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(row.turn.prompt)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = self.tr("shown") if row.is_shown else self.tr("on another branch")
            return f"{title_of(row.turn.prompt)}, {_when(row)}, {where}"
        return row if role == _ROW_ROLE else None


def _when(row: BranchRow) -> str:
    replies = wording.translate("branches", "replies: {count}").format(count=row.replies)
    return f"{wording.date_and_time(row.turn.asked_at)} · {replies}"


class _Rails(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 12)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW_ROLE)
        if not isinstance(row, BranchRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.widget.palette()
        selected = QStyle.StateFlag.State_Selected
        if option.state & selected == selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        self._paint_rails(painter, option.rect, row, palette)
        rails = 1 + max({row.rail, *row.passing, *row.to_below})
        text = option.rect.adjusted(rails * _RAIL_PX + 12, 6, -8, -6)
        font = painter.font()
        font.setBold(row.is_shown)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(
            title_of(row.turn.prompt), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, int(Qt.AlignmentFlag.AlignTop), title)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom), _when(row))
        painter.restore()

    def _paint_rails(
        self, painter: QPainter, rect: QRect, row: BranchRow, palette: QPalette
    ) -> None:
        line = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(line, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(_x(rect, row.rail), rect.center().y())
        for rail in row.passing:
            painter.drawLine(
                QPointF(_x(rect, rail), rect.top()), QPointF(_x(rect, rail), rect.bottom() + 1)
            )
        if row.from_above:
            painter.drawLine(QPointF(centre.x(), rect.top()), centre)
        for rail in row.to_below:
            end = QPointF(_x(rect, rail), rect.bottom() + 1)
            path = QPainterPath(centre)
            path.cubicTo(QPointF(end.x(), centre.y()), QPointF(end.x(), centre.y()), end)
            painter.drawPath(path)
        accent = palette.color(QPalette.ColorRole.Link)
        painter.setPen(QPen(accent if row.is_shown else line, 1.6))
        painter.setBrush(accent if row.is_shown else palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(centre, _DOT_PX, _DOT_PX)


def _x(rect: QRect, rail: int) -> float:
    return rect.left() + 14.0 + rail * _RAIL_PX
