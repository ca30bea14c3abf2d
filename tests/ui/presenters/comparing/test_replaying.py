"""A comparison is played again on its own clock, and leaves everything as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.widgets.comparing.replay_bar import ReplayBar
from deepseek_desktop.ui.widgets.comparing.replay_tracks import ReplayTracks
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send, by_model
from tests.support import until
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_END = wire.finish() + wire.DONE
_LINES = "\n\n".join(f"Step {number} of it." for number in range(60))


class _Clock:
    """The time that replies and replays go by."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class _Replay:
    """A comparison of which A thinks until 8 s and ends at 10 s, and B answers at 1 s."""

    def __init__(self, person: Person, clock: _Clock, host: FaultServer) -> None:
        self.person = person
        self.clock = clock
        self.gates = [Gate() for _ in range(5)]
        begin, think, on, speak, end = map(Reach, self.gates)
        host.answer = by_model(
            {
                "thinks": (
                    *(Send(wire.head()), think, Send(wire.reasoning("One. "))),
                    *(on, Send(wire.reasoning("Two."))),
                    *(speak, Send(wire.answer(_LINES)), end, Send(_END)),
                ),
                "quick": (Send(wire.head()), begin, Send(wire.answer("Four.") + _END)),
            }
        )

    async def ask(self) -> None:
        """Ask, and let time pass as the host is slow."""
        person = self.person
        person.ask("What is 2 + 2?")
        await until(lambda: all(lane.state.startswith("waiting") for lane in person.lanes))
        a, b = person.lanes
        await self._pass(1, self.gates[0], lambda: b.state.startswith("done"))
        await self._pass(1, self.gates[1], lambda: a.reasoning == "One. ")
        await self._pass(3, self.gates[2], lambda: a.reasoning == "One. Two.")
        await self._pass(3, self.gates[3], lambda: a.answer == _LINES)
        await self._pass(2, self.gates[4], lambda: person.is_done)
        await person.wait_for_rest()

    async def _pass(self, seconds: float, gate: Gate, condition: object) -> None:
        assert callable(condition)
        self.clock.now_s += seconds
        gate.open()
        await until(condition)

    @property
    def bar(self) -> ReplayBar | None:
        """The bar, where it is seen."""
        bars = seen(self.person.window, ReplayBar, "replayBar")
        return bars[0] if bars else None

    @property
    def scrubber(self) -> QSlider:
        (scrubber,) = seen(self.person.window, QSlider, "replayScrubber")
        return scrubber

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        self.person.bot.keyClick(focused, key)

    @property
    def states(self) -> list[str]:
        return [lane.state for lane in self.person.lanes]


def _picture(lane: LaneSeen) -> QImage:
    lane.transcript.settle()
    return lane.transcript.viewport().grab().toImage()


