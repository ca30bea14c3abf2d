"""A window to read in: pages on the left, the page, a field to find words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.ui.models.page import Page
from deepseek_desktop.ui.widgets.line_field import LineField
from deepseek_desktop.ui.widgets.page_view import PageView
from deepseek_desktop.ui.widgets.texts import PlainLabel

_LIST_WIDTH, _LEAST_WIDTH = 230, 300


class ReadingWindow(QWidget):
    """Shows pages beside the main window, for as long as a person likes."""

    def __init__(
        self,
        title: str,
        pages: Sequence[Page],
        style: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("reading")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = PageView(pages, style)
        self._list = self._list_of(pages)
        self._find = LineField()
        self._find.setObjectName("findInPages")
        self._find.setPlaceholderText(self.tr("Find in these pages"))
        self._find.setAccessibleName(self.tr("Find in these pages"))
        self._find.setClearButtonEnabled(True)
        self._find.returnPressed.connect(self._find_next)
        self._find.textEdited.connect(self._forget_result)
        self._next = QPushButton(self.tr("Find next"))
        self._next.clicked.connect(self._find_next)
        self._result = PlainLabel("muted")
        self._result.setObjectName("findResult")
        self._view.page_changed.connect(self._mark)
        self._lay_out(has_list=len(pages) > 1)
        QShortcut(QKeySequence.StandardKey.Find, self, self._find.setFocus)
        self._view.show_page(pages[0].name)
        self._view.setMinimumWidth(_LEAST_WIDTH)
        self.resize(1000 if len(pages) > 1 else 720, 640)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def renew(self, pages: Sequence[Page]) -> None:
        """Take the same pages, which say something else now."""
        self._view.renew(pages)

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self._view.restyle()

    def _list_of(self, pages: Sequence[Page]) -> QListWidget:
        titles = QListWidget()
        titles.setObjectName("pageList")
        titles.setAccessibleName(self.tr("Pages"))
        titles.setFixedWidth(_LIST_WIDTH)
        titles.setWordWrap(True)
        titles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            item = QListWidgetItem(page.title, titles)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        titles.currentItemChanged.connect(self._show_chosen)
        return titles

    def _lay_out(self, *, has_list: bool) -> None:
        finding = QHBoxLayout()
        finding.addWidget(self._find, stretch=1)
        finding.addWidget(self._next)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(finding)
        right.addWidget(self._result)
        right.addWidget(self._view, stretch=1)
        self._result.hide()
        layout = QHBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self._list)
        layout.addLayout(right, stretch=1)
        self._list.setVisible(has_list)

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        name = item.data(Qt.ItemDataRole.UserRole) if item else ""
        if name and name != self._view.page:
            self._view.show_page(name)

    def _mark(self, name: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self._list.setCurrentRow(row)

    def _find_next(self) -> None:
        wanted = self._find.text().strip()
        is_found = self._view.find_anywhere(wanted)
        self._result.setVisible(bool(wanted) and not is_found)
        self._result.setText(self.tr("That is in none of these pages."))

    def _forget_result(self) -> None:
        self._result.hide()
