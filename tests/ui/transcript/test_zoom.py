from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.geometry import Geometry
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.finding_seen import (
    band_item,
    text_item,
)

ShowView = Callable[..., TranscriptView]


def _top_text(view: TranscriptView) -> str:
    """Return the paragraph at the top of the window."""
    hit = Geometry.hit(view.geometry_now, QPoint(20, 2))
    assert hit is not None
    return hit.box.document.toPlainText()


def _top_place(view: TranscriptView) -> int:
    """Return how far above the window the paragraph at its top begins, in pixels."""
    hit = view.geometry_now.hit(QPoint(20, 2))
    assert hit is not None
    return view.geometry_now.leaf_rect(view.flow.items[hit.item], hit.leaf).top()


def test_zoom_keeps_what_is_read_at_the_top(qtbot: QtBot, shown_view: ShowView) -> None:
    paragraphs = (f"Paragraph {n}. " + "Some words to fill lines. " * 12 for n in range(80))
    view = shown_view(text_item("\n\n".join(paragraphs)))
    view.show_start()
    view.verticalScrollBar().setValue(4000)
    view.settle()
    before, place = _top_text(view), _top_place(view)
    size = view.stage.look.size_px
    for factor in (1.5, 3.0, 0.5, 2.0, 1.0):
        view.set_zoom(factor)
        view.settle()
        assert _top_text(view) == before
        assert view.stage.look.size_px == pytest.approx(size * factor)
    assert _top_place(view) == pytest.approx(place, abs=size * 1.5)  # the same line, that is
    view.set_zoom(100)
    assert view.stage.look.size_px == pytest.approx(size * 3)


def test_another_width_that_breaks_no_line_moves_nothing(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(text_item("\n\n".join(f"line {number}" for number in range(200))))
    view.show_start()
    for y in range(1000, 1040, 3):  # between lines, and in the middle of one
        view.verticalScrollBar().setValue(y)
        view.settle()
        before = _top_text(view), _top_place(view)
        for width in (560, 700, 600):
            view.resize(width, 400)
            view.settle()
            assert (_top_text(view), _top_place(view)) == before


def test_zoom_stays_at_the_end_and_keeps_the_place_in_a_band(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(text_item("Question", is_plain=True))
    band = band_item(view.viewport(), "\n\n".join(f"Step {n}" for n in range(300)))
    view.add(band, text_item("Answer"))
    view.settle()
    view.follow()
    band.bar.setValue(band.bar.maximum() // 2)
    view.show_start()
    view.settle()
    leaf = band.passage.leaf_at(band.text_scroll)
    for factor in (2.0, 0.75):
        view.set_zoom(factor)
        view.settle()
        assert abs(band.passage.leaf_at(band.text_scroll) - leaf) <= 1
    view.follow()
    view.set_zoom(2.0)
    view.settle()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_keys_and_the_wheel_ask_for_zoom(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(text_item("\n\n".join("word" for _ in range(100))))
    asked: list[int] = []
    view.zoom_asked.connect(asked.append)
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(view.viewport(), key, ctrl)
    before = view.verticalScrollBar().value()
    for turned in (120, -60, -60, 40, 40, 40):
        _turn(view, turned, ctrl)
    assert asked == [1, 1, -1, 0, 1, -1, 1]
    assert view.verticalScrollBar().value() == before


def _turn(view: TranscriptView, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(50, 50)
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 Qt's form
    )  # fmt: skip
    QCoreApplication.sendEvent(view.viewport(), event)
