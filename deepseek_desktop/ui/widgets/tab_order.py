"""The order in which Tab goes through a window, for what is made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, after: QWidget) -> None:
    """Let Tab come to what is in `after` when it leaves `before` and what is in that."""
    stops = [after, *_inside(after)]
    last = _last_stop(before, after)
    for stop in filter(_is_stop, stops):
        QWidget.setTabOrder(last, stop)
        last = stop


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is in a widget in the order of Tab; the rest of the window is not looked at.

    Its menus are windows of their own: looking for them would go around all of this one, and each
    widget that Python meets for the first time takes its time.
    """
    missing = {each for each in widget.findChildren(QWidget) if not each.isWindow()}
    for each in _following(widget):
        if not missing:
            return
        if each in missing:
            missing.discard(each)
            yield each


def _last_stop(before: QWidget, after: QWidget) -> QWidget:
    """Return the last stop in `before` as it stands together; where it has none, the one there."""
    inside = takewhile(
        lambda each: before.isAncestorOf(each) and each is not after, _following(before)
    )
    last = [before, *inside][-1]
    while not _is_stop(last):
        previous = last.previousInFocusChain()
        if previous is None or previous is before.window():
            break
        last = previous
    return last


def _following(widget: QWidget) -> Iterator[QWidget]:
    """Yield what comes after a widget, around to it."""
    each = widget.nextInFocusChain()
    while each is not None and each is not widget:
        yield each
        each = each.nextInFocusChain()


def _is_stop(widget: QWidget) -> bool:
    """Whether Qt gives a widget a place in the order; it ignores the others."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
