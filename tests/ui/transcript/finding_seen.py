"""Texts that words are looked for in, and where they were found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.finding.finder import Finder
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView

ShowView = Callable[..., TranscriptView]


def text_item(markdown: str, *, is_plain: bool = False) -> TextItem:
    passage = Passage(is_plain=is_plain)
    passage.show_text(markdown)
    return TextItem(passage)


def band_item(view: QWidget, markdown: str) -> BandItem:
    band = BandItem(QToolButton(), view)
    band.passage.show_text(markdown)
    return band


def wait_for(qtbot: QtBot, finder: Finder) -> None:
    qtbot.waitUntil(lambda: not finder.is_working)


def find(qtbot: QtBot, view: TranscriptView, words: str, **how: bool) -> None:
    view.finder.search(words, **how)
    wait_for(qtbot, view.finder)


def marked(view: TranscriptView) -> list[str]:
    """Return the text of the documents under all marks, from top to bottom."""
    found = []
    for number, item in enumerate(view.flow.items):
        for leaf in range(len(item.passage.leaves) if item.passage else 0):
            assert item.passage is not None
            item.height(view.stage)
            for start, end in view.finder.marks(number, leaf)[0]:
                cursor = QTextCursor(item.passage.box(leaf).document)
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor.selectedText())
    return found


def shown_rect(view: TranscriptView) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom, in the viewport, of what is shown as found."""
    shown = view.finder.leaf_shown
    assert shown is not None
    item = view.flow.items[shown[0]]
    _, here = view.finder.marks(*shown)
    assert here is not None
    assert item.passage is not None
    rect = item.passage.box(shown[1]).rects(*here)[0].toRect()
    corner = view.geometry_now.leaf_rect(item, shown[1]).topLeft()
    rect.translate(corner)
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def is_in_view(view: TranscriptView) -> bool:
    left, top, right, bottom = shown_rect(view)
    page = view.viewport().rect()
    return page.contains(QPoint(left, top)) and page.contains(QPoint(right, bottom))
