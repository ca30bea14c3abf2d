"""What one model said to one prompt."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.events import Flaw, RetryScheduled
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import (
    CALLS_NOT_MADE,
    EXPLANATIONS,
    NO_ANSWER,
    USED_UP_BY_THINKING,
    Outcome,
)
from deepseek_desktop.core.domain.usage import Timings, Usage


class Phase(StrEnum):
    """How far a running reply is."""

    QUEUED = "queued"
    PAUSED = "paused"
    CONNECTING = "connecting"
    WAITING = "waiting"
    THINKING = "thinking"
    ANSWERING = "answering"
    ENDED = "ended"


class ToolCall(Struct, frozen=True):
    """A call that the model wants made. It is shown, never made."""

    name: str
    arguments: str


class NextAttempt(Struct, frozen=True):
    """When a reply is asked for again, in seconds after its start, and why."""

    due_s: float
    scheduled: RetryScheduled


class Beat(Struct, frozen=True):
    """How many characters of a reply were there, `at_s` seconds after its start."""

    at_s: float
    reasoning: int
    answer: int


class Reply(Struct, frozen=True):
    """One model's reply as it stands; `outcome` is None while it runs.

    `continued` is the id of a cut reply that this one begins with, `copied_from` that of the reply
    that was paid for, where this one came with a copy of a conversation. `handed` is the reply
    whose reasoning the model was given. `pace` is how far the text was at which time; empty: not
    known.
    """

    id: str
    lane_id: str
    identity: Identity
    timings: Timings
    reasoning: str = ""
    answer: str = ""
    usage: Usage | None = None
    finish_reason: str | None = None
    flaws: Mapping[Flaw, int] = field(default_factory=dict)
    outcome: Outcome | None = None
    failure: Failure | None = None
    pieces: int | None = 0  # None: nobody was left to count them
    cost: Cost | None = None
    tool_calls: tuple[ToolCall, ...] = ()
    credits_left: str | None = None
    retried: tuple[Failure, ...] = ()
    queue_place: int | None = None
    next_attempt: NextAttempt | None = None
    system_prompt: str | None = None  # as set for the lane; None: not known
    continued: str | None = None
    copied_from: str | None = None
    handed: str | None = None
    pace: tuple[Beat, ...] = ()

    @property
    def phase(self) -> Phase:
        """How far the reply is."""
        if self.outcome is not None:
            return Phase.ENDED
        if self.answer or self.tool_calls:
            return Phase.ANSWERING
        if self.reasoning:
            return Phase.THINKING
        if self.next_attempt is not None:
            return Phase.PAUSED
        if self.queue_place is not None:
            return Phase.QUEUED
        # A reply that comes in one piece is waited for from the moment it is asked for.
        is_asked = self.timings.first_byte_s is not None or not self.identity.is_streamed
        return Phase.WAITING if is_asked else Phase.CONNECTING

    @property
    def is_answered(self) -> bool:
        """Whether it ended with an answer."""
        return bool(self.answer) and self.outcome is not None and self.outcome.is_answered

    @property
    def can_be_continued(self) -> bool:
        """Whether its answer was cut, so that the model can go on with it."""
        return bool(self.answer) and self.outcome is not None and self.outcome.is_cut

    @property
    def is_bare_failure(self) -> bool:
        """Whether it failed or was filtered before a word of it came."""
        has_come = bool(self.reasoning or self.answer or self.tool_calls)
        return not has_come and (self.failure is not None or self.outcome is Outcome.FILTERED)

    @property
    def is_running(self) -> bool:
        """Whether more may come."""
        return self.outcome is None


def is_in_vain(reply: Reply, cut: Reply | None) -> bool:
    """Whether a reply ended without any answer; `cut` is the one that it goes on with."""
    is_over = not reply.is_running and not reply.is_answered
    return is_over and reply.answer == (cut.answer if cut is not None else "")


def ending_of(reply: Reply) -> str:
    """Return the English sentence why an ended reply is not whole, where no failure says it."""
    if reply.outcome is Outcome.LIMIT and not reply.answer and reply.reasoning:
        return USED_UP_BY_THINKING
    if reply.outcome is Outcome.COMPLETE and reply.tool_calls:
        return CALLS_NOT_MADE
    if reply.outcome is Outcome.COMPLETE and not reply.answer:
        return NO_ANSWER
    return EXPLANATIONS.get(reply.outcome, "") if reply.outcome is not None else ""
