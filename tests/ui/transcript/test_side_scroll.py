from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.transcript.code.side_scroll import SideBar
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

CODE = f"```\n{'word ' * 200}\nend\n```\n"
TABLE = f"{'| name of it ' * 20}|\n{'|---' * 20}|\n{'| a | b ' * 10}|\n"
FORMULA = f"$$\n{' + '.join(f'x_{{{number}}}' for number in range(100))}\n$$\n"
REST = "\n\nwords" * 60


@pytest.fixture
def passage() -> Passage:
    made = Passage()
    made.show_text(CODE + REST)
    return made


@pytest.fixture
def view(shown_view: ShowView, passage: Passage) -> TranscriptView:
    made = shown_view(TextItem(passage))
    made.show_start()
    return made


def turn(
    widget: QWidget,
    point: QPoint,
    *,
    right: int = 0,
    down: int = 0,
    pixels: QPoint | None = None,
    has_shift: bool = False,
) -> None:
    """Turn a wheel over a widget by eighths of degrees."""
    keys = Qt.KeyboardModifier.ShiftModifier if has_shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(point),
        QPointF(widget.mapToGlobal(point)),
        pixels or QPoint(),
        QPoint(-right, -down),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 Qt's form
    )
    QApplication.sendEvent(widget, event)


def bars(view: TranscriptView) -> list[SideBar]:
    return [bar for bar in view.findChildren(SideBar) if bar.isVisible()]


def on(box: LeafBox) -> QPoint:
    """A point of the viewport on the first lines of a block that begins a transcript."""
    return QPoint(200, round(box.origin.y()) + 24)


@pytest.mark.parametrize("text", [CODE, TABLE, FORMULA])
def test_wide_blocks_have_a_bar(shown_view: ShowView, text: str) -> None:
    passage = Passage()
    passage.show_text(text)
    view = shown_view(TextItem(passage))

    (bar,) = bars(view)
    bar.setValue(50)

    assert passage.box(0).shift == 50
    assert bar.accessibleName()


def test_narrow_blocks_have_none(shown_view: ShowView) -> None:
    passage = Passage()
    passage.show_text("```\nx\n```\n\n| a |\n|---|\n| b |\n\n$$x$$\n")

    assert not bars(shown_view(TextItem(passage)))


def test_a_wheel_that_is_turned_sideways_scrolls_the_block(
    view: TranscriptView, passage: Passage
) -> None:
    turn(view.viewport(), on(passage.box(0)), right=120)

    assert passage.box(0).shift > 0
    assert view.verticalScrollBar().value() == 0


def test_shift_and_wheel_do_the_same(view: TranscriptView, passage: Passage) -> None:
    turn(view.viewport(), on(passage.box(0)), down=240, has_shift=True)
    shift = passage.box(0).shift
    turn(view.viewport(), on(passage.box(0)), down=-120, has_shift=True)

    assert 0 < passage.box(0).shift < shift
    assert view.verticalScrollBar().value() == 0


def test_a_touchpad_scrolls_by_pixels(view: TranscriptView, passage: Passage) -> None:
    turn(view.viewport(), on(passage.box(0)), right=8, pixels=QPoint(-7, 0))

    assert passage.box(0).shift == 7


def test_a_wheel_goes_on_scrolling_the_text_over_a_block_and_its_bar(
    view: TranscriptView, passage: Passage
) -> None:
    turn(view.viewport(), on(passage.box(0)), down=120)
    first = view.verticalScrollBar().value()
    (bar,) = bars(view)
    QTest.wheelEvent(
        view.windowHandle(), QPointF(bar.mapTo(view, bar.rect().center())), QPoint(0, -120)
    )

    assert 0 < first < view.verticalScrollBar().value()
    assert passage.box(0).shift == 0


def test_the_place_outlives_the_document(view: TranscriptView, passage: Passage) -> None:
    turn(view.viewport(), on(passage.box(0)), right=240)
    before = passage.box(0).shift

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    passage.forget_boxes()
    view.show_start()

    assert passage.box(0).shift == before > 0
    assert bars(view)[0].value() == round(before)


def test_the_keyboard_scrolls_by_the_bar(
    qtbot: QtBot, view: TranscriptView, passage: Passage
) -> None:
    (bar,) = bars(view)
    view.activateWindow()
    bar.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(bar, Qt.Key.Key_Right)

    assert passage.box(0).shift > 0


def test_a_selection_that_is_dragged_to_the_side_scrolls(
    qtbot: QtBot, view: TranscriptView, passage: Passage
) -> None:
    box = passage.box(0)
    start = on(box)
    beyond = QPoint(view.viewport().width() - 2, start.y())
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), beyond)

    qtbot.waitUntil(lambda: box.shift > 100)

    cursor = view.selection.cursor
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
    assert cursor is not None
    assert cursor.position > box.room / box.look.letter


def test_the_bar_stays_in_view_while_its_block_does(shown_view: ShowView) -> None:
    passage = Passage()
    tall = "x\n" * 80
    passage.show_text(f"```\n{'word ' * 200}\n{tall}```\n")
    view = shown_view(TextItem(passage))
    view.show_start()

    (bar,) = bars(view)

    assert bar.geometry().bottom() <= view.viewport().rect().bottom()
