"""Grows a reply event by event."""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import ModelCard, card_record
from deepseek_desktop.core.domain.cost import Cost, cost_of
from deepseek_desktop.core.domain.errors import DeskError, Failure
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    CreditsReported,
    Finished,
    Flaw,
    FlawFound,
    Identified,
    KeptAlive,
    Opened,
    Queued,
    ReasoningDelta,
    ReasoningFound,
    RequestSent,
    RetryScheduled,
    StreamEvent,
    ToolCallDelta,
    UsageReported,
)
from deepseek_desktop.core.domain.outcome import Outcome, outcome_of
from deepseek_desktop.core.domain.pace import Pace
from deepseek_desktop.core.domain.reply import NextAttempt, Reply, ToolCall
from deepseek_desktop.core.domain.usage import Timings, Usage


class ReplyBuilder:
    """Grows with each event; gives an immutable `Reply` whenever asked."""

    def __init__(self, awaited: Reply) -> None:
        self._awaited = awaited
        self._identity = awaited.identity
        self._timings = awaited.timings
        self._reasoning: list[str] = []
        self._answer: list[str] = []
        self._tool_calls: dict[int, ToolCall] = {}
        self._usage: Usage | None = None
        self._finish_reason: str | None = None
        self._flaws: dict[Flaw, int] = {}
        self._outcome: Outcome | None = None
        self._failure: Failure | None = None
        self._pieces = 0
        self._sent_s = 0.0
        self._cost: Cost | None = None
        self._credits_left: str | None = None
        self._retried: list[Failure] = []
        self._queue_place = awaited.queue_place
        self._next_attempt: NextAttempt | None = None
        self._pace = Pace()
        self._length = (0, len(awaited.answer))  # of reasoning and answer
        if awaited.answer:
            self._pace.note(0.0, *self._length)

    def add(self, event: StreamEvent, at_s: float) -> None:  # noqa: C901, PLR0912 a case for each event
        """Take in one event that arrived `at_s` seconds after the start."""
        match event:
            case ReasoningDelta(text):  # these two first: they come a hundred times a second
                self._add_reasoning(text, at_s)
            case AnswerDelta(text):
                self._add_answer(text, at_s)
            case Queued(place):
                self._queue_place, self._next_attempt = place, None
            case RetryScheduled():
                self._schedule(event, at_s)
            case RequestSent():
                self._send(event, at_s)
            case Opened():
                self._timings = replace(self._timings, first_byte_s=at_s)
            case KeptAlive():
                pass
            case Identified():
                self._identify(event)
            case CreditsReported(left):
                self._credits_left = left
            case ReasoningFound(place):
                self._identity = replace(self._identity, reasoning_place=place)
            case AnswerRelabelled():
                self._relabel()
            case ToolCallDelta():
                self._add_call(event, at_s)
            case UsageReported(usage):
                self._usage = (self._usage or Usage()).updated_by(usage)
            case FlawFound(flaw):
                self._flaws[flaw] = self._flaws.get(flaw, 0) + 1
            case Finished(reason):
                self._finish_reason = reason or self._finish_reason
            case _:
                assert_never(event)

    @property
    def has_content(self) -> bool:
        """Whether anything that the model said has arrived."""
        return bool(self._reasoning or self._answer or self._tool_calls)

    def end(self, at_s: float, outcome: Outcome | None = None) -> None:
        """End the reply; without an `outcome` it is what the finish reason means."""
        self._queue_place = self._next_attempt = None
        self._outcome = outcome or outcome_of(self._finish_reason)
        self._timings = replace(self._timings, ended_s=at_s)

    def fail(self, error: DeskError, at_s: float) -> None:
        """End the reply with what went wrong."""
        self._failure = error.failure
        self.end(at_s, error.outcome)

    @property
    def sent_model(self) -> str:
        """The model that was really asked for."""
        return self._identity.sent_model or self._identity.model

    def note_card(self, card: ModelCard | None) -> None:
        """Note what the catalogue knows of the model, and what the reply cost by it."""
        record = card_record(card) if card else None
        self._identity = replace(self._identity, card=record)
        # A request that had to queue, or to be repeated, is charged by the hour it went out.
        asked_at = self._timings.started_at + timedelta(seconds=self._sent_s)
        self._cost = cost_of(self._usage, card, asked_at)

    @property
    def timings(self) -> Timings:
        """The times so far."""
        return self._timings

    def facts(self) -> Reply:
        """Return the reply as it stands, without its text, which may be long."""
        return self._reply("", "")

    def snapshot(self) -> Reply:
        """Return the reply as it stands; one that goes on with another begins with its answer."""
        # What is put together stays so: it is looked at twenty times a second, however long it is.
        for pieces in (self._reasoning, self._answer):
            if len(pieces) > 1:
                pieces[:] = ["".join(pieces)]
        return self._reply("".join(self._reasoning), "".join((self._awaited.answer, *self._answer)))

    def _reply(self, reasoning: str, answer: str) -> Reply:
        return replace(
            self._awaited,
            identity=self._identity,
            timings=self._timings,
            reasoning=reasoning,
            answer=answer,
            usage=self._usage,
            finish_reason=self._finish_reason,
            flaws=dict(self._flaws),
            outcome=self._outcome,
            failure=self._failure,
            pieces=self._pieces,
            cost=self._cost,
            tool_calls=tuple(self._tool_calls.values()),
            credits_left=self._credits_left,
            retried=tuple(self._retried),
            queue_place=self._queue_place,
            next_attempt=self._next_attempt,
            pace=self._pace.beats if self._outcome is not None else (),
        )

    def _schedule(self, event: RetryScheduled, at_s: float) -> None:
        self._next_attempt = NextAttempt(at_s + event.wait_s, event)
        # A server that loads its model says so every two seconds, for minutes.
        if event.most is not None or event.failure not in self._retried:
            self._retried.append(event.failure)

    def _send(self, event: RequestSent, at_s: float) -> None:
        self._sent_s = at_s
        self._queue_place = self._next_attempt = None
        self._identity = replace(
            self._identity,
            sent_model=event.model,
            parameters=event.parameters,
            effects=event.effects,
            thinking=event.thinking,
            effort=event.effort,
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
        self._grow(at_s, reasoning=len(text))

    def _add_answer(self, text: str, at_s: float) -> None:
        if self._timings.first_answer_s is None:
            self._timings = replace(self._timings, first_answer_s=at_s)
        self._answer.append(text)
        self._grow(at_s, answer=len(text))

    def _grow(self, at_s: float, *, reasoning: int = 0, answer: int = 0) -> None:
        self._pieces += 1
        self._length = (self._length[0] + reasoning, self._length[1] + answer)
        self._pace.note(at_s, *self._length)

    def _add_call(self, event: ToolCallDelta, at_s: float) -> None:
        if self._timings.first_answer_s is None:
            self._timings = replace(self._timings, first_answer_s=at_s)
        known = self._tool_calls.get(event.index, ToolCall("", ""))
        self._tool_calls[event.index] = ToolCall(
            known.name + event.name, known.arguments + event.arguments
        )
        self._pieces += 1

    def _relabel(self) -> None:
        self._reasoning += self._answer
        self._answer.clear()
        begun = len(self._awaited.answer)
        self._length = (sum(self._length) - begun, begun)
        self._pace.relabel(begun)
        # All of it was reasoning, so its first token is where the reasoning began.
        began = self._timings.first_token_s
        self._timings = replace(self._timings, first_reasoning_s=began, first_answer_s=None)
