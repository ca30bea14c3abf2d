"""The menu of a transcript."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from deepseek_desktop.ui.transcript.geometry import Geometry, Hit
from deepseek_desktop.ui.transcript.selecting.copying import Copying, copy_markdown, copy_rich
from deepseek_desktop.ui.transcript.selecting.under_mouse import (
    Link,
    code_of,
    formula_of,
    is_over_text,
    link_of,
)
from deepseek_desktop.ui.transcript.selection import Selection


class TextMenu(QObject):
    """Offers to copy what is selected, or what is under the mouse.

    `link_chosen` has the address of a link and what it is called.
    """

    link_chosen = Signal(str, str)
    all_chosen = Signal()

    def __init__(
        self,
        area: QAbstractScrollArea,
        selection: Selection,
        geometry: Callable[[], Geometry],
        copying: Copying,
    ) -> None:
        super().__init__(area)
        self._area = area
        self._selection = selection
        self._geometry = geometry
        self._copying = copying

    def open(self, event: QContextMenuEvent) -> None:
        """Show the menu where the mouse is; for the keyboard, where the selection ends."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self._cursor_point() if is_by_key else event.pos()
        hit = self._geometry().hit(point)
        if hit is not None and not is_over_text(hit):
            hit = None
        self.menu(hit).popup(self._area.viewport().mapToGlobal(point))

    def menu(self, hit: Hit | None) -> QMenu:
        """Return a menu for what was hit."""
        made = QMenu(self._area)
        made.setObjectName("textMenu")
        made.setAccessibleName(self.tr("Text"))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if hit is not None:
            self._add_for_what_is_here(made, hit)
        copying = self._copying
        copies = (
            self._added(made, self.tr("Copy"), copying.copy, QKeySequence.StandardKey.Copy),
            self._added(made, self.tr("Copy as Markdown"), lambda: copying.copy(copy_markdown)),
            self._added(made, self.tr("Copy with formatting"), lambda: copying.copy(copy_rich)),
        )
        for action in copies:
            action.setEnabled(not self._selection.is_empty)
        made.addSeparator()
        key = QKeySequence.StandardKey.SelectAll
        self._added(made, self.tr("Select all"), self.all_chosen.emit, key)
        return made

    def _add_for_what_is_here(self, menu: QMenu, hit: Hit) -> None:
        link, tex, code = link_of(hit), formula_of(hit), code_of(hit)
        if link is not None:
            self._add_link(menu, link)
        if tex:
            self._added(menu, self.tr("Copy as TeX"), lambda: self._copying.copy_text(tex))
        if code:
            self._added(menu, self.tr("Copy this code"), lambda: self._copying.copy_text(code))
        if menu.actions():
            menu.addSeparator()

    def _add_link(self, menu: QMenu, link: Link) -> None:
        address, label = link.address, link.label
        self._added(menu, self.tr("Open link…"), lambda: self.link_chosen.emit(address, label))
        self._added(menu, self.tr("Copy address"), lambda: self._copying.copy_text(address))

    def _added(
        self,
        menu: QMenu,
        text: str,
        chosen: Callable[[], None],
        key: QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked: chosen())
        if key is not None:
            action.setShortcut(key)
            action.setShortcutVisibleInContextMenu(True)
        return action

    def _cursor_point(self) -> QPoint:
        """Return the point of the viewport where the selection ends, or its middle."""
        viewport = self._area.viewport()
        cursor, geometry = self._selection.cursor, self._geometry()
        item = geometry.flow.items[cursor.item] if cursor is not None else None
        if cursor is None or item is None or item.passage is None:
            return viewport.rect().center()
        leaf = min(cursor.leaf, len(item.passage.leaves) - 1)
        corner = geometry.leaf_rect(item, leaf).topLeft()
        rects = item.passage.box(leaf).rects(cursor.position, cursor.position)
        point = corner + rects[-1].center().toPoint() if rects else corner
        return point if viewport.rect().contains(point) else viewport.rect().center()
