"""What goes to the clipboard, or to where a selection is dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from deepseek_desktop.core.markup.leaves import Leaf, Paragraph
from deepseek_desktop.core.markup.spans import BREAK, as_it_is
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
from deepseek_desktop.core.markup.writing.texts import markdown, read_text
from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selecting.cutting import cut
from deepseek_desktop.ui.transcript.selection import Place, Selection

_PARSED_AT_ONCE = 500_000  # characters; what was never in view beyond that is copied as its source
_HTML_LIMIT = 1_000_000


def taken(selection: Selection, geometry: Geometry) -> list[Excerpt]:
    """Return what is selected; what is folded away is left out."""
    _parse_ends(selection, geometry)
    ends = selection.ends
    if ends is None:
        return []
    items = geometry.flow.items[ends[0].item : ends[1].item + 1]
    seen = [
        (number, item)
        for number, item in enumerate(items, ends[0].item)
        if _is_seen(item, geometry)
    ]
    unparsed = sum(
        len(item.passage.text) for _, item in seen if item.passage and not item.passage.is_parsed
    )
    found = [
        _excerpt(item.passage, number, ends, parses=unparsed <= _PARSED_AT_ONCE)
        for number, item in seen
        if item.passage is not None
    ]
    return [excerpt for excerpt in found if excerpt.pieces]


def _parse_ends(selection: Selection, geometry: Geometry) -> None:
    """Parse the texts in which a selection begins and ends, if it is more than one.

    That may move the selection's ends. What is in one text only was parsed to be selected.
    """
    ends = selection.ends
    if ends is not None and ends[0].item != ends[1].item:
        for place in ends:
            if (passage := geometry.flow.items[place.item].passage) is not None:
                passage.parse()


def copy_plain(excerpts: Sequence[Excerpt]) -> QMimeData:
    """Return what is read: formulas as TeX, code as it is, cells of tables between tabs."""
    made = QMimeData()
    made.setText(cleaned(read_text(excerpts)))
    return made


def copy_markdown(excerpts: Sequence[Excerpt]) -> QMimeData:
    """Return the Markdown."""
    made = QMimeData()
    made.setText(cleaned(markdown(excerpts)))
    return made


def copy_rich(excerpts: Sequence[Excerpt]) -> QMimeData:
    """Return HTML, which holds nothing that is fetched or run, and what is read as plain text."""
    from deepseek_desktop.core.markup.html import as_html  # noqa: PLC0415 few people need it

    made = copy_plain(excerpts)
    source = markdown(excerpts)
    if len(source) <= _HTML_LIMIT:
        html = f'<meta charset="utf-8">\n{as_html(source)}'
        made.setData("text/html", html.encode("utf-8", "replace"))
    return made


def cleaned(text: str) -> str:
    """Return a text with line feeds as its only ends of lines, and none of them at the end.

    In a terminal, a line feed at the end would run what is pasted.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def has_hidden_signs(text: str) -> bool:
    """Return whether a text holds what nobody sees, or what turns it around."""
    return visible(text) != text


