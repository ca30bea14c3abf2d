"""The turns and replies of a conversation in its lanes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.widgets.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes_area import LanesArea


class ShownTurns(QObject):
    """Puts what a `ConversationState` knows into the lanes where it belongs."""

    def __init__(self, state: ConversationState, lanes: LanesArea) -> None:
        super().__init__(lanes)  # when these are gone, nobody is told of turns any more
        self._state = state
        self._lanes = lanes

    def add(self, turn_id: str) -> None:
        """Show a turn at the end of every lane."""
        turn = next(turn for turn in self._state.turns if turn.id == turn_id)
        self._lanes.add_turn(turn_id, turn.prompt)

    def show_reply(self, reply_id: str) -> None:
        """Show a reply as it stands, where it is the newest of its turn."""
        reply = self._state.reply(reply_id)
        if reply is None:
            return
        turn_id = self._state.turn_of(reply_id)
        newest = self._state.newest(turn_id, reply.lane_id)
        column = self._column_of(reply.lane_id)
        view = column.turns.reply_to(turn_id) if column and column.turns else None
        if column is None or view is None or newest is None or newest.id != reply_id:
            return
        elapsed_s = self._state.elapsed_s(reply_id)
        view.show_reply(
            self._state.worth_showing(turn_id, reply), elapsed_s, self._failure_of(reply)
        )
        self._show_bands(turn_id)
        shown = self._state.running_in(reply.lane_id) or self._newest_of_last_turn(reply.lane_id)
        if shown is not None:
            is_elsewhere = self._state.is_elsewhere(shown.id)
            elapsed_s = self._state.elapsed_s(shown.id)
            column.header.show_reply(shown, elapsed_s, is_elsewhere=is_elsewhere)
            self._lanes.level_headers()

    def _failure_of(self, reply: Reply) -> str:
        """Return what has to be said beside the reply that is shown."""
        said = []
        if self._state.worth_showing(self._state.turn_of(reply.id), reply) is not reply:
            text = self.tr("The retry failed, so the earlier reply stays: {why}")
            said.append(text.format(why=wording.explanation(reply)))
        if unkept := self._state.unkept(reply.id):
            said.append(wording.sentence(unkept))
        return "\n".join(said)

    def _newest_of_last_turn(self, lane_id: str) -> Reply | None:
        turns = self._state.turns
        return self._state.newest(turns[-1].id, lane_id) if turns else None

    def _show_bands(self, turn_id: str) -> None:
        newest = [self._state.newest(turn_id, lane.id) for lane in self._state.lanes]
        replies = [self._state.worth_showing(turn_id, reply) for reply in newest if reply]
        is_shown = any(r.reasoning or (r.is_running and not r.answer) for r in replies)
        self._lanes.show_bands(turn_id, is_shown=is_shown)

    def _column_of(self, lane_id: str) -> LaneColumn | None:
        ids = [lane.id for lane in self._state.lanes]
        return self._lanes.columns[ids.index(lane_id)] if lane_id in ids else None
