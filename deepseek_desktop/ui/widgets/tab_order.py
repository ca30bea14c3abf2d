"""The order in which Tab goes through a window, for what is made later than its neighbours.

Qt's own chain is not walked: PySide takes each widget that `nextInFocusChain` returns for a child
of the one that was asked, and what is thrown away with that one may be a page that a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, after: QWidget) -> None:
    """Let Tab come to what is in `after` when it leaves `before` and what is in that."""
    last = _last_stop(before, after)
    for stop in _stops_in(after):
        QWidget.setTabOrder(last, stop)
        last = stop


def _last_stop(before: QWidget, after: QWidget) -> QWidget:
    """Return the last stop in `before`; where it has none, the last one above it in the window."""
    own = set(_stops_in(after))
    if inside := [stop for stop in _stops_in(before) if stop not in own]:
        return inside[-1]
    made = before.window().findChildren(QWidget)
    above = set(made[: made.index(before)]) if before in made else set()
    others = [stop for stop in _stops_in(before.window()) if stop in above and stop not in own]
    return others[-1] if others else before


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    """Yield where Tab stops in a widget, in the order in which it was put together."""
    window, none = widget.window(), Qt.FocusPolicy.NoFocus
    for each in (widget, *widget.findChildren(QWidget)):
        # What is in a menu or in the list of a choice is in a window of its own.
        if each.focusPolicy() != none and each.window() is window:
            yield each
