"""Selecting with mouse and keys, as a person does it: by events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.items import InsetItem, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selecting.copying import copy_plain, taken
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def _text(source: str, *, is_plain: bool = False) -> TextItem:
    passage = Passage(is_plain=is_plain)
    passage.show_text(source)
    return TextItem(passage, is_boxed=is_plain)


def _band(view: TranscriptView, source: str) -> BandItem:
    heading = QToolButton()
    heading.setText("Thought")
    band = BandItem(heading, view.viewport())
    band.passage.show_text(source)
    return band


def _point(view: TranscriptView, place: Place) -> QPoint:
    """Return the point of the viewport where a place is."""
    geometry = view.geometry_now
    item = geometry.flow.items[place.item]
    assert item.passage is not None
    rect = item.passage.box(place.leaf).rects(place.position, place.position)[-1]
    corner = geometry.leaf_rect(item, place.leaf).topLeft()
    return corner + rect.center().toPoint()


def _drag(view: TranscriptView, start: QPoint, *ways: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, _LEFT, pos=start)
    for point in ways:
        QTest.mouseMove(port, point)
    QTest.mouseRelease(port, _LEFT, pos=ways[-1] if ways else start)


def _selected(view: TranscriptView) -> str:
    return copy_plain(taken(view.selection, view.geometry_now)).text()


@pytest.fixture
def view(shown_view: ShowView) -> TranscriptView:
    answer = "A first line here.\n\n- an *item* of it\n- the second\n\nThe last words."
    return shown_view(
        _text("What is it?\nReally?", is_plain=True), InsetItem(QLabel), _text(answer)
    )


def test_dragging_selects_across_leaves_and_texts(view: TranscriptView) -> None:
    _drag(view, _point(view, Place(0, 0, 5)), _point(view, Place(2, 1, 7)))

    assert _selected(view) == "is it?\nReally?\n\nA first line here.\n\n- an item"
    assert view.selection.ends == (Place(0, 0, 5), Place(2, 1, 7))


def test_dragging_backwards_selects_the_same(view: TranscriptView) -> None:
    _drag(view, _point(view, Place(2, 1, 7)), _point(view, Place(0, 0, 5)))

    assert view.selection.ends == (Place(0, 0, 5), Place(2, 1, 7))


def test_shift_and_a_click_extend_the_selection(view: TranscriptView) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, pos=_point(view, Place(2, 0, 2)))
    QTest.mouseClick(view.viewport(), _LEFT, _SHIFT, pos=_point(view, Place(2, 2, 3)))

    assert _selected(view) == "first line here.\n\n- an item of it\n- the"


def test_a_click_selects_nothing(view: TranscriptView) -> None:
    _drag(view, _point(view, Place(2, 0, 0)), _point(view, Place(2, 3, 4)))

    QTest.mouseClick(view.viewport(), _LEFT, pos=QPoint(5, view.viewport().height() - 5))

    assert view.selection.is_empty


def test_a_double_click_selects_a_word_and_then_words(view: TranscriptView) -> None:
    port = view.viewport()
    QTest.mouseDClick(port, _LEFT, pos=_point(view, Place(2, 0, 4)))
    assert _selected(view) == "first"

    QTest.mousePress(port, _LEFT, pos=_point(view, Place(2, 3, 6)))
    QTest.mouseRelease(port, _LEFT, pos=_point(view, Place(2, 3, 6)))
    QTest.mouseDClick(port, _LEFT, pos=_point(view, Place(2, 3, 6)))
    assert _selected(view) == "last"


def test_dragging_after_a_double_click_selects_whole_words(view: TranscriptView) -> None:
    port = view.viewport()
    word = _point(view, Place(2, 0, 9))
    _double_press(view, word)
    QTest.mouseMove(port, _point(view, Place(2, 1, 5)))
    assert _selected(view) == "line here.\n\n- an item"

    QTest.mouseMove(port, _point(view, Place(2, 0, 3)))
    assert _selected(view) == "first line"
    QTest.mouseRelease(port, _LEFT, pos=word)


def test_a_third_click_selects_the_leaf_and_then_leaves(view: TranscriptView) -> None:
    port = view.viewport()
    point = _point(view, Place(2, 1, 4))
    QTest.mouseDClick(port, _LEFT, pos=point)
    QTest.mousePress(port, _LEFT, pos=point)
    assert _selected(view) == "an item of it"

    QTest.mouseMove(port, _point(view, Place(2, 3, 2)))
    QTest.mouseRelease(port, _LEFT, pos=_point(view, Place(2, 3, 2)))
    assert _selected(view) == "- an item of it\n- the second\n\nThe last words."


def test_dragging_beyond_the_edge_scrolls(shown_view: ShowView, qtbot: QtBot) -> None:
    view = shown_view(_text("\n\n".join(f"Paragraph {number}." for number in range(100))))
    view.show_start()
    port, bar = view.viewport(), view.verticalScrollBar()
    QTest.mousePress(port, _LEFT, pos=_point(view, Place(0, 0, 0)))
    QTest.mouseMove(port, QPoint(60, port.height() + 200))

    qtbot.waitUntil(lambda: bar.value() == bar.maximum())

    QTest.mouseRelease(port, _LEFT, pos=QPoint(60, port.height() + 200))
    assert _selected(view).endswith("Paragraph 98.\n\nParagraph 99.")
    assert _selected(view).startswith("Paragraph 0.\n\nParagraph 1.")


def test_dragging_inside_thinking_scrolls_it_before_anything_else(
    shown_view: ShowView, qtbot: QtBot
) -> None:
    view = shown_view(height=500)
    band = _band(view, "\n\n".join(f"Step {number}." for number in range(60)))
    view.add(band, _text("\n\n".join(["The answer."] * 30)))
    view.settle()
    view.show_start()
    band.bar.setValue(0)
    view.settle()
    port = view.viewport()
    place = band.text_place(view.stage)
    below = QPoint(60, band.top + place.bottom() + 20)
    before = view.verticalScrollBar().value()
    QTest.mousePress(port, _LEFT, pos=_point(view, Place(0, 0, 0)))
    QTest.mouseMove(port, below)

    qtbot.waitUntil(lambda: band.bar.value() > 100)

    assert view.selection.cursor is not None
    assert view.selection.cursor.item == 0
    assert view.verticalScrollBar().value() == before
    QTest.mouseRelease(port, _LEFT, pos=below)


def test_a_selection_stays_while_the_text_grows_and_scrolls(shown_view: ShowView) -> None:
    item = _text("One **two** three.\n\nFour and")
    view = shown_view(item)
    _drag(view, _point(view, Place(0, 0, 4)), _point(view, Place(0, 1, 4)))
    before = _selected(view)

    for number in range(80):
        item.passage.show_text(f"{item.passage.text} more\n\nand {number}")
        view.settle()

    assert before == _selected(view) == "two three.\n\nFour"
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert _selected(view) == before


def test_what_is_selected_can_be_dragged_to_somewhere_else(view: TranscriptView) -> None:
    dragged: list[QMimeData] = []
    view._pointer.drag = lambda drag: dragged.append(_contents(drag))
    _drag(view, _point(view, Place(2, 0, 0)), _point(view, Place(2, 1, 7)))
    inside = _point(view, Place(2, 0, 5))

    QTest.mousePress(view.viewport(), _LEFT, pos=inside)
    assert dragged == []
    QTest.mouseMove(view.viewport(), inside + QPoint(QApplication.startDragDistance() + 1, 0))

    (carried,) = dragged
    assert carried.text() == "A first line here.\n\n- an item"
    html = bytes(carried.data("text/html").data()).decode()
    assert "<em>item</em>" in html
    assert not view.selection.is_empty


def test_a_click_on_what_is_selected_lets_go_of_it(view: TranscriptView) -> None:
    view._pointer.drag = lambda _drag: pytest.fail("nothing is dragged")
    _drag(view, _point(view, Place(2, 0, 0)), _point(view, Place(2, 1, 7)))

    QTest.mouseClick(view.viewport(), _LEFT, pos=_point(view, Place(2, 0, 5)))

    assert view.selection.is_empty


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ([(Qt.Key.Key_Right, _SHIFT)] * 3, "A f"),
        ([(Qt.Key.Key_Right, _SHIFT | _CONTROL)] * 2, "A first "),
        ([(Qt.Key.Key_End, _SHIFT)], "A first line here."),
        ([(Qt.Key.Key_End, _SHIFT), (Qt.Key.Key_Left, _SHIFT | _CONTROL)], "A first line here"),
        (
            [(Qt.Key.Key_Down, _SHIFT), (Qt.Key.Key_End, _SHIFT)],
            "A first line here.\n\n- an item of it",
        ),
        ([(Qt.Key.Key_Right, _SHIFT)] * 21, "A first line here.\n\n- an"),
        ([(Qt.Key.Key_Down, _SHIFT)] * 3 + [(Qt.Key.Key_Up, _SHIFT)] * 2, "A first line here."),
        (
            [(Qt.Key.Key_End, _SHIFT | _CONTROL)],
            "A first line here.\n\n- an item of it\n- the second\n\nThe last words.",
        ),
        ([(Qt.Key.Key_Home, _SHIFT | _CONTROL)], "What is it?\nReally?"),
        ([(Qt.Key.Key_PageUp, _SHIFT)], "What is it?\nReally?"),
    ],
)
def test_keys_extend_the_selection(
    view: TranscriptView, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], wanted: str
) -> None:
    view.selection.begin(Place(2, 0, 0))

    for key, modifiers in keys:
        QTest.keyClick(view, key, modifiers)

    assert _selected(view).rstrip("\n- ") == wanted.rstrip("\n- ")


def test_selecting_by_keys_begins_with_what_is_in_view(view: TranscriptView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Right, _SHIFT | _CONTROL)

    assert _selected(view) == "What "


def test_the_moving_end_stays_in_view(shown_view: ShowView) -> None:
    view = shown_view(_text("\n\n".join(f"Paragraph {number}." for number in range(300))))
    view.show_start()
    view.selection.begin(Place(0, 0, 0))

    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_PageDown, _SHIFT)
        assert view.selection.cursor is not None
        assert view.viewport().rect().contains(_point(view, view.selection.cursor))

    QTest.keyClick(view, Qt.Key.Key_End, _SHIFT | _CONTROL)
    assert _selected(view).endswith("Paragraph 299.")
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_keys_scroll(shown_view: ShowView) -> None:
    view = shown_view(_text("\n\n".join(f"Paragraph {number}." for number in range(100))))
    view.show_start()
    bar = view.verticalScrollBar()
    places = [bar.value()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        places.append(bar.value())
    assert places == sorted(set(places))
    assert places[-1] == bar.maximum()

    QTest.keyClick(view, Qt.Key.Key_Space, _SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_keys_go_from_message_to_message(shown_view: ShowView) -> None:
    long = "\n\n".join(["words"] * 40)
    view = shown_view(
        _text("first", is_plain=True), _text(long), _text("next", is_plain=True), _text(long)
    )
    view.show_start()
    tops = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, _ALT)
        tops.append(view.geometry_now.hit(QPoint(50, 20)))
    assert [hit.item for hit in tops if hit] == [1, 2, 3]

    QTest.keyClick(view, Qt.Key.Key_Up, _ALT)
    hit = view.geometry_now.hit(QPoint(50, 20))
    assert hit is not None
    assert hit.item == 2


def test_all_of_it_is_selected_copied_and_let_go(view: TranscriptView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, _CONTROL)
    QTest.keyClick(view, Qt.Key.Key_C, _CONTROL)

    answer = "A first line here.\n\n- an item of it\n- the second\n\nThe last words."
    whole = f"What is it?\nReally?\n\n{answer}"
    assert QGuiApplication.clipboard().text() == whole

    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection.is_empty


def test_what_is_folded_away_is_not_copied(shown_view: ShowView) -> None:
    view = shown_view()
    band = _band(view, "Thinking.")
    view.add(_text("Question", is_plain=True), band, _text("Answer"))
    view.settle()
    QTest.keyClick(view, Qt.Key.Key_A, _CONTROL)
    assert _selected(view) == "Question\n\nThinking.\n\nAnswer"

    band.is_open = False

    assert _selected(view) == "Question\n\nAnswer"


def test_the_mouse_says_what_it_is_over(shown_view: ShowView) -> None:
    view = shown_view(_text("See [the docs](https://docs.example.org/a?b) there."))
    port = view.viewport()
    QTest.mouseMove(port, _point(view, Place(0, 0, 6)))
    assert port.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert port.toolTip() == "docs.example.org\nhttps://docs.example.org/a?b"

    QTest.mouseMove(port, _point(view, Place(0, 0, 1)))
    assert port.cursor().shape() is Qt.CursorShape.IBeamCursor
    assert port.toolTip() == ""

    QTest.mouseMove(port, QPoint(2, port.height() - 2))
    assert port.cursor().shape() is Qt.CursorShape.ArrowCursor


def _double_press(view: TranscriptView, point: QPoint) -> None:
    """Press twice and hold."""
    port = view.viewport()
    QTest.mouseClick(port, _LEFT, pos=point)
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(point),
        QPointF(port.mapToGlobal(point)),
        _LEFT,
        _LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)


def _contents(drag: QDrag) -> QMimeData:
    copied = QMimeData()
    for name in drag.mimeData().formats():
        copied.setData(name, drag.mimeData().data(name))
    return copied
