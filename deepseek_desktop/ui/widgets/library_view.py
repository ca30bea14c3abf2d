"""The rows of the library: chosen one by one or together, by mouse or keys."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.models.library_model import Index, LibraryModel, SummaryRole
from deepseek_desktop.ui.widgets.library_row import LibraryRow

_ALSO = QItemSelectionModel.SelectionFlag.Select
_ADDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class LibraryView(QListView):
    """Announces the conversation that is to be opened, and where a menu is wanted.

    A click opens; with Ctrl or Shift it only selects, as Ctrl+A does. `went_up` says that a person
    wants to leave the rows at their top.
    """

    opened = Signal(str)
    delete_pressed = Signal()
    menu_asked = Signal(QPoint)
    went_up = Signal()

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self._rows = model
        self._moving: set[str] = set()
        self._moving_mark = ""
        self.setObjectName("libraryList")
        self.setAccessibleName(self.tr("Stored conversations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setModel(model)
        row = LibraryRow(self)
        row.editing_changed.connect(lambda is_edited: model.hold(is_held=is_edited))
        self.setItemDelegate(row)
        self.activated.connect(self._open)
        model.listed.connect(self._moving.clear)

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The conversations that are selected, from top to bottom; else the one with the mark."""
        # Asked by ranges: one question to the model for each of fifty thousand rows would be felt.
        selection = self.selectionModel().selection()
        parts = map(selection.at, range(selection.size()))
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        ids = [name for first, last in ranges for name in self._rows.ids_in(first, last)]
        return tuple(ids) or self._current_ids

    @property
    def _current_ids(self) -> tuple[str, ...]:
        place = self.currentIndex().row()
        return tuple(self._rows.ids_in(place, place)) if place >= 0 else ()

    @property
    def first(self) -> QModelIndex:
        """The first conversation: above it is at most a heading."""
        rows = range(min(2, self._rows.rowCount()))
        found = (self._rows.index(row) for row in rows if self._rows.ids_in(row, row))
        return next(found, QModelIndex())

    def beside(self, ids: Collection[str]) -> QModelIndex:
        """Return the first conversation below these, else the last one above them."""
        places = [row for row in map(self._rows.row_of, ids) if row is not None]
        if not places:
            return self.currentIndex()
        below = range(max(places) + 1, self._rows.rowCount())
        above = range(min(places) - 1, -1, -1)
        rows = (row for part in (below, above) for row in part if self._rows.ids_in(row, row))
        return self._rows.index(next(rows, -1))

    def mark(self, row: int | None) -> None:
        """Put the mark on a row, or nowhere; what several rows are selected for stays."""
        if len(self.selected_ids) < 2:
            self.setCurrentIndex(QModelIndex() if row is None else self._rows.index(row))

    @override
    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Remember what is chosen here: a row that moves is taken away and put in again."""
        chosen, here = set(self.selected_ids), self._rows.ids_in(start, end)
        self._moving |= chosen.intersection(here)
        self._moving_mark = next((n for n in self._current_ids if n in here), self._moving_mark)
        super().rowsAboutToBeRemoved(parent, start, end)

    @override
    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        if not self._moving:
            return
        for name in self._moving.intersection(self._rows.ids_in(start, end)):
            index = self._rows.index(self._rows.row_of(name) or 0)
            if name == self._moving_mark:
                self.selectionModel().setCurrentIndex(index, _ALSO)
            self.selectionModel().select(index, _ALSO)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_plain = not event.modifiers() & _ADDS
        if event.button() is Qt.MouseButton.LeftButton and is_plain:
            index = self.indexAt(event.position().toPoint())
            if index == self.currentIndex():  # else it was dragged somewhere else
                self._open(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.first:
            self.went_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        elif not isinstance(self.indexAt(event.pos()).data(SummaryRole), Summary):
            return
        self.menu_asked.emit(place)

    def _open(self, index: QModelIndex) -> None:
        summary = index.data(SummaryRole)
        if isinstance(summary, Summary):
            self.opened.emit(summary.id)
