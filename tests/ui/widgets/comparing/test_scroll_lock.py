"""Lanes that scroll together: by proportion, by section, and never where they are not to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton

from deepseek_desktop.core.domain.comparison import ScrollLock
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.lane_seen import LaneSeen, ReplySeen
from tests.ui.person import Person
from tests.ui.seeing import seen

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHORT, _LONG = "Short line.\n\n" * 24, "A line of many.\n\n" * 50


def _share(lane: LaneSeen) -> float:
    return lane.scroll_bar.value() / lane.scroll_bar.maximum()


def _offset(reply: ReplySeen) -> int:
    """How far below the top of its lane an answer begins, as it is scrolled now."""
    return reply.answer_top - reply.transcript.verticalScrollBar().value()


def _wheel(lane: LaneSeen, steps: int) -> None:
    viewport = lane.transcript.viewport()
    place = QPointF(viewport.width() / 2, viewport.height() - 20)
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 Qt has no names here
    )
    QApplication.sendEvent(viewport, event)


def _lock(person: Person, lock: ScrollLock) -> None:
    person.tab.state.arrangement.change(scroll_lock=lock)


@pytest.fixture
async def compared(person: Person, host: FaultServer) -> Person:
    """Someone who reads three lanes that are of different length, two turns each, at the top."""
    host.answer = by_model({"long": wire.said(_LONG, "Hm. " * 60), "short": wire.said(_SHORT)})
    person.choose("host/long", "host/short")
    person.tab.lanes.add("third", person.tab.choices[1])
    person.tab.arranging.update()
    person.tab.lanes.choose(2, "host/short")
    await person.ask_and_wait("First?")
    await person.ask_and_wait("Second?")
    for lane in person.lanes:  # what was read before is measured
        for place in range(0, lane.scroll_bar.maximum(), 300):
            lane.scroll_bar.setValue(place)
    person.tab.lanes.scroll_to_start()
    return person


async def test_a_lane_moves_no_other_while_they_are_not_locked(compared: Person) -> None:
    first, second, third = compared.lanes

    _wheel(first, 5)

    assert first.scroll_bar.value() > 0
    assert (second.scroll_bar.value(), third.scroll_bar.value()) == (0, 0)


async def test_lanes_go_down_by_the_same_share_whichever_is_scrolled(compared: Person) -> None:
    first, second, third = compared.lanes
    _lock(compared, ScrollLock.PROPORTIONAL)

    _wheel(first, 12)
    assert 0 < _share(first) < 1
    assert _share(second) == pytest.approx(_share(first), abs=0.02)
    assert third.scroll_bar.value() == second.scroll_bar.value()

    second.transcript.setFocus()
    compared.bot.keyClick(second.transcript, Qt.Key.Key_PageDown)
    assert _share(first) == pytest.approx(_share(second), abs=0.02)

    third.scroll_bar.setValue(third.scroll_bar.maximum())
    assert (_share(first), _share(second)) == (1.0, 1.0)
    _lock(compared, ScrollLock.OFF)
    _wheel(third, -3)
    assert (_share(first), _share(second)) == (1.0, 1.0)


async def test_the_section_that_is_read_begins_on_the_same_line_everywhere(
    compared: Person,
) -> None:
    first, second, third = compared.lanes
    _lock(compared, ScrollLock.SECTION)

    first.scroll_bar.setValue(first.replies[1].answer_top)
    assert [_offset(lane.replies[1]) for lane in compared.lanes] == [0, 0, 0]

    second.scroll_bar.setValue(second.replies[0].answer_top + 200)
    part = 200 / second.replies[0].answer_height
    read = first.scroll_bar.value() - first.replies[0].answer_top
    assert read / first.replies[0].answer_height == pytest.approx(part, abs=0.02)
    assert third.scroll_bar.value() == second.scroll_bar.value()

    first.scroll_bar.setValue(first.replies[0].view.band.item.top + 30)
    assert second.scroll_bar.value() == first.scroll_bar.value()


async def test_what_streams_is_followed_until_its_reader_scrolls(
    compared: Person, host: FaultServer
) -> None:
    first, second, _ = compared.lanes
    _lock(compared, ScrollLock.SECTION)
    writing = Dictation()
    host.answer = lambda asked: writing if asked.model == "long" else wire.said("So.")
    compared.ask("Third?")
    writing.say(_SHORT)
    await until(lambda: first.answer == _SHORT and not first.transcript.is_unsettled)
    assert first.transcript.is_at_end
    at = second.scroll_bar.value()

    first.scroll_bar.setValue(first.replies[1].answer_top)
    away = first.scroll_bar.value()
    assert second.scroll_bar.value() < at
    writing.say(_SHORT)
    await until(lambda: len(first.answer) > len(_SHORT) and not first.transcript.is_unsettled)
    assert first.scroll_bar.value() == away

    first.scroll_bar.setValue(first.scroll_bar.maximum())
    left = second.scroll_bar.maximum() - second.scroll_bar.value()
    writing.say(_SHORT)
    await until(lambda: first.answer == _SHORT * 3 and not first.transcript.is_unsettled)
    assert first.transcript.is_at_end
    # What is added moves no other lane.
    assert second.scroll_bar.maximum() - second.scroll_bar.value() == left
    writing.end()
    await until(lambda: compared.is_done)


async def test_the_lock_is_chosen_by_key_or_menu_and_kept(compared: Person) -> None:
    (tool,) = seen(compared.tab, QToolButton, "scrollLock")
    assert tool.accessibleName() == "How lanes scroll: Each lane scrolls alone"

    compared.press(Qt.Key.Key_F8, _CTRL)
    assert tool.accessibleName() == "How lanes scroll: Lanes scroll together"
    compared.press(Qt.Key.Key_F8, _CTRL)
    assert [a.text() for a in tool.menu().actions() if a.isChecked()] == ["Lanes scroll by section"]
    assert "Lanes scroll by section" in compared.notice

    await compared.wait_for_rest()
    kept = await compared.desk.archive.conversation(compared.tab.state.id)
    assert kept.settings.scroll_lock is ScrollLock.SECTION
    tool.menu().actions()[0].trigger()
    assert tool.accessibleName() == "How lanes scroll: Each lane scrolls alone"
