"""What a person does with the mouse in a transcript: selecting, clicking, dragging."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from deepseek_desktop.ui.transcript.geometry import Geometry, Hit
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.selecting.copying import Copying
from deepseek_desktop.ui.transcript.selecting.edge_scrolling import EdgeScrolling
from deepseek_desktop.ui.transcript.selecting.stretches import leaf_around, word_around
from deepseek_desktop.ui.transcript.selecting.under_mouse import Link, hint, is_over_text, link_of
from deepseek_desktop.ui.transcript.selection import Selection, Stretch, moved


class _Doing(Enum):
    """What the button that is held is for."""

    NOTHING = 0
    SELECTING = 1
    LIFTING = 2  # what is selected, perhaps


class Pointer(QObject):
    """Turns mouse events into selections, drags and clicks on links.

    `link_clicked` has the address of a link and what it is called. `drag` starts dragging; it is
    called in an event, never in a coroutine, so the loop of its own that it has hinders no task.
    `said_of` gives what is to be said of what is under the mouse, where that is no link.
    """

    link_clicked = Signal(str, str)

    def __init__(
        self,
        area: QAbstractScrollArea,
        selection: Selection,
        geometry: Callable[[], Geometry],
        copying: Copying,
        *,
        drag: Callable[[QDrag], object] = QDrag.exec,
    ) -> None:
        super().__init__(area)
        self._area = area
        self._selection = selection
        self._geometry = geometry
        self._copying = copying
        self.drag = drag
        self._doing = _Doing.NOTHING
        self._around: Callable[[Hit], Stretch] | None = None
        self._origin: Stretch | None = None
        self._pressed_at = QPoint()
        self._pressed_on: Link | None = None
        self._since_double = QElapsedTimer()
        self._point = QPoint()
        self._edges = EdgeScrolling(area, geometry)
        self.said_of: Callable[[Hit], str] = _nothing
        self._edges.scrolled.connect(self._extend)

    @property
    def is_selecting(self) -> bool:
        """Whether the button is held since a selection was begun."""
        return self._doing is _Doing.SELECTING

    def watch(self, item: Item) -> None:
        """Keep what is selected in place when the leaves of an item get other numbers."""
        if item.passage is not None:
            item.passage.moved.append(lambda count: self._move_leaves(item.number, count))
            item.passage.replaced.append(lambda: self._drop(item.number))

    def press(self, event: QMouseEvent) -> None:
        """Begin to select; with Shift, reach to here; on what is selected, perhaps drag it."""
        self._point = self._pressed_at = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self._hit(self._point)
        self._pressed_on = link_of(hit) if hit and is_over_text(hit) else None
        if hit is None:
            self._selection.clear()
        elif self._is_third_press():
            self._begin(hit, leaf_around)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(hit.place)
            self._select_by(None, None)
        elif self._is_selected(hit):
            self._doing = _Doing.LIFTING
        else:
            self._selection.begin(hit.place)
            self._select_by(None, None)
        self._area.viewport().update()

    def double_click(self, event: QMouseEvent) -> None:
        """Select a word, and words while the button is held."""
        self._point = event.position().toPoint()
        hit = self._hit(self._point)
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_on = None
        self._since_double.start()
        self._begin(hit, word_around)
        self._area.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        """Select to here while the button is held; else show what is under the mouse."""
        self._point = event.position().toPoint()
        match self._doing:
            case _Doing.SELECTING:
                self._extend()
            case _Doing.LIFTING if self._is_far():
                self._lift()
            case _Doing.NOTHING:
                self._show_what_is_here()
            case _:
                pass

    def release(self, event: QMouseEvent) -> None:
        """End selecting; a click on a link announces it."""
        self._edges.stop()
        doing, self._doing = self._doing, _Doing.NOTHING
        if event.button() is not Qt.MouseButton.LeftButton or self._is_far():
            return
        hit = self._hit(event.position().toPoint())
        if doing is _Doing.LIFTING and hit is not None:
            self._selection.begin(hit.place)
            self._area.viewport().update()
        link = link_of(hit) if hit is not None and self._pressed_on is not None else None
        if link is not None and link == self._pressed_on and self._selection.is_empty:
            self.link_clicked.emit(link.address, link.label)
        self._pressed_on = None

    def _move_leaves(self, item: int, count: int | None) -> None:
        if count is None:
            self._drop(item)
            return
        self._selection.move_leaves(item, count)
        if self._origin is not None:
            first, last = self._origin
            self._origin = moved(first, item, count), moved(last, item, count)

    def _drop(self, item: int) -> None:
        """Forget what was in an item whose text is another one now."""
        self._selection.drop_item(item)
        if self._selection.anchor is None:
            self._around = self._origin = self._pressed_on = None
            self._doing = _Doing.NOTHING

    def _begin(self, hit: Hit, around: Callable[[Hit], Stretch]) -> None:
        stretch = around(hit)
        self._selection.set(*stretch)
        self._select_by(around, stretch)

    def _select_by(self, around: Callable[[Hit], Stretch] | None, origin: Stretch | None) -> None:
        self._around, self._origin = around, origin
        self._doing = _Doing.SELECTING

    def _extend(self) -> None:
        anchor = self._selection.anchor
        self._edges.follow(self._point, anchor)
        hit = self._hit(self._edges.reached(self._point, anchor))
        if hit is None:
            return
        if self._around is None or self._origin is None:
            self._selection.extend(hit.place)
        else:
            self._selection.span(self._origin, self._around(hit))
        self._area.viewport().update()

    def _lift(self) -> None:
        """Drag what is selected to somewhere else."""
        self._doing = _Doing.NOTHING
        carried = self._copying.for_drag()
        if carried is not None:
            drag = QDrag(self._area.viewport())
            drag.setMimeData(carried)
            self.drag(drag)

    def _show_what_is_here(self) -> None:
        hit = self._hit(self._point)
        link = link_of(hit) if hit is not None else None
        shape = Qt.CursorShape.ArrowCursor
        if link is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif hit is not None and is_over_text(hit):
            shape = Qt.CursorShape.IBeamCursor
        if self._area.viewport().cursor().shape() is not shape:
            self._area.viewport().setCursor(shape)
        said = self.said_of(hit) if hit is not None else ""
        self._area.viewport().setToolTip(hint(link) if link is not None else said)

    def _is_third_press(self) -> bool:
        if not self._since_double.isValid():
            return False
        is_soon = self._since_double.elapsed() <= QApplication.doubleClickInterval()
        self._since_double.invalidate()
        return is_soon

    def _is_selected(self, hit: Hit) -> bool:
        length = hit.box.document.characterCount() - 1
        span = self._selection.inside(hit.item, hit.leaf, length)
        if span is None:
            return False
        return any(rect.contains(hit.point) for rect in hit.box.rects(*span))

    def _is_far(self) -> bool:
        distance = (self._point - self._pressed_at).manhattanLength()
        return distance >= QApplication.startDragDistance()

    def _hit(self, point: QPoint) -> Hit | None:
        return self._geometry().hit(point)


def _nothing(_hit: Hit) -> str:
    return ""
