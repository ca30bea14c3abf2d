"""The row of tabs: what the mouse and the keyboard do there besides what Qt knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

_MOST, _LEAST = 26, 8  # characters of a title that there is room for
_AROUND_PX = 22  # padding and margins of the style sheet
_GAP_PX = 6
CROSS = 24
"""How wide and high the button is that closes a tab, in pixels."""


class TabBar(QTabBar):
    """Tabs as wide as their titles, up to a limit; pinned ones are narrow.

    The signals carry the number of a tab: `middle_clicked`, `named` (clicked twice), `menu_asked`
    with where to show it, `dragged_out` with where it was let go, far from the bar. `hovered`
    wants a tooltip to be true, `dropped` says that a tab was let go.
    """

    middle_clicked = Signal(int)
    named = Signal(int)
    menu_asked = Signal(int, QPoint)
    dragged_out = Signal(int, QPoint)
    hovered = Signal(int)
    dropped = Signal()

    def __init__(self, is_pinned: Callable[[int], bool]) -> None:
        super().__init__()
        self._is_pinned = is_pinned
        self._pressed = -1
        self.setMovable(True)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBarDoubleClicked.connect(self._name)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), self._width(index, _MOST)), hint.height())

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), self._width(index, _LEAST)), hint.height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.tabAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton) and self._pressed >= 0
        if is_held and self._is_far(event.position().toPoint()):
            self.setCursor(Qt.CursorShape.DragMoveCursor)
        else:
            self.unsetCursor()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = event.position().toPoint(), self._pressed
        self._pressed = -1
        self.unsetCursor()
        if event.button() is Qt.MouseButton.MiddleButton:
            if pressed >= 0 and pressed == self.tabAt(place):
                self.middle_clicked.emit(pressed)
            return
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or pressed < 0:
            return
        self.dropped.emit()
        if self._is_far(place):
            self.dragged_out.emit(self.currentIndex(), event.globalPosition().toPoint())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, place = self.tabAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            place = self.mapToGlobal(self.tabRect(index).bottomLeft())
        if index >= 0:
            self.menu_asked.emit(index, place)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.hovered.emit(self.tabAt(event.pos()))
        return super().event(event)

    def _width(self, index: int, characters: int) -> int:
        metrics = self.fontMetrics()
        bare = _AROUND_PX + self.iconSize().width() + _GAP_PX
        if self._is_pinned(index):
            return bare + metrics.horizontalAdvance("国")
        return bare + CROSS + metrics.averageCharWidth() * characters

    def _is_far(self, place: QPoint) -> bool:
        """Whether a tab that is let go at `place` is meant for somewhere else."""
        is_beside = not -self.height() <= place.y() <= 2 * self.height()
        return is_beside or not self.window().frameGeometry().contains(self.mapToGlobal(place))

    def _name(self, index: int) -> None:
        if index >= 0:
            self.named.emit(index)
