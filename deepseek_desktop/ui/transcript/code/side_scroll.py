"""Scrolls blocks sideways that are wider than their room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget
from typing_extensions import override

from deepseek_desktop.ui.transcript.code.seen_blocks import SeenBlock
from deepseek_desktop.ui.transcript.focus import give_back_focus
from deepseek_desktop.ui.transcript.passage import Passage

_TICK_MS = 40
_STEP_LETTERS = 3
_DRAG_STEP_PX = 14
_DRAG_DIVISOR = 4
_NOTCH = 120


class SideBar(QScrollBar):
    """The bar at the foot of a block; turning the wheel over it goes on scrolling the text."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, viewport)
        self.setObjectName("sideBar")
        self.setAccessibleName(self.tr("Scroll sideways"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setInvertedControls(False)  # with Qt's choice the right arrow goes to the left
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.block: SeenBlock | None = None
        self.valueChanged.connect(self._scroll)
        self.hide()

    def show_for(self, block: SeenBlock) -> None:
        """Stand at the foot of a block, or at the foot of the window while that is below it."""
        self.block = block
        box = block.box
        with QSignalBlocker(self):
            self.setPageStep(round(box.room))
            self.setSingleStep(round(_STEP_LETTERS * box.look.letter))
            self.setRange(0, round(box.most_shift))
            self.setValue(round(box.shift))
        rect = block.rect(box.side_bar)
        rect.moveBottom(min(rect.bottom(), block.window.bottom()))
        self.setGeometry(rect)
        highest = block.rect(box.head).bottom() if box.is_code else block.rect(box.frame).top()
        self.setVisible(block.shows(rect) and rect.top() >= highest)

    def put_away(self) -> None:
        """Be seen no more."""
        self.block = None
        self.hide()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _scroll(self, value: int) -> None:
        if self.block is not None:
            self.block.box.state.shift = value
            # Other parts of the same table move along. What stands for a viewport in Python does
            # not live as long as it, so it is asked for each time.
            if viewport := self.parentWidget():
                viewport.update()


class SideScroll(QObject):
    """Gives bars to the wide blocks in view; wheels and dragged selections scroll them, too."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._bars: dict[tuple[Passage, int], SideBar] = {}
        self._spare: list[SideBar] = []
        self._dragged_to: QPointF | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._drag_on)
        area.viewport().installEventFilter(self)

    def place(self, blocks: Sequence[SeenBlock]) -> None:
        """Put bars where wide blocks stand now."""
        wide = {block.key: block for block in blocks if block.box.most_shift >= 1}
        for key in self._bars.keys() - wide.keys():
            bar = self._bars.pop(key)
            give_back_focus(bar)
            bar.put_away()
            self._spare.append(bar)
        for key, block in wide.items():
            if key not in self._bars:
                self._bars[key] = (
                    self._spare.pop() if self._spare else SideBar(self._area.viewport())
                )
            self._bars[key].show_for(block)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            return self._turn(event)
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._drag(event)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._timer.stop()
        return super().eventFilter(watched, event)

    def _turn(self, event: QWheelEvent) -> bool:
        """Scroll a block by a wheel that is turned sideways, or with Shift."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        is_sideways = abs(angle.x()) > abs(angle.y())
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        bar = self._bar_at(event.position().toPoint())
        if bar is None or not (is_sideways or has_shift):
            return False
        moved = pixels if not pixels.isNull() else angle * (3 * bar.singleStep()) / _NOTCH
        bar.setValue(bar.value() - (moved.x() if is_sideways else moved.y()))
        event.accept()
        return True

    def _drag(self, event: QMouseEvent) -> None:
        """Begin to scroll the block at whose side a selection is dragged."""
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._dragged_to = event.position()
        bar = self._bar_at(self._dragged_to.toPoint()) if is_held else None
        if bar is None or not _beyond(bar, self._dragged_to):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _drag_on(self) -> None:
        """Scroll on, and select to the letter that is under the mouse then."""
        point = self._dragged_to
        bar = self._bar_at(point.toPoint()) if point is not None else None
        if point is None or bar is None:
            self._timer.stop()
            return
        beyond = _beyond(bar, point)
        step = _DRAG_STEP_PX + abs(beyond) // _DRAG_DIVISOR
        bar.setValue(bar.value() + (step if beyond > 0 else -step))
        viewport = self._area.viewport()
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            viewport.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(viewport, moved)

    def _bar_at(self, point: QPoint) -> SideBar | None:
        """Return the bar of the block at the height of a point."""
        for bar in self._bars.values():
            block = bar.block
            if block is not None and block.window.top() <= point.y() <= block.window.bottom():
                frame = block.rect(block.box.frame)
                if frame.top() <= point.y() <= frame.bottom():
                    return bar
        return None


def _beyond(bar: SideBar, point: QPointF) -> int:
    """Return how far a point is beyond what is seen of a block; less than 0 on the left."""
    left, right = bar.geometry().left(), bar.geometry().right()
    x = round(point.x())
    return min(0, x - left) or max(0, x - right)
