"""Finds a command by a few letters, at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from deepseek_desktop.ui.dialogs.at_top import AtTop
from deepseek_desktop.ui.models.command_search import found
from deepseek_desktop.ui.models.commands import Entry
from deepseek_desktop.ui.widgets.texts import PlainLabel

_WIDTH = 620
_ROWS = 11
_NAME = Qt.ItemDataRole.UserRole


class CommandPalette(AtTop):
    """Is accepted when `chosen` names a command."""

    def __init__(self, entries: Sequence[Entry], recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, "palette", self.tr("Find a command"))
        self.chosen = ""
        self._entries = entries
        self._recent = recent
        self.field.setObjectName("commandField")
        self.field.textChanged.connect(self._list_found)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._choose_current)
        self._list = self._make_list()
        self._none = PlainLabel("muted", self.tr("No command is called that."))
        self._none.setObjectName("noCommand")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.inside.addWidget(self._list, stretch=1)
        self.inside.addWidget(self._none, stretch=1)
        self._list_found("")
        rows = _ROWS * self._list.sizeHintForRow(0)
        self.place(QSize(_WIDTH, self.field.sizeHint().height() + rows + 32))

    def _list_found(self, typed: str) -> None:
        self._list.clear()
        self._none.ensurePolished()
        muted = self._none.palette().windowText()
        for entry in found(typed, self._entries, self._recent):
            keys = entry.keys[0] if entry.keys else ""
            item = QTreeWidgetItem(self._list, [entry.label, entry.menu, keys])
            item.setData(0, _NAME, entry.name)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column in (1, 2):
                item.setForeground(column, muted)
            item.setDisabled(not entry.is_enabled)
        is_empty = not self._list.topLevelItemCount()
        self._none.setVisible(is_empty)
        self._list.setVisible(not is_empty)
        self._step(1)

    def _step(self, rows: int) -> None:
        """Go some rows down, or up, to one that can be chosen; past an end to the other."""
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        able = [item for item in items if item is not None and not item.isDisabled()]
        current = self._list.currentItem()
        if not able:
            return
        if current not in able:
            wanted = able[0]
        else:
            here, last = able.index(current), len(able) - 1
            is_over = here + rows in {-1, last + 1}
            wanted = able[(here + rows) % len(able) if is_over else min(max(here + rows, 0), last)]
        self._list.setCurrentItem(wanted)
        said = ", ".join(filter(None, (wanted.text(0), wanted.text(1), wanted.text(2))))
        if self.isVisible():
            self.say(said)

    def _choose_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self._choose(item)

    def _choose(self, item: QTreeWidgetItem) -> None:
        if not item.isDisabled():
            self.chosen = str(item.data(0, _NAME))
            self.accept()

    def _make_list(self) -> QTreeWidget:
        entries = QTreeWidget()
        entries.setObjectName("commandList")
        entries.setAccessibleName(self.tr("Commands"))
        entries.setColumnCount(3)
        entries.setHeaderHidden(True)
        entries.setRootIsDecorated(False)
        entries.setUniformRowHeights(True)
        entries.setAllColumnsShowFocus(True)
        entries.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with what is typed
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = entries.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        entries.itemClicked.connect(self._choose)
        return entries
