"""The order in which Tab goes through a window, for what is made later than its neighbours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, after: QWidget) -> None:
    """Let Tab come to what is in `after` when it leaves `before` and what is in that."""
    stops, each = [after], after.nextInFocusChain()
    while each is not after:
        if after.isAncestorOf(each):
            stops.append(each)
        each = each.nextInFocusChain()
    last = _last_stop(before, after)
    for stop in filter(_is_stop, stops):
        QWidget.setTabOrder(last, stop)
        last = stop


def _last_stop(before: QWidget, after: QWidget) -> QWidget:
    """Return the last stop in `before` as it stands together; where it has none, the one there."""
    last = before
    following = before.nextInFocusChain()
    while before.isAncestorOf(following) and following is not after:
        last, following = following, following.nextInFocusChain()
    while not _is_stop(last) and last.previousInFocusChain() is not before.window():
        last = last.previousInFocusChain()
    return last


def _is_stop(widget: QWidget) -> bool:
    """Whether Qt gives a widget a place in the order; it ignores the others."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
