"""What a person does with the keys in a transcript: reading on, selecting, copying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea

from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.selecting.caret import Caret, Step
from deepseek_desktop.ui.transcript.selecting.copying import Copying
from deepseek_desktop.ui.transcript.selection import Place, Selection

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_STEPS = {
    _Key.Key_Left: Step.LEFT,
    _Key.Key_Right: Step.RIGHT,
    _Key.Key_Up: Step.UP,
    _Key.Key_Down: Step.DOWN,
    _Key.Key_PageUp: Step.PAGE_UP,
    _Key.Key_PageDown: Step.PAGE_DOWN,
    _Key.Key_Home: Step.LINE_START,
    _Key.Key_End: Step.LINE_END,
}
_FAR_STEPS = {
    **_STEPS,
    _Key.Key_Left: Step.WORD_LEFT,
    _Key.Key_Right: Step.WORD_RIGHT,
    _Key.Key_Home: Step.START,
    _Key.Key_End: Step.END,
}
_KEEP_X = {Step.UP, Step.DOWN, Step.PAGE_UP, Step.PAGE_DOWN}
_LINES_KEPT = 2


class Walk(Protocol):
    """Goes from message to message."""

    def __call__(self, *, forward: bool) -> None:
        """Go to the next message, or to the one before."""


class Keyboard:
    """Turns keys into scrolling and selections.

    `reveal` brings a place into view, `walk` goes from message to message.
    """

    def __init__(
        self,
        area: QAbstractScrollArea,
        selection: Selection,
        geometry: Callable[[], Geometry],
        copying: Copying,
        reveal: Callable[[Place], None],
        *,
        walk: Walk,
    ) -> None:
        self._area = area
        self._selection = selection
        self._geometry = geometry
        self._copying = copying
        self._reveal = reveal
        self._walk = walk
        self._x: float | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        key, modifiers = _Key(event.key()), event.modifiers() & ~_KEYPAD
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copying.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif key is _Key.Key_Escape and modifiers == _NONE and not self._selection.is_empty:
            self._selection.clear()
        elif modifiers == _ALT and key in {_Key.Key_Up, _Key.Key_Down}:
            self._walk(forward=key is _Key.Key_Down)
        elif modifiers == _SHIFT and key in _STEPS:
            self._extend(_STEPS[key])
        elif modifiers == _SHIFT | _CONTROL and key in _FAR_STEPS:
            self._extend(_FAR_STEPS[key])
        else:
            return self._scroll(key, modifiers)
        self._area.viewport().update()
        return True

    def select_all(self) -> None:
        """Select all that can be read."""
        caret = Caret(self._geometry())
        first, last = caret.start(), caret.end()
        if first is not None and last is not None:
            self._selection.set(first, last)
        self._area.viewport().update()

    def _extend(self, step: Step) -> None:
        if self._selection.cursor is None and (first := self._first_seen()) is not None:
            self._selection.begin(first)
        self._parse_at_cursor()
        cursor = self._known(self._selection.cursor)
        if cursor is None:
            return
        if step not in _KEEP_X:
            self._x = None
        elif self._x is None:
            self._x = Caret(self._geometry()).x_of(cursor)
        there = Caret(self._geometry(), self._x or 0.0).stepped(cursor, step)
        self._selection.extend(there)
        self._reveal(there)

    def _parse_at_cursor(self) -> None:
        """Parse the text that the cursor is in: a step may lead to anywhere in it."""
        cursor, items = self._selection.cursor, self._geometry().flow.items
        if cursor is not None and cursor.item < len(items):
            passage = items[cursor.item].passage
            if passage is not None:
                passage.parse()

    def _known(self, place: Place | None) -> Place | None:
        """Return a place, None where the text that it was in is gone or folded away."""
        if place is None:
            return None
        geometry = self._geometry()
        items = geometry.flow.items
        item = items[place.item] if place.item < len(items) else None
        if item is None or item.passage is None or item.text_place(geometry.stage).isEmpty():
            return None
        return place if place.leaf < len(item.passage.leaves) else None

    def _first_seen(self) -> Place | None:
        hit = self._geometry().hit(QPoint(0, 0))
        return Place(hit.item, hit.leaf, 0) if hit is not None else None

    def _scroll(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        bar = self._area.verticalScrollBar()
        line = bar.singleStep()
        page = max(line, bar.pageStep() - _LINES_KEPT * line)
        is_back = key is _Key.Key_Space and modifiers == _SHIFT
        if modifiers not in (_NONE, _CONTROL) and not is_back:
            return False
        match key:
            case _Key.Key_Up:
                wanted = bar.value() - line
            case _Key.Key_Down:
                wanted = bar.value() + line
            case _Key.Key_PageUp:
                wanted = bar.value() - page
            case _Key.Key_PageDown:
                wanted = bar.value() + page
            case _Key.Key_Space if modifiers != _CONTROL:
                wanted = bar.value() + (-page if is_back else page)
            case _Key.Key_Home:
                wanted = 0
            case _Key.Key_End:
                wanted = bar.maximum()
            case _:
                return False
        bar.setValue(wanted)
        return True
