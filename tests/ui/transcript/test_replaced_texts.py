"""What becomes of selections, bands and the keyboard when a text or a widget is there no more."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.items import InsetItem, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_LONG = "\n\n".join(f"Line {number}" for number in range(60))


def _text(source: str) -> TextItem:
    passage = Passage()
    passage.show_text(source)
    return TextItem(passage)


def _band(view: TranscriptView) -> BandItem:
    band = BandItem(QToolButton(), view.viewport())
    band.passage.show_text(_LONG)
    view.add(band)
    view.settle()
    return band


def test_what_was_selected_in_a_text_goes_with_it(shown_view: ShowView) -> None:
    first, second = _text("The first answer"), _text("Another one")
    view = shown_view(first, second)
    view.selection.set(Place(0, 0, 4), Place(0, 0, 9))
    assert view.selected_text == "first"

    first.passage.show_text("What came after a retry")

    assert not view.selected_text
    assert view.selection.is_empty


def test_what_is_selected_in_other_texts_stays(shown_view: ShowView) -> None:
    first, second = _text("The first answer"), _text("Another one")
    view = shown_view(first, second)
    view.selection.set(Place(1, 0, 0), Place(1, 0, 7))

    first.passage.show_text("What came after a retry")

    assert view.selected_text == "Another"


def test_what_stays_of_a_text_that_is_taken_back_is_not_set_again(shown_view: ShowView) -> None:
    item = _text(_LONG)
    view = shown_view(item)
    view.show_start()
    box, height = item.passage.open_boxes[3], item.passage.height
    view.selection.set(Place(0, 3, 0), Place(0, 3, 4))

    item.passage.show_text(_LONG[: len(_LONG) // 2])
    view.settle()

    assert item.passage.leaves == _text(_LONG[: len(_LONG) // 2]).passage.leaves
    assert item.passage.open_boxes[3] is box
    assert item.passage.height < 0.6 * height
    assert view.selection.is_empty


def test_what_continues_a_text_keeps_what_is_selected(shown_view: ShowView) -> None:
    item = _text("The first")
    view = shown_view(item)
    view.selection.set(Place(0, 0, 4), Place(0, 0, 9))

    item.passage.show_text("The first answer")

    assert view.selected_text == "first"


def test_new_thinking_is_followed_though_the_old_was_scrolled(shown_view: ShowView) -> None:
    view = shown_view()
    band = _band(view)
    band.bar.setValue(0)

    band.passage.show_text(_LONG.replace("Line", "Step"))
    view.settle()

    assert 0 < band.bar.value() == band.bar.maximum()


def test_a_button_that_is_scrolled_away_leaves_the_keyboard_to_the_text(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    pressed: list[int] = []

    def button(number: int) -> InsetItem:
        def make() -> QPushButton:
            made = QPushButton(str(number))
            made.clicked.connect(lambda: pressed.append(number))
            return made

        return InsetItem(make)

    first = button(1)
    view = shown_view(first, _text(_LONG), button(2))
    view.show_start()
    view.settle()
    view.activateWindow()
    assert first.widget is not None
    first.widget.setFocus()
    qtbot.waitUntil(first.widget.hasFocus)

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert view.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Space)
    assert not pressed


def test_a_widget_that_was_measured_and_not_placed_does_not_come_up_with_its_tab(
    shown_view: ShowView,
) -> None:
    foot = InsetItem(QPushButton)
    view = shown_view(_text(_LONG), foot, _text(_LONG))
    view.show_start()
    view.settle()
    assert foot not in view.seen

    view.hide()
    foot.measure(view.stage, 0, 10)
    view.show()

    assert foot.widget is not None
    assert not foot.widget.isVisible()


_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selecting import copying
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.core.markup.leaves import Leaf, Paragraph
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
app = QApplication([])
def go():
    excerpts = [Excerpt((Piece(Leaf(Paragraph("**a**"))),))]
    copying.put_on_clipboard(getattr(copying, sys.argv[1])(excerpts))
    app.quit()
QTimer.singleShot(0, go)
app.exec()
print(app.clipboard().text(), flush=True)
"""


def test_a_program_that_copied_ends_in_peace() -> None:
    for way in ("copy_plain", "copy_rich"):
        command = [sys.executable, "-c", _PROGRAM, way]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stdout.strip()) == (0, "a"), (way, done.stderr)
