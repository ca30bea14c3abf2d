"""The list of providers, and under it what finds or adds more of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.texts import plain_label
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_NAME = Qt.ItemDataRole.UserRole


class ProviderList(QFrame):
    """Announces which provider is chosen, and that more are wanted."""

    chosen_changed = Signal()
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
        self._rows.currentItemChanged.connect(self.chosen_changed)
        self._found = plain_label("muted")
        self._found.setObjectName("found")
        self._found.setWordWrap(True)
        self._found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._found.hide()
        add = self._make_button("addProvider", self.tr("&Add…"))
        add.clicked.connect(self.add_asked)
        self._find = self._make_button("findLocal", self.tr("&Find servers on this machine"))
        self._find.clicked.connect(self._ask_to_find)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._rows, stretch=1)
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

    def show_entries(self, entries: Sequence[ProviderEntry], chosen: str) -> None:
        """List providers; the one named `chosen` is, or else the first."""
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
        if not entry.has_address:
            return self.tr("needs its address")
        if entry.is_here:
            return self.tr("on this machine")
        if entry.profile.key_variable is None:
            return self.tr("no key needed")
        return self.tr("key set") if entry.key_problem is None else self.tr("key missing")

    @staticmethod
    def _make_button(name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
