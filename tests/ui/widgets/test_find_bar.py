from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.finding.matching import Wanted
from deepseek_desktop.ui.widgets.find_bar import FindBar

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_Part = TypeVar("_Part", bound=QWidget)


class _Desk(QWidget):
    """A bar over something to write in, and what the bar announced."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = FindBar(Icons(asset("icons"), lambda _: "#000000"))
        self.prompt = QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.prompt)
        self.heard: list[object] = []
        self.bar.wanted.connect(self.heard.append)
        for name in ("next_asked", "previous_asked", "closed"):
            getattr(self.bar, name).connect(self._hear(name))

    @property
    def field(self) -> QLineEdit:
        return _part(self.bar, QLineEdit, "findField")

    @property
    def said(self) -> str:
        return _part(self.bar, QLabel, "findCount").text()

    def _hear(self, name: str) -> Callable[[], None]:
        return lambda: self.heard.append(name)


def _part(bar: QWidget, kind: type[_Part], name: str) -> _Part:
    found = bar.findChild(kind, name)
    assert isinstance(found, kind)
    return found


@pytest.fixture
def desk(qtbot: QtBot) -> _Desk:
    desk = _Desk()
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.prompt.setFocus()
    qtbot.waitUntil(desk.prompt.hasFocus)
    return desk


def _button(desk: _Desk, name: str) -> QToolButton:
    return _part(desk.bar, QToolButton, name)


def test_it_opens_with_the_words_selected_and_gives_the_focus_back(
    qtbot: QtBot, desk: _Desk
) -> None:
    desk.bar.open_bar("cat")
    assert desk.field.hasFocus()
    assert desk.field.selectedText() == "cat"
    assert desk.heard == [Wanted("cat")]

    qtbot.keyClick(desk.field, Qt.Key.Key_End)
    qtbot.keyClick(desk.field, Qt.Key.Key_F, _CTRL)
    assert desk.field.selectedText() == "cat"

    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert desk.bar.isHidden()
    assert desk.prompt.hasFocus()
    assert desk.heard == [Wanted("cat"), "closed"]

    desk.bar.open_bar()
    assert desk.field.selectedText() == "cat"
    assert desk.heard[2:] == [Wanted("cat")]


def test_the_button_closes_it_and_lines_are_no_words(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar("one\ntwo")
    assert desk.bar.words == ""
    qtbot.mouseClick(_button(desk, "closeFind"), Qt.MouseButton.LeftButton)
    assert desk.bar.isHidden()
    assert desk.heard == [Wanted(), "closed"]
    assert desk.prompt.hasFocus()


def test_it_searches_while_one_types_but_not_for_each_letter(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar()
    qtbot.keyClicks(desk.field, "cat")
    assert desk.heard == [Wanted()]
    qtbot.waitUntil(lambda: len(desk.heard) > 1)
    assert desk.heard[1:] == [Wanted("cat")]


def test_enter_and_f3_walk_and_the_first_enter_only_searches(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar()
    desk.heard.clear()
    qtbot.keyClicks(desk.field, "cat")
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, _SHIFT),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, _SHIFT),
    ):
        qtbot.keyClick(desk.field, key, modifier)

    walked = ["next_asked", "previous_asked", "next_asked", "previous_asked"]
    assert desk.heard == [Wanted("cat"), *walked]


def test_the_buttons_walk_once_there_is_something(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar("cat")
    assert not _button(desk, "findNext").isEnabled()
    desk.bar.show_counts(1, 2, is_complete=True)
    qtbot.mouseClick(_button(desk, "findNext"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(_button(desk, "findPrevious"), Qt.MouseButton.LeftButton)
    assert desk.heard[1:] == ["next_asked", "previous_asked"]


def test_case_and_whole_words_are_chosen_by_mouse_and_by_key(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar("cat")
    desk.heard.clear()
    qtbot.mouseClick(_button(desk, "findCase"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(_button(desk, "findWord"), Qt.Key.Key_Space)
    qtbot.mouseClick(_button(desk, "findCase"), Qt.MouseButton.LeftButton)

    assert desk.heard == [
        Wanted("cat", is_case_sensitive=True),
        Wanted("cat", is_case_sensitive=True, is_whole_word=True),
        Wanted("cat", is_whole_word=True),
    ]


@pytest.mark.parametrize(
    ("current", "total", "is_complete", "said"),
    [
        (3, 17, True, "3 of 17"),
        (3, 17, False, "3 of 17+"),
        (1, 999, False, "1 of 999+"),
        (0, 17, True, "17 found"),
        (0, 0, True, "No match"),
        (0, 0, False, "…"),
    ],
)
def test_it_says_how_many_places_there_are(
    desk: _Desk, current: int, total: int, is_complete: bool, said: str
) -> None:
    desk.bar.open_bar("cat")
    desk.bar.show_counts(current, total, is_complete=is_complete)
    assert desk.said == said
    assert desk.field.property("problem") == (said == "No match")


def test_without_words_there_is_nothing_to_say(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar("cat")
    desk.bar.show_counts(0, 0, is_complete=True)
    desk.field.clear()
    desk.bar.show_counts(0, 0, is_complete=True)
    assert desk.said == ""
    assert desk.field.property("problem") is False


def test_the_focus_has_nowhere_to_go_back_to(qtbot: QtBot, desk: _Desk) -> None:
    extra = QPlainTextEdit()
    desk.layout().addWidget(extra)  # type: ignore[union-attr] # it has one
    extra.setFocus()
    desk.bar.open_bar("cat")
    with qtbot.waitSignal(extra.destroyed):
        extra.deleteLater()
    desk.bar.close_bar()
    assert desk.bar.isHidden()


def test_each_control_has_a_name_and_can_be_reached_by_tab(qtbot: QtBot, desk: _Desk) -> None:
    desk.bar.open_bar("cat")
    desk.bar.show_counts(1, 2, is_complete=True)
    reached = []
    for _ in range(6):
        widget = desk.focusWidget()
        assert widget is not None
        reached.append(widget.objectName())
        reader = QAccessible.queryAccessibleInterface(widget)
        assert reader.text(QAccessible.Text.Name)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)

    names = ["findField", "findCase", "findWord", "findPrevious", "findNext", "closeFind"]
    assert reached == names
