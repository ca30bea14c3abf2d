from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui import view_state
from deepseek_desktop.ui.view_state import FILE_NAME, ViewState
from deepseek_desktop.ui.widgets.main_split import MainSplit
from tests.support import until
from tests.ui.person import Person
from tests.ui.window import at_the_window

_FIRST, _SECOND = "What is 2 + 2?", "Why is the sky blue?"


def _library(person: Person) -> QFrame:
    library = person.window.findChild(QFrame, "library")
    assert isinstance(library, QFrame)
    return library


async def _ask_in_two_tabs(person: Person) -> None:
    await person.ask_and_wait(_FIRST)
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    await person.ask_and_wait(_SECOND)


async def test_the_tabs_are_open_again_and_the_same_one_is_in_front(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await _ask_in_two_tabs(person)
        person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        person.window.tabs.setCurrentIndex(0)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.titles == [_FIRST, _SECOND]
        assert person.lanes[0].prompts == [_FIRST]
        assert person.lanes[0].answer


async def test_without_tabs_of_before_there_is_a_new_comparison(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path):
        pass
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert len(person.titles) == 1
        assert len(person.lanes) == 2


async def test_a_tab_whose_conversation_is_gone_is_left_out_silently(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await person.ask_and_wait(_FIRST)
    kept = view_state.load(tmp_path / FILE_NAME)
    assert len(kept.tabs) == 1
    gone = ViewState(tabs=("0" * 32, *kept.tabs, "gone"), front="gone")
    view_state.save(tmp_path / FILE_NAME, gone)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert person.titles == [_FIRST]
        assert person.notice == ""


async def test_a_library_that_was_hidden_stays_hidden_at_the_next_start(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert _library(person).isVisible()
        person.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert not _library(person).isVisible()

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert not _library(person).isVisible()


async def test_the_library_is_as_wide_as_it_was(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        split = person.window.findChild(MainSplit)
        assert isinstance(split, MainSplit)
        handle = split.handle(1)
        centre = handle.rect().center()
        person.bot.mousePress(handle, Qt.MouseButton.LeftButton, pos=centre)
        centre.setX(centre.x() + 90)
        person.bot.mouseMove(handle, pos=centre)
        person.bot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=centre)
        width = _library(person).width()
        assert width > 300

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert abs(_library(person).width() - width) <= 2


async def test_the_window_is_where_it_was(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    place = QRect(20, 30, 700, 600)  # the screen that nobody sees has 800 x 800
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.window.setGeometry(place)

    async with at_the_window(qapp, qtbot, tmp_path, is_wide=False) as person:
        assert person.window.geometry() == place


async def test_a_maximized_window_is_maximized_again_and_knows_its_place(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    place = QRect(20, 30, 700, 600)
    async with at_the_window(qapp, qtbot, tmp_path, is_wide=False) as person:
        person.window.setGeometry(place)
        person.window.showMaximized()
        await until(person.window.isMaximized)

    async with at_the_window(qapp, qtbot, tmp_path, is_wide=False) as person:
        assert person.window.isMaximized()
        person.window.showNormal()
        await until(lambda: person.window.geometry() == place)


@pytest.mark.parametrize(
    "window",
    [
        "x=90000\ny=-90000\nwidth=900\nheight=600",
        "x=nan\ny=inf\nwidth=1e9\nheight=0",
        "x=0\ny=0\nwidth=0\nheight=0",
        "x=0\ny=0\nwidth=99999\nheight=99999",
        "x=\x00garbage",
    ],
)
async def test_a_window_that_nobody_would_see_is_brought_onto_the_screen(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, window: str
) -> None:
    (tmp_path / FILE_NAME).write_text(f"[window]\n{window}\n[library]\nwidth=99999\n", "utf-8")

    async with at_the_window(qapp, qtbot, tmp_path, is_wide=False) as person:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        assert screen.contains(person.window.frameGeometry())
        assert person.window.width() >= min(480, screen.width())
        person.window.resize(QSize(1280, 800))
        assert _library(person).width() < 700


async def test_a_second_start_brings_a_minimized_window_to_the_front(person: Person) -> None:
    person.window.showMinimized()

    person.window.come_to_front()

    await until(person.window.isActiveWindow)
    assert not person.window.isMinimized()
