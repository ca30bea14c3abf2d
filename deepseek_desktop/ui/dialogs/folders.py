"""The folders of the library: chosen for conversations, made, renamed, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.shelf import MOST_IN_NAME, Folder
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.line_field import SteeringField, stepped
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role
from deepseek_desktop.ui.wording import number

_ROLE = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 460, 420


class FoldersDialog(QDialog):
    """Is accepted with the `chosen` folder; `moved` says for how many conversations, maybe none.

    Announces a name for a new folder, a `Folder` with another name for it, or one to delete.
    """

    make_asked = Signal(str)
    rename_asked = Signal(object, str)
    delete_asked = Signal(object)

    def __init__(self, moved: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_moving = moved > 0
        self.setObjectName("folders")
        self.setWindowTitle(self.tr("Move to a folder") if moved else self.tr("Folders"))
        self._list = QListWidget()
        self._list.setObjectName("folderList")
        self._list.setAccessibleName(self.tr("Folders"))
        self._list.currentItemChanged.connect(self._show_current)
        self._list.itemActivated.connect(self._take)
        self._field = SteeringField()
        self._field.entered.connect(self._enter)
        self._field.stepped.connect(self._step)
        self._field.setObjectName("folderName")
        self._field.setPlaceholderText(self.tr("Name of a folder"))
        self._field.setAccessibleName(self.tr("Name of a folder"))
        self._field.setMaxLength(MOST_IN_NAME)
        self._field.textChanged.connect(self._weigh)
        self._said = PlainLabel("muted")
        self._said.setObjectName("foldersSaid")
        self._said.setWordWrap(True)
        self._make = quiet_button("makeFolder", self.tr("&New"))
        self._rename = quiet_button("renameFolder", self.tr("&Rename"))
        self._delete = quiet_button("deleteFolder", self.tr("&Delete…"))
        self._move = quiet_button("moveHere", self.tr("&Move"))
        close = quiet_button("closeFolders", self.tr("&Close"))
        self._make.clicked.connect(lambda: self.make_asked.emit(self._field.text()))
        self._rename.clicked.connect(
            lambda: self.rename_asked.emit(self.chosen, self._field.text())
        )
        self._delete.clicked.connect(lambda: self.delete_asked.emit(self.chosen))
        self._move.clicked.connect(self.accept)
        self._move.setVisible(self._is_moving)
        close.clicked.connect(self.reject)
        naming, buttons = QHBoxLayout(), QHBoxLayout()
        naming.setSpacing(8)
        naming.addWidget(self._field, stretch=1)
        naming.addWidget(self._make)
        naming.addWidget(self._rename)
        buttons.setSpacing(8)
        buttons.addWidget(self._delete)
        buttons.addStretch()
        buttons.addWidget(self._move)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self._list, stretch=1)
        layout.addLayout(naming)
        layout.addLayout(buttons)
        fit_into(self, parent, _WIDTH, _HEIGHT)
        self._moved = moved
        self.show_folders(())

    @property
    def chosen(self) -> Folder | None:
        """The folder with the mark; None for none."""
        folder = self._list.currentIndex().data(_ROLE)
        return folder if isinstance(folder, Folder) else None

    def show_folders(self, folders: Sequence[Folder], current: str = "") -> None:
        """Show all folders, with the mark on one of them."""
        self._list.clear()
        if self._is_moving:
            self._list.addItem(QListWidgetItem(self.tr("No folder")))
        for folder in folders:
            count = number(folder.count)
            item = QListWidgetItem(f"{folder.name}  ({count})", self._list)
            item.setData(_ROLE, folder)
            if folder.id == current:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._field.clear()
        set_role(self._said, "muted")
        self._said.setText(self._hint(has_some=bool(folders)))
        self._show_current()

    def show_problem(self, text: str) -> None:
        """Say why something was not done."""
        set_role(self._said, "danger")
        self._said.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self._list.hasFocus():
            self._take()
        elif event.key() == Qt.Key.Key_Delete and self._list.hasFocus() and self.chosen:
            self.delete_asked.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Make the folder that is typed; with nothing typed, take the one with the mark."""
        if self._field.text().strip():
            self.make_asked.emit(self._field.text())
        else:
            self._take()

    def _step(self, rows: int) -> None:
        if count := self._list.count():
            self._list.setCurrentRow(stepped(self._list.currentRow(), rows, count))

    def _hint(self, *, has_some: bool) -> str:
        if self._is_moving:
            text = self.tr("Conversations to move: {count}. Choose a folder, or make a new one.")
            return text.format(count=number(self._moved))
        if has_some:
            return self.tr("A conversation is in one folder or in none; it can have many tags.")
        return self.tr("There is no folder yet. Type a name for the first one.")

    def _take(self) -> None:
        if self._is_moving:
            self.accept()

    def _show_current(self) -> None:
        self._delete.setEnabled(self.chosen is not None)
        self._weigh()

    def _weigh(self) -> None:
        has_name = bool(self._field.text().strip())
        self._make.setEnabled(has_name)
        self._rename.setEnabled(has_name and self.chosen is not None)
