"""The transcript: scrolls over items, keeps a reader's place, follows what is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.code_tools import CodeTools
from deepseek_desktop.ui.transcript.copying import Copying, copy_plain, taken
from deepseek_desktop.ui.transcript.end_button import EndButton
from deepseek_desktop.ui.transcript.filling import Filler
from deepseek_desktop.ui.transcript.finder import Finder
from deepseek_desktop.ui.transcript.flow import Anchor, Flow
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import InsetItem, Item, Stage
from deepseek_desktop.ui.transcript.keeping import Keeping
from deepseek_desktop.ui.transcript.keyboard import Keyboard
from deepseek_desktop.ui.transcript.look import Look
from deepseek_desktop.ui.transcript.marks import Marks
from deepseek_desktop.ui.transcript.pointer import Pointer
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.revealing import Revealing
from deepseek_desktop.ui.transcript.selection import Place, Selection
from deepseek_desktop.ui.transcript.text_menu import TextMenu
from deepseek_desktop.ui.transcript.zooming import LEAST, MOST, WheelSteps, key_steps

MARGIN = 14
_AT_END_PX = 4
_ROUNDS = 8
_WIDEST_LETTERS = 95


class TranscriptView(QAbstractScrollArea):
    """Shows items below each other. Only what is near the viewport is laid out.

    While the end is in view it follows what is added; otherwise nothing that a reader sees moves.
    `place_changed` says that the reader moved, or that there is more or less to read,
    `opening_asked` that the band with this number has to be open, `zoom_asked` by how many steps
    the text shall be larger (0: as usual). `link_clicked` has an address and what the link is
    called, `copied` what a person should know about what was copied, mostly nothing.
    """

    place_changed = Signal()
    link_clicked = Signal(str, str)
    copied = Signal(str)
    opening_asked = Signal(int)
    zoom_asked = Signal(int)

    def __init__(
        self, reading: Reading, *, is_narrow: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.flow = Flow()
        self.selection = Selection()
        self.finder = Finder(self.flow, self._read_from, self)
        self.finder.changed.connect(self.changed)
        self._revealing = Revealing(self, lambda: self.geometry_now, self.settle)
        self._revealing.opening_asked.connect(self.opening_asked)
        self.finder.arrived.connect(lambda: self._revealing.show_found(self.finder))
        self._keeping = Keeping()
        self._wheel_steps = WheelSteps()
        self._add_ways_to_copy()
        self._end_button = EndButton(self.viewport())
        self._end_button.clicked.connect(self.follow)
        self._reading = reading
        self._is_narrow = is_narrow
        self._filler = Filler(self._look(), reading.typesetter)
        self._is_following = True
        self._hold: Item | None = None
        self._anchor: Anchor | None = None
        self._is_settling = False
        self._seen: set[Item] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.settle)

    @property
    def stage(self) -> Stage:
        """Where items are shown now."""
        viewport = self.viewport()
        width = max(80, viewport.width() - 2 * MARGIN)
        if self._is_narrow:
            width = min(width, round(self._filler.look.letter * _WIDEST_LETTERS))
        left = (viewport.width() - width) // 2
        return Stage(viewport, left, width, self._filler)

    @property
    def geometry_now(self) -> Geometry:
        """Where texts stand now."""
        return Geometry(self.flow, self.stage, self.verticalScrollBar().value())

    @property
    def selected_text(self) -> str:
        """What is selected, as it is read; empty for nothing."""
        return copy_plain(taken(self.selection, self.geometry_now)).text()

    @property
    def is_busy(self) -> bool:
        """Whether what is in view is going to look otherwise soon."""
        return self._later.isActive() or self._code_tools.is_busy

    @property
    def is_at_end(self) -> bool:
        """Whether the end is in view, so that what is added is followed."""
        return self._is_following and self._hold is None

    def add(self, *items: Item) -> None:
        """Add items at the end."""
        self.flow.items.extend(items)
        for number, item in enumerate(self.flow.items):
            item.number = number
        for item in items:
            if isinstance(item, BandItem):
                item.bar.valueChanged.connect(self.changed)
            if isinstance(item, InsetItem):
                item.made = self._watch
        self.changed()

    def changed(self) -> None:
        """Say that an item has another text, height or state; it is looked at soon."""
        self._later.start()

    def follow(self) -> None:
        """Go to the end and stay there while more is added."""
        self._is_following, self._hold = True, None
        self.settle()

    def hold_at(self, item: Item | None) -> None:
        """Follow no further than until `item` begins at the top."""
        self._hold = item

    def stay(self) -> None:
        """Keep what is in view where it is, whatever becomes longer below it."""
        self._leave_end()
        self._anchor = self.flow.anchor_at(self.verticalScrollBar().value(), self.stage)

    def show_start(self) -> None:
        """Go to the beginning."""
        self._leave_end()
        self.verticalScrollBar().setValue(0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        stage, scroll = self.stage, self.verticalScrollBar().value()
        painter.translate(stage.left, -scroll)
        area = event.rect()
        for item in self.flow.between(scroll + area.top(), scroll + area.bottom()):
            painter.save()
            painter.translate(0, item.top)
            top = scroll + area.top() - item.top
            clip = QRectF(0, top, stage.width, area.height())
            item.paint(painter, stage, clip, partial(self._marks, item))
            painter.restore()
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    @override
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if self._is_settling:
            return
        bar = self.verticalScrollBar()
        self._hold = None
        self._is_following = bar.value() >= bar.maximum() - _AT_END_PX
        self._anchor = self.flow.anchor_at(bar.value(), self.stage)
        self.settle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.StyleChange,
        ):
            self.restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed()
        return super().eventFilter(watched, event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if steps := self._wheel_steps.add(event):
                self.zoom_asked.emit(steps)
            return
        band = self.geometry_now.band_at(event.position().toPoint())
        if band is not None and _can_move(band, event.angleDelta().y()):
            band.bar.event(event)
            return
        super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu.open(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (steps := key_steps(event)) is not None:
            self.zoom_asked.emit(steps)
        elif not self._keyboard.press(event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take fonts and colours anew."""
        look = self._look()
        if look == self._filler.look:
            return
        if self.isVisible():
            self._keeping.note(self.geometry_now, list(self._seen), self._anchor)
        self._filler = Filler(look, self._reading.typesetter)
        if self.isVisible() and not self._is_following:
            self._anchor = self._keeping.restore(self.stage) or self._anchor
        self.changed()

    def read_with(self, reading: Reading) -> None:
        """Show the texts as a person wants to read them from now on."""
        self._reading = reading
        self.restyle()

    def set_zoom(self, factor: float) -> None:
        """Show text `factor` times as large as usual; what is at the top stays there."""
        self.read_with(replace(self._reading, zoom=min(max(factor, LEAST), MOST)))

    def reveal(self, place: Place) -> None:
        """Bring a place into view, wherever it is hidden."""
        self._revealing.reveal(place)

    def _add_ways_to_copy(self) -> None:
        def geometry() -> Geometry:
            return self.geometry_now

        copying = Copying(self.selection, geometry, self)
        copying.copied.connect(self.copied)
        self._pointer = Pointer(self, self.selection, geometry, copying)
        self._pointer.link_clicked.connect(self.link_clicked)
        self._keyboard = Keyboard(self, self.selection, geometry, copying, self.reveal)
        self._menu = TextMenu(self, self.selection, geometry, copying)
        self._menu.link_chosen.connect(self.link_clicked)
        self._menu.all_chosen.connect(self._keyboard.select_all)
        self._code_tools = CodeTools(self.viewport(), self.changed, self.stay)
        self._code_tools.copy_asked.connect(copying.copy_text)

    def _watch(self, widget: QWidget) -> None:
        """Notice when a widget wants another height."""
        widget.installEventFilter(self)

    def _show_way_to_end(self) -> None:
        bar = self.verticalScrollBar()
        passages = [item.passage for item in self.flow.items if item.passage is not None]
        is_end_seen = bar.value() >= bar.maximum() - _AT_END_PX
        self._end_button.show_state(passages, is_end_seen=is_end_seen)

    def _look(self) -> Look:
        return Look.of(self, self._reading.zoom, self._reading.code_family)

    def settle(self) -> None:
        """Lay out what is in view, and keep the reader where they are."""
        if self._is_settling or not self.isVisible():
            return
        self._is_settling = True
        try:
            self._settle()
        finally:
            self._is_settling = False
        self._show_way_to_end()
        self.finder.look_again()
        self.viewport().update()
        self.place_changed.emit()

    def _settle(self) -> None:
        self._later.stop()
        stage, bar = self.stage, self.verticalScrollBar()
        page = self.viewport().height()
        for _ in range(_ROUNDS):
            self.flow.lay_out(stage, MARGIN)
            bar.setPageStep(page)
            bar.setSingleStep(round(stage.look.unit * 4))
            bar.setRange(0, max(0, self.flow.height - page))
            bar.setValue(self._wanted_value(stage))
            top = bar.value()
            seen = self.flow.between(top, top + page)
            changes = [item.measure(stage, top - item.top, top + page - item.top) for item in seen]
            if not any(changes):
                break
        self._place(stage, bar.value())
        if self._anchor is None or not self._is_following:
            self._anchor = self._anchor or self.flow.anchor_at(bar.value(), stage)

    def _wanted_value(self, stage: Stage) -> int:
        bar = self.verticalScrollBar()
        if self._is_following:
            return min(bar.maximum(), self._hold.top if self._hold else bar.maximum())
        if self._anchor is not None:
            return self.flow.height_of(self._anchor, stage)
        return bar.value()

    def _place(self, stage: Stage, scroll: int) -> None:
        page = self.viewport().height()
        seen = set(self.flow.between(scroll, scroll + page))
        for item in self._seen - seen:
            item.put_away()
        for item in seen:
            item.place(stage, item.top - scroll)
        self._seen = seen
        self._code_tools.place(Geometry(self.flow, stage, scroll), list(seen))

    def _read_from(self) -> tuple[int, int]:
        anchor = self.flow.anchor_at(self.verticalScrollBar().value(), self.stage)
        return (anchor.item.number, max(0, anchor.leaf)) if anchor else (0, 0)

    def _leave_end(self) -> None:
        self._is_following, self._hold = False, None

    def _marks(self, item: Item, leaf: int) -> Marks:
        passage = item.passage
        if passage is None:
            return Marks()
        number = item.number
        length = passage.box(leaf).document.characterCount() - 1
        found, here = self.finder.marks(number, leaf)
        return Marks(self.selection.inside(number, leaf, length), found, here)


def _can_move(band: BandItem, delta: int) -> bool:
    bar = band.bar
    return bar.value() > bar.minimum() if delta > 0 else bar.value() < bar.maximum()
