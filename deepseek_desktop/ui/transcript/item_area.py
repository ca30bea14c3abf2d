"""A scroll area over items: lays out what is in view, and keeps the place of a reader."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.flow import Flow
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import InsetItem, Item, Stage
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.leaves.marks import Marks
from deepseek_desktop.ui.transcript.readers_place import ReadersPlace
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.repainting import Repainting

MARGIN = 14
_ROUNDS = 8
_WIDEST_LETTERS = 95
_RESTYLING = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class ItemArea(QAbstractScrollArea):
    """Shows items below each other. Only what is near the viewport is laid out.

    While the end is in view it follows what is added; otherwise nothing that a reader sees moves.
    `place_changed` says that the reader moved, or that there is more or less to read, `scrolled`
    that it was the reader, or somebody for them, and not what is added.
    """

    place_changed = Signal()
    scrolled = Signal()

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.flow = Flow()
        self._place_of_reader = ReadersPlace(self.flow)
        self._reading = reading
        self._is_narrow = False
        self._filler = Filler(self._look(), reading.typesetter)
        self._is_settling = False
        self._seen: list[Item] = []
        self._repainting = Repainting(self, self.settle)

    @property
    def reading(self) -> Reading:
        """How a person wants to read."""
        return self._reading

    @property
    def seen(self) -> list[Item]:
        """The items that are in view."""
        return self._seen

    @property
    def is_unsettled(self) -> bool:
        """Whether something changed that was not looked at yet."""
        return self._repainting.is_due

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
    def is_at_end(self) -> bool:
        """Whether the end is in view, so that what is added is followed."""
        return self._place_of_reader.is_at_end

    def add(self, *items: Item) -> None:
        """Add items at the end."""
        for number, item in enumerate(items, start=len(self.flow.items)):
            item.number = number
        self.flow.items.extend(items)
        for item in items:
            if isinstance(item, BandItem):
                item.bar.valueChanged.connect(self.grown)
            if isinstance(item, InsetItem):
                item.made = self._watch
        self.changed()

    def changed(self) -> None:
        """Say that an item has another text, height or state; it is looked at soon."""
        self._repainting.ask()

    def grown(self) -> None:
        """Say that texts may have become longer, and that nothing else is drawn otherwise."""
        if not self._is_settling:  # then it is looked at right now
            self._repainting.ask(has_only_grown=True)

    def follow(self) -> None:
        """Go to the end and stay there while more is added."""
        self._place_of_reader.follow()
        self.settle()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Keep lines short in a wide window, or use all of its width."""
        self._place_of_reader.note_line(self.verticalScrollBar().value(), self.seen)
        self._is_narrow = is_narrow
        self._place_of_reader.return_to_line(self.stage)
        self.changed()

    def hold_at(self, item: Item | None) -> None:
        """Follow no further than until `item` begins at the top."""
        self._place_of_reader.hold_at(item)

    def stay(self) -> None:
        """Keep what is in view where it is, whatever becomes longer below it."""
        self._place_of_reader.stay(self.verticalScrollBar().value(), self.stage)

    def show_start(self) -> None:
        """Go to the beginning."""
        self.stay()
        self.verticalScrollBar().setValue(0)

    def marks(self, _item: Item, _leaf: int) -> Marks:
        """Return what is set off in a leaf that is drawn."""
        return Marks()

    def restyle(self) -> None:
        """Take fonts and colours anew."""
        look = self._look()
        if look != self._filler.look:
            self._place_of_reader.note_line(self.verticalScrollBar().value(), self.seen)
            self._filler = Filler(look, self._reading.typesetter)
            self._place_of_reader.return_to_line(self.stage)
            self.changed()

    def read_with(self, reading: Reading) -> None:
        """Show the texts as a person wants to read them from now on."""
        self._reading = reading
        self.restyle()

    def settle(self, *, has_only_grown: bool = False) -> None:
        """Lay out what is in view, and keep the reader where they are."""
        if self._is_settling or not self.isVisible():
            return
        self._is_settling = True
        try:
            self._settle()
        finally:
            self._is_settling = False
        scroll = self.verticalScrollBar().value()
        self._repainting.update(self.stage, scroll, self._seen, is_whole=not has_only_grown)
        self.place_changed.emit()

    def _settle(self) -> None:
        self._repainting.forget()
        stage, bar, reader = self.stage, self.verticalScrollBar(), self._place_of_reader
        page = self.viewport().height()
        reader.before_layout(stage)
        for _ in range(_ROUNDS):
            self.flow.lay_out(stage, MARGIN)
            bar.setPageStep(page)
            bar.setSingleStep(round(stage.look.unit * 4))
            bar.setRange(0, max(0, self.flow.height - page))
            bar.setValue(reader.height(bar.value(), bar.maximum(), stage))
            top = bar.value()
            seen = self.flow.between(top, top + page)
            changes = [item.measure(stage, top - item.top, top + page - item.top) for item in seen]
            if not any(changes):
                break
        self._place(stage, bar.value())
        reader.after_layout(bar.value(), bar.maximum(), stage)

    def _place(self, stage: Stage, scroll: int) -> None:
        page = self.viewport().height()
        before, self._seen = self._seen, list(self.flow.between(scroll, scroll + page))
        for item in set(before).difference(self._seen):
            item.put_away()
        for item in self._seen:
            item.place(stage, item.top - scroll)

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
            item.paint(painter, stage, clip, partial(self.marks, item))
            painter.restore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        reader = self._place_of_reader
        if not reader.is_as_wide_as(self.stage):
            reader.note_line(self.verticalScrollBar().value(), self.seen)
            reader.return_to_line(self.stage)
        self.settle()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()  # what came while nobody saw it was not looked at

    @override
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if self._is_settling:
            return
        bar = self.verticalScrollBar()
        self._place_of_reader.scrolled_to(bar.value(), bar.maximum(), self.stage)
        self.settle()
        self.scrolled.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLING:
            self.restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed()
        return super().eventFilter(watched, event)

    def _look(self) -> Look:
        return Look.of(self, self._reading.zoom, self._reading.code_family)

    def _watch(self, widget: QWidget) -> None:
        """Notice when a widget wants another height."""
        widget.installEventFilter(self)
