"""What the clipboard gets; M20 and M21 of RELIABILITY.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.writing.excerpts import Excerpt
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.selecting.copying import (
    cleaned,
    copy_markdown,
    copy_plain,
    copy_rich,
    taken,
)
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_CONTROL = Qt.KeyboardModifier.ControlModifier
_TABLE = "| a | b |\n|---|---|\n| one 🙂 | two |\n| three | **four** |"


def _shown(show: ShowView, source: str, *, is_plain: bool = False) -> TranscriptView:
    passage = Passage(is_plain=is_plain)
    passage.show_text(source)
    return show(TextItem(passage))


def _copied(
    view: TranscriptView,
    first: tuple[int, int],
    last: tuple[int, int],
    made_by: Callable[[Sequence[Excerpt]], QMimeData] = copy_plain,
) -> str:
    view.selection.set(Place(0, *first), Place(0, *last))
    return made_by(taken(view.selection, view.geometry_now)).text()


def _all(view: TranscriptView, made_by: Callable[[Sequence[Excerpt]], QMimeData]) -> QMimeData:
    QTest.keyClick(view, Qt.Key.Key_A, _CONTROL)
    return made_by(taken(view.selection, view.geometry_now))


def _html(mime: QMimeData) -> str:
    return bytes(mime.data("text/html").data()).decode()


@pytest.mark.parametrize(
    ("source", "places", "plain", "markdown"),
    [
        ("Some **bold** text", (2, 7), "me bo", "me **bo**"),
        ("🙂 and 🙂 *twice*", (3, 14), "and 🙂 twic", "and 🙂 *twic*"),
        ("Let $x^2$ be", (2, 7), "t $x^2$ b", "t $x^2$ b"),
        ("# A heading", (2, 6), "head", "# head"),
        (
            "A [link *here*](https://example.org)",
            (2, 8),
            "link h",
            "[link *h*](<https://example.org>)",
        ),
        ("```py\none = 1\ntwo = 2\n```", (4, 11), "= 1\ntwo", "```py\n= 1\ntwo\n```"),
        ("```py\none = 1\ntwo = 2\n```", (0, 3), "one", "`one`"),
        ("- an item", (3, 7), "item", "item"),
        ("1. one\n2. two", (0, 2), "on", "1. on"),
    ],
)
def test_a_part_of_a_leaf(
    shown_view: ShowView, source: str, places: tuple[int, int], plain: str, markdown: str
) -> None:
    view = _shown(shown_view, source)

    assert _copied(view, (0, places[0]), (0, places[1])) == plain
    assert _copied(view, (0, places[0]), (0, places[1]), copy_markdown) == markdown


def test_a_part_of_a_table(shown_view: ShowView) -> None:
    view = _shown(shown_view, _TABLE)
    passage = view.flow.items[0].passage
    assert passage is not None
    starts = [part.start for part in passage.box(0).filled.parts]

    assert _copied(view, (0, starts[2]), (0, starts[2] + 3)) == "one"
    assert _copied(view, (0, starts[2] + 4), (0, starts[4] + 2)) == "🙂\ttwo\nth\t"
    written = _copied(view, (0, starts[2] + 4), (0, starts[4] + 2), copy_markdown)
    assert written == "|  |  |\n| --- | --- |\n| 🙂 | two |\n| th |  |"
    headed = _copied(view, (0, starts[0]), (0, starts[3] + 3), copy_markdown)
    assert headed == "| a | b |\n| --- | --- |\n| one 🙂 | two |"


def test_long_lines_of_code_have_no_breaks(shown_view: ShowView) -> None:
    line = "".join(f"{number}," for number in range(3000))
    view = _shown(shown_view, f"Text\n\n```\n{line}\nend\n```\n\nmore")

    assert _copied(view, (0, 0), (2, 4)) == f"Text\n\n{line}\nend\n\nmore"
    assert _copied(view, (1, 5000), (2, 4)) == f"{line[4999:]}\nend\n\nmore"


def test_code_that_hides_something_is_copied_as_it_is_and_told(
    shown_view: ShowView, qtbot: QtBot
) -> None:
    view = _shown(shown_view, "Run:\n\n```sh\nls \u202egnp.\u202c\x07 x\n```")
    view.selection.set(Place(0, 1, 0), Place(0, 1, 200))
    with qtbot.waitSignal(view.copied) as heard:
        QTest.keyClick(view, Qt.Key.Key_C, _CONTROL)

    assert QGuiApplication.clipboard().text() == "ls \u202egnp.\u202c\x07 x"
    assert heard.args is not None
    assert "cannot be seen" in heard.args[0]

    shown = "ls ⟨U+202E⟩gnp."
    assert _copied(view, (1, 0), (1, len(shown))) == "ls \u202egnp."


def test_running_text_is_copied_without_what_hides_in_it(
    shown_view: ShowView, qtbot: QtBot
) -> None:
    view = _shown(shown_view, "a\u202eb\u200bc\U000e0041 👩‍🚀")
    QTest.keyClick(view, Qt.Key.Key_A, _CONTROL)
    with qtbot.waitSignal(view.copied) as heard:
        QTest.keyClick(view, Qt.Key.Key_C, _CONTROL)

    assert QGuiApplication.clipboard().text() == "abc 👩‍🚀"
    assert heard.args == [""]


def test_what_is_copied_ends_without_a_line_feed_and_has_no_carriage_return(
    shown_view: ShowView,
) -> None:
    view = _shown(shown_view, "```sh\r\nls\r\nrm -rf x\r\n\r\n```\r\n")

    assert _all(view, copy_plain).text() == "ls\nrm -rf x"
    assert cleaned("a\r\nb\rc\n") == "a\nb\nc"


def test_plain_text_of_a_question_is_copied_as_it_was_typed(shown_view: ShowView) -> None:
    question = "\n".join(f"line {number} of *many*" for number in range(600))
    view = _shown(shown_view, question, is_plain=True)

    assert _all(view, copy_plain).text() == question
    assert _copied(view, (0, 5), (1, 4)) == question[5 : question.rindex("\n", 0, 4000) + 5]


def test_nothing_selected_leaves_the_clipboard_alone(shown_view: ShowView) -> None:
    QGuiApplication.clipboard().setText("before")
    view = _shown(shown_view, "text")

    QTest.keyClick(view, Qt.Key.Key_C, _CONTROL)

    assert QGuiApplication.clipboard().text() == "before"


def test_html_that_is_copied_holds_nothing_to_fetch_or_run(shown_view: ShowView) -> None:
    hostile = (
        "<script>alert(1)</script> ![x](https://evil.example/p.png) <img src=x onerror=y>\n\n"
        "[a](javascript:alert(1)) **bold**\n\n```html\n<iframe src='//evil.example'>\n```"
    )
    mime = _all(_shown(shown_view, hostile), copy_rich)

    html = _html(mime)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"meta", "p", "a", "strong", "pre", "code"}
    assert "<strong>bold</strong>" in html
    assert not re.search(r"<[^>]*(javascript:|onerror|src=)", html)
    assert set(mime.formats()) == {"text/plain", "text/html"}
    assert mime.text().startswith("<script>alert(1)</script> [image: evil.example] x")


def test_plain_and_markdown_are_nothing_but_text(shown_view: ShowView) -> None:
    view = _shown(shown_view, "**a** b")

    assert _all(view, copy_plain).formats() == ["text/plain"]
    assert _all(view, copy_markdown).formats() == ["text/plain"]
    assert _all(view, copy_markdown).text() == "**a** b"


def test_a_very_long_text_that_was_never_in_view_is_copied(shown_view: ShowView) -> None:
    long = "\n\n".join(f"Paragraph **{number}**." for number in range(40_000))
    view = _shown(shown_view, "first")
    passages = [Passage(), Passage()]
    passages[0].show_text(long)
    passages[1].show_text("last")
    view.add(*map(TextItem, passages))
    view.show_start()

    mime = _all(view, copy_plain)

    assert mime.text() == f"first\n\n{long}\n\nlast"  # as its source: reading it would take long
    assert not passages[0].is_parsed


def _actions(view: TranscriptView, point: QPoint) -> dict[str, QAction]:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)
    )
    QApplication.sendEvent(view.viewport(), event)
    menus = [each for each in view.findChildren(QMenu) if each.isVisible()]
    return {action.text(): action for action in menus[-1].actions() if action.text()}


def _point(view: TranscriptView, leaf: int, position: int) -> QPoint:
    item = view.flow.items[0]
    assert item.passage is not None
    rect = item.passage.box(leaf).rects(position, position + 1)[0]
    return view.geometry_now.leaf_rect(item, leaf).topLeft() + rect.center().toPoint()


_POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard")


@_POPUP
@pytest.mark.parametrize(
    ("leaf", "chosen", "copied"),
    [
        (0, "Copy address", "https://example.org/a"),
        (1, "Copy as TeX", "x^2"),
        (2, "Copy this code", "one\n\ntwo"),
        (3, "Copy as TeX", "y_1"),
    ],
)
def test_the_menu_copies_what_is_under_the_mouse(
    shown_view: ShowView, leaf: int, chosen: str, copied: str
) -> None:
    source = "[link](https://example.org/a)\n\n$x^2$ it is\n\n```\none\n\ntwo\n```\n\n$$\ny_1\n$$"
    view = _shown(shown_view, source)
    actions = _actions(view, _point(view, leaf, 0))

    assert not actions["Copy"].isEnabled()
    actions[chosen].trigger()

    assert QGuiApplication.clipboard().text() == copied


@_POPUP
def test_the_menu_copies_what_is_selected(shown_view: ShowView) -> None:
    view = _shown(shown_view, "Some **bold** text.")
    _actions(view, _point(view, 0, 0))["Select all"].trigger()
    clipboard = QGuiApplication.clipboard()

    _actions(view, _point(view, 0, 0))["Copy"].trigger()
    assert clipboard.text() == "Some bold text."
    _actions(view, _point(view, 0, 0))["Copy as Markdown"].trigger()
    assert clipboard.text() == "Some **bold** text."
    _actions(view, _point(view, 0, 0))["Copy with formatting"].trigger()
    assert "<strong>bold</strong>" in _html(clipboard.mimeData())


@_POPUP
def test_the_menu_opens_by_key_where_the_selection_ends(shown_view: ShowView) -> None:
    view = _shown(shown_view, "Some text.\n\n```\ncode\n```")
    view.selection.set(Place(0, 0, 0), Place(0, 1, 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))

    QApplication.sendEvent(view, event)

    (menu,) = [each for each in view.findChildren(QMenu) if each.isVisible()]
    assert "Copy this code" in [action.text() for action in menu.actions()]
    menu.close()
