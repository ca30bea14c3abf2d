"""One row of the library: painted, and written over when it gets another title."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import MOST_IN_TITLE, Summary
from deepseek_desktop.ui.models.library_model import Index, SummaryRole
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.two_lines import TwoLines


class LibraryRow(TwoLines):
    """Says who answered and whether something was interrupted; `editing_changed` when one types."""

    editing_changed = Signal(bool)

    @override
    def lines(self, index: Index) -> tuple[str, str]:
        summary = index.data(SummaryRole)
        if not isinstance(summary, Summary):
            return "", ""
        names = " · ".join(model.model for model in summary.models)
        if summary.is_interrupted:
            names = self.tr("interrupted") + " · " + names
        return summary.title, names

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
