"""What an open conversation shows: its lanes, turns and replies as they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.runs.lane import (
    LaneEnded,
    LaneEvent,
    LaneSpoke,
    LaneStarted,
    TurnStarted,
)
from deepseek_desktop.ui.pacing import Pacer


@dataclass(slots=True)
class _Running:
    builder: ReplyBuilder
    began_s: float


@dataclass(slots=True)
class TurnState:
    """A turn and, for each lane, its replies from the first attempt to the newest."""

    id: str
    prompt: str
    reply_ids: dict[str, list[str]] = field(default_factory=dict)


class ConversationState(QObject):
    """Takes in what the runs report; says what changed, at a human pace.

    Signals: `began` when a new conversation has its lanes, `turn_added` with a turn's id,
    `reply_changed` with a reply's id, `running_changed` when a question goes out or all it led
    to has ended.
    """

    began = Signal()
    turn_added = Signal(str)
    reply_changed = Signal(str)
    running_changed = Signal()

    def __init__(
        self, clock: Callable[[], float] = monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._conversation: Conversation | None = None
        self._turns: dict[str, Turn] = {}
        self._shown: dict[str, TurnState] = {}
        self._ended: dict[str, Reply] = {}
        self._running: dict[str, _Running] = {}
        self._unkept: dict[str, Failure] = {}
        self._turn_ids: dict[str, str] = {}
        self._asking = 0
        self._was_running = False
        self._pacer = Pacer(self._tell, self)

    @property
    def conversation(self) -> Conversation | None:
        """The conversation with everything that has arrived; None before the first question."""
        if self._conversation is None:
            return None
        turns = tuple(self._turn_value(turn) for turn in self._turns.values())
        return Conversation(
            id=self._conversation.id,
            title=self._conversation.title,
            created_at=self._conversation.created_at,
            lanes=self._conversation.lanes,
            turns=turns,
        )

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes; none before the first question."""
        return () if self._conversation is None else self._conversation.lanes

    @property
    def turns(self) -> tuple[TurnState, ...]:
        """The turns in order."""
        return tuple(self._shown.values())

    @property
    def is_running(self) -> bool:
        """Whether a question is on its way or any reply may still grow."""
        return bool(self._asking or self._running)

    @property
    def running_ids(self) -> tuple[str, ...]:
        """The replies that may still grow."""
        return tuple(self._running)

    def begin(self, conversation: Conversation) -> None:
        """Show a conversation: a new one, or one from the archive with its turns."""
        self._conversation = conversation
        for turn in conversation.turns:
            self._add_turn(turn)
            for reply in turn.replies:
                self._ended[reply.id] = reply
                self._place(turn.id, reply)
        self.began.emit()

    @property
    def is_written_elsewhere(self) -> bool:
        """Whether a reply here is streamed by another process, or by a tab that was closed."""
        return any(reply.is_running for reply in self._ended.values())

    def renew(self, conversation: Conversation) -> None:
        """Show how far the archive is with replies that are written elsewhere."""
        for turn in conversation.turns:
            for reply in turn.replies:
                known = self._ended.get(reply.id)
                if known is not None and known.is_running:
                    self._ended[reply.id] = reply
                    self._pacer.mark(reply.id)

    def is_elsewhere(self, reply_id: str) -> bool:
        """Whether a running reply is not run from here."""
        reply = self._ended.get(reply_id)
        return reply is not None and reply.is_running

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
        if running := self._running.get(reply_id):
            return running.builder.snapshot()
        return self._ended.get(reply_id)

    def turn_of(self, reply_id: str) -> str:
        """Return the id of the turn that a reply belongs to."""
        return self._turn_ids[reply_id]

    def worth_showing(self, turn_id: str, reply: Reply) -> Reply:
        """Return `reply`, or the earlier one that answered where it is a retry that failed."""
        if reply.is_running or reply.is_answered:
            return reply
        ids = self._shown[turn_id].reply_ids.get(reply.lane_id, [])
        earlier = (self.reply(i) for i in reversed(ids[: ids.index(reply.id)]))
        return next((r for r in earlier if r and r.is_answered), reply)

    def running_in(self, lane_id: str) -> Reply | None:
        """Return the reply of a lane that may still grow."""
        replies = (running.builder.snapshot() for running in self._running.values())
        return next((reply for reply in replies if reply.lane_id == lane_id), None)

    def newest(self, turn_id: str, lane_id: str) -> Reply | None:
        """Return the newest reply of a lane in a turn."""
        ids = self._shown[turn_id].reply_ids.get(lane_id, []) if turn_id in self._shown else []
        return self.reply(ids[-1]) if ids else None

    def elapsed_s(self, reply_id: str) -> float:
        """Seconds since a running reply was asked for; for an ended one its duration, if known."""
        if running := self._running.get(reply_id):
            return self._clock() - running.began_s
        reply = self._ended.get(reply_id)
        return (reply.timings.ended_s or 0.0) if reply else 0.0

    def unkept(self, reply_id: str) -> Failure | None:
        """Return why a reply could not be stored, if that is so."""
        return self._unkept.get(reply_id)

    def before(self, turn_id: str) -> tuple[Turn, ...]:
        """Return the turns that came before one."""
        conversation = self.conversation
        turns = conversation.turns if conversation else ()
        ids = [turn.id for turn in turns]
        return turns[: ids.index(turn_id)]

    def turn(self, turn_id: str) -> Turn:
        """Return a turn with its replies as they stand."""
        return self._turn_value(self._turns[turn_id])

    def apply(self, event: LaneEvent) -> None:
        """Take in what a run reports, and show it soon."""
        match event:
            case TurnStarted(_, turn):
                self._add_turn(turn)
                self.turn_added.emit(turn.id)
            case LaneStarted(turn_id, reply):
                self._start(turn_id, reply)
            case LaneSpoke(_, reply_id, said, at_s):
                self._running[reply_id].builder.add(said, at_s)
                self._pacer.mark(reply_id)
            case LaneEnded(turn_id, reply, unkept):
                self._end(turn_id, reply, unkept)
            case _:
                assert_never(event)

    def _add_turn(self, turn: Turn) -> None:
        self._turns[turn.id] = turn
        self._shown[turn.id] = TurnState(turn.id, turn.prompt)

    def _place(self, turn_id: str, reply: Reply) -> None:
        self._turn_ids[reply.id] = turn_id
        ids = self._shown[turn_id].reply_ids.setdefault(reply.lane_id, [])
        if reply.id not in ids:
            ids.append(reply.id)

    def _start(self, turn_id: str, reply: Reply) -> None:
        builder = ReplyBuilder(reply.id, reply.lane_id, reply.identity, reply.timings.started_at)
        self._running[reply.id] = _Running(builder, self._clock())
        self._place(turn_id, reply)
        self._pacer.mark(reply.id)
        self._tell_running()

    def _end(self, turn_id: str, reply: Reply, unkept: Failure | None) -> None:
        self._running.pop(reply.id, None)
        self._ended[reply.id] = reply
        if turn_id in self._shown:
            self._place(turn_id, reply)
        if unkept is not None:
            self._unkept[reply.id] = unkept
        self._pacer.mark(reply.id)
        if not self._running:
            self._pacer.flush_now()
        self._tell_running()

    def _tell_running(self) -> None:
        if self._was_running != self.is_running:
            self._was_running = self.is_running
            self.running_changed.emit()

    def _tell(self, reply_ids: frozenset[str]) -> None:
        for reply_id in sorted(reply_ids):
            self.reply_changed.emit(reply_id)

    def _turn_value(self, turn: Turn) -> Turn:
        ids = [i for of_lane in self._shown[turn.id].reply_ids.values() for i in of_lane]
        replies = tuple(reply for i in ids if (reply := self.reply(i)))
        return Turn(turn.id, turn.prompt, turn.asked_at, replies)
