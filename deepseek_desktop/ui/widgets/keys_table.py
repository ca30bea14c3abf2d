"""Commands with their keys, to choose one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from deepseek_desktop.ui.models.commands import Entry

_NAME = Qt.ItemDataRole.UserRole


class KeysTable(QTreeWidget):
    """Announces the command that is chosen, empty for none, and that one is to be changed."""

    chosen = Signal(str)
    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keysTable")
        self.setAccessibleName(self.tr("Commands and their keys"))
        self.setHeaderLabels([self.tr("Command"), self.tr("Menu"), self.tr("Keys")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda: self.chosen.emit(self.current))
        self.itemActivated.connect(self._ask_change)

    def _ask_change(self) -> None:
        self.change_asked.emit()

    @property
    def current(self) -> str:
        """The command that is chosen; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def show_entries(self, entries: Sequence[Entry], changed: Collection[str]) -> None:
        """Show commands; the one that was chosen stays so, else it is the first."""
        before, place = self.current, self.verticalScrollBar().value()
        self.blockSignals(True)  # noqa: FBT003 Qt's own
        self.clear()
        for entry in entries:
            item = QTreeWidgetItem(self, [entry.label, entry.menu, ", ".join(entry.keys)])
            item.setData(0, _NAME, entry.name)
            if entry.name in changed:
                bold = item.font(2)
                bold.setBold(True)
                item.setFont(2, bold)
            if entry.name == before or self.currentItem() is None:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)
        self.blockSignals(False)  # noqa: FBT003 Qt's own
        if self.current != before:
            self.chosen.emit(self.current)
