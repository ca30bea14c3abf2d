from __future__ import annotations

from datetime import UTC, datetime

import pytest

from deepseek_desktop.core.domain.errors import (
    AuthenticationError,
    ProviderError,
    SilentProviderError,
    StreamBrokenError,
)
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
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings, Usage

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def _builder(*events: StreamEvent) -> ReplyBuilder:
    """Return a builder that took in `events`, the first after one second, and so on."""
    builder = ReplyBuilder(
        Reply("reply", "lane", Identity("deepseek", "deepseek-reasoner"), Timings(_AT))
    )
    for at_s, event in enumerate(events, start=1):
        builder.add(event, float(at_s))
    return builder


def test_a_reply_goes_through_its_phases_in_order() -> None:
    events: tuple[StreamEvent, ...] = (
        RequestSent("r1", {"stream": True}),
        Opened(),
        KeptAlive(),
        Identified(model="r1"),
        ReasoningDelta("a"),
        AnswerDelta("b"),
        Finished("stop"),
    )
    builder = _builder()
    phases = [builder.snapshot().phase]

    for event in events:
        builder.add(event, 1.0)
        phases.append(builder.snapshot().phase)
    builder.end(9.0)
    phases.append(builder.snapshot().phase)

    assert phases == [
        Phase.CONNECTING,
        Phase.CONNECTING,
        Phase.WAITING,
        Phase.WAITING,
        Phase.WAITING,
        Phase.THINKING,
        Phase.ANSWERING,
        Phase.ANSWERING,
        Phase.ENDED,
    ]


def test_reasoning_and_answer_are_joined_and_timed() -> None:
    builder = _builder(
        Opened(),
        ReasoningDelta("Let me "),
        ReasoningDelta("see."),
        AnswerDelta("Four"),
        AnswerDelta("."),
    )

    reply = builder.snapshot()

    assert (reply.reasoning, reply.answer, reply.pieces) == ("Let me see.", "Four.", 4)
    assert reply.timings.started_at == _AT
    assert reply.timings.first_byte_s == 1
    assert reply.timings.first_reasoning_s == 2
    assert reply.timings.first_answer_s == 4
    assert reply.timings.ended_s is None


def test_reasoning_that_comes_after_the_answer_is_kept_as_reasoning() -> None:
    reply = _builder(AnswerDelta("a"), ReasoningDelta("b"), AnswerDelta("c")).snapshot()

    assert (reply.reasoning, reply.answer) == ("b", "ac")
    assert (reply.timings.first_answer_s, reply.timings.first_reasoning_s) == (1, 2)


def test_relabelling_moves_the_answer_and_its_time_to_the_reasoning() -> None:
    builder = _builder(Opened(), AnswerDelta("why "), AnswerDelta("so"), AnswerRelabelled())

    thinking = builder.snapshot()
    builder.add(AnswerDelta("because"), 9.0)
    answering = builder.snapshot()

    assert (thinking.reasoning, thinking.answer, thinking.phase) == ("why so", "", Phase.THINKING)
    assert (thinking.timings.first_reasoning_s, thinking.timings.first_answer_s) == (2, None)
    assert (answering.reasoning, answering.answer) == ("why so", "because")
    assert (answering.timings.first_reasoning_s, answering.timings.first_answer_s) == (2, 9)
    assert answering.pieces == 3


def test_relabelling_keeps_the_time_of_reasoning_that_came_before() -> None:
    reply = _builder(ReasoningDelta("a"), AnswerDelta("b"), AnswerRelabelled()).snapshot()

    assert (reply.reasoning, reply.answer) == ("ab", "")
    assert (reply.timings.first_reasoning_s, reply.timings.first_answer_s) == (1, None)


def test_relabelling_takes_the_earlier_time_when_the_answer_came_first() -> None:
    reply = _builder(AnswerDelta("a"), ReasoningDelta("b"), AnswerRelabelled()).snapshot()

    assert reply.timings.first_reasoning_s == 1


