"""Walks from message to message; the one that a person is at is marked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item

_MARK_PX = 3
_NEAR_PX = 2
_ROUNDS = 8


class Walking:
    """Knows at which message a person is, if they walked to one: a question, or a reply."""

    def __init__(self, area: QAbstractScrollArea, geometry: Callable[[], Geometry]) -> None:
        self._area = area
        self._geometry = geometry
        self._item: Item | None = None

    @property
    def item(self) -> Item | None:
        """What the message begins with; None where nobody walked to one that is shown."""
        item = self._item
        return item if item is not None and item in self._geometry().flow.shown else None

    def step(self, *, forward: bool) -> None:
        """Go to the next message, or to the one before; it begins at the top, if it can."""
        messages = self._messages()
        if not messages:
            return
        if self.item in messages:
            number = messages.index(self.item) + (1 if forward else -1)
        else:
            number = self._number_in_view(messages, forward=forward)
        if number >= len(messages):
            self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().maximum())
            return
        self._item = messages[max(0, number)]
        self._bring_up(self._item)
        self._area.viewport().update()

    def stop(self) -> bool:
        """Be at no message any more; False where a person was at none."""
        was_walking = self.item is not None
        self._item = None
        self._area.viewport().update()
        return was_walking

    def paint(self, painter: QPainter) -> None:
        """Mark the message that a person is at; the painter is that of the viewport."""
        item = self.item
        if item is None:
            return
        geometry = self._geometry()
        shown = geometry.flow.shown
        messages = self._messages()
        following = messages[messages.index(item) + 1 :] if item in messages else []
        last = shown[shown.index(following[0]) - 1] if following else shown[-1]
        bottom = last.top + last.height(geometry.stage)
        left = geometry.stage.left - 3 * _MARK_PX
        top = item.top - geometry.scroll
        accent = geometry.stage.look.link
        painter.fillRect(QRect(left, top, _MARK_PX, bottom - item.top), accent)

    def _number_in_view(self, messages: list[Item], *, forward: bool) -> int:
        """Return where to begin: beside the message that is read, at the ends with an end."""
        bar = self._area.verticalScrollBar()
        if not forward:
            above = [n for n, each in enumerate(messages) if each.top < bar.value() - _NEAR_PX]
            is_at_end = bar.value() == bar.maximum()
            return len(messages) - 1 if is_at_end else (above[-1] if above else 0)
        read = bar.value() + self._above_px + _NEAR_PX
        below = [n for n, each in enumerate(messages) if each.top > read]
        return 0 if not bar.maximum() else (below[0] if below else len(messages))

    @property
    def _above_px(self) -> int:
        return round(2 * self._geometry().stage.look.unit)

    def _bring_up(self, item: Item) -> None:
        bar = self._area.verticalScrollBar()
        for _ in range(_ROUNDS):  # what comes into view is measured, and may be higher
            wanted = min(max(0, item.top - self._above_px), bar.maximum())
            if bar.value() == wanted:
                return
            bar.setValue(wanted)

    def _messages(self) -> list[Item]:
        """Return the items that messages begin with; thinking and its answer are one."""
        shown = [item for item in self._geometry().flow.shown if item.passage is not None]
        later = [item for above, item in pairwise(shown) if not isinstance(above, BandItem)]
        return [*shown[:1], *later]
