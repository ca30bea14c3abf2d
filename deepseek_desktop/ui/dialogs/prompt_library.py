"""The prompts that a person keeps: found, written, copied, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.prompt_book import PromptBook
from deepseek_desktop.core.domain.prompt_template import SavedPrompt
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.composing.flow_layout import flowing
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.prompt_form import PromptForm
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.widgets.two_lines import TwoLines
from deepseek_desktop.ui.wording import sentence

_LIST_WIDTH = 260
_HINT_LENGTH = 120


class PromptLibraryDialog(QDialog):
    """Shows prompts and announces each change; `used` is the one that is to be used, if any.

    What is written is kept with the button, and whenever another prompt is looked at; what cannot
    be kept as it is says why, and waits. `taken` are names that actions have.
    """

    kept = Signal(object)
    dropped = Signal(str)

    def __init__(
        self,
        prompts: Sequence[SavedPrompt],
        taken: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("promptLibrary")
        self.setWindowTitle(self.tr("Prompt library"))
        self.used: SavedPrompt | None = None
        self._book = PromptBook(prompts, taken)
        self._shown: SavedPrompt | None = None
        self._deleted: SavedPrompt | None = None
        self._form = PromptForm()
        self._search = LineField()
        self._search.setObjectName("promptSearch")
        self._search.setPlaceholderText(self.tr("Find a prompt"))
        self._search.setAccessibleName(self.tr("Find a prompt"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("promptList")
        self._list.setAccessibleName(self.tr("Prompts"))
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._new = quiet_button("newPrompt", self.tr("Ne&w"))
        self._copy = quiet_button("copyPrompt", self.tr("D&uplicate"))
        self._delete = quiet_button("deletePrompt", self.tr("&Delete"))
        self._discard = quiet_button("discardPrompt", self.tr("D&iscard changes"))
        self._save = quiet_button("savePrompt", self.tr("&Save"))
        self._use = quiet_button("usePrompt", self.tr("&Insert"))
        self._close = quiet_button("closePrompts", self.tr("&Close"))
        self._undo = quiet_button("undoDelete", self.tr("Und&o"))
        self._undo_text = plain_label("muted")
        self._undo_bar = QFrame()
        self._lay_out()
        self._connect()
        self.resize(820, 520)
        if found := self._book.found():
            self._show(found[0])
            self._list.setFocus()
        else:
            self._begin_new()

    @override
    def reject(self) -> None:
        if self._settle():
            super().reject()

    def show_problem(self, text: str) -> None:
        """Tell that something could not be kept."""
        self._form.show_problem(text)

    @property
    def _is_changed(self) -> bool:
        shown, form = self._shown, self._form
        if shown is None:
            return False
        if self._book.get(shown.id) is None:
            return bool(form.text.strip()) or form.name != shown.name
        return (form.name, form.text) != (shown.name, shown.text)

    def _show(self, prompt: SavedPrompt | None) -> None:
        self._shown = prompt
        self._form.show_prompt(prompt)
        self._list_found()
        self._update()

    def _list_found(self) -> None:
        """List what fits the search, and mark what is shown."""
        with QSignalBlocker(self._list):
            self._list.clear()
            for prompt in self._book.found(self._search.text()):
                hint = " ".join(prompt.text[:_HINT_LENGTH].split())
                item = QListWidgetItem(f"/{prompt.name}\n{hint}", self._list)
                item.setData(Qt.ItemDataRole.UserRole, prompt.id)
                if self._shown is not None and prompt.id == self._shown.id:
                    self._list.setCurrentItem(item)

    def _look_at(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        chosen = item.data(Qt.ItemDataRole.UserRole)
        if self._settle():
            self._show(self._book.get(chosen))
        else:
            self._list_found()  # stay where something is to be put right

    def _settle(self) -> bool:
        """Keep what is written; return whether that could be."""
        return not self._is_changed or self._keep_shown()

    def _keep_shown(self) -> bool:
        if self._shown is None:
            return False
        try:
            prompt = self._book.checked(self._shown.id, self._form.name, self._form.text)
        except SettingError as error:
            self.show_problem(sentence(error.failure))
            return False
        self._keep(prompt)
        return True

    def _keep(self, prompt: SavedPrompt) -> None:
        self._book.put(prompt)
        self._show(prompt)
        self.kept.emit(prompt)

    def _begin(self, name: str, text: str) -> None:
        """Begin a prompt; it is kept when there is something to keep."""
        if self._settle():
            self._show(SavedPrompt(uuid4().hex, self._book.free_name(name), text))
            self._form.begin()

    def _begin_new(self) -> None:
        self._begin(self.tr("new-prompt"), "")

    def _copy_shown(self) -> None:
        if self._shown is not None and self._settle():
            self._begin(self._shown.name, self._shown.text)

    def _delete_shown(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if self._book.get(shown.id) is not None:
            self._book.drop(shown.id)
            self._deleted = shown
            self._undo_text.setText(self.tr("Deleted: /{name}").format(name=shown.name))
            self._undo_bar.show()
            self.dropped.emit(shown.id)
        self._show(self._book.after(shown.name))

    def _undo_delete(self) -> None:
        if self._deleted is None or not self._settle():
            return
        prompt = replace(self._deleted, name=self._book.free_name(self._deleted.name))
        self._deleted = None
        self._undo_bar.hide()
        self._keep(prompt)
        self._list.setFocus()

    def _discard_changes(self) -> None:
        shown = self._shown
        if shown is not None:
            self._show(self._book.get(shown.id) or self._book.after(shown.name))

    def _use_shown(self) -> None:
        if self._settle() and self._shown is not None and self._shown.text.strip():
            self.used = self._shown
            self.accept()

    def _update(self) -> None:
        for button in (self._copy, self._delete, self._use):
            button.setEnabled(self._shown is not None)
        for button in (self._save, self._discard):
            button.setEnabled(self._is_changed)

    def _connect(self) -> None:
        self._new.clicked.connect(self._begin_new)
        self._copy.clicked.connect(self._copy_shown)
        self._delete.clicked.connect(self._delete_shown)
        self._undo.clicked.connect(self._undo_delete)
        self._discard.clicked.connect(self._discard_changes)
        self._save.clicked.connect(self._keep_shown)
        self._use.clicked.connect(self._use_shown)
        self._close.clicked.connect(self.reject)
        self._search.textChanged.connect(self._list_found)
        self._list.currentItemChanged.connect(self._look_at)
        self._form.changed.connect(self._update)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._search)
        left.addWidget(self._list, stretch=1)
        left.addWidget(flowing(self._new, self._copy, self._delete))
        self._list.setFixedWidth(_LIST_WIDTH)
        undoing = QHBoxLayout(self._undo_bar)
        undoing.setContentsMargins(0, 0, 0, 0)
        undoing.addWidget(self._undo_text, stretch=1)
        undoing.addWidget(self._undo)
        self._undo_bar.hide()
        left.addWidget(self._undo_bar)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._form, stretch=1)
        right.addLayout(_row(None, self._discard, self._save, self._use, self._close))
        layout = QHBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(left)
        layout.addLayout(right, stretch=1)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None is where room is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return row
