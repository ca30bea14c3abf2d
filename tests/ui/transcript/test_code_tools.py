from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.accessible.attending import attend
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves.block_state import FEW_LINES, FIRST_LINES
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

LEFT = Qt.MouseButton.LeftButton


def said(text: str, *, is_growing: bool = False) -> Passage:
    passage = Passage()
    passage.is_growing = is_growing
    passage.show_text(text)
    return passage


def lines(count: int) -> str:
    return "\n".join(f"line {number}" for number in range(count))


def fenced(code: str, language: str = "") -> str:
    return f"```{language}\n{code}\n```\n"


def button(view: TranscriptView, name: str) -> QToolButton:
    """The highest of the buttons with a name that are seen."""
    found = [
        each
        for each in view.findChildren(QToolButton, name)
        if each.isVisibleTo(view) and not each.visibleRegion().isEmpty()
    ]
    assert found, f"nobody sees {name}"
    return min(found, key=lambda each: each.mapTo(view, each.rect().topLeft()).y())


def activate(qtbot: QtBot, view: TranscriptView) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)


def press(qtbot: QtBot, view: TranscriptView, name: str) -> None:
    qtbot.mouseClick(button(view, name), LEFT)
    view.settle()


def test_code_is_copied_as_it_was_written(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(TextItem(said("> ```python\r\n> a = 1\r\n>\r\n> b = '\u200b'\r\n> ```\n")))

    with qtbot.waitSignal(view.copied) as caught:
        press(qtbot, view, "copyCode")

    assert QGuiApplication.clipboard().text() == "a = 1\n\nb = '\u200b'"
    assert caught.args is not None
    assert "cannot be seen" in caught.args[0]


def test_the_button_says_for_a_while_that_it_copied(qtbot: QtBot, shown_view: ShowView) -> None:
    view = shown_view(TextItem(said(fenced("x", "python"))))
    copy = button(view, "copyCode")
    assert (copy.text(), copy.accessibleName()) == ("Copy", "Copy this code: python")

    press(qtbot, view, "copyCode")

    assert (copy.text(), copy.accessibleName()) == ("Copied", "Copied")
    qtbot.waitUntil(lambda: copy.text() == "Copy")


def test_long_lines_can_be_broken(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = said(fenced("word " * 100))
    view = shown_view(TextItem(passage))
    before = passage.height

    press(qtbot, view, "wrapCode")

    assert passage.box(0).most_shift == 0
    assert passage.height > 2 * before
    press(qtbot, view, "wrapCode")
    assert passage.height == before


def test_numbers_of_lines_are_no_part_of_the_text(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = said(fenced("a\nb"))
    view = shown_view(TextItem(passage))
    before = passage.box(0).origin.x()

    press(qtbot, view, "numberCode")
    press(qtbot, view, "copyCode")

    assert passage.box(0).origin.x() > before
    assert passage.box(0).document.toPlainText() == "a\nb"
    assert QGuiApplication.clipboard().text() == "a\nb"


def test_long_code_can_be_folded_and_shown_again(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = said(f"{fenced(lines(120))}\nThe end.")
    view = shown_view(TextItem(passage))
    view.show_start()

    press(qtbot, view, "foldCode")

    assert passage.box(0).document.blockCount() == FEW_LINES
    assert button(view, "restOfCode").text() == "Show all 120 lines"
    place = view.verticalScrollBar().value()
    press(qtbot, view, "restOfCode")
    assert passage.box(0).document.blockCount() == 120
    assert view.verticalScrollBar().value() == place


def test_short_code_cannot_be_folded(shown_view: ShowView) -> None:
    view = shown_view(TextItem(said(fenced(lines(25)))), height=900)

    button(view, "copyCode")
    with pytest.raises(AssertionError, match="nobody sees"):
        button(view, "foldCode")


def test_a_reader_at_the_end_is_not_taken_away_by_more_code(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    passage = said(fenced(lines(1200)))
    view = shown_view(TextItem(passage), height=300)
    place = view.verticalScrollBar().value()
    assert place == view.verticalScrollBar().maximum()

    press(qtbot, view, "restOfCode")

    assert view.verticalScrollBar().value() == place


def test_of_very_long_code_the_beginning_is_shown_first(shown_view: ShowView) -> None:
    passage = said(fenced(lines(5000)))
    view = shown_view(TextItem(passage), height=300)

    assert passage.box(0).document.blockCount() == FIRST_LINES
    assert button(view, "restOfCode").text().replace(",", "") == "Show all 5000 lines"


def test_an_endless_line_is_offered_by_its_length(shown_view: ShowView) -> None:
    passage = said(fenced("x" * 1_000_000))
    view = shown_view(TextItem(passage))

    said_there = button(view, "restOfCode").text().replace(",", "")
    assert said_there == "Show all 1000000 characters"


def test_what_is_written_before_our_eyes_never_folds_itself(shown_view: ShowView) -> None:
    passage = said("```\n", is_growing=True)
    view = shown_view(TextItem(passage))

    for count in (100, 300, 900):
        passage.show_text(f"```\n{lines(count)}\n")
        view.settle()
    passage.show_text(f"```\n{lines(900)}\n```\n")
    passage.is_growing = False
    view.settle()

    assert passage.box(0).document.blockCount() == 900


def test_folded_code_stays_folded_while_it_grows(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = said(f"```\n{lines(60)}\n", is_growing=True)
    view = shown_view(TextItem(passage), height=2000)
    press(qtbot, view, "foldCode")

    passage.show_text(f"```\n{lines(90)}\n")
    view.settle()

    assert passage.box(0).document.blockCount() == FEW_LINES
    assert button(view, "restOfCode").text() == "Show all 90 lines"


def test_what_a_person_chose_outlives_the_document(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = said(fenced("word " * 100))
    view = shown_view(TextItem(passage))
    press(qtbot, view, "wrapCode")
    press(qtbot, view, "numberCode")
    before = passage.box(0)

    passage.forget_boxes()
    view.settle()

    after = passage.box(0)
    assert after is not before
    assert (after.height, after.origin) == (before.height, before.origin)
    assert button(view, "wrapCode").isChecked()


def test_buttons_are_reached_by_the_keyboard_from_top_to_bottom(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(TextItem(said(f"{fenced('a', 'one')}\n{fenced('b', 'two')}")))
    attend(view)
    view.settle()
    activate(qtbot, view)
    view.setFocus()

    reached = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())

    one = ["Break long lines", "Number the lines", "Copy this code: one"]
    assert reached == [*one, *one[:2], "Copy this code: two"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "b"


def test_buttons_stay_usable_while_code_is_written(qtbot: QtBot, shown_view: ShowView) -> None:
    text = "```python\na = 1\n"
    passage = said(text, is_growing=True)
    view = shown_view(TextItem(passage), height=800)
    activate(qtbot, view)
    copy = button(view, "copyCode")
    copy.setFocus()
    hidden = []

    for number in range(20):
        text += f"b = {number}\n"
        passage.show_text(text)
        view.settle()
        hidden.append(not copy.isVisible())

    assert not any(hidden)
    assert QApplication.focusWidget() is copy
    qtbot.waitUntil(lambda: passage.is_parsed)  # what takes long to show is not shown at once
    view.settle()
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text().endswith("b = 19")


def test_few_buttons_serve_many_blocks(shown_view: ShowView) -> None:
    view = shown_view(TextItem(said(fenced("x") * 1000)), height=300)
    bar = view.verticalScrollBar()

    for place in range(0, bar.maximum(), bar.maximum() // 50):
        bar.setValue(place)

    assert len(view.findChildren(QToolButton, "copyCode")) < 12


def test_focus_goes_back_to_the_text_when_its_block_scrolls_away(
    qtbot: QtBot, shown_view: ShowView
) -> None:
    view = shown_view(TextItem(said(fenced("x") + "\n\nwords" * 200)))
    activate(qtbot, view)
    view.show_start()
    button(view, "copyCode").setFocus()

    view.verticalScrollBar().setValue(2000)

    assert QApplication.focusWidget() is view


def test_in_a_narrow_block_there_are_only_icons(shown_view: ShowView) -> None:
    view = shown_view(TextItem(said("- a\n  - b\n    ```sh\n    x\n    ```\n")), width=300)

    style = button(view, "copyCode").toolButtonStyle()

    assert style is Qt.ToolButtonStyle.ToolButtonIconOnly
