"""The list of stored conversations."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.models.library_model import LibraryModel, SummaryRole
from deepseek_desktop.ui.widgets.library_row import LibraryRow
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.widgets.two_lines import PADDING


class LibraryList(QFrame):
    """Shows the library; announces the ids of conversations that something is wanted of."""

    opened = Signal(str)
    window_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._model = model
        self._front: str | None = None
        self._was_at = ("", 0)
        self._view = _View()
        self._view.setAccessibleName(self.tr("Stored conversations"))
        self._view.setModel(model)
        self._row = LibraryRow(self._view)
        self._row.editing_changed.connect(lambda is_edited: model.hold(is_held=is_edited))
        self._view.setItemDelegate(self._row)
        self._view.clicked.connect(lambda index: self._announce(self.opened, index))
        self._view.activated.connect(lambda index: self._announce(self.opened, index))
        self._view.delete_pressed.connect(self._ask_to_delete)
        self._view.menu_asked.connect(self._show_menu)
        self._empty = plain_label("muted", self.tr("What you ask is kept here, on this computer."))
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(PADDING, 0, PADDING, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(8)
        heading = plain_label("section", self.tr("Library"))
        heading.setContentsMargins(PADDING, 0, PADDING, 0)
        layout.addWidget(heading)
        layout.addWidget(self._empty)
        layout.addWidget(self._view, stretch=1)
        layout.addStretch()
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._show_again)
        self._show_emptiness()

    @property
    def has_focus(self) -> bool:
        """Whether a person is at the list with the keys."""
        return self._view.hasFocus()

    def select(self, conversation_id: str | None) -> None:
        """Mark a conversation as the one in front, or none."""
        self._front = conversation_id
        row = None if conversation_id is None else self._model.row_of(conversation_id)
        self._view.setCurrentIndex(QModelIndex() if row is None else self._model.index(row))

    def rename_current(self) -> None:
        """Let a person type another title, where the old one stands."""
        if (index := self._view.currentIndex()).isValid():
            self._view.edit(index)

    def _announce(self, signal: SignalInstance, index: QModelIndex) -> None:
        summary = index.data(SummaryRole)
        if isinstance(summary, Summary):
            signal.emit(summary.id)

    def _ask_to_delete(self) -> None:
        self._announce(self.delete_asked, self._view.currentIndex())

    def _show_menu(self, place: QPoint) -> None:
        index = self._view.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("libraryMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("&Open"), lambda: self._announce(self.opened, index))
        menu.addAction(
            self.tr("Open in a new &window"), lambda: self._announce(self.window_asked, index)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Rena&me"), QKeySequence("F2"), self.rename_current)
        menu.addAction(self.tr("&Delete"), QKeySequence("Del"), self._ask_to_delete)
        menu.popup(place)

    def _note_place(self) -> None:
        index = self._view.currentIndex()
        summary = index.data(SummaryRole)
        self._was_at = (summary.id if isinstance(summary, Summary) else "", max(0, index.row()))

    def _show_again(self) -> None:
        """Stay at the row where a person is with the keys; else mark the one in front."""
        self._show_emptiness()
        if not self._view.hasFocus():
            self.select(self._front)
            return
        conversation_id, before = self._was_at
        row = self._model.row_of(conversation_id)
        last = self._model.rowCount() - 1
        index = self._model.index(min(before, last) if row is None else row)
        self._view.setCurrentIndex(index)

    def _show_emptiness(self) -> None:
        is_empty = self._model.rowCount() == 0
        self._empty.setVisible(is_empty)
        self._view.setVisible(not is_empty)


class _View(QListView):
    """The rows; announces where a menu is wanted, and that a row is to be deleted."""

    delete_pressed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_asked.emit(place)
