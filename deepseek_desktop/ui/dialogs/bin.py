"""What was deleted: restored, or deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Binned
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_role
from deepseek_desktop.ui.widgets.two_lines import TwoLines
from deepseek_desktop.ui.wording import date_and_time, number

_ROLE = Qt.ItemDataRole.UserRole


class BinDialog(QDialog):
    """Announces which `Binned` is to be restored or deleted for good, or that all are."""

    restore_asked = Signal(object)
    delete_asked = Signal(object)
    empty_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bin")
        self.setWindowTitle(self.tr("Bin"))
        self._list = QListWidget()
        self._list.setObjectName("binList")
        self._list.setAccessibleName(self.tr("What was deleted"))
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._said = PlainLabel("muted")
        self._said.setObjectName("binSaid")
        self._said.setWordWrap(True)
        self._restore = quiet_button("restore", self.tr("&Restore"))
        self._delete = quiet_button("deleteForGood", self.tr("&Delete for good…"))
        self._empty = quiet_button("emptyBin", self.tr("&Empty the bin…"))
        close = quiet_button("closeBin", self.tr("&Close"))
        self._restore.clicked.connect(self._ask_to_restore)
        self._delete.clicked.connect(self._ask_to_delete)
        self._empty.clicked.connect(self.empty_asked)
        close.clicked.connect(self.reject)
        self._list.itemActivated.connect(self._ask_to_restore)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._empty)
        buttons.addStretch()
        for button in (self._delete, self._restore, close):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._said)
        layout.addWidget(self._list, stretch=1)
        layout.addLayout(buttons)
        fit_into(self, parent, 640, 440)
        self.show_content(())

    @property
    def current(self) -> Binned | None:
        """What is marked."""
        binned = self._list.currentIndex().data(_ROLE)
        return binned if isinstance(binned, Binned) else None

    def show_content(self, content: tuple[Binned, ...]) -> None:
        """Show what is in the bin; the mark stays where it was, as far as it can."""
        row = max(0, self._list.currentRow())
        self._list.clear()
        for binned in content:
            item = QListWidgetItem(f"{self._name(binned)}\n{self._about(binned)}", self._list)
            item.setData(_ROLE, binned)
        self._list.setCurrentRow(min(row, len(content) - 1))
        for button in (self._restore, self._delete, self._empty):
            button.setEnabled(bool(content))
        set_role(self._said, "muted")
        self._said.setText(
            self.tr("What you delete stays here until you delete it for good.")
            if content
            else self.tr("The bin is empty. What you delete stays here until you empty it.")
        )

    def show_problem(self, text: str) -> None:
        """Say why something was not done."""
        set_role(self._said, "danger")
        self._said.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self._ask_to_delete()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._list.hasFocus():
            self._ask_to_restore()
        else:
            super().keyPressEvent(event)

    def _ask_to_restore(self) -> None:
        if (binned := self.current) is not None:
            self.restore_asked.emit(binned)

    def _ask_to_delete(self) -> None:
        if (binned := self.current) is not None:
            self.delete_asked.emit(binned)

    def _name(self, binned: Binned) -> str:
        return " ".join(binned.text.split()) or self.tr("A question without words")

    def _about(self, binned: Binned) -> str:
        at = date_and_time(binned.deleted_at)
        if not binned.is_turn:
            text = self.tr("Conversation · questions: {count} · deleted {at}")
            return text.format(count=number(binned.questions), at=at)
        said = self.tr("Question in “{title}” · deleted {at}").format(title=binned.title, at=at)
        if after := binned.questions - 1:
            text = self.tr("questions after it: {count}")
            said += " · " + text.format(count=number(after))
        return said
