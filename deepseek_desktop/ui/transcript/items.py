"""What stands below each other in a transcript: texts, bands of thinking, widgets."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from deepseek_desktop.ui.transcript.focus import give_back_focus
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.leaves.marks import Marks
from deepseek_desktop.ui.transcript.passage import Passage

MarksOf = Callable[[int], Marks]


class Stage(Struct, frozen=True):
    """What items are shown on: a viewport, the column that text has in it, and the look."""

    viewport: QWidget
    left: int
    width: int
    filler: Filler

    @property
    def look(self) -> Look:
        """The look of what is written."""
        return self.filler.look


class Item:
    """A part of a transcript; `top` is its distance from the beginning, in pixels.

    `number` is its place among all items."""

    def __init__(self, gap: float = 1.2) -> None:
        self.gap = gap
        self.is_shown = True
        self.number = 0
        self.top = 0

    @property
    def passage(self) -> Passage | None:
        """The text of the item, if it has one."""
        return None

    def height(self, stage: Stage) -> int:
        """Return the present height."""
        raise NotImplementedError

    def text_place(self, _stage: Stage) -> QRect:
        """Return where the text is seen, from the corner of the item."""
        return QRect()

    @property
    def has_own_scroll(self) -> bool:
        """Whether the text scrolls inside the item."""
        return False

    @property
    def text_scroll(self) -> int:
        """How far the text is scrolled inside the item."""
        return 0

    def measure(self, _stage: Stage, _top: int, _bottom: int) -> bool:
        """Measure what is between two heights of the item; return whether its height changed."""
        return False

    def prepare(self, _stage: Stage, _top: int, _bottom: int) -> bool:
        """Set a piece between two heights that is not set yet; return whether there was one."""
        return False

    def paint(self, _painter: QPainter, _stage: Stage, _clip: QRectF, _marks: MarksOf) -> None:
        """Draw, with the corner of the item at the origin."""

    def take_change(self, _stage: Stage) -> int | None:
        """Return from which of its heights on a text looks otherwise than at the last call."""
        return None

    def place(self, _stage: Stage, _y: int) -> None:
        """Put the widgets of the item where they belong; the item begins at `y` in the viewport."""

    def put_away(self) -> None:
        """Hide what is out of view, and let go of what can be made again."""


class TextItem(Item):
    """A text in the flow of the transcript; a question stands in a box."""

    def __init__(self, passage: Passage, *, is_boxed: bool = False, gap: float = 1.2) -> None:
        super().__init__(gap)
        self._passage = passage
        self.is_boxed = is_boxed

    @property
    @override
    def passage(self) -> Passage:
        """The text."""
        return self._passage

    @override
    def height(self, stage: Stage) -> int:
        padding = self._padding(stage)
        self.passage.set_up(stage.filler, stage.width - 2 * padding)
        return self.passage.height + 2 * padding if self.passage.text else 0

    @override
    def text_place(self, stage: Stage) -> QRect:
        padding = self._padding(stage)
        height = self.height(stage) - 2 * padding
        return QRect(padding, padding, stage.width - 2 * padding, height)

    @override
    def measure(self, stage: Stage, top: int, bottom: int) -> bool:
        padding = self._padding(stage)
        return bool(self.passage.text) and self.passage.measure(top - padding, bottom - padding)

    @override
    def prepare(self, stage: Stage, top: int, bottom: int) -> bool:
        padding = self._padding(stage)
        return self.passage.prepare(top - padding, bottom - padding)

    @override
    def take_change(self, stage: Stage) -> int | None:
        leaf = self.passage.take_change()
        return None if leaf is None else self._padding(stage) + self.passage.offset(leaf)

    @override
    def paint(self, painter: QPainter, stage: Stage, clip: QRectF, marks: MarksOf) -> None:
        if self.is_boxed:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(stage.look.sunken)
            painter.drawRoundedRect(0, 0, stage.width, self.height(stage), 8, 8)
            painter.restore()
        padding = self._padding(stage)
        painter.translate(padding, padding)
        paint_passage(painter, self.passage, clip.translated(-padding, -padding), marks)
        painter.translate(-padding, -padding)

    @override
    def put_away(self) -> None:
        self.passage.forget_boxes()

    def _padding(self, stage: Stage) -> int:
        return round(stage.look.unit * 1.2) if self.is_boxed else 0


class InsetItem(Item):
    """A widget between texts: made when it comes into view."""

    def __init__(self, make: Callable[[], QWidget], *, gap: float = 0.8) -> None:
        super().__init__(gap)
        self.widget: QWidget | None = None
        self.made: Callable[[QWidget], None] = _ignore
        self._make = make
        self._known_height = 40

    @override
    def height(self, stage: Stage) -> int:
        if self.widget is not None:
            self._known_height = _wanted_height(self.widget, stage.width)
        return self._known_height

    @override
    def measure(self, stage: Stage, _top: int, _bottom: int) -> bool:
        if self.widget is not None:
            return False
        before = self._known_height
        self.widget = self._make()
        self.widget.setParent(stage.viewport)
        self.widget.hide()  # or else it would come up with its parent, wherever that puts it
        self.widget.ensurePolished()
        self.made(self.widget)
        return self.height(stage) != before

    @override
    def place(self, stage: Stage, y: int) -> None:
        if self.widget is not None:
            self.widget.setGeometry(stage.left, y, stage.width, self._known_height)
            self.widget.show()

    @override
    def put_away(self) -> None:
        if self.widget is not None:
            give_back_focus(self.widget)
            self.widget.hide()


def paint_passage(painter: QPainter, passage: Passage, clip: QRectF, marks: MarksOf) -> None:
    """Draw the leaves of a passage that are in `clip`, with its beginning at the origin."""
    if not passage.leaves:
        return
    for number in range(passage.leaf_at(clip.top()), len(passage.leaves)):
        top = passage.offset(number)
        if top > clip.bottom():
            break
        painter.translate(0, top)
        passage.box(number).paint(painter, clip.translated(0, -top), marks(number))
        painter.translate(0, -top)


def _ignore(_widget: QWidget) -> None:
    """Nobody watches the widgets of an item that is in no transcript."""


def _wanted_height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return widget.sizeHint().height()