def test_flaws_are_counted_by_kind() -> None:
    malformed, invalid = FlawFound(Flaw.MALFORMED_EVENT), FlawFound(Flaw.INVALID_TEXT)

    reply = _builder(malformed, invalid, malformed, AnswerDelta("a")).snapshot()

    assert reply.flaws == {Flaw.MALFORMED_EVENT: 2, Flaw.INVALID_TEXT: 1}


def test_the_last_usage_holds() -> None:
    first, last = Usage(10, 20, 5), Usage(10, 40)  # the last says nothing of reasoning

    reply = _builder(UsageReported(first), AnswerDelta("a"), UsageReported(last)).snapshot()

    assert reply.usage == Usage(10, 40, 5)
    assert _builder(AnswerDelta("a")).snapshot().usage is None


def test_what_the_host_says_about_itself_adds_up() -> None:
    reply = _builder(
        RequestSent("r1", {"stream": True}),
        Identified(model="r1-0528", generation_id="g1"),
        Identified(fingerprint="fp", upstream="Fireworks"),
        Identified(model="r1-0528-q4"),
    ).snapshot()

    assert reply.identity == Identity(
        provider="deepseek",
        model="deepseek-reasoner",
        sent_model="r1",
        echoed_model="r1-0528-q4",
        fingerprint="fp",
        generation_id="g1",
        upstream="Fireworks",
        parameters={"stream": True},
    )
    assert reply.identity.is_echoed_differently


def test_an_echo_differs_only_when_there_is_one() -> None:  # P24
    assert not Identity("p", "m").is_echoed_differently
    assert not Identity("p", "m", echoed_model="m").is_echoed_differently
    assert Identity("p", "m", echoed_model="n").is_echoed_differently


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [("stop", Outcome.COMPLETE), ("length", Outcome.LIMIT), (None, Outcome.COMPLETE)],
)
def test_a_reply_ends_as_its_finish_reason_says(reason: str | None, outcome: Outcome) -> None:
    builder = _builder(AnswerDelta("a"), Finished(reason))

    builder.end(7.5)
    reply = builder.snapshot()

    assert (reply.outcome, reply.finish_reason, reply.failure) == (outcome, reason, None)
    assert reply.timings.ended_s == 7.5
    assert not reply.is_running


def test_a_second_end_without_a_reason_does_not_erase_the_first() -> None:
    reply = _builder(Finished("length"), Finished(None)).snapshot()

    assert reply.finish_reason == "length"


def test_an_outcome_that_is_given_outweighs_the_finish_reason() -> None:
    builder = _builder(AnswerDelta("a"), Finished("stop"))

    builder.end(3.0, Outcome.STOPPED)

    assert builder.snapshot().outcome is Outcome.STOPPED


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (AuthenticationError("The key is missing."), Outcome.REFUSED),
        (SilentProviderError("Nobody answers."), Outcome.TIMEOUT),
        (StreamBrokenError("It broke."), Outcome.CUT),
    ],
)
def test_a_failure_ends_a_reply_and_keeps_what_had_arrived(
    error: ProviderError, outcome: Outcome
) -> None:
    builder = _builder(ReasoningDelta("a"), AnswerDelta("b"))

    builder.fail(error, 3.0)
    reply = builder.snapshot()

    assert (reply.reasoning, reply.answer) == ("a", "b")
    assert (reply.outcome, reply.failure) == (outcome, error.failure)
    assert reply.timings.ended_s == 3.0


def test_a_snapshot_does_not_change_when_more_arrives() -> None:
    builder = _builder(AnswerDelta("a"), FlawFound(Flaw.INVALID_TEXT))
    before = builder.snapshot()

    builder.add(AnswerDelta("b"), 5.0)
    builder.add(FlawFound(Flaw.INVALID_TEXT), 6.0)
    builder.end(7.0)

    assert (before.answer, before.pieces, before.outcome) == ("a", 1, None)
    assert before.flaws == {Flaw.INVALID_TEXT: 1}
