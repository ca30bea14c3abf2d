"""A leaf of a text as a screen reader meets it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface, QWindow
from shiboken6 import Shiboken
from typing_extensions import override

from deepseek_desktop.core.markup.leaves import (
    Code,
    Heading,
    Kind,
    Leaf,
    Maths,
    Paragraph,
    Rule,
    Table,
)
from deepseek_desktop.ui.transcript.accessible.place import LeafPlace
from deepseek_desktop.ui.transcript.accessible.text import ReadText, read_text

_NAME_LIMIT = 20_000
_MARGIN_PX = 14


class AccessibleLeaf(QAccessibleInterface):
    """Says what is written at a place; not valid any more when nothing is there."""

    def __init__(self, place: LeafPlace) -> None:
        super().__init__()
        self._place = place
        self._text = _LeafText(self)
        self._known: tuple[Leaf, object, ReadText] | None = None

    @property
    def place(self) -> LeafPlace:
        """Where it is."""
        return self._place

    @property
    def read(self) -> ReadText:
        """What is read now."""
        leaf = self._place.leaf
        if leaf is None:
            return ReadText("")
        definitions = self._place.definitions
        if self._known is None or self._known[:2] != (leaf, definitions):
            self._known = (leaf, definitions, read_text(leaf, definitions))
        return self._known[2]

    @override
    def isValid(self) -> bool:
        return self._place.leaf is not None

    @override
    def object(self) -> None:  # type: ignore[override] # it is no object of Qt
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override] # as in Qt
        return self._place.window

    @override
    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override] # as in Qt
        viewport = self._place.viewport
        return None if viewport is None else QAccessible.queryAccessibleInterface(viewport)

    @override
    def child(self, _index: int) -> None:  # type: ignore[override] # as in Qt
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    @override
    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override] # as in Qt
        return None

    @override
    def rect(self) -> QRect:
        return self._place.on_screen(self._place.rect)

    @override
    def role(self) -> QAccessible.Role:
        leaf = self._place.leaf
        return QAccessible.Role.NoRole if leaf is None else _role(leaf)

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        flags = {"readOnly": True, "selectableText": True, "multiLine": True}
        flags["offscreen"] = not self._place.is_in_view
        flags["invalid"] = not self.isValid()
        for name, is_set in flags.items():
            setattr(state, name, is_set)
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        leaf = self._place.leaf
        if leaf is None:
            return ""
        if kind is QAccessible.Text.Name:
            return _name(leaf, self.read.text[:_NAME_LIMIT])
        if kind is not QAccessible.Text.Description:
            return ""
        said = self._place.view.differing.said_of(self._place.item, self._place.number)
        return "; ".join(filter(None, [_description(leaf), said]))

    @override
    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nobody but the model writes here."""

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # Shiboken wants an address in this form. What its annotation says, a number, crashes; None,
        # too, in the bridge to the reader.
        is_text = kind is QAccessible.InterfaceType.TextInterface
        text: Any = self._text
        return Shiboken.VoidPtr(text) if is_text else Shiboken.VoidPtr(0)


class _LeafText(QAccessibleTextInterface):
    """Lets the letters of a leaf be read one by one; positions count UTF-16 units."""

    def __init__(self, leaf: AccessibleLeaf) -> None:
        super().__init__()
        self._leaf = leaf

    @override
    def text(self, start: int, end: int) -> str:
        return self._leaf.read.between(start, end)

    @override
    def characterCount(self) -> int:
        return self._leaf.read.length

    @override
    def characterRect(self, offset: int) -> QRect:
        place, read = self._leaf.place, self._leaf.read
        box = place.box
        if box is None:
            return place.on_screen(place.rect)
        written = read.written_at(offset, box.filled.parts)
        rects = box.rects(written, written + 1)
        return place.on_screen(place.within(rects[0].toRect()) if rects else place.rect)

    @override
    def offsetAtPoint(self, point: QPoint) -> int:
        place = self._leaf.place
        box = place.box
        if box is None:
            return -1
        written = box.hit(place.from_screen(point))
        return self._leaf.read.read_at(written, box.filled.parts)

    @override
    def scrollToSubstring(self, _start: int, _end: int) -> None:
        self._leaf.place.scroll_into_view(_MARGIN_PX)

    @override
    def cursorPosition(self) -> int:
        return 0

    @override
    def setCursorPosition(self, _position: int) -> None:
        """There is no cursor in what is only read."""

    @override
    def selectionCount(self) -> int:
        return 0

    @override
    def addSelection(self, _start: int, _end: int) -> None:
        """What is selected is selected by keys and by the mouse."""

    @override
    def removeSelection(self, _number: int) -> None:
        """See `addSelection`."""

    @override
    def setSelection(self, _number: int, _start: int, _end: int) -> None:
        """See `addSelection`."""


def _role(leaf: Leaf) -> QAccessible.Role:
    match leaf.content:
        case Heading():
            return QAccessible.Role.Heading
        case Maths():
            return QAccessible.Role.Equation
        case Rule():
            return QAccessible.Role.Separator
        case _:
            kinds = [each.kind for each in leaf.containers]
            if Kind.ITEM in kinds:
                return QAccessible.Role.ListItem
            if Kind.NOTE in kinds:
                return QAccessible.Role.Note
            return QAccessible.Role.BlockQuote if kinds else QAccessible.Role.Paragraph


def _name(leaf: Leaf, text: str) -> str:
    if not isinstance(leaf.content, Code):
        return text
    language = leaf.content.language[:30]
    if not language:
        return QCoreApplication.translate("Transcript", "Code:") + "\n" + text
    heading = QCoreApplication.translate("Transcript", "Code in {language}:")
    return heading.replace("{language}", language) + "\n" + text


def _description(leaf: Leaf) -> str:
    content = leaf.content
    match content:
        case Heading(_, level):
            said = QCoreApplication.translate("Transcript", "Heading of level {level}")
            return said.replace("{level}", str(level))
        case Table(rows, alignments):
            said = QCoreApplication.translate(
                "Transcript", "Table of {rows} rows and {columns} columns"
            )
            said = said.replace("{rows}", str(len(rows)))
            return said.replace("{columns}", str(len(alignments)))
        case Paragraph() | Code() | Maths() | Rule():
            depth = sum(1 for each in leaf.containers if each.kind is Kind.ITEM)
            said = QCoreApplication.translate("Transcript", "List of level {level}")
            return said.replace("{level}", str(depth)) if depth > 1 else ""
