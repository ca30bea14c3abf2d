"""What is on the screen while a text grows is what a view would draw anew."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.benchmarks.answers import answer
from tests.ui.transcript.conftest import ShowView
from tests.ui.transcript.finding_seen import band_item, text_item


class _Painted(QObject):
    """Notes what of a widget was drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def _rest(qtbot: QtBot, view: TranscriptView) -> None:
    qtbot.waitUntil(lambda: not view.is_busy)
    QApplication.processEvents()


def _on_screen(view: TranscriptView) -> QImage:
    return view.screen().grabWindow(view.winId()).toImage().convertToFormat(_FORMAT)


def _anew(view: TranscriptView) -> QImage:
    return view.grab().toImage().convertToFormat(_FORMAT)


_FORMAT = QImage.Format.Format_RGB32


def _pieces(text: str, seed: int) -> Iterator[str]:
    random, end = Random(seed), 0
    while end < len(text):
        end += random.randrange(1, 150)
        yield text[:end]


@pytest.mark.parametrize("height", [420, 3_000], ids=["followed", "all in view"])
@pytest.mark.parametrize("seed", [7, 14])  # the code of the second is higher than the view
def test_nothing_on_the_screen_is_left_from_before(
    qtbot: QtBot, shown_view: ShowView, height: int, seed: int
) -> None:
    passage = Passage()
    passage.is_growing = True
    view = shown_view(text_item("Why?", is_plain=True), TextItem(passage), height=height)

    for text in _pieces(answer(4_000, seed), seed):
        passage.show_text(text)
        view.grown()
        _rest(qtbot, view)
        assert _on_screen(view) == _anew(view), text[-80:]


def test_nothing_on_the_screen_is_left_from_before_while_a_model_thinks(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(text_item("Why?", is_plain=True), height=500)
    band = band_item(view, "So")
    said = Passage()
    view.add(band, TextItem(said))

    for text in _pieces(answer(1_500, 3), 2):
        band.passage.show_text(text)
        view.grown()
        _rest(qtbot, view)
        assert _on_screen(view) == _anew(view), text[-80:]
    for text in _pieces(answer(800, 4), 3):
        said.show_text(text)
        view.grown()
        _rest(qtbot, view)
        assert _on_screen(view) == _anew(view), text[-80:]


def test_a_line_that_becomes_longer_is_all_that_is_drawn(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = Passage()
    view = shown_view(TextItem(passage), height=900)
    text = "\n\n".join(f"Paragraph {number} of ten." for number in range(10))
    passage.show_text(text)
    view.changed()
    _rest(qtbot, view)
    painted = _Painted(view.viewport())

    passage.show_text(f"{text} And on")
    view.grown()
    _rest(qtbot, view)

    assert painted.rects
    last = passage.offset(9)
    assert all(rect.top() > last - 10 for rect in painted.rects)


def test_what_grows_out_of_view_is_not_drawn(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = Passage()
    view = shown_view(TextItem(passage), height=300)
    text = answer(20_000, 5)
    passage.show_text(text)
    view.changed()
    _rest(qtbot, view)
    view.show_start()
    _rest(qtbot, view)
    painted = _Painted(view.viewport())

    passage.show_text(f"{text} And on.")
    view.grown()
    _rest(qtbot, view)

    # Only the button that leads to what is new may be.
    assert not any(rect.contains(QPoint(100, 100)) for rect in painted.rects)
