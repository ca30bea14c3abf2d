"""Plays a turn of a comparison again: on its own clock, or wherever a person scrubs to."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from shiboken6 import isValid

from deepseek_desktop.core.domain.recording import Recording, Track, recording_of
from deepseek_desktop.core.domain.replaying import Clock
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.playback import Moment
from deepseek_desktop.ui.pacing import INTERVAL_MS
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.comparing.replay_bar import ReplayBar
from deepseek_desktop.ui.widgets.comparing.replay_tracks import Row
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.lanes.lane_turns import LanePlace, LaneTurns

_STEPS_PER_S = 4  # how often a clock that runs is written anew


class Replaying(QObject):
    """Shows replies in the lanes as they once stood; asks and stores nothing.

    Whatever changes what is shown ends it: a question, another branch or lane, judging blind.
    """

    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self._tab = tab
        self._clock = tools.means.monotonic
        self._tell = tools.tell
        self._recording: Recording | None = None
        self._at_s = self._ticked_at_s = 0.0
        self._speed = 1
        self._places: list[tuple[LaneTurns, LanePlace]] = []
        self._came_from: QWidget | None = None
        self._bar = ReplayBar(tab.comparison_bar.icons)
        self._button = self._make_button()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._connect()
        self._offer()

    @property
    def is_on(self) -> bool:
        """Whether a turn is played, or stands still somewhere in its middle."""
        return self._recording is not None

    def toggle(self) -> None:
        """Play the turn where a person is, or end what is played."""
        if not self.end():
            self._begin(self._turn_here())

    def end(self) -> bool:
        """Show everything as it is, and as it was seen before; return whether a replay ended."""
        places = self._places
        if not self._leave():
            return False
        for turns, place in places:
            turns.return_to(place)
        return True

    def tick(self) -> None:
        """Go on by the time that has passed, as fast as a person wants."""
        now_s = self._clock()
        passed_s, self._ticked_at_s = now_s - self._ticked_at_s, now_s
        if not self._tab.isVisible():
            self._timer.stop()
        elif self._recording is not None:
            self._at_s = min(self._at_s + passed_s * self._speed, self._recording.length_s)
            if self._at_s >= self._recording.length_s:
                self._timer.stop()
        self._show()

    def seek(self, at_s: float) -> None:
        """Show how all stood so many seconds after the start."""
        self._at_s, self._ticked_at_s = at_s, self._clock()
        self._show()

    def _connect(self) -> None:
        tab, state, bar = self._tab, self._tab.state, self._bar
        tab.comparison_bar.add_replay(bar)
        tab.comparison_bar.add_tool(self._button)
        tab.comparison_bar.retinted.connect(bar.retint)
        tab.comparison_bar.retinted.connect(lambda icons: self._button.setIcon(icons.get("replay")))
        bar.play_toggled.connect(self._toggle_playing)
        bar.sought.connect(self.seek)
        bar.speed_chosen.connect(self._choose_speed)
        bar.close_asked.connect(self.end)
        for changed in (state.turn_added, state.branch_changed, state.lanes_changed):
            changed.connect(self._leave)
            changed.connect(self._offer)
        state.running_changed.connect(self.end)
        state.running_changed.connect(self._offer)
        state.arrangement.veil.changed.connect(self._leave)
        tab.arranging.changed.connect(self._show_rows)

    def _begin(self, turn_id: str) -> None:
        recording = self._recording_of(turn_id)
        if self._tab.state.arrangement.veil.is_down:
            self._tell(self.tr("A replay would tell who is who: judge first."))
        elif self._tab.state.is_running or any(t.reply.is_running for t in recording.tracks):
            self._tell(self.tr("It can be played again once all lanes have ended."))
        elif not recording.can_be_played:
            self._tell(
                self.tr("Nobody noted how fast these replies came, so they stay as they are.")
            )
        else:
            self._recording = recording
            self._came_from = QApplication.focusWidget()
            self._places = [(turns, turns.whereabouts()) for turns in self._tab.lanes.turns]
            self._bar.show()
            self._tab.comparison_bar.be_replaying(is_replaying=True)
            self._button.setChecked(True)
            self._show_rows()
            self.seek(0.0)
            for turns in self._tab.lanes.turns:
                turns.watch(turn_id)
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
            self._timer.start()
            self._show()

    def _leave(self) -> bool:
        """Show everything as it is; return whether a replay ended."""
        if self._recording is None:
            return False
        had_focus = self._bar.isAncestorOf(QApplication.focusWidget() or self._tab)
        self._recording, self._places = None, []
        self._timer.stop()
        self._bar.hide()
        self._tab.comparison_bar.be_replaying(is_replaying=False)
        self._button.setChecked(False)
        self._tab.state.arrangement.playback.show({})
        if had_focus:
            came_from, self._came_from = self._came_from, None
            is_there = came_from is not None and isValid(came_from) and came_from.isVisible()
            back = came_from if came_from is not None and is_there else self._tab.composer
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _toggle_playing(self) -> None:
        if self._recording is None:
            return
        if self._timer.isActive():
            self._timer.stop()
        else:
            if self._at_s >= self._recording.length_s:
                self._at_s = 0.0
            self._ticked_at_s = self._clock()
            self._timer.start()
        self._show()

    def _choose_speed(self, speed: int) -> None:
        self._speed = speed

    def _show(self) -> None:
        recording = self._recording
        if recording is None:
            return
        at_s = self._at_s
        moments = {track.reply.id: _moment(track, at_s) for track in recording.tracks}
        self._tab.state.arrangement.playback.show(moments)
        said = ", ".join(
            f"{self._letter(track)}: {wording.state(moment.reply, moment.elapsed_s)}"
            for track, moment in zip(recording.tracks, moments.values(), strict=True)
        )
        self._bar.show_place(at_s, said, is_playing=self._timer.isActive())

    def _show_rows(self) -> None:
        """Show the tracks of the lanes that are not hidden."""
        if self._recording is None:
            return
        hidden = self._tab.state.arrangement.settings.hidden
        tracks = [t for t in self._recording.tracks if t.reply.lane_id not in hidden]
        rows = [self._row(track) for track in sorted(tracks, key=self._letter)]
        self._bar.show_rows(rows, self._recording.length_s)

    def _row(self, track: Track) -> Row:
        reply = track.reply
        notes = {
            Clock.PACE: "",
            Clock.TIMES: self.tr("its pace is not known"),
            Clock.UNKNOWN: self.tr("clock not known: shown as it ended"),
        }
        later = self.tr("asked for later") if track.is_later else ""
        note = ", ".join(filter(None, (notes[track.clock], later)))
        end = wording.state(reply, 0.0)
        if note and track.clock is not Clock.UNKNOWN:
            end = f"{end} ({note})"
        return Row(self._letter(track), reply.identity.model, track.spans(), end, track.end_s, note)

    def _letter(self, track: Track) -> str:
        columns = self._tab.lanes.columns
        lane_id = track.reply.lane_id
        return next((c.header.letter for c in columns if c.lane_id == lane_id), "")

    def _turn_here(self) -> str:
        """Return the turn that a person walked to, or else the last one."""
        lanes = self._tab.lanes
        turns = lanes.columns[lanes.lane_here].turns
        return turns.turn_here if turns is not None else ""

    def _recording_of(self, turn_id: str) -> Recording:
        state = self._tab.state
        shown = (state.shown.shown(turn_id, lane.id) for lane in state.lanes)
        replies: list[Reply] = [reply for reply in shown if reply is not None]
        return recording_of(replies)

    def _offer(self) -> None:
        """Let the button be pressed where the last turn can be played."""
        turns = self._tab.state.turns
        can = bool(turns) and self._recording_of(turns[-1].id).can_be_played
        self._button.setEnabled(can)

    def _make_button(self) -> QToolButton:
        tip = self.tr("Play this turn again on its own clock: who was still thinking, and when")
        button = tool_button("replay", self.tr("Replay"), tip)
        button.setIcon(self._tab.comparison_bar.icons.get("replay"))
        button.setCheckable(True)
        button.clicked.connect(self.toggle)
        return button


def _moment(track: Track, at_s: float) -> Moment:
    reply, elapsed_s = track.at(at_s), track.elapsed_s(at_s)
    if reply.is_running:
        elapsed_s = floor(elapsed_s * _STEPS_PER_S) / _STEPS_PER_S
    return Moment(reply, elapsed_s)