class Copying(QObject):
    """Puts what is selected on the clipboard.

    `copied` says so, with what a person should know about it; mostly that is nothing.
    """

    copied = Signal(str)

    def __init__(
        self, selection: Selection, geometry: Callable[[], Geometry], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._geometry = geometry

    def copy(self, made_by: Callable[[Sequence[Excerpt]], QMimeData] = copy_plain) -> None:
        """Copy the selection in one of the ways above; nothing happens where it is empty."""
        if excerpts := taken(self._selection, self._geometry()):
            self._put(made_by(excerpts))

    def copy_text(self, text: str) -> None:
        """Copy something else than the selection, as it is."""
        made = QMimeData()
        made.setText(cleaned(text))
        self._put(made)

    def for_drag(self) -> QMimeData | None:
        """Return what is dragged along; None where nothing is selected."""
        excerpts = taken(self._selection, self._geometry())
        return copy_rich(excerpts) if excerpts else None

    def _put(self, made: QMimeData) -> None:
        has_hidden = has_hidden_signs(made.text())
        put_on_clipboard(made)
        notice = self.tr(
            "What was copied holds characters that cannot be seen or that change its order."
        )
        self.copied.emit(notice if has_hidden else "")


def put_on_clipboard(made: QMimeData) -> None:
    """Leave nothing on the clipboard that Python owns: at the exit Qt would delete it too late."""
    clipboard = QGuiApplication.clipboard()
    if not made.hasHtml():
        clipboard.setText(made.text())
        return
    clipboard.setMimeData(made)
    _rich_copy().text = made.text()


class _RichCopy:
    """What was copied with its formatting last; when the program ends, its plain text remains."""

    def __init__(self) -> None:
        self.text = ""
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._leave_plain_text)

    def _leave_plain_text(self) -> None:
        clipboard = QGuiApplication.clipboard()
        # Not every platform knows whose the clipboard is.
        if self.text and clipboard.text() == self.text:
            clipboard.setText(self.text)


@cache
def _rich_copy() -> _RichCopy:
    return _RichCopy()


def _is_seen(item: Item, geometry: Geometry) -> bool:
    return item.is_shown and not item.text_place(geometry.stage).isEmpty()


def _excerpt(passage: Passage, number: int, ends: tuple[Place, Place], *, parses: bool) -> Excerpt:
    first, last = ends
    if first.item < number < last.item and not passage.is_parsed:
        if not parses:
            return Excerpt((Piece(Leaf(Paragraph(passage.text.strip("\n"), is_plain=True))),))
        passage.parse()
    leaves = passage.leaves
    begin = first.leaf if number == first.item else 0
    end = min(last.leaf if number == last.item else len(leaves), len(leaves) - 1)
    pieces = [
        piece
        for leaf in range(begin, end + 1)
        if (piece := _piece(passage, leaf, number, ends)) is not None
    ]
    if leaves and all(
        isinstance(leaf.content, Paragraph) and leaf.content.is_plain for leaf in leaves
    ):
        return _plain_excerpt(passage, pieces, begin)
    return Excerpt(pieces, passage.definitions)


def _piece(passage: Passage, leaf: int, item: int, ends: tuple[Place, Place]) -> Piece | None:
    first, last = ends
    here = (item, leaf)
    if first[:2] < here < last[:2]:
        return Piece(passage.leaves[leaf])
    box = passage.box(leaf)
    start = first.position if here == first[:2] else 0
    end = last.position if here == last[:2] else box.document.characterCount()
    return cut(box.leaf, box.filled, start, end)


def _plain_excerpt(passage: Passage, pieces: Sequence[Piece], first: int) -> Excerpt:
    """Return text that is no Markdown as one piece: its leaves are only portions of it."""
    ends = list(_ends_of_lines(passage))[first:]
    text = "".join(f"{_shown(piece)}{end}" for piece, end in zip(pieces, ends, strict=False))
    if not pieces:
        return Excerpt(())
    text = text.removesuffix(ends[len(pieces) - 1])
    return Excerpt((Piece(Leaf(Paragraph(text, is_plain=True))),), is_plain=True)


def _shown(piece: Piece) -> str:
    spans = (
        [span for row in piece.rows for cell in row for span in cell]
        if piece.rows
        else [as_it_is(getattr(piece.leaf.content, "text", ""))]
    )
    return "".join(span.text for span in spans).replace(BREAK, "\n")


def _ends_of_lines(passage: Passage) -> Iterator[str]:
    """Yield what stands in the text behind each leaf: an end of a line, a blank or nothing."""
    place = 0
    texts = [getattr(leaf.content, "text", "") for leaf in passage.leaves]
    source = passage.text.strip("\n")
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        place += len(text)
        begin = source.find(following, place, place + len(following) + 1)
        yield source[place : max(begin, place)]
        place = max(begin, place)
