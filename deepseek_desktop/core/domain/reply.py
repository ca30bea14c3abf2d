"""What one model said to one prompt, and the builder that grows it event by event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.cost import Cost, cost_of
from deepseek_desktop.core.domain.errors import DeskError, Failure
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    Flaw,
    FlawFound,
    Identified,
    KeptAlive,
    Opened,
    ReasoningDelta,
    RequestSent,
    StreamEvent,
    UsageReported,
)
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome, outcome_of
from deepseek_desktop.core.domain.usage import Timings, Usage


class Phase(StrEnum):
    """How far a running reply is."""

    CONNECTING = "connecting"
    WAITING = "waiting"
    THINKING = "thinking"
    ANSWERING = "answering"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Reply:
    """One model's reply as it stands; `outcome` is None while it runs."""

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

    @property
    def phase(self) -> Phase:
        """How far the reply is."""
        if self.outcome is not None:
            return Phase.ENDED
        if self.answer:
            return Phase.ANSWERING
        if self.reasoning:
            return Phase.THINKING
        return Phase.CONNECTING if self.timings.first_byte_s is None else Phase.WAITING

    @property
    def is_answered(self) -> bool:
        """Whether it ended with an answer."""
        return bool(self.answer) and self.outcome is not None and self.outcome.is_answered

    @property
    def is_running(self) -> bool:
        """Whether more may come."""
        return self.outcome is None


class ReplyBuilder:
    """Grows with each event; gives an immutable `Reply` whenever asked."""

    def __init__(self, reply_id: str, lane_id: str, identity: Identity, at: datetime) -> None:
        self._id = reply_id
        self._lane_id = lane_id
        self._identity = identity
        self._timings = Timings(at)
        self._reasoning: list[str] = []
        self._answer: list[str] = []
        self._usage: Usage | None = None
        self._finish_reason: str | None = None
        self._flaws: dict[Flaw, int] = {}
        self._outcome: Outcome | None = None
        self._failure: Failure | None = None
        self._pieces = 0
        self._cost: Cost | None = None

    def add(self, event: StreamEvent, at_s: float) -> None:  # noqa: C901 a case for each event
        """Take in one event that arrived `at_s` seconds after the start."""
        match event:
            case RequestSent(parameters):
                self._identity = replace(self._identity, parameters=parameters)
            case Opened():
                self._timings = replace(self._timings, first_byte_s=at_s)
            case KeptAlive():
                pass
            case Identified():
                self._identify(event)
            case ReasoningDelta(text):
                self._add_reasoning(text, at_s)
            case AnswerDelta(text):
                self._add_answer(text, at_s)
            case AnswerRelabelled():
                self._relabel()
            case UsageReported(usage):
                self._usage = usage
            case FlawFound(flaw):
                self._flaws[flaw] = self._flaws.get(flaw, 0) + 1
            case Finished(reason):
                self._finish_reason = reason or self._finish_reason
            case _:
                assert_never(event)

    def end(self, at_s: float, outcome: Outcome | None = None) -> None:
        """End the reply; without an `outcome` it is what the finish reason means."""
        self._outcome = outcome or outcome_of(self._finish_reason)
        self._timings = replace(self._timings, ended_s=at_s)

    def fail(self, error: DeskError, at_s: float) -> None:
        """End the reply with what went wrong."""
        self._failure = error.failure
        self.end(at_s, error.outcome)

    def price(self, card: ModelCard | None) -> None:
        """Note what the reply cost by what is known of its model."""
        self._cost = cost_of(self._usage, card, self._timings.started_at)

    def snapshot(self) -> Reply:
        """Return the reply as it stands."""
        return Reply(
            id=self._id,
            lane_id=self._lane_id,
            identity=self._identity,
            timings=self._timings,
            reasoning="".join(self._reasoning),
            answer="".join(self._answer),
            usage=self._usage,
            finish_reason=self._finish_reason,
            flaws=dict(self._flaws),
            outcome=self._outcome,
            failure=self._failure,
            pieces=self._pieces,
            cost=self._cost,
        )

    def _identify(self, said: Identified) -> None:
        known = self._identity
        self._identity = replace(
            known,
            echoed_model=said.model or known.echoed_model,
            fingerprint=said.fingerprint or known.fingerprint,
            generation_id=said.generation_id or known.generation_id,
            upstream=said.upstream or known.upstream,
        )

    def _add_reasoning(self, text: str, at_s: float) -> None:
        if self._timings.first_reasoning_s is None:
            self._timings = replace(self._timings, first_reasoning_s=at_s)
        self._reasoning.append(text)
        self._pieces += 1

    def _add_answer(self, text: str, at_s: float) -> None:
        if self._timings.first_answer_s is None:
            self._timings = replace(self._timings, first_answer_s=at_s)
        self._answer.append(text)
        self._pieces += 1

    def _relabel(self) -> None:
        self._reasoning += self._answer
        self._answer.clear()
        # All of it was reasoning, so its first token is where the reasoning began.
        began = self._timings.first_token_s
        self._timings = replace(self._timings, first_reasoning_s=began, first_answer_s=None)
