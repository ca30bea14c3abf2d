"""What a person can use of a window: which widgets, what they are called, where they are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

_KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield what can be clicked or can have the focus and is shown, in the order of its making."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and _is_control(widget):
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget, without the marks of keys."""
    if name := widget.accessibleName():
        return name
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget and label.text():
            return label.text().replace("&", "")
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&", "")
    return ""


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab comes to a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def tab_order(window: QWidget) -> list[QWidget]:
    """Return what Tab comes to in a window, one after the other."""
    found, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.isVisible() and widget.isEnabled() and takes_tab(widget):
            proxy = widget.focusProxy()
            if widget.window() is window and proxy is None:
                found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def goes_back(first: QWidget, second: QWidget) -> bool:
    """Whether a reader who goes from one widget to the other goes up, or left in a line."""
    one, other = _place(first, second), _place(second, first)
    if one == other or first.isAncestorOf(second):
        return False
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if overlap > min(one.height(), other.height()) // 2:
        return other.right() < one.left()
    return other.bottom() < one.bottom() and other.left() < one.right()


def described(widget: QWidget) -> str:
    """Return which widget it is, for whoever reads a failure."""
    parts = (type(widget).__name__, widget.objectName(), name_of(widget))
    return " ".join(part for part in parts if part)


def is_inside(widget: QWidget, *kinds: type[QWidget]) -> bool:
    """Whether a widget belongs to one of a kind."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parentWidget()
    return False


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return takes_tab(widget)  # others can be read and copied only
    if isinstance(widget, QHeaderView) or is_inside(widget, QAbstractSpinBox, QComboBox):
        return False
    if widget.objectName() == "qt_scrollarea_viewport" or widget.focusProxy() is not None:
        return False
    if isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QTabBar):
        return bool(widget.objectName() == "closeTab")  # the arrows of a bar are Qt's own
    return isinstance(widget, _KINDS) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _place(widget: QWidget, other: QWidget) -> QRect:
    """Return where a widget is; of one in a page that scrolls and `other` not, the page."""
    shown = widget
    parent = widget.parentWidget()
    while parent is not None and not parent.isAncestorOf(other):
        if isinstance(parent, (QScrollArea, QAbstractScrollArea)):
            shown = parent
        parent = parent.parentWidget()
    return QRect(shown.mapTo(shown.window(), QPoint(0, 0)), shown.size())
