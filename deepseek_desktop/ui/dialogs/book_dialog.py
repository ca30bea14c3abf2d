"""A dialog about what a person keeps under names: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.book import Book, Named
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.ui.widgets.book_form import BookForm
from deepseek_desktop.ui.widgets.book_list import BookList, Row
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.flow_layout import flowing
from deepseek_desktop.ui.widgets.texts import PlainLabel, shortened
from deepseek_desktop.ui.wording import sentence

_WIDTH, _HEIGHT = 860, 620
_ROOM_ROUND = 40

T = TypeVar("T", bound=Named)


class BookWords(Struct, frozen=True):
    """What a dialog calls its things."""

    kind: str
    """As it stands in the names of objects: newKind, kindList."""
    listed: str
    find: str
    none_yet: str
    use: str


class BookDialog(QDialog, Generic[T]):
    """Shows things and announces each change; `used` is the one that is to be used, if any.

    What is written is kept with the button, and whenever another thing is looked at; what
    cannot be kept as it is says why, and waits.
    """

    kept = Signal(object)
    dropped = Signal(str)

    def __init__(self, book: Book[T], form: BookForm[T], parent: QWidget) -> None:
        super().__init__(parent)
        self.used: T | None = None
        self._book = book
        self._form = form
        self._shown: T | None = None
        self._begun: tuple[str, ...] = ()
        self._deleted: T | None = None
        self._words = self._say()
        self._list = BookList(self._words.kind, self._words.listed, self._words.find)
        self._new = self._button("new", self.tr("Ne&w"), self._begin_new)
        self._copy = self._button("copy", self.tr("D&uplicate"), self._copy_shown)
        self._delete = self._button("delete", self.tr("&Delete"), self._delete_shown)
        self._discard = self._button("discard", self.tr("D&iscard changes"), self._discard_changes)
        self._save = self._button("save", self.tr("&Save"), self._keep_shown)
        self._use = self._button("use", self._words.use, self._use_shown)
        self._undo_text = PlainLabel("muted")
        self._undo_text.setWordWrap(True)
        self._undo_bar = QFrame()
        self._lay_out()
        self._list.searched.connect(self._list_found)
        self._list.looked_at.connect(self._look_at)
        self._form.changed.connect(self._update)
        room = parent.window().size()
        self.resize(
            min(_WIDTH, room.width() - _ROOM_ROUND), min(_HEIGHT, room.height() - _ROOM_ROUND)
        )
        first = next(iter(self._book.found()), None)
        self._show(first)
        (self._list if first else self._new).setFocus()

    @override
    def reject(self) -> None:
        if self._settle():
            super().reject()

    def begin_with(self, thing: T) -> None:
        """Begin a thing like this one, under a name of its own."""
        self._show(replace(thing, id=uuid4().hex, name=self._book.free_name(thing.name)))
        self._form.begin()

    def show_problem(self, text: str) -> None:
        """Tell that something could not be kept."""
        self._form.show_problem(text)

    def _say(self) -> BookWords:
        """Return what things are called here."""
        raise NotImplementedError

    def _row(self, thing: T) -> Row:
        """Return how a thing is listed."""
        raise NotImplementedError

    def _blank(self) -> T:
        """Return what a new thing begins with; its id is none yet."""
        raise NotImplementedError

    @property
    def _is_new(self) -> bool:
        return self._shown is not None and self._book.get(self._shown.id) is None

    @property
    def _is_changed(self) -> bool:
        """Whether something was written that is to be kept."""
        return self._shown is not None and self._form.typed != self._begun

    def _show(self, thing: T | None) -> None:
        self._shown = thing
        self._form.show_thing(thing)
        self._begun = self._form.typed
        self._list_found()
        self._update()

    def _list_found(self) -> None:
        """List what fits the search, and mark what is shown."""
        rows = [self._row(thing) for thing in self._book.found(self._list.typed)]
        none = self.tr("Nothing was found.") if self._list.typed else self._words.none_yet
        self._list.show_rows(rows, marked=self._shown.id if self._shown else "", none=none)

    def _look_at(self, thing_id: str) -> None:
        if self._settle():
            self._show(self._book.get(thing_id))
        else:
            self._list_found()  # stay where something is to be put right

    def _settle(self) -> bool:
        """Keep what is written; return whether that could be."""
        return not self._is_changed or self._keep_shown()

    def _keep_shown(self) -> bool:
        written = self._form.written
        if written is None:
            return False
        try:
            thing = self._book.checked(written)
        except SettingError as error:
            self.show_problem(sentence(error.failure))
            return False
        self._keep(thing)
        return True

    def _keep(self, thing: T) -> None:
        self._book.put(thing)
        self._show(thing)
        self.kept.emit(thing)

    def _begin_new(self) -> None:
        if self._settle():
            self.begin_with(self._blank())

    def _copy_shown(self) -> None:
        if self._settle() and self._shown is not None:
            self.begin_with(self._shown)

    def _delete_shown(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if not self._is_new:
            self._book.drop(shown.id)
            self._deleted = shown
            name = shortened(self._row(shown).title)
            self._undo_text.setText(self.tr("Deleted: {name}").format(name=name))
            self._undo_bar.show()
            self.dropped.emit(shown.id)
        self._show(self._book.after(shown.name))

    def _undo_delete(self) -> None:
        if self._deleted is None or not self._settle():
            return
        thing = replace(self._deleted, name=self._book.free_name(self._deleted.name))
        self._deleted = None
        self._undo_bar.hide()
        self._keep(thing)
        self._list.setFocus()

    def _discard_changes(self) -> None:
        shown = self._shown
        if shown is not None:
            self._show(self._book.get(shown.id) or self._book.after(shown.name))

    def _use_shown(self) -> None:
        if self._keep_shown() if self._is_new else self._settle():
            self.used = self._shown
            self.accept()

    def _update(self) -> None:
        for button in (self._copy, self._delete, self._use):
            button.setEnabled(self._shown is not None)
        for button in (self._save, self._discard):
            button.setEnabled(self._is_new or self._is_changed)

    def _button(self, does: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = quiet_button(f"{does}{self._words.kind.title()}", text)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._list, stretch=1)
        left.addWidget(flowing(self._new, self._copy, self._delete))
        undo = quiet_button("undoDelete", self.tr("Und&o"))
        undo.clicked.connect(self._undo_delete)
        undoing = QHBoxLayout(self._undo_bar)
        undoing.setContentsMargins(0, 0, 0, 0)
        undoing.addWidget(self._undo_text, stretch=1)
        undoing.addWidget(undo)
        self._undo_bar.hide()
        left.addWidget(self._undo_bar)
        close = quiet_button(f"close{self._words.kind.title()}s", self.tr("&Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for button in (self._discard, self._save, self._use, close):
            buttons.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._form, stretch=1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addLayout(right, stretch=1)
