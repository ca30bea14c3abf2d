"""Texts that are too long to be parsed before anything of them is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Paragraph
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_SECTIONS = 3_000
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_TEXT = "\n\n".join(f"# Part {n}\n\nText of {n}.\n\n- one\n- two" for n in range(_SECTIONS))


def _passage(text: str = _TEXT) -> Passage:
    made = Passage()
    made.show_text(text)
    return made


def _whole(text: str) -> Growing:
    made = Growing()
    made.feed(text)
    return made


def _top_text(view: TranscriptView) -> str:
    hit = view.geometry_now.hit(QPoint(20, 1))
    assert hit is not None
    return hit.box.document.toPlainText()


def test_the_end_is_seen_before_all_of_it_is_parsed(shown_view: ShowView) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    assert not passage.is_parsed
    assert passage.leaves[-3].content == Paragraph(f"Text of {_SECTIONS - 1}.")
    last = view.geometry_now.hit(QPoint(40, 380))
    assert last is not None
    assert last.box.document.toPlainText() == "two"


def test_the_rest_comes_by_itself_and_the_end_stays_in_view(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    qtbot.waitUntil(lambda: passage.is_parsed)
    view.settle()
    assert passage.leaves == _whole(_TEXT).leaves
    assert view.is_at_end
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_what_is_read_stays_in_place_when_the_rest_has_come(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 900)
    before = _top_text(view)
    assert not passage.is_parsed
    qtbot.waitUntil(lambda: passage.is_parsed)
    view.settle()
    assert _top_text(view) == before


def test_what_is_clicked_has_its_final_place(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 380))
    assert not passage.is_parsed, "a click waits for nothing"
    qtbot.waitUntil(lambda: passage.is_parsed)
    cursor = view.selection.cursor
    assert cursor is not None
    assert cursor.leaf == len(passage.leaves) - 1


def test_what_is_selected_stays_selected_when_the_rest_has_come(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(52, 380))
    assert view.selected_text == "two"
    assert not passage.is_parsed, "what is in view is copied without the rest"
    qtbot.waitUntil(lambda: passage.is_parsed)
    assert view.selected_text == "two"
    qtbot.keyClick(view, Qt.Key.Key_Home, _SHIFT)
    cursor = view.selection.cursor
    assert cursor is not None
    assert cursor.leaf == len(passage.leaves) - 1


def test_a_selection_is_extended_by_key_while_the_rest_is_still_to_come(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(52, 380))
    qtbot.keyClick(view, Qt.Key.Key_Left, _SHIFT)
    assert view.selected_text == "tw"


def test_a_selection_over_two_texts_begins_where_it_began(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    long, short = _passage(), _passage("short")
    view = shown_view(TextItem(long), TextItem(short))
    qtbot.keyClick(view, Qt.Key.Key_End)
    last = len(long.leaves) - 1
    view.selection.set(Place(0, last, 0), Place(1, 0, 5))
    assert not long.is_parsed
    assert view.selected_text.split()[-2:] == ["two", "short"]
    assert len(view.selected_text.split()) <= 3


def test_a_guess_that_was_wrong_is_put_right(qtbot: QtBot, shown_view: ShowView) -> None:
    text = "$$\n" + "x = 1\n" * 10 + "$$\n\n- a\n\n  ````\n" + "  code\n\nText\n" * 9_000
    passage = _passage(text)
    shown_view(TextItem(passage))
    qtbot.waitUntil(lambda: passage.is_parsed)
    assert passage.leaves == _whole(text).leaves


def test_the_beginning_is_seen_without_the_rest(shown_view: ShowView) -> None:
    question, passage = _passage("How?\n\n" * 60), _passage()
    view = shown_view(TextItem(question))
    view.show_start()
    view.add(TextItem(passage))
    view.settle()
    view.verticalScrollBar().setValue(question.height - 100)
    assert not passage.is_parsed
    assert passage.leaves[0].content == _whole(_TEXT).leaves[0].content


def test_an_end_that_grows_is_followed(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = _passage()
    passage.is_growing = True
    view = shown_view(TextItem(passage))
    passage.show_text(_TEXT + "\n\nmore")
    view.settle()
    assert passage.leaves[-1].content == Paragraph("more")
    qtbot.waitUntil(lambda: passage.is_parsed)
    assert passage.leaves == _whole(_TEXT + "\n\nmore").leaves


def test_another_text_begins_anew(shown_view: ShowView) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    passage.show_text("short")
    view.settle()
    assert [leaf.content for leaf in passage.leaves] == [Paragraph("short")]
    assert passage.offset(0) == 0


def test_all_of_it_is_selected_and_copied(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = _passage()
    view = shown_view(TextItem(passage))
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text.startswith("Part 0\n")
    assert view.selected_text.rstrip().endswith("two")


def test_costly_frames_of_a_growing_text_are_rarer(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = Passage()
    passage.is_growing = True
    view = shown_view(TextItem(passage))
    passage.show_text("one")
    passage._source.note_cost(0.3)
    passage.show_text("one two")
    view.settle()
    assert passage.leaves[0].content == Paragraph("one")
    qtbot.waitUntil(lambda: passage.leaves[0].content == Paragraph("one two"))


def test_the_last_words_do_not_wait(shown_view: ShowView) -> None:
    passage = Passage()
    passage.is_growing = True
    view = shown_view(TextItem(passage))
    passage.show_text("one")
    passage._source.note_cost(10)
    passage.show_text("one two")
    passage.is_growing = False
    view.settle()
    assert passage.leaves[0].content == Paragraph("one two")
