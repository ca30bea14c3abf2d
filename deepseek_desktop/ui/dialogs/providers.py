"""The providers: what is known of each, whether it answers, and changing what was added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from deepseek_desktop.core.runs.checking import Finding
from deepseek_desktop.ui.dialogs.sizing import keep_wide
from deepseek_desktop.ui.models.provider_entry import ProviderEntry
from deepseek_desktop.ui.widgets.provider_list import ProviderList
from deepseek_desktop.ui.widgets.provider_page import ProviderPage

_MOST_WIDTH, _MOST_HEIGHT = 900, 700
_ROOM_ROUND = 40


class ProvidersDialog(QDialog):
    """Announces what is wanted of the chosen provider.

    `check_asked` says whether with one small request or free of charge; `stop_asked` means both a
    check and a fetching, because both belong to the provider that is shown. `move_asked` names the
    one whose place it is to take, `hide_asked` says whether it is to be put away. A key that is to
    be kept leaves through `take_key` alone.
    """

    keep_key_asked = Signal()
    forget_key_asked = Signal()
    where_key_asked = Signal()
    check_asked = Signal(bool)
    stop_asked = Signal()
    fetch_asked = Signal()
    find_asked = Signal()
    add_asked = Signal()
    change_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(str)
    hide_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Providers"))
        self._entries: dict[str, ProviderEntry] = {}
        self._list = ProviderList()
        self._page = ProviderPage()
        self._lay_out()
        self._list.chosen_changed.connect(self._show_chosen)
        self._list.add_asked.connect(self.add_asked)
        self._list.find_asked.connect(self.find_asked)
        self._list.move_asked.connect(self.move_asked)
        self._list.hide_asked.connect(self.hide_asked)
        self._page.keep_key_asked.connect(self.keep_key_asked)
        self._page.forget_key_asked.connect(self.forget_key_asked)
        self._page.where_key_asked.connect(self.where_key_asked)
        self._page.check_asked.connect(self.check_asked)
        self._page.stop_asked.connect(self.stop_asked)
        self._page.fetch_asked.connect(self.fetch_asked)
        self._page.change_asked.connect(self.change_asked)
        self._page.remove_asked.connect(self.remove_asked)
        keep_wide(self, 640)
        if parent is not None:
            room = parent.window().size()
            width, height = room.width() - _ROOM_ROUND, room.height() - _ROOM_ROUND
            self.resize(min(_MOST_WIDTH, width), min(_MOST_HEIGHT, height))

    @property
    def chosen(self) -> ProviderEntry | None:
        """The provider that is shown."""
        return self._entries.get(self._page.provider)

    @property
    def neighbour(self) -> str:
        """The provider to be chosen when the one that is shown goes."""
        return self._list.neighbour

    @property
    def model(self) -> str:
        """The model that a check with a request goes to."""
        return self._page.model

    def take_key(self) -> str:
        """Return the key that is typed, and forget it."""
        return self._page.take_key()

    def show_key_told(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of keeping, forgetting or looking for the key."""
        self._page.show_key_told(text, is_problem=is_problem)

    def focus_key(self) -> None:
        """Wait for the key of the provider that is shown."""
        self._page.focus_key()

    def show_entries(self, entries: Sequence[ProviderEntry], chosen: str = "") -> None:
        """Show providers as they are now; `chosen`, or the one that is shown, stays chosen."""
        self._entries = {entry.name: entry for entry in entries}
        self._list.show_entries(entries, chosen or self._page.provider)
        self._show_chosen()

    def show_outcome(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of adding, changing or removing."""
        self._page.show_outcome(text, is_problem=is_problem)

    def show_fetched(self, text: str, *, is_problem: bool = False) -> None:
        """Show what became of fetching the list of the provider that is shown."""
        self._page.show_fetched(text, is_problem=is_problem)

    def show_finding(self, finding: Finding) -> None:
        """Show what a check found out."""
        self._page.show_finding(finding)

    def show_checked(self) -> None:
        """Show that a check has come to its end."""
        self._page.show_checked()

    def show_found(self, text: str) -> None:
        """Show which servers on this machine were found."""
        self._list.show_found(text)

    def _show_chosen(self) -> None:
        entry = self._entries.get(self._list.chosen)
        if entry is not None:
            self._page.show_entry(entry)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self._list)
        columns.addWidget(self._page, stretch=1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(columns, stretch=1)
        layout.addWidget(buttons)
