"""Prints a conversation into a PDF: real text, in the fonts of the system."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, assert_never

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QBrush, QFont, QTextBlockFormat

from deepseek_desktop.core.interchange.exports.pieces import (
    Asked,
    Attached,
    Called,
    Heading,
    Listed,
    Note,
    Piece,
    Said,
)
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Code, Leaf, Maths, Paragraph, Table
from deepseek_desktop.core.markup.leaves import Heading as Subheading
from deepseek_desktop.core.markup.portions import pieces as portions
from deepseek_desktop.core.markup.spans import BREAK
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.ui.transcript.paper.leaves import LeafWriter
from deepseek_desktop.ui.transcript.paper.pages import Pages
from deepseek_desktop.ui.transcript.paper.sheet import LINE_PERCENT

_SIZES = (1.7, 1.35, 1.15, 1.0)
_ABOVE_PT = (0.0, 20.0, 14.0, 9.0)
_ROOM_PT = 60.0  # a heading with this much below it does not stand alone
_CREATOR = "DeepSeek Desktop"
_AT_ONCE = 1_500  # characters in one document: so nothing else has to wait for long
_SLICE = 20_000


def print_pieces(pieces: Sequence[Piece], file: BinaryIO, is_stopped: Callable[[], bool]) -> None:
    """Write pieces as PDF into a file; ends soon, with half of it, when it `is_stopped`.

    An application of Qt must be there; this may run in any thread.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    title = next((piece.text for piece in pieces if isinstance(piece, Heading)), "")
    pages = Pages(buffer, visible(title), _CREATOR)
    printer = _Printer(pages)
    try:
        for piece in pieces:
            for _ in printer.parts_of(piece):
                if is_stopped():
                    return
    finally:
        pages.end()
        buffer.close()
    file.write(buffer.data().data())


class _Printer:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._sheet = pages.sheet
        self._leaves = LeafWriter(self._sheet)

    def parts_of(self, piece: Piece) -> Iterator[None]:
        """Print a piece, and yield after each of its parts."""
        match piece:
            case Heading(text, level):
                self._pages.keep_room(_ROOM_PT)
                self._heading(text, level)
            case Note(text, is_problem):
                self._note(text, is_problem=is_problem)
            case Asked(text):
                yield from self._lines(text, is_code=False)
            case Attached(attachment):
                self._note(attachment.name)
                yield from self._lines(attachment.text, is_code=True)
            case Said(text, is_thinking):
                yield from self._said(text, is_thinking=is_thinking)
            case Called(name, arguments):
                yield from self._lines(f"{name} {arguments}", is_code=True)
            case Listed(lines):
                for line in lines:
                    self._note(f"• {line}")
            case _:
                assert_never(piece)
        yield

    def _heading(self, text: str, level: int) -> None:
        document, cursor = self._pages.new_document()
        block = QTextBlockFormat()
        block.setTopMargin(self._sheet.pt(_ABOVE_PT[level - 1]))
        made = self._sheet.text_format(_SIZES[level - 1])
        made.setFontWeight(QFont.Weight.Bold)
        cursor.insertBlock(block, made)
        cursor.insertText(visible(" ".join(text.split())))
        self._pages.add(document)

    def _note(self, text: str, *, is_problem: bool = False) -> None:
        document, cursor = self._pages.new_document()
        made = self._sheet.muted_format(0.9)
        if is_problem:
            made.setForeground(QBrush(self._sheet.problem))
        cursor.insertBlock(self._block(2.0), made)
        cursor.insertText(visible(" ".join(text.split())))
        self._pages.add(document)

    def _lines(self, text: str, *, is_code: bool) -> Iterator[None]:
        """Print a text as it is on a soft ground."""
        for number, portion in enumerate(portions(text)):
            document, cursor = self._pages.new_document()
            block = self._block(0.0 if number else 6.0)
            if is_code:
                self._leaves.write_code(cursor, portion, block)
            else:
                block.setBackground(QBrush(self._sheet.soft))
                cursor.insertBlock(block, self._sheet.text_format())
                cursor.insertText(visible(portion).replace("\n", BREAK))
            self._pages.add(document)
            yield

    def _said(self, text: str, *, is_thinking: bool) -> Iterator[None]:
        growing = Growing()
        for start in range(0, len(text), _SLICE):
            growing.feed(text[start : start + _SLICE])
            yield
        writer = LeafWriter(self._sheet, is_muted=is_thinking)
        for leaves in _groups(growing.leaves):
            document, cursor = self._pages.new_document()
            cursor.beginEditBlock()  # else a table is set again for each of its cells
            for leaf in leaves:
                writer.write(cursor, leaf, growing.definitions)
            cursor.endEditBlock()
            self._pages.add(document)
            yield

    def _block(self, above_pt: float) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(self._sheet.pt(above_pt))
        block.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block


def _groups(leaves: Sequence[Leaf]) -> Iterator[list[Leaf]]:
    """Yield leaves in portions that are set fast."""
    group: list[Leaf] = []
    length = 0
    for leaf in _cut(leaves):
        group.append(leaf)
        length += _length(leaf)
        if length > _AT_ONCE:
            yield group
            group, length = [], 0
    if group:
        yield group


def _cut(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    for leaf in leaves:
        if isinstance(leaf.content, Code):
            for text in portions(leaf.content.text):
                yield replace(leaf, content=Code(text))
        else:
            yield leaf


def _length(leaf: Leaf) -> int:
    match leaf.content:
        case Table(rows):
            return sum(len(cell) for row in rows for cell in row)
        case Maths(text) | Code(text):
            return len(text)
        case Paragraph(text) | Subheading(text):
            return len(text)
        case _:
            return 0
