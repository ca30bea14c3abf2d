"""The transcript: what a person reads, and what they do with it by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.core.markup.reading import Spot
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.code.code_tools import CodeTools
from deepseek_desktop.ui.transcript.differing import Differing
from deepseek_desktop.ui.transcript.end_button import EndButton
from deepseek_desktop.ui.transcript.finding.finder import Finder
from deepseek_desktop.ui.transcript.finding.leaf_text import document_places
from deepseek_desktop.ui.transcript.finding.revealing import Revealing
from deepseek_desktop.ui.transcript.geometry import Geometry, Hit
from deepseek_desktop.ui.transcript.item_area import ItemArea
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.leaves.marks import Marks
from deepseek_desktop.ui.transcript.preparing import Preparing
from deepseek_desktop.ui.transcript.readers_place import AT_END_PX
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.selecting.copying import Copying, copy_plain, taken
from deepseek_desktop.ui.transcript.selecting.keyboard import Keyboard
from deepseek_desktop.ui.transcript.selecting.pointer import Pointer
from deepseek_desktop.ui.transcript.selecting.text_menu import TextMenu
from deepseek_desktop.ui.transcript.selection import Place, Selection
from deepseek_desktop.ui.transcript.walking import Walking
from deepseek_desktop.ui.transcript.zooming import LEAST, MOST, WheelSteps, key_steps


class TranscriptView(ItemArea):
    """Lets a person read, select, copy, find and zoom.

    `opening_asked` says which band, by its number, has to be open, `zoom_asked` by how many steps
    the text shall be larger (0: as usual). `link_clicked` has an address and what the link is
    called, `copied` what a person should know about what was copied, mostly nothing.
    """

    link_clicked = Signal(str, str)
    copied = Signal(str)
    opening_asked = Signal(int)
    zoom_asked = Signal(int)

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(reading, parent)
        self.setObjectName("transcript")
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selection = Selection()
        self.finder = Finder(self.flow, self._read_from, self)
        self.finder.changed.connect(self.changed)
        self.differing = Differing(lambda: self.viewport().update())
        self._revealing = Revealing(self, lambda: self.geometry_now, self.settle)
        self._revealing.opening_asked.connect(self.opening_asked)
        self.finder.arrived.connect(self._show_found)
        self._wheel_steps = WheelSteps()
        self._add_ways_to_copy()
        self._end_button = EndButton(self.viewport())
        self._end_button.clicked.connect(self._go_to_end)
        self._preparing = Preparing(self, self, self.changed)
        self.place_changed.connect(self._preparing.begin)
        self.place_changed.connect(self._look_around)

    @property
    def selected_text(self) -> str:
        """What is selected, as it is read; empty for nothing."""
        return copy_plain(taken(self.selection, self.geometry_now)).text()

    @property
    def is_busy(self) -> bool:
        """Whether what is in view is going to look otherwise soon."""
        return self.is_unsettled or self._code_tools.is_busy

    @override
    def event(self, event: QEvent) -> bool:
        # While something is selected, Escape is for that, not for stopping what runs.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_ours = event.key() == Qt.Key.Key_Escape and not self.selection.is_empty
            event.setAccepted(is_ours)
            return is_ours or super().event(event)
        return super().event(event)

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
    def add(self, *items: Item) -> None:
        super().add(*items)
        for item in items:
            self._pointer.watch(item)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)
        if self._pointer.is_selecting and not self.selection.is_empty:
            self.stay()  # what a person selects does not run away

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

    def set_zoom(self, factor: float) -> None:
        """Show text `factor` times as large as usual; what is at the top stays there."""
        self.read_with(replace(self.reading, zoom=min(max(factor, LEAST), MOST)))

    def reveal(self, place: Place) -> None:
        """Bring a place into view, wherever it is hidden."""
        self._revealing.reveal(place)

    def show_spot(self, item: Item, leaf: int, spot: Spot, *, selects: bool = False) -> None:
        """Bring what is read somewhere into view, and select it if that is wanted."""
        passage = item.passage
        if passage is None or leaf >= len(passage.leaves):
            return
        leaves = passage.leaves

        def span() -> tuple[int, int] | None:
            places = document_places(leaves[leaf], passage.box(leaf).filled, [spot])
            return places[0] if places else (0, 1)

        self.stay()
        self._revealing.show_span(item.number, leaf, span)
        if selects and (found := span()) is not None:
            ends = [Place(item.number, leaf, position) for position in found]
            self.selection.set(ends[0], ends[1])
            self.viewport().update()

    @contextmanager
    def without_news(self, items: Sequence[Item]) -> Iterator[None]:
        """Keep the first of these that is in view where it is; no text that comes is new."""
        self.stay()
        top, page = self.verticalScrollBar().value(), self.viewport().height()
        self._place_of_reader.stay_at(items, top, page)
        yield
        texts = [item.passage for item in self.flow.items if item.passage is not None]
        self._end_button.know(({text: len(text.text) for text in texts}, 0))

    def _add_ways_to_copy(self) -> None:
        def geometry() -> Geometry:
            return self.geometry_now

        copying = Copying(self.selection, geometry, self)
        copying.copied.connect(self.copied)
        self._pointer = Pointer(self, self.selection, geometry, copying)
        self._pointer.link_clicked.connect(self.link_clicked)
        self._pointer.said_of = self._said_of
        self.walking = Walking(self, geometry)
        self._keyboard = Keyboard(
            self, self.selection, geometry, copying, self.reveal, walk=self.walking.step
        )
        self._menu = TextMenu(self, self.selection, geometry, copying)
        self._menu.link_chosen.connect(self.link_clicked)
        self._menu.all_chosen.connect(self._keyboard.select_all)
        self._code_tools = CodeTools(self, self.changed, self.stay)
        self._code_tools.copy_asked.connect(copying.copy_text)

    def _go_to_end(self) -> None:
        self.follow()
        self.scrolled.emit()

    def _said_of(self, hit: Hit) -> str:
        return self.differing.said_of(self.flow.items[hit.item], hit.leaf)

    def _show_found(self) -> None:
        self.stay()
        self._revealing.show_found(self.finder)

    def _look_around(self) -> None:
        """Put right what belongs to the place where the reader is now."""
        self._code_tools.place(self.geometry_now, self.seen)
        self._show_way_to_end()
        self.finder.look_again()

    def _show_way_to_end(self) -> None:
        bar = self.verticalScrollBar()
        passages = [item.passage for item in self.flow.items if item.passage is not None]
        is_end_seen = bar.value() >= bar.maximum() - AT_END_PX
        self._end_button.show_state(passages, is_end_seen=is_end_seen)

    def _read_from(self) -> tuple[int, int]:
        anchor = self.flow.anchor_at(self.verticalScrollBar().value(), self.stage)
        return (anchor.item.number, max(0, anchor.leaf)) if anchor else (0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._preparing.note_painted()
        if self.walking.item is not None:
            painter = QPainter(self.viewport())
            self.walking.paint(painter)
            painter.end()

    @override
    def marks(self, item: Item, leaf: int) -> Marks:
        passage = item.passage
        if passage is None:
            return Marks()
        number = item.number
        length = passage.box(leaf).document.characterCount() - 1
        found, here = self.finder.marks(number, leaf)
        selected = self.selection.inside(number, leaf, length)
        return Marks(selected, found, here, self.differing.leaf(item, leaf))


def _can_move(band: BandItem, delta: int) -> bool:
    bar = band.bar
    return bar.value() > bar.minimum() if delta > 0 else bar.value() < bar.maximum()