@pytest.fixture
async def replay(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> AsyncIterator[_Replay]:
    """A comparison that has ended, with its end in view."""
    clock = _Clock()
    async with at_the_window(qapp, qtbot, tmp_path, clock=clock) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        person.choose("host/thinks", "host/quick")
        replay = _Replay(person, clock, fault_server)
        await replay.ask()
        yield replay


async def test_a_turn_is_played_on_its_own_clock(replay: _Replay) -> None:
    person, clock, stored = replay.person, replay.clock, replay.person.stored
    a, b = person.lanes
    figures = a.figures
    person.press(Qt.Key.Key_F5, _CTRL)
    assert replay.states == ["waiting 0:00", "waiting 0:00"]
    assert (a.answer, a.reasoning, b.answer) == ("", "", "")

    clock.now_s += 4
    await until(lambda: replay.scrubber.value() == 4000)
    assert [a.state, a.reasoning, a.answer] == ["thinking 0:02", "One. ", ""]
    assert a.reply.thinking_title == "Thinking 0:02"
    assert [b.state, b.answer] == ["done in 1.0 s", "Four."]
    assert figures != a.figures
    assert not seen(person.window, QToolButton, "stopLane")
    assert not b.reply.button("retry").isEnabled(), "what is played is not to be asked again"
    assert not b.reply.button("copy").isEnabled()
    assert "A: thinking 0:02, B: done" in replay.scrubber.accessibleDescription()

    replay.press(Qt.Key.Key_Space)
    clock.now_s += 100
    replay.press(Qt.Key.Key_Right)
    assert replay.scrubber.value() == 5000
    assert a.reasoning == "One. Two."
    replay.press(Qt.Key.Key_Home)
    assert (a.reasoning, b.answer) == ("", "")

    (speed,) = seen(person.window, QComboBox, "replaySpeed")
    speed.setCurrentIndex(3)
    replay.press(Qt.Key.Key_Space)
    clock.now_s += 0.5
    await until(lambda: replay.scrubber.value() == 8000)
    assert [a.state, a.answer] == ["answering 0:08", _LINES]
    clock.now_s += 1
    await until(lambda: a.state == "done in 10.0 s")
    assert a.figures == figures
    assert person.stored == stored
    assert not person.tab.state.is_running


async def test_escape_ends_a_replay_and_brings_back_what_was_seen(replay: _Replay) -> None:
    person = replay.person
    a, b = person.lanes
    for lane, share in ((a, 0.4), (b, 1.0)):
        lane.transcript.settle()
        lane.scroll_bar.setValue(round(lane.scroll_bar.maximum() * share))
    assert 0 < a.scroll_bar.value() < a.scroll_bar.maximum()
    before = [(_picture(lane), lane.answer, lane.figures) for lane in (a, b)]
    person.press(Qt.Key.Key_F5, _CTRL)
    assert replay.bar is not None
    assert replay.scrubber.hasFocus()
    for _ in range(9):
        replay.press(Qt.Key.Key_Right)
    assert a.answer == _LINES
    await until(lambda: a.transcript.is_at_end)
    for _ in range(3):
        replay.press(Qt.Key.Key_Left)
    assert a.answer == ""

    person.press(Qt.Key.Key_Escape)

    assert not seen(person.window, ReplayBar, "replayBar")
    assert person.field.hasFocus()
    await until(lambda: [_picture(lane) for lane in (a, b)] == [each[0] for each in before])
    assert [(_picture(lane), lane.answer, lane.figures) for lane in (a, b)] == before
    assert replay.states == ["done in 10.0 s", "done in 1.0 s"]


async def test_a_replay_outlives_hiding_and_theming_but_no_question(replay: _Replay) -> None:
    person = replay.person
    (button,) = seen(person.window, QToolButton, "replay")
    person.click(button)
    replay.press(Qt.Key.Key_Right)
    replay.press(Qt.Key.Key_Right)
    (tracks,) = seen(person.window, ReplayTracks, "replayTracks")
    assert tracks.accessibleDescription().splitlines() == [
        "A thinks: waiting until 2.0 s, thinking until 8.0 s, answering until 10.0 s, "
        "done in 10.0 s",
        "B quick: waiting until 1.0 s, done in 1.0 s",
    ]

    person.tab.arranging.hide(1)
    person.window.commands.run("theme_dark")
    assert len(tracks.accessibleDescription().splitlines()) == 1
    assert person.lanes[0].state == "thinking 0:00"
    person.tab.arranging.toggle(1)

    await person.ask_and_wait("And 3 + 3?")
    assert replay.bar is None
    assert [lane.replies[0].answer for lane in person.lanes] == [_LINES, "Four."]

    for _ in range(3):
        person.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert person.lanes[0].widget.turns is not None
    person.window.commands.run("replay")
    assert [lane.replies[0].answer for lane in person.lanes] == ["", ""]
    assert [lane.replies[1].answer for lane in person.lanes] == [_LINES, "Four."]
    person.close_front_tab()
    assert replay.bar is None


async def test_a_stored_comparison_is_played_again_at_its_pace(replay: _Replay) -> None:
    person = replay.person
    conversation_id = person.tab.state.id
    person.close_front_tab()
    person.open_row("What is 2 + 2?")
    await until(lambda: person.tab.state.id == conversation_id)
    await until(lambda: person.is_done)

    person.press(Qt.Key.Key_F5, _CTRL)
    for _ in range(5):
        replay.press(Qt.Key.Key_Right)

    assert [lane.reasoning for lane in person.lanes] == ["One. Two.", ""]
    assert replay.states == ["thinking 0:03", "done in 1.0 s"]
