"""The list of providers, and under it what arranges them, and finds or adds more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.buttons import quiet_button
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_NAME = Qt.ItemDataRole.UserRole


class ProviderList(QFrame):
    """Announces which provider is chosen, and that more are wanted.

    `move_asked` names the one whose place the chosen one is to take, `hide_asked` says whether it
    is to be put away.
    """

    chosen_changed = Signal()
    move_asked = Signal(str)
    hide_asked = Signal(bool)
    add_asked = Signal()
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QListWidget()
        self._rows.setObjectName("providerList")
        self._rows.setAccessibleName(self.tr("Providers"))
        self._rows.setFrameShape(QFrame.Shape.NoFrame)
        self._rows.setItemDelegate(TwoLines(self._rows))
        self._rows.setUniformItemSizes(True)
        self._rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.currentItemChanged.connect(self._note_chosen)
        self._entries: dict[str, ProviderEntry] = {}
        self._make_actions()
        self._show_hidden = QCheckBox()
        self._show_hidden.setObjectName("showHidden")
        self._show_hidden.toggled.connect(self._list_again)
        self._show_hidden.hide()
        self._found = PlainLabel("muted")
        self._found.setObjectName("found")
        self._found.setWordWrap(True)
        self._found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._found.hide()
        add = quiet_button("addProvider", self.tr("&Add…"))
        add.clicked.connect(self.add_asked)
        self._find = quiet_button("findLocal", self.tr("&Find servers on this machine"))
        self._find.clicked.connect(self._ask_to_find)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._rows, stretch=1)
        layout.addLayout(self._arranging())
        layout.addWidget(self._show_hidden)
        layout.addWidget(self._found)
        layout.addWidget(self._find)
        layout.addWidget(add)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def chosen(self) -> str:
        """The name of the provider that is chosen; empty in an empty list."""
        # Qt's own type says that there always is one.
        item: QListWidgetItem | None = self._rows.currentItem()
        return "" if item is None else str(item.data(_NAME))

    @property
    def neighbour(self) -> str:
        """The one to be chosen when the chosen one goes: the next, or else the one before."""
        return self._name_at(1) or self._name_at(-1)

    def show_entries(self, entries: Sequence[ProviderEntry], chosen: str) -> None:
        """List providers; the one named `chosen` is, or else the first.

        What is hidden is listed only on demand, or where it is the chosen one.
        """
        self._entries = {entry.name: entry for entry in entries}
        count = sum(entry.is_hidden for entry in entries)
        self._show_hidden.setVisible(count > 0)
        self._show_hidden.setText(self.tr("Show hidden ({count})").format(count=count))
        shows_all = self._show_hidden.isChecked()
        self._fill([e for e in entries if shows_all or not e.is_hidden or e.name == chosen], chosen)
        self._adapt_actions()

    def _fill(self, entries: Sequence[ProviderEntry], chosen: str) -> None:
        was_blocked = self._rows.blockSignals(True)  # noqa: FBT003 as Qt names it
        self._rows.clear()
        for entry in entries:
            heading = entry.heading.replace("\n", " ")
            item = QListWidgetItem(f"{heading}\n{self._state(entry)}")
            item.setData(_NAME, entry.name)
            self._rows.addItem(item)
        names = [entry.name for entry in entries]
        self._rows.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self._rows.blockSignals(was_blocked)

    def _list_again(self) -> None:
        before = self.chosen
        self.show_entries(tuple(self._entries.values()), "" if self._goes(before) else before)
        if self.chosen != before:
            self.chosen_changed.emit()

    def _goes(self, name: str) -> bool:
        """Whether the chosen one is no longer to be seen."""
        entry = self._entries.get(name)
        return entry is not None and entry.is_hidden and not self._show_hidden.isChecked()

    def _name_at(self, step: int) -> str:
        """Return the name of a row below or above the chosen one; empty where there is none."""
        item: QListWidgetItem | None = self._rows.item(self._rows.currentRow() + step)
        return "" if item is None else str(item.data(_NAME))

    def _note_chosen(self) -> None:
        self._adapt_actions()
        self.chosen_changed.emit()

    def _adapt_actions(self) -> None:
        """Offer what can be done with the chosen one; the demo stays where it is."""
        entry = self._entries.get(self.chosen)
        is_movable = entry is not None and not entry.is_demo
        above = self._entries.get(self._name_at(-1))
        self._up.setEnabled(is_movable and above is not None and not above.is_demo)
        self._down.setEnabled(is_movable and bool(self._name_at(1)))
        self._hide.setEnabled(is_movable)
        is_hidden = entry is not None and entry.is_hidden
        self._hide.setText(self.tr("Show again") if is_hidden else self.tr("Hide"))

    def _ask_to_hide(self) -> None:
        entry = self._entries.get(self.chosen)
        if entry is not None:
            self.hide_asked.emit(not entry.is_hidden)

    def _make_actions(self) -> None:
        """Make what is in the context menu, on the buttons and on keys."""
        self._up = QAction(self.tr("Move up"), self._rows)
        self._up.setShortcut(QKeySequence("Alt+Up"))
        self._up.triggered.connect(lambda: self.move_asked.emit(self._name_at(-1)))
        self._down = QAction(self.tr("Move down"), self._rows)
        self._down.setShortcut(QKeySequence("Alt+Down"))
        self._down.triggered.connect(lambda: self.move_asked.emit(self._name_at(1)))
        self._hide = QAction(self.tr("Hide"), self._rows)
        self._hide.triggered.connect(self._ask_to_hide)
        for action in (self._up, self._down, self._hide):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._rows.addActions([self._up, self._down, self._hide])
        self._rows.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _arranging(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._button_of(self._up, "moveUp", "↑"))
        row.addWidget(self._button_of(self._down, "moveDown", "↓"))
        row.addWidget(self._button_of(self._hide, "hideProvider"))
        row.addStretch(1)
        return row

    def _button_of(self, action: QAction, name: str, sign: str = "") -> QPushButton:
        """Return a button that is what its action is."""
        button = quiet_button(name, sign)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the list

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setText(sign or action.text())
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())

        action.changed.connect(follow)
        button.clicked.connect(action.trigger)
        follow()
        return button

    def _ask_to_find(self) -> None:
        self._find.setEnabled(False)
        self._found.setText(self.tr("Looking…"))
        self._found.show()
        self.find_asked.emit()

    def show_found(self, text: str) -> None:
        """Show what was found."""
        self._find.setEnabled(True)
        self._found.setText(text)
        self._found.show()

    def _state(self, entry: ProviderEntry) -> str:
        if entry.is_hidden:
            return self.tr("hidden")
        if not entry.has_address:
            return self.tr("needs its address")
        if entry.is_here:
            return self.tr("on this machine")
        if entry.profile.key_variable is None and entry.key is None:
            return self.tr("no key needed")
        return self.tr("key set") if entry.key_problem is None else self.tr("key missing")
