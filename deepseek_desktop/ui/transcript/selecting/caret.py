"""Steps of a place through the text, across leaves and messages."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextCursor

from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selection import Place


class Step(Enum):
    """Where a place can go."""

    LEFT = 0
    RIGHT = 1
    WORD_LEFT = 2
    WORD_RIGHT = 3
    UP = 4
    DOWN = 5
    PAGE_UP = 6
    PAGE_DOWN = 7
    LINE_START = 8
    LINE_END = 9
    START = 10
    END = 11


_Operation = QTextCursor.MoveOperation
_IN_LEAF = {
    Step.LEFT: _Operation.PreviousCharacter,
    Step.RIGHT: _Operation.NextCharacter,
    Step.WORD_LEFT: _Operation.PreviousWord,
    Step.WORD_RIGHT: _Operation.NextWord,
    Step.LINE_START: _Operation.StartOfLine,
    Step.LINE_END: _Operation.EndOfLine,
}
_BACKWARD = {Step.LEFT, Step.WORD_LEFT, Step.UP, Step.PAGE_UP}


class Caret(Struct, frozen=True):
    """Takes steps; `x` is where, in pixels from the left of the text, steps up and down go."""

    geometry: Geometry
    x: float = 0.0

    def start(self) -> Place | None:
        """Return the first place of all that can be read."""
        found = self._readable(range(len(self.geometry.flow.items)))
        return Place(found, 0, 0) if found is not None else None

    def end(self) -> Place | None:
        """Return the last place of all that can be read."""
        found = self._readable(range(len(self.geometry.flow.items) - 1, -1, -1))
        return self._end_of(found) if found is not None else None

    def x_of(self, place: Place) -> float:
        """Return how far to the right a place is, in pixels."""
        return self._rect(self._box(place), place.position).left()

    def stepped(self, place: Place, step: Step) -> Place:
        """Return where a step leads; the place itself where there is nothing more."""
        match step:
            case Step.START:
                return self.start() or place
            case Step.END:
                return self.end() or place
            case Step.UP | Step.DOWN:
                return self._line(place, step)
            case Step.PAGE_UP | Step.PAGE_DOWN:
                return self._page(place, step)
            case _:
                return self._in_leaf(place, step)

    def _in_leaf(self, place: Place, step: Step) -> Place:
        box = self._box(place)
        cursor = QTextCursor(box.document)
        cursor.setPosition(min(place.position, _length(box)))
        cursor.movePosition(_IN_LEAF[step])
        if cursor.position() != place.position or step in {Step.LINE_START, Step.LINE_END}:
            return place._replace(position=cursor.position())
        following = self._next_leaf(place, -1 if step in _BACKWARD else 1)
        if following is None:
            return place
        return following._replace(
            position=_length(self._box(following)) if step in _BACKWARD else 0
        )

    def _line(self, place: Place, step: Step) -> Place:
        box = self._box(place)
        here = self._rect(box, place.position)
        is_up = step is Step.UP
        y = here.top() - 2 if is_up else here.bottom() + 2
        position = box.hit(QPointF(self.x, y))
        there = self._rect(box, position)
        if there.bottom() <= here.top() + 2 if is_up else there.top() >= here.bottom() - 2:
            return place._replace(position=position)
        following = self._next_leaf(place, -1 if is_up else 1)
        if following is None:
            return place._replace(position=0 if is_up else _length(box))
        other = self._box(following)
        edge = self._rect(other, _length(other) if is_up else 0).center().y()
        return following._replace(position=other.hit(QPointF(self.x, edge)))

    def _page(self, place: Place, step: Step) -> Place:
        left = self.geometry.stage.viewport.height() * 0.9
        at = place
        while left > 0:
            following = self._line(at, Step.UP if step is Step.PAGE_UP else Step.DOWN)
            if following == at:
                break
            left -= max(4.0, self._rect(self._box(following), following.position).height())
            at = following
        return at

    def _next_leaf(self, place: Place, way: int) -> Place | None:
        """Return the beginning of the leaf before or after."""
        passage = self._passage(place.item)
        if passage is not None and 0 <= place.leaf + way < len(passage.leaves):
            return Place(place.item, place.leaf + way, 0)
        items = range(place.item + 1, len(self.geometry.flow.items))
        found = self._readable(items if way > 0 else range(place.item - 1, -1, -1))
        if found is None:
            return None
        return Place(found, 0, 0) if way > 0 else self._end_of(found)._replace(position=0)

    def _readable(self, numbers: range) -> int | None:
        """Return the first of some items that has text which is not folded away."""
        return next((number for number in numbers if self._passage(number) is not None), None)

    def _passage(self, number: int) -> Passage | None:
        item = self.geometry.flow.items[number]
        if not item.is_shown or item.text_place(self.geometry.stage).isEmpty():
            return None
        if item.passage is not None:
            item.passage.parse()
        return item.passage if item.passage is not None and item.passage.leaves else None

    def _end_of(self, number: int) -> Place:
        passage = self._passage(number)
        leaf = len(passage.leaves) - 1 if passage is not None else 0
        place = Place(number, leaf, 0)
        return place._replace(position=_length(self._box(place)))

    def _box(self, place: Place) -> LeafBox:
        passage = self._passage(place.item)
        assert passage is not None
        return passage.box(min(place.leaf, len(passage.leaves) - 1))

    def _rect(self, box: LeafBox, position: int) -> QRectF:
        rects = box.rects(position, position)
        return rects[-1] if rects else QRectF(box.origin.x(), 0, 1, box.height)


def _length(box: LeafBox) -> int:
    return box.document.characterCount() - 1
