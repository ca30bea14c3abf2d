"""The figures of the newest replies, in the headers of their lanes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.better_figures import Mark, better
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.figures import figures_of
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.figure_words import figure_text
from deepseek_desktop.ui.models.prices import Prices
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea

_CALM_S = 0.24  # figures that change more often cannot be read


class ShownFigures(QObject):
    """Shows how replies stand; once all of a turn have ended, which figure is better where."""

    def __init__(self, state: ConversationState, lanes: LanesArea, prices: Prices) -> None:
        super().__init__(lanes)
        self._state = state
        self._lanes = lanes
        self.prices = prices
        self._marks: tuple[Mark, ...] = ()
        self._seen: dict[str, tuple[str, Phase, float]] = {}  # by lane
        state.arrangement.changed.connect(self.show_marks)

    def show(self, lane: Lane) -> None:
        """Show what a lane's newest reply is doing, also one on another branch."""
        reply = self._newest(lane.id)
        if reply is not None and not self._was_just_seen(reply):
            self._show(lane.id, reply)
        self.show_marks()

    def show_marks(self) -> None:
        """Mark the better figures where all lanes have ended, and none while one runs."""
        for lane in self._unasked():
            if (column := self._column_of(lane.id)) is not None:
                column.header.show_nothing()
        marks = self._better()
        if marks != self._marks:
            self._marks = marks
            for lane in self._state.lanes:
                if (reply := self._newest(lane.id)) is not None:
                    self._show(lane.id, reply)

    def _show(self, lane_id: str, reply: Reply) -> None:
        replies = self._state.replies
        elapsed_s = self._elapsed_s(reply)
        column = self._column_of(lane_id)
        if column is None:
            return
        self._seen[lane_id] = (reply.id, reply.phase, elapsed_s)
        marks = {mark.kind: mark.word for mark in self._marks if mark.lane == reply.id}
        text = figure_text(reply, elapsed_s, self.prices, marks)
        is_elsewhere = replies.is_elsewhere(reply.id)
        is_played = self._state.arrangement.playback.of(reply.id) is not None
        column.header.show_reply(
            reply, elapsed_s, text, is_elsewhere=is_elsewhere, is_played=is_played
        )
        self._lanes.level_headers()

    def _was_just_seen(self, reply: Reply) -> bool:
        """Whether a running reply was shown a moment ago, doing what it does now."""
        reply_id, phase, at_s = self._seen.get(reply.lane_id, ("", Phase.ENDED, 0.0))
        is_same = (reply_id, phase) == (reply.id, reply.phase) and reply.is_running
        return is_same and abs(self._elapsed_s(reply) - at_s) < _CALM_S

    def _elapsed_s(self, reply: Reply) -> float:
        moment = self._state.arrangement.playback.of(reply.id)
        return moment.elapsed_s if moment else self._state.replies.elapsed_s(reply.id)

    def _newest(self, lane_id: str) -> Reply | None:
        if not self._state.turns:
            return None
        if (moment := self._state.arrangement.playback.in_lane(lane_id)) is not None:
            return moment.reply
        last = self._state.turns[-1]
        running = self._state.replies.running_in(lane_id)
        return running or self._state.shown.newest(last.id, lane_id)

    def _unasked(self) -> list[Lane]:
        """Return the lanes that have no part in the newest turn."""
        turns = self._state.turns
        return [
            lane
            for lane in (self._state.lanes if turns else ())
            if self._newest(lane.id) is None and not turns[-1].is_awaited(lane.id)
        ]

    def _column_of(self, lane_id: str) -> LaneColumn | None:
        return next((c for c in self._lanes.columns if c.lane_id == lane_id), None)

    def _better(self) -> tuple[Mark, ...]:
        settings = self._state.arrangement.settings
        lanes = [lane.id for lane in self._state.lanes if lane.id not in settings.hidden]
        replies = [reply for lane_id in lanes if (reply := self._newest(lane_id))]
        if any(reply.is_running for reply in replies):
            return ()
        return better({reply.id: figures_of(reply, 0.0) for reply in replies})
