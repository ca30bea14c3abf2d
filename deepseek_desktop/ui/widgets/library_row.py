"""Rows of the library: painted, and written over when a conversation gets another title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE, Summary
from deepseek_desktop.ui.models.library_model import Index, SummaryRole
from deepseek_desktop.ui.models.library_sections import Heading, HeadingRole
from deepseek_desktop.ui.models.library_words import second_line
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.two_lines import PADDING, TwoLines

if TYPE_CHECKING:  # asked for by name only: its constants would be made at each start
    from PySide6.QtWidgets import QStyleOptionViewItem

_SIGN_PX, _SIGN_ROOM_PX = 8, 14
_BETWEEN_PX = 3  # the lines: a chip has a border
_CHIP_PADDING_PX, _CHIP_GAP_PX = 6, 4
_MOST_IN_CHIP_PX = 90
_CHIPS_SHARE = 0.55  # of the second line: who answers is to be read, too


class LibraryRow(TwoLines):
    """Says who answered, what state it is in and where it is; `editing_changed` when one types.

    A heading is as high as any other row and stands at its bottom: the list has to know the place
    of each of fifty thousand rows, and asks none of them where all are alike.
    """

    editing_changed = Signal(bool)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, _BETWEEN_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading, summary = index.data(HeadingRole), index.data(SummaryRole)
        painter.save()
        if isinstance(heading, Heading):
            self._paint_heading(painter, option, heading.text)
        elif isinstance(summary, Summary):
            self.paint_background(painter, option, index)
            self._paint_summary(painter, option, summary)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.setFont(_weighty(option.font))
        painter.setPen(_colour(QPalette.ColorRole.PlaceholderText))
        line = option.fontMetrics.lineSpacing()
        area = option.rect.adjusted(PADDING, 0, -PADDING, -PADDING // 2)
        self._draw(painter, QRect(area.left(), area.bottom() - line, area.width(), line), text)

    def _paint_summary(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: Summary
    ) -> None:
        area = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = option.fontMetrics.lineSpacing()
        first = QRect(area.left(), area.top(), area.width(), line)
        second = QRect(area.left(), area.top() + line + _BETWEEN_PX, area.width(), line)
        if summary.is_unread or summary.is_running:
            self._paint_sign(painter, first, is_full=not summary.is_running)
            first.adjust(_SIGN_ROOM_PX, 0, 0, 0)
        painter.setFont(_weighty(option.font) if summary.is_unread else option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._draw(painter, first, summary.title)
        painter.setFont(option.font)
        second.setRight(self._paint_chips(painter, option, second, summary))
        # The view's own palette comes from the style sheet, which fades this colour.
        painter.setPen(_colour(QPalette.ColorRole.PlaceholderText))
        self._draw(painter, second, second_line(summary))

    def _paint_sign(self, painter: QPainter, area: QRect, *, is_full: bool) -> None:
        """Paint a full dot for what is unread, a ring for what is being answered."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = _colour(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if is_full else Qt.BrushStyle.NoBrush)
        top = area.center().y() + 1 - _SIGN_PX / 2
        painter.drawEllipse(QRectF(area.left() + 1, top, _SIGN_PX - 1, _SIGN_PX - 1))

    def _paint_chips(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, summary: Summary
    ) -> int:
        """Paint folder and tags from the right, as far as there is room; return where they begin.

        What has no room is in the tooltip.
        """
        left, least = area.right(), area.right() - int(area.width() * _CHIPS_SHARE)
        metrics = option.fontMetrics
        folder = () if summary.folder is None else (summary.folder,)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, name in enumerate((*folder, *summary.tags)):
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _MOST_IN_CHIP_PX)
            width = metrics.horizontalAdvance(text) + 2 * _CHIP_PADDING_PX
            if left - width < least:
                break
            box = QRect(left - width, area.top(), width, area.height())
            is_folder = bool(folder) and number == 0
            painter.setPen(_colour(QPalette.ColorRole.PlaceholderText))
            role = QPalette.ColorRole.Base if is_folder else QPalette.ColorRole.AlternateBase
            painter.setBrush(_colour(role))
            radius = 2 if is_folder else box.height() / 2
            painter.setOpacity(0.6)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            painter.setOpacity(1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            left -= width + _CHIP_GAP_PX
        return left

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = LineField(parent)
        field.setObjectName("titleField")
        field.setAccessibleName(self.tr("Title"))
        field.setMaxLength(MOST_IN_TITLE)
        field.setToolTip(self.tr("Enter renames, Esc leaves the title as it was"))
        self.editing_changed.emit(True)  # noqa: FBT003 it is edited
        return field

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self.editing_changed.emit(False)  # noqa: FBT003 it is edited no more

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineField):
            model.setData(index, editor.text(), int(Qt.ItemDataRole.EditRole))

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        height = min(editor.sizeHint().height(), option.rect.height())
        top = option.rect.center().y() - height // 2
        editor.setGeometry(QRect(option.rect.left() + 1, top, option.rect.width() - 2, height))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While an input method composes, Enter and Escape are for that.
        if isinstance(event, QKeyEvent) and isinstance(watched, LineField) and watched.is_composing:
            return False
        return super().eventFilter(watched, event)


def _colour(role: QPalette.ColorRole) -> QColor:
    return QGuiApplication.palette().color(role)


def _weighty(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
