"""The turns and replies of a conversation in its lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.turn_state import TurnState
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.details import answered_by, changed_text, from_here_on
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.reply_place import PromptPlace, ReplyPlace
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea

if TYPE_CHECKING:  # see lane_column.py
    from deepseek_desktop.ui.widgets.reply_view import ReplyView


class ShownTurns(QObject):
    """Puts what a `ConversationState` knows into the lanes where it belongs."""

    def __init__(self, state: ConversationState, lanes: LanesArea) -> None:
        super().__init__(lanes)  # when these are gone, nobody is told of turns any more
        self._state = state
        self._lanes = lanes

    def add(self, turn_id: str) -> None:
        """Show a turn at the end of every lane; what stood there is at the end no more."""
        path = self._state.turns
        for state in path[-2:-1]:
            self._show_replies(state)
        self._lanes.add_turn(turn_id, path[-1].turn.question)
        self._show_prompt(path[-1])

    def show_branch(self) -> None:
        """Show the turns of the branch as it is now, with their replies."""
        path = self._state.turns
        self._lanes.show_turns({state.id: state.turn.question for state in path})
        for state in path:
            self._show_prompt(state)
            self._show_replies(state)
        for lane in self._state.lanes if path else ():
            self._show_header(lane)

    def show_lanes(self) -> None:
        """Show who answers from now on, and what a lane that was added missed."""
        self._lanes.answer_with(self._state.lanes)
        self.show_branch()

    def show_reply(self, reply_id: str) -> None:
        """Show a reply as it stands, where it is the one of its turn that is shown."""
        reply = self._state.reply(reply_id)
        if reply is None:
            return
        turn_id = self._state.shown.turn_of(reply_id)
        place = self._state.shown.place(turn_id)
        state = self._state.turns[place] if place >= 0 else None
        lane = next((lane for lane in self._state.lanes if lane.id == reply.lane_id), None)
        if state is not None and lane is not None:
            view = self._view(state, lane)
            if view is not None and view.reply_id != reply_id:
                self._show_prompt(state)  # now it was asked
            self._show(state, lane)
            self._show_bands(state)
        if self._state.turns and lane is not None:
            self._show_header(lane)  # it also tells of what runs on another branch

    def _show_prompt(self, state: TurnState) -> None:
        tree = self._state.shown.branches
        ids = tuple(turn.id for turn in tree.alternatives(state.id))
        later = sum(tree.count_below(each) for each in ids if each != state.id)
        place = PromptPlace(ids, state.id, is_asked=bool(state.reply_ids), later=later)
        for turns in self._lanes.turns:
            if view := turns.prompt_of(state.id):
                view.show_place(place)

    def _show_replies(self, state: TurnState) -> None:
        for lane in self._state.lanes:
            self._show(state, lane)
        self._show_bands(state)

    def _show(self, state: TurnState, lane: Lane) -> None:
        reply, view = self._state.shown.shown(state.id, lane.id), self._view(state, lane)
        if reply is not None and view is not None:
            place = ReplyPlace(
                ids=self._state.shown.alternatives(state.id, lane.id),
                mark=self._change_before(state, reply),
                note=self._note_of(state, reply),
                is_last=state is self._state.turns[-1],
                is_included=reply.id in self._state.shown.partial,
            )
            view.show_reply(reply, self._state.replies.elapsed_s(reply.id), place)

    def _view(self, state: TurnState, lane: Lane) -> ReplyView | None:
        column = self._column_of(lane.id)
        return column.turns.reply_to(state.id) if column and column.turns else None

    def _show_header(self, lane: Lane) -> None:
        column, last = self._column_of(lane.id), self._state.turns[-1]
        shown = self._state.replies.running_in(lane.id) or self._state.shown.newest(
            last.id, lane.id
        )
        if shown is not None and column is not None:
            replies = self._state.replies
            elapsed_s, is_elsewhere = replies.elapsed_s(shown.id), replies.is_elsewhere(shown.id)
            column.header.show_reply(shown, elapsed_s, is_elsewhere=is_elsewhere)
            self._lanes.level_headers()

    def _note_of(self, state: TurnState, shown: Reply) -> str:
        """Return what has to be said beside the reply that is shown."""
        said = []
        newest = self._state.shown.newest(state.id, shown.lane_id)
        is_chosen = self._state.shown.is_chosen(state.id, shown.lane_id)
        if newest is not None and newest.id != shown.id and not is_chosen:
            text = self.tr("The retry failed, so the earlier reply stays: {why}")
            said.append(text.format(why=wording.explanation(newest)))
        if unkept := self._state.replies.unkept(shown.id):
            said.append(wording.sentence(unkept))
        return "\n".join(said)

    def _change_before(self, state: TurnState, reply: Reply) -> str:
        """Return what is otherwise than in the turn before: who answers, and how."""
        path = self._state.turns
        number = self._state.shown.place(state.id)
        said = []
        before = None
        if number:
            before = self._state.shown.shown(path[number - 1].id, reply.lane_id)
            left_out = state.turn.left_out
            if left_out != path[number - 1].turn.left_out:
                text = self.tr("From here on the oldest questions are not sent along: {count}")
                said.append(text.format(count=left_out))
        lane = next((lane for lane in self._state.lanes if lane.id == reply.lane_id), None)
        if before is not None:
            said += _changes(before, reply)
        elif lane and lane.model != reply.identity.asked:
            said.append(answered_by(reply.identity))
        return "\n".join(said)

    def _show_bands(self, state: TurnState) -> None:
        shown = [self._state.shown.shown(state.id, lane.id) for lane in self._state.lanes]
        replies = [reply for reply in shown if reply]
        is_shown = any(r.reasoning or (r.is_running and not r.answer) for r in replies)
        self._lanes.show_bands(state.id, is_shown=is_shown)

    def _column_of(self, lane_id: str) -> LaneColumn | None:
        ids = [lane.id for lane in self._state.lanes]
        return self._lanes.columns[ids.index(lane_id)] if lane_id in ids else None


def _changes(before: Reply, reply: Reply) -> list[str]:
    """Return in words what a person changed between two replies of a lane."""
    one, other = before.identity, reply.identity
    said = []
    if (one.provider, one.model) != (other.provider, other.model):
        said.append(from_here_on(other))
    prompts = (before.system_prompt, reply.system_prompt)
    if None not in prompts and prompts[0] != prompts[1]:
        said.append(wording.translate("wording", "From here on with other instructions."))
    if changed := changed_text(one, other):
        said.append(changed)
    return said
