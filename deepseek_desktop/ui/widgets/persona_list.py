"""The personas as a list, and the field that finds some of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.details import setup_summary
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_WIDTH = 260


class PersonaList(QWidget):
    """`searched` has what is typed, `looked_at` the id of the persona that a person goes to."""

    searched = Signal(str)
    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._search = LineField()
        self._search.setObjectName("personaSearch")
        self._search.setPlaceholderText(self.tr("Find a persona"))
        self._search.setAccessibleName(self.tr("Find a persona"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("personaList")
        self._list.setAccessibleName(self.tr("Personas"))
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        layout.addWidget(self._list, stretch=1)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._list)
        self._search.textChanged.connect(self.searched)
        self._list.currentItemChanged.connect(self._look_at)

    @property
    def typed(self) -> str:
        """What is searched."""
        return self._search.text()

    def show_found(self, personas: Sequence[Persona], marked: str) -> None:
        """List personas; the one with the id `marked` is shown beside the list."""
        with QSignalBlocker(self._list):
            self._list.clear()
            for persona in personas:
                said = " · ".join(filter(None, (persona.model, setup_summary(persona.setup))))
                item = QListWidgetItem(f"{persona.name}\n{said}", self._list)
                item.setData(Qt.ItemDataRole.UserRole, persona.id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{persona.name}, {said}")
                if persona.id == marked:
                    self._list.setCurrentItem(item)

    def _look_at(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.looked_at.emit(item.data(Qt.ItemDataRole.UserRole))
