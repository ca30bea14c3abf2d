"""A band of thinking in a transcript."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollBar, QWidget
from typing_extensions import override

from deepseek_desktop.ui.transcript.focus import give_back_focus
from deepseek_desktop.ui.transcript.items import Item, MarksOf, Stage, paint_passage
from deepseek_desktop.ui.transcript.passage import Passage

_LINES = 9


class BandItem(Item):
    """Thinking: a heading, and under it a text with a height and a scroll place of its own."""

    def __init__(self, heading: QWidget, viewport: QWidget) -> None:
        super().__init__()
        self._passage = Passage()
        self.is_open = True
        self.keeps_height = False
        self._heading = heading
        self._bar = QScrollBar(Qt.Orientation.Vertical, viewport)
        self._bar.setAccessibleName(heading.accessibleName())
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._is_following = True
        self._is_moving = False
        self._drawn = (0, 0)
        heading.setParent(viewport)
        self._bar.hide()
        heading.hide()
        self._bar.valueChanged.connect(self._note_place)
        self._passage.replaced.append(self._follow)

    @property
    @override
    def passage(self) -> Passage:
        """The thinking."""
        return self._passage

    @property
    def heading(self) -> QWidget:
        """What opens and closes the band."""
        return self._heading

    @property
    def bar(self) -> QScrollBar:
        """What scrolls the text."""
        return self._bar

    @property
    @override
    def has_own_scroll(self) -> bool:
        return True

    @property
    @override
    def text_scroll(self) -> int:
        return self._bar.value()

    @property
    def scroll_place(self) -> tuple[int, bool]:
        """How far the text is scrolled, in pixels, and whether its end is followed."""
        return self.text_scroll, self._is_following

    def return_to(self, place: tuple[int, bool]) -> None:
        """Scroll to where it was, also where that is not measured again yet."""
        y, self._is_following = place
        self._is_moving = True
        self._bar.setMaximum(max(self._bar.maximum(), y))
        self._bar.setValue(y)
        self._is_moving = False

    @override
    def height(self, stage: Stage) -> int:
        body = self._body_height(stage)
        padding = round(stage.look.unit)
        return self._heading_height() + 2 * padding + (body + padding // 2 if self._is_seen else 0)

    @override
    def text_place(self, stage: Stage) -> QRect:
        if not self._is_seen:
            return QRect()
        padding = round(stage.look.unit)
        top = padding + self._heading_height() + padding // 2
        return QRect(2 * padding, top, self._text_width(stage), self._body_height(stage))

    @override
    def measure(self, stage: Stage, _top: int, _bottom: int) -> bool:
        if not self._is_seen:
            return False
        before = self._body_height(stage)
        for _ in range(8):
            self._set_range(stage)
            start = self.text_scroll
            if not self.passage.measure(start, start + self._body_height(stage)):
                break
        self._set_range(stage)
        return before != self._body_height(stage)

    @override
    def take_change(self, stage: Stage) -> int | None:
        drawn, self._drawn = self._drawn, (self.text_scroll, self.height(stage))
        return 0 if self.passage.take_change() is not None or drawn != self._drawn else None

    @override
    def paint(self, painter: QPainter, stage: Stage, _clip: QRectF, marks: MarksOf) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.SolidLine if self.passage.text else Qt.PenStyle.DashLine
        painter.setPen(QPen(stage.look.border, 1, style))
        painter.setBrush(stage.look.sunken if self.passage.text else Qt.BrushStyle.NoBrush)
        # Where nothing was thought the height is kept, but there is nothing to frame.
        just_heading = self._heading_height() + 2 * round(stage.look.unit)
        height = self.height(stage) if self.passage.text else just_heading
        frame = QRectF(0.5, 0.5, stage.width - 1, height - 1)
        painter.drawRoundedRect(frame, 8, 8)
        painter.restore()
        place = self.text_place(stage)
        if place.isEmpty():
            return
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.translate(place.left(), place.top() - self.text_scroll)
        inside = QRectF(0, self.text_scroll, place.width(), place.height())
        paint_passage(painter, self.passage, inside, marks)
        painter.restore()

    @override
    def place(self, stage: Stage, y: int) -> None:
        padding = round(stage.look.unit)
        size = self._heading.sizeHint()
        width = min(size.width(), stage.width - 2 * padding)
        left = stage.left + padding
        self._heading.setGeometry(left, y + padding, width, size.height())
        self._heading.show()
        text = self.text_place(stage)
        needs_bar = self._is_seen and self._bar.maximum() > 0
        if not needs_bar:
            give_back_focus(self._bar)
        self._bar.setVisible(needs_bar)
        if needs_bar:
            wide = self._bar.sizeHint().width()
            right = stage.left + stage.width - wide - 2
            self._bar.setGeometry(right, y + text.top(), wide, text.height())

    @override
    def put_away(self) -> None:
        give_back_focus(self._heading, self._bar)
        self._heading.hide()
        self._bar.hide()
        self.passage.forget_boxes()

    @property
    def _is_seen(self) -> bool:
        return self.is_open and bool(self.passage.text or self.keeps_height)

    def _heading_height(self) -> int:
        return self._heading.sizeHint().height()

    def _text_width(self, stage: Stage) -> int:
        padding = round(stage.look.unit)
        return stage.width - 3 * padding - self._bar.sizeHint().width()

    def _body_height(self, stage: Stage) -> int:
        self.passage.set_up(stage.filler, self._text_width(stage))
        most = round(stage.look.unit * 2.9 * _LINES)
        return most if self.keeps_height else min(most, self.passage.height)

    def _set_range(self, stage: Stage) -> None:
        """Let the bar reach to the end; stay at the end while there."""
        most = max(0, self.passage.height - self._body_height(stage))
        self._is_moving = True
        self._bar.setPageStep(self._body_height(stage))
        self._bar.setSingleStep(round(stage.look.unit * 3))
        self._bar.setRange(0, most)
        if self._is_following:
            self._bar.setValue(most)
        self._is_moving = False

    def _follow(self) -> None:
        self._is_following = True

    def _note_place(self, value: int) -> None:
        if not self._is_moving:
            self._is_following = value >= self._bar.maximum() - 4
