"""The order in which Tab goes through a window, for what is made later than its neighbours.

Qt's own chain is not walked: PySide takes each widget that `nextInFocusChain` returns for a child
of the one that was asked, and what is thrown away with that one may be a page that a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def held_place(room: QWidget) -> QWidget:
    """Return what keeps the place that `room` has in the order, for what will be put behind it."""
    holder = QWidget(room)
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    holder.hide()  # so nobody comes to it
    return holder


def put_behind(before: QWidget, after: QWidget) -> None:
    """Let Tab come to what is in `after` when it leaves `before` and what is in that.

    `before` has to be, or to hold, a place in the order.
    """
    own = list(_stops_in(after))
    last = [before, *(stop for stop in _stops_in(before) if stop not in own)][-1]
    for stop in own:
        QWidget.setTabOrder(last, stop)
        last = stop


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops in a widget, in the order in which it was put together."""
    window, none = widget.window(), Qt.FocusPolicy.NoFocus
    for each in (widget, *widget.findChildren(QWidget)):
        # What is in a menu or in the list of a choice is in a window of its own.
        if each.focusPolicy() != none and each.window() is window:
            yield each
