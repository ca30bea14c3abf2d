"""The list of stored conversations, with what it is narrowed by."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QPoint, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.models.library_wishes import Deed, LibraryWish
from deepseek_desktop.ui.widgets.library_bar import LibraryBar
from deepseek_desktop.ui.widgets.library_menu import library_menu
from deepseek_desktop.ui.widgets.library_view import LibraryView
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.widgets.two_lines import PADDING


class LibraryList(QFrame):
    """Shows the library by date; announces the conversation to open and what is wished for others.

    Folders are no groups among the dates: with thousands of conversations they would push today out
    of sight, and what is filed would stand at two places or be missing at one. They are chosen as
    a filter, like tags, and each row says which one it is in. `export_asked` has a list of ids;
    the entry for it is there where somebody listens.
    """

    opened = Signal(str)
    wished = Signal(object)
    export_asked = Signal(list)

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._model = model
        self._front: str | None = None
        self._was_at = ("", 0)
        self.bar = LibraryBar(model)
        self._view = LibraryView(model)
        self._view.opened.connect(self.opened)
        self._view.delete_pressed.connect(lambda: self._wish(Deed.DELETE))
        self._view.menu_asked.connect(self._show_menu)
        self._view.went_up.connect(self.bar.take_focus)
        self.bar.entered.connect(self._open_first)
        self.bar.left.connect(self._go_down)
        self._empty = PlainLabel("muted")
        self._empty.setObjectName("libraryEmpty")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(PADDING, 0, PADDING, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self._empty)
        layout.addWidget(self._view, stretch=1)
        layout.addStretch()
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._show_again)
        model.rowsInserted.connect(self._show_front)
        for changed in (model.listed, model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._show_emptiness)
        self._show_emptiness()

    @property
    def has_focus(self) -> bool:
        """Whether a person is at the list with the keys."""
        return self._view.hasFocus()

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The conversations that are selected, from top to bottom."""
        return self._view.selected_ids

    def select(self, conversation_id: str | None) -> None:
        """Mark a conversation as the one in front, or none."""
        self._front = conversation_id
        row = None if conversation_id is None else self._model.row_of(conversation_id)
        self._view.mark(row)

    def rename_current(self) -> None:
        """Let a person type another title, where the old one stands."""
        if (index := self._view.currentIndex()).isValid():
            self._view.edit(index)

    def _wish(self, deed: Deed) -> None:
        if ids := self.selected_ids:
            self._tell(LibraryWish(deed, ids))

    def _tell(self, wish: LibraryWish) -> None:
        """Announce a wish; who deletes row after row stays in the list, whatever tab ends with it.

        The mark goes to the row below what was deleted.
        """
        is_here = wish.deed is Deed.DELETE and self._view.hasFocus()
        mark = QPersistentModelIndex(self._view.beside(wish.ids)) if is_here else None
        self.wished.emit(wish)
        if mark is not None:
            self._view.setFocus()
            self._view.setCurrentIndex(self._model.index(mark.row()))

    def _open_first(self) -> None:
        if ids := self._model.ids_in(0, 1):
            self.opened.emit(ids[0])

    def _go_down(self) -> None:
        if (first := self._view.first).isValid():
            self._view.setFocus()
            self._view.setCurrentIndex(first)

    def _show_menu(self, place: QPoint) -> None:
        known = map(self._model.summary_of, self.selected_ids)
        chosen = [summary for summary in known if summary is not None]
        if not chosen:
            return
        ids = [summary.id for summary in chosen]
        menu = library_menu(
            chosen,
            self._tell,
            rename=self.rename_current,
            open_it=lambda: self.opened.emit(ids[0]),
            export=lambda: self.export_asked.emit(ids),
            parent=self,
        )
        menu.popup(place)

    def _note_place(self) -> None:
        index = self._view.currentIndex()
        ids = self._model.ids_in(index.row(), index.row()) if index.isValid() else []
        self._was_at = (ids[0] if ids else "", max(0, index.row()))

    def _show_again(self) -> None:
        """Stay at the row where a person is with the keys; else mark the one in front."""
        if not self._view.hasFocus():
            self.select(self._front)
            return
        conversation_id, before = self._was_at
        row = self._model.row_of(conversation_id)
        last = self._model.rowCount() - 1
        index = self._model.index(min(before, last) if row is None else row)
        self._view.setCurrentIndex(index)

    def _show_front(self) -> None:
        """Mark the one in front when it comes to its place, but take no row from under the keys."""
        if not self._view.hasFocus():
            self.select(self._front)

    def _show_emptiness(self) -> None:
        is_empty = self._model.rowCount() == 0
        has_some = bool(self._model.summaries)
        self._empty.setText(
            self.tr("Nothing here fits. The menu “Filter” shows all again.")
            if has_some
            else self.tr("What you ask is kept here, on this computer.")
        )
        self._empty.setVisible(is_empty)
        self._view.setVisible(not is_empty)
        self.bar.show_tools(is_wanted=has_some)
