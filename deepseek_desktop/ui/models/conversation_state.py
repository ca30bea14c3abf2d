"""What an open conversation shows: its lanes, turns and replies as they stand."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import assert_never
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.turn_state import TurnState
from deepseek_desktop.core.runs.lane import (
    LaneEnded,
    LaneEvent,
    LaneSpoke,
    LaneStarted,
    TurnStarted,
)
from deepseek_desktop.ui.models.arrangement import Arrangement
from deepseek_desktop.ui.models.replies import Replies
from deepseek_desktop.ui.pacing import Pacer


class ConversationState(QObject):
    """Takes in what the runs report; says what changed, at a human pace.

    Signals: `began` when a new conversation has its lanes, `turn_added` with the id of a turn at
    the end of what is shown, `branch_changed` when other turns or replies are to be shown,
    `reply_changed` with a reply's id, `running_changed` when a question goes out or all it led
    to has ended, `lanes_changed` when others answer from now on, `renamed`.
    """

    began = Signal()
    turn_added = Signal(str)
    branch_changed = Signal()
    reply_changed = Signal(str)
    running_changed = Signal()
    lanes_changed = Signal()
    renamed = Signal()

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
        conversation_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._id = conversation_id or uuid4().hex
        self._conversation: Conversation | None = None
        self.replies = Replies(clock)
        self.shown = ShownBranch(self.replies.get)
        self.arrangement = Arrangement(self)
        self._asking = 0
        self._was_running = False
        self._pacer = Pacer(self._tell, self)

    @property
    def id(self) -> str:
        """The conversation's id, which is known before its first question."""
        return self._id

    @property
    def conversation(self) -> Conversation | None:
        """The conversation with everything that has arrived; None before the first question."""
        if self._conversation is None:
            return None
        return replace(
            self._conversation,
            turns=tuple(s.with_replies(self.replies.get) for s in self.shown.states),
            head=self.shown.head,
            choices=dict(self.shown.choices),
            settings=self.arrangement.settings,
        )

    @property
    def has_begun(self) -> bool:
        """Whether a first question was asked."""
        return self._conversation is not None

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes; none before the first question."""
        return () if self._conversation is None else self._conversation.lanes

    @property
    def asked_lanes(self) -> tuple[Lane, ...]:
        """The lanes that take part in the next turn."""
        return self.arrangement.settings.asked(self.lanes)

    @property
    def title(self) -> str:
        """What the conversation is called; empty before the first question."""
        return "" if self._conversation is None else self._conversation.title

    @property
    def turns(self) -> tuple[TurnState, ...]:
        """The turns of the branch that is shown, from the first question on."""
        return self.shown.path

    @property
    def is_running(self) -> bool:
        """Whether a question is on its way or any reply may still grow."""
        return bool(self._asking or self.replies.running_ids)

    def is_written_elsewhere(self, turn_id: str) -> bool:
        """Whether a reply of a turn is still written, and not from here."""
        state = self.shown.state(turn_id)
        return any(map(self.replies.is_elsewhere, state.all_ids)) if state else False

    def begin(self, conversation: Conversation) -> None:
        """Show a conversation: a new one, or one from the archive with its turns."""
        self._conversation = conversation
        self._id = conversation.id
        self.replies.take_missing(conversation.turns)
        self.shown.put_back(conversation.turns)
        self.shown.choices = dict(conversation.choices)
        self.shown.end_at(conversation.head)
        self.arrangement.take(conversation.settings)
        self.began.emit()

    def renew(self, conversation: Conversation) -> None:
        """Show how far the archive is with replies that are written elsewhere."""
        for turn in conversation.turns:
            for reply in turn.replies:
                if self.replies.is_elsewhere(reply.id):
                    self.replies.put(reply)
                    self._pacer.mark(reply.id)

    def rename(self, title: str) -> None:
        """Give the conversation another title."""
        if self._conversation is not None:
            self._conversation = replace(self._conversation, title=title)
            self.renamed.emit()

    def answer_with(self, lanes: tuple[Lane, ...]) -> None:
        """Let these lanes answer from now on, maybe more or fewer than before."""
        if self._conversation is not None:
            self._conversation = replace(self._conversation, lanes=lanes)
            self.lanes_changed.emit()

    def show_turn(self, turn_id: str) -> None:
        """Show the branch that a turn is on, to its newest end."""
        self.shown.end_at(self.shown.branches.last_below(turn_id))
        self.branch_changed.emit()

    def show_reply(self, turn_id: str, lane_id: str, reply_id: str) -> None:
        """Show one of the replies of a lane in a turn, and what was asked after it."""
        self.shown.show(turn_id, lane_id, reply_id)
        self.branch_changed.emit()

    def add_unasked(self, turn: Turn) -> None:
        """Show a turn that was stored without being asked."""
        self.shown.add_turn(turn)
        self.shown.end_at(turn.id)
        self.branch_changed.emit()

    def drop_turn(self, turn_id: str) -> None:
        """Forget a turn that was deleted, and what comes after it."""
        self.shown.drop(turn_id)
        self.branch_changed.emit()

    def take_anew(self, conversation: Conversation, turn_id: str) -> None:
        """Take in that a turn is back, as the archive has it, and show it."""
        self.replies.take_missing(conversation.turns)
        self.shown.put_back(conversation.turns)
        self.show_turn(turn_id)

    def asking_began(self) -> None:
        """Note that a question, or a retry, is on its way."""
        self._asking += 1
        self._tell_running()

    def asking_ended(self) -> None:
        """Note that all that a question or a retry led to has ended."""
        self._asking -= 1
        self._tell_running()

    def reply(self, reply_id: str) -> Reply | None:
        """Return a reply as it stands."""
        return self.replies.get(reply_id)

    def turn(self, turn_id: str) -> Turn:
        """Return a turn with its replies as they stand."""
        state = self.shown.state(turn_id)
        if state is None:
            raise KeyError(turn_id)
        return state.with_replies(self.replies.get)

    def apply(self, event: LaneEvent) -> None:
        """Take in what a run reports, and show it soon."""
        match event:
            case TurnStarted(_, turn):
                self._add_turn(turn)
            case LaneStarted(turn_id, reply):
                self._start(turn_id, reply)
            case LaneSpoke(_, reply_id, said, at_s):
                self.replies.add(reply_id, said, at_s)
                self._pacer.mark(reply_id)
            case LaneEnded(turn_id, reply, unkept):
                self._end(turn_id, reply, unkept)
            case _:
                assert_never(event)

    def _add_turn(self, turn: Turn) -> None:
        follows = [state.id for state in self.shown.path] == [
            before.id for before in self.shown.branches.path(turn.parent_id) if turn.parent_id
        ]
        self.shown.add_turn(turn, [lane.id for lane in self.asked_lanes])
        self.shown.end_at(turn.id)
        self.shown.leave_out = None
        self.arrangement.change(context="")
        if follows:
            self.turn_added.emit(turn.id)
        else:
            self.branch_changed.emit()

    def _start(self, turn_id: str, reply: Reply) -> None:
        self.replies.start(reply)
        self.shown.add_reply(turn_id, reply)
        if self.shown.begin_again(turn_id, reply):
            self.branch_changed.emit()
        self._pacer.mark(reply.id)
        self._tell_running()

    def _end(self, turn_id: str, reply: Reply, unkept: Failure | None) -> None:
        self.replies.end(reply, unkept)
        if self.shown.state(turn_id) is not None:
            self.shown.add_reply(turn_id, reply)
        if self.shown.end_again(turn_id, reply):
            self.branch_changed.emit()
        self._pacer.mark(reply.id)
        if not self.replies.running_ids:
            self._pacer.flush_now()
        self._tell_running()

    def _tell_running(self) -> None:
        if self._was_running != self.is_running:
            self._was_running = self.is_running
            self.running_changed.emit()

    def _tell(self, reply_ids: frozenset[str]) -> None:
        for reply_id in sorted(reply_ids):
            self.reply_changed.emit(reply_id)
