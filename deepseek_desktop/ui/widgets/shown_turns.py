"""The turns and replies of a conversation in its lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.domain.turn_state import TurnState
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.prices import Prices
from deepseek_desktop.ui.models.reply_place import PromptPlace, ReplyPlace
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea
from deepseek_desktop.ui.widgets.shown_figures import ShownFigures
from deepseek_desktop.ui.widgets.turn_marks import TurnMarks

if TYPE_CHECKING:  # see lane_column.py
    from deepseek_desktop.ui.widgets.reply_view import ReplyView


class ShownTurns(QObject):
    """Puts what a `ConversationState` knows into the lanes where it belongs."""

    def __init__(self, state: ConversationState, lanes: LanesArea, prices: Prices) -> None:
        super().__init__(lanes)  # when these are gone, nobody is told of turns any more
        self._state = state
        self._lanes = lanes
        self._figures = ShownFigures(state, lanes, prices)
        self._veil = state.arrangement.veil
        self._veil.changed.connect(self._show_all_replies)
        self._veil.uncovered.connect(self.show_reply)
        state.arrangement.playback.changed.connect(self.show_reply)
        self._marks = TurnMarks(state, lanes)
        self._seated: tuple[str, ...] = ()
        self._context = ""
        self._fresh: set[str] = set()
        state.arrangement.changed.connect(self._show_context)
        lanes.refit.connect(self._level)

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
        self._show_all_replies()

    def show_lanes(self) -> None:
        """Show who answers from now on, and what a lane that was added missed."""
        self._lanes.answer_with(self._state.lanes)
        self.show_branch()

    def keep_time(self) -> None:
        """Show how long replies take of which nothing came since the last call."""
        for reply_id in self._state.replies.running_ids:
            if reply_id not in self._fresh:
                self.show_reply(reply_id)
        self._fresh.clear()

    def show_reply(self, reply_id: str) -> None:
        """Show a reply as it stands, where it is the one of its turn that is shown."""
        self._fresh.add(reply_id)
        reply = self._state.reply(reply_id)
        if reply is None:
            return
        turn_id = self._state.shown.turn_of(reply_id)
        place = self._state.shown.place(turn_id)
        state = self._state.turns[place] if place >= 0 else None
        lane = next((lane for lane in self._state.lanes if lane.id == reply.lane_id), None)
        if state is not None and lane is not None:
            view = self._view(state, lane)
            is_new = view is not None and view.reply_id != reply_id
            if is_new:
                self._show_prompt(state)  # now it was asked
            if is_new or self._marks.is_outdated(state, lane.id):
                self._show_replies(state)  # the others may need room for what stands above it
            else:
                self._show(state, lane)
                self._show_bands(state)
        if self._state.turns and lane is not None:
            self._figures.show(lane)  # it also tells of what runs on another branch
            self._show_waiting()

    def _show_prompt(self, state: TurnState) -> None:
        tree = self._state.shown.branches
        ids = tuple(turn.id for turn in tree.alternatives(state.id))
        later = sum(tree.count_below(each) for each in ids if each != state.id)
        # It is asked before the first reply of it has begun.
        is_asked = bool(state.reply_ids or (state.awaited and self._state.is_running))
        place = PromptPlace(ids, state.id, is_asked=is_asked, later=later)
        for turns in self._lanes.turns:
            if view := turns.prompt_of(state.id):
                view.show_place(place)

    def _show_all_replies(self) -> None:
        for state in self._state.turns:
            self._show_replies(state)
        for lane in self._state.lanes if self._state.turns else ():
            self._figures.show(lane)

    def _show_replies(self, state: TurnState) -> None:
        self._marks.note(state)
        for lane in self._state.lanes:
            self._show(state, lane)
        self._show_bands(state)

    def _show(self, state: TurnState, lane: Lane) -> None:
        reply, view = self._state.shown.shown(state.id, lane.id), self._view(state, lane)
        if reply is not None and view is not None:
            is_last = state is self._state.turns[-1]
            place = self._veiled_place(state, reply) or ReplyPlace(
                ids=self._state.shown.alternatives(state.id, lane.id),
                mark=self._marks.above(state, lane.id),
                marks=tuple(self._marks.above(state, lane_id) for lane_id in self._seated),
                note=self._note_of(state, reply),
                is_last=is_last,
                is_included=reply.id in self._state.shown.partial,
                is_free=self._figures.prices.is_free(reply.identity.provider),
                has_others=len(self._state.lanes) > 1,
                is_context=reply.id == self._context,
                is_played=self._state.arrangement.playback.of(reply.id) is not None,
            )
            elapsed_s = self._state.replies.elapsed_s(reply.id)
            moment = self._state.arrangement.playback.seen(reply, elapsed_s)
            view.show_reply(moment.reply, moment.elapsed_s, place)
        elif view is not None:
            is_clear = not state.all_ids or state.is_awaited(lane.id) or self._veil.is_down
            view.show_missing("" if is_clear else self.tr("Not asked in this turn."))

    def _show_context(self) -> None:
        """Show what the next question goes on from, where that is another reply now."""
        if (context := self._state.arrangement.settings.context) != self._context:
            self._context = context
            for state in self._state.turns[-1:]:
                self._show_replies(state)

    def _level(self) -> None:
        """Let what is seen beside each other align, if it is other lanes than before."""
        seated = tuple(column.lane_id for column in self._lanes.seated)
        if seated == self._seated:
            return
        are_others = set(seated) != set(self._seated)
        self._seated = seated
        for state in self._state.turns:
            if are_others:
                self._show_prompt(state)  # a reply may be seen here for the first time
            if are_others or any(self._marks.above(state, lane_id) for lane_id in seated):
                self._show_replies(state)

    def _show_waiting(self) -> None:
        """Show in the lanes that wait for another one which that is."""
        replies = self._state.replies
        running = [reply for n in replies.running_ids if (reply := replies.get(n)) is not None]
        begun = [reply for reply in running if reply.phase is not Phase.QUEUED]
        if self._state.arrangement.settings.order is not Order.SEQUENTIAL or not begun:
            return
        before = self._column_of(begun[0].lane_id)
        for reply in running:
            column = self._column_of(reply.lane_id)
            if reply.phase is Phase.QUEUED and column is not None and before is not None:
                column.header.show_waiting(before.header.letter)

    def _veiled_place(self, state: TurnState, reply: Reply) -> ReplyPlace | None:
        """Return how a reply is shown while nobody is to know who answered; None: as it is."""
        text = self._veil.over(reply.id)
        if text is None:
            return None
        if not text and state is not self._state.turns[-1]:
            hidden = self.tr("Hidden until you have judged: it would tell who is who.")
            return ReplyPlace(veiled="", hidden=hidden)
        return ReplyPlace(veiled=text, is_growing=self._veil.is_growing)

    def _view(self, state: TurnState, lane: Lane) -> ReplyView | None:
        column = self._column_of(lane.id)
        return column.turns.reply_to(state.id) if column and column.turns else None

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

    def _show_bands(self, state: TurnState) -> None:
        shown = [self._state.shown.shown(state.id, lane_id) for lane_id in self._seated]
        seen = self._state.arrangement.playback.seen
        replies = [seen(reply, 0.0).reply for reply in shown if reply]
        thinks = any(r.reasoning or (r.is_running and not r.answer) for r in replies)
        is_shown = thinks and not self._veil.is_down
        self._lanes.show_bands(state.id, is_shown=is_shown)

    def _column_of(self, lane_id: str) -> LaneColumn | None:
        ids = [lane.id for lane in self._state.lanes]
        return self._lanes.columns[ids.index(lane_id)] if lane_id in ids else None
