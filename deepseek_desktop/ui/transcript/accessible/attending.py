"""Transcripts for screen readers: what is written is told as it is read, in reading order.

A view has its viewport and its scroll bar as children; the viewport is the document, whose children
are the leaves of all texts and the widgets between them. Nothing of this is made before somebody
asks for it, which only happens while a screen reader runs.
"""

from __future__ import annotations

from functools import cache, partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken
from typing_extensions import override

from deepseek_desktop.ui.transcript.accessible.leaf import AccessibleLeaf
from deepseek_desktop.ui.transcript.accessible.order import TabOrder, in_order
from deepseek_desktop.ui.transcript.accessible.place import LeafPlace
from deepseek_desktop.ui.transcript.view import TranscriptView

_MOST_KEPT = 2_000


def attend(view: TranscriptView) -> None:
    """Let screen readers read a view, and let Tab go through what is in it in reading order."""
    _install()
    view.place_changed.connect(TabOrder(view).renew)


@cache
def _install() -> None:
    """Tell Qt, for once, who makes interfaces for transcripts."""
    QAccessible.installFactory(_made)


def announcement(view: TranscriptView, text: str) -> QAccessibleAnnouncementEvent:
    """Return the event that has a screen reader say `text` when it has said what it is saying."""
    event = QAccessibleAnnouncementEvent(view, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    return event


def announce(view: TranscriptView, text: str) -> None:
    """Say `text`, as that an answer is complete, to those who do not see it."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(announcement(view, text))


# Qt deletes an interface when its object goes. Until then Python must not: it would do so while Qt
# still knows the address.
_kept: list[QAccessibleInterface] = []


def _made(_name: str, about: QObject) -> QAccessibleInterface | None:
    made: QAccessibleInterface | None = None
    if isinstance(about, TranscriptView):
        made = AccessibleView(about)
    elif isinstance(about, QWidget) and isinstance(view := about.parent(), TranscriptView):
        made = AccessiblePage(view) if view.viewport() is about else None
    if made is not None:
        _kept[:] = [each for each in _kept if Shiboken.isValid(each)]
        _kept.append(made)
    return made


class AccessibleView(QAccessibleWidget):
    """What has the focus: a frame around the page and its scroll bar."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view, QAccessible.Role.Grouping)
        self._view = view

    @override
    def childCount(self) -> int:
        return len(self._parts())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as in Qt
        parts = self._parts()
        is_there = 0 <= index < len(parts)
        return QAccessible.queryAccessibleInterface(parts[index]) if is_there else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        parts: list[QObject] = [*self._parts()]
        return parts.index(child.object()) if child.object() in parts else -1

    @override
    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        if kind is QAccessible.Text.Name and not said:
            return QCoreApplication.translate("Transcript", "Conversation")
        return said

    def _parts(self) -> list[QWidget]:
        if not Shiboken.isValid(self._view):
            return []
        parts = [self._view.viewport(), self._view.verticalScrollBar().parentWidget()]
        return [each for each in parts if each is not None and each.isVisible()]


class AccessiblePage(QAccessibleWidget):
    """The page: leaves of text and widgets, from top to bottom."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view.viewport(), QAccessible.Role.Document)
        self._view = view
        self._leaves: dict[LeafPlace, tuple[AccessibleLeaf, int]] = {}
        view.viewport().destroyed.connect(partial(_forget, self._leaves))

    @override
    def childCount(self) -> int:
        return len(self._children())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as in Qt
        children = self._children()
        if not 0 <= index < len(children):
            return None
        each = children[index]
        if isinstance(each, QWidget):
            return QAccessible.queryAccessibleInterface(each)
        return self._leaf(each)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        wanted = child.place if isinstance(child, AccessibleLeaf) else child.object()
        children: list[object] = [*self._children()]
        return children.index(wanted) if wanted in children else -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as in Qt
        children = self._children()
        for widget in [each for each in children if isinstance(each, QWidget)]:
            if widget.rect().contains(widget.mapFromGlobal(QPoint(x, y))):
                return QAccessible.queryAccessibleInterface(widget)
        for place in [each for each in children if isinstance(each, LeafPlace)]:
            if place.on_screen(place.rect).contains(x, y):
                return self._leaf(place)
        return None

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and Shiboken.isValid(self._view):
            return self._view.accessibleName()
        return ""

    def _children(self) -> list[LeafPlace | QWidget]:
        return in_order(self._view) if Shiboken.isValid(self._view) else []

    def _leaf(self, place: LeafPlace) -> AccessibleLeaf:
        """Return what tells of a leaf: always the same, for readers remember it by its number."""
        known = self._leaves.get(place)
        if known is not None and Shiboken.isValid(known[0]):
            return known[0]
        if len(self._leaves) >= _MOST_KEPT:
            _forget(self._leaves)
        made = AccessibleLeaf(place)
        self._leaves[place] = made, QAccessible.registerAccessibleInterface(made)
        return made


def _forget(leaves: dict[LeafPlace, tuple[AccessibleLeaf, int]]) -> None:
    for leaf, number in leaves.values():
        if Shiboken.isValid(leaf):
            QAccessible.deleteAccessibleInterface(number)
    leaves.clear()
