"""What a person keeps under names as a list, and the field that finds some of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.widgets.two_lines import TwoLines

_WIDTH = 260


class Row(Struct, frozen=True):
    """One thing in the list: what it is called, and more about it."""

    id: str
    title: str
    about: str


class BookList(QWidget):
    """`searched` has what is typed, `looked_at` the id of what a person goes to."""

    searched = Signal(str)
    looked_at = Signal(str)

    def __init__(self, kind: str, name: str, find: str) -> None:
        """`kind` is for the names of objects, `name` what is listed, `find` what the field does."""
        super().__init__()
        self._search = LineField()
        self._search.setObjectName(f"{kind}Search")
        self._search.setPlaceholderText(find)
        self._search.setAccessibleName(find)
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName(f"{kind}List")
        self._list.setAccessibleName(name)
        self._list.setItemDelegate(TwoLines(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = PlainLabel("muted")
        self._none.setObjectName(f"no-{kind}")
        self._none.setWordWrap(True)
        self._none.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(self._list.viewport())
        inside.addWidget(self._none, alignment=Qt.AlignmentFlag.AlignTop)
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

    def show_rows(self, rows: Sequence[Row], *, marked: str, none: str) -> None:
        """List rows, or say that there are `none`; the one of the id `marked` is shown beside."""
        with QSignalBlocker(self._list):
            self._list.clear()
            for row in rows:
                item = QListWidgetItem(f"{row.title}\n{row.about}", self._list)
                item.setData(Qt.ItemDataRole.UserRole, row.id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}, {row.about}")
                if row.id == marked:
                    self._list.setCurrentItem(item)
        self._none.setText(none)
        self._none.setVisible(not rows)

    def _look_at(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.looked_at.emit(item.data(Qt.ItemDataRole.UserRole))
