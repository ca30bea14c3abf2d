"""The order in which a transcript is read: leaves and widgets from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from deepseek_desktop.ui.transcript.accessible.place import LeafPlace
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.view import TranscriptView

ALL_UNTIL = 400
"""Up to so many leaves are all told of; of more only those that are near to what is in view."""

_NEAR = 100

_Order = tuple[int, float, int]
_LAST = 1_000_000


def in_order(view: TranscriptView) -> list[LeafPlace | QWidget]:
    """Return what can be read, each leaf before the widgets that belong to it."""
    found: list[tuple[_Order, LeafPlace | QWidget]] = []
    shown = view.flow.shown
    tells_all = sum(len(each.passage.leaves) for each in shown if each.passage) <= ALL_UNTIL
    for item in shown:
        leaves = _leaves(view, item, tells_all=tells_all)
        found += [((item.number, leaf, 0), LeafPlace(view, item, leaf)) for leaf in leaves]
    found += [(_order_of(view, each), each) for each in _widgets(view)]
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


class TabOrder(QObject):
    """Lets Tab go through what is in a view from top to bottom, after the view itself."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._known: list[QWidget] = []

    def renew(self) -> None:
        """Look what is in view now; there is little to do while that is the same."""
        view = self.parent()
        if not isinstance(view, TranscriptView):
            return
        widgets = sorted(_widgets(view), key=lambda each: _order_of(view, each))
        if widgets == self._known:
            return
        self._known = widgets
        stops = _stops(view)
        before: QWidget = view
        for each in widgets:
            for stop in stops.get(each, ()):
                QWidget.setTabOrder(before, stop)
                before = stop


def _leaves(view: TranscriptView, item: Item, *, tells_all: bool) -> range:
    passage = item.passage
    if passage is None or item.text_place(view.stage).isEmpty():
        return range(0)
    count = len(passage.leaves)
    if tells_all:
        return range(count)
    top = view.verticalScrollBar().value()
    bottom = top + view.viewport().height()
    start = item.top + item.text_place(view.stage).top() - item.text_scroll
    if item not in view.flow.between(top, bottom):
        return range(0)
    first = passage.leaf_at(top - start) - _NEAR
    return range(max(0, first), min(count, passage.leaf_at(bottom - start) + _NEAR))


def _widgets(view: TranscriptView) -> Iterator[QWidget]:
    for each in view.viewport().children():
        if isinstance(each, QWidget) and each.isVisibleTo(view):
            yield each


def _order_of(view: TranscriptView, widget: QWidget) -> _Order:
    """Return where a widget comes; a band's own come before its text."""
    if widget.objectName() == "jumpToEnd":
        return _LAST, 0, 0
    y = view.verticalScrollBar().value() + widget.geometry().center().y()
    for item in view.flow.between(y, y):
        order = item.number
        inside = y - item.top - item.text_place(view.stage).top()
        passage = item.passage
        is_before = isinstance(widget, QScrollBar) or inside < 0
        if passage is None or (is_before and isinstance(item, BandItem)):
            return order, -1, int(isinstance(widget, QScrollBar))
        return order, passage.leaf_at(inside + item.text_scroll), 1 + max(0, widget.y())
    return _LAST, -1, widget.y()


def _stops(view: TranscriptView) -> dict[QWidget, list[QWidget]]:
    """Return by widget of the viewport where Tab stops in it, in the order of their making.

    To go through the chain of Tab would be to go through all of the window.
    """
    found: dict[QWidget, list[QWidget]] = {}
    for each in view.viewport().children():
        if isinstance(each, QWidget):
            inside = (each, *each.findChildren(QWidget))
            found[each] = [w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return found
