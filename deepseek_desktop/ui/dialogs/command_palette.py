"""Finds a command by a few letters, at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.ui.models.command_search import found
from deepseek_desktop.ui.models.commands import Entry
from deepseek_desktop.ui.widgets.line_field import SteeringField
from deepseek_desktop.ui.widgets.texts import plain_label

_WIDTH, _BELOW_TOP = 620, 48
_ROWS = 11
_NAME = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """Is accepted when `chosen` names a command; it goes when a person goes elsewhere."""

    def __init__(self, entries: Sequence[Entry], recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Find a command"))
        self.chosen = ""
        self._is_done = False
        self._entries = entries
        self._recent = recent
        self._field = SteeringField()
        self._field.setObjectName("commandField")
        self._field.setPlaceholderText(self.tr("Find a command"))
        self._field.setAccessibleName(self.tr("Find a command"))
        self._field.textChanged.connect(self._list_found)
        self._field.stepped.connect(self._step)
        self._field.entered.connect(self._choose_current)
        self._list = self._make_list()
        self._none = plain_label("muted", self.tr("No command is called that."))
        self._none.setObjectName("noCommand")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._list_found("")
        self._place(parent)

    @override
    def open(self) -> None:
        # Not modal: a click beside it then goes where it was meant to, and closes this.
        self.show()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()
        return super().event(event)

    @override
    def done(self, result: int) -> None:
        # A window that is hidden is left, too: what was decided first holds.
        if not self._is_done:
            self._is_done = True
            super().done(result)

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
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, said))

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

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setObjectName("paletteFrame")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(6)
        inside.addWidget(self._field)
        inside.addWidget(self._list, stretch=1)
        inside.addWidget(self._none, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _place(self, parent: QWidget) -> None:
        row = self._list.sizeHintForRow(0)
        height = self._field.sizeHint().height() + _ROWS * row + 32
        self.resize(min(_WIDTH, parent.width() - 32), min(height, parent.height() - 2 * _BELOW_TOP))
        top = parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, _BELOW_TOP))
        self.move(top)
