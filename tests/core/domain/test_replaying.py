"""A reply as it stood at any moment, and replies of one turn on a common clock."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Finished,
    ReasoningDelta,
    StreamEvent,
)
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.pace import Pace
from deepseek_desktop.core.domain.recording import Event, Span, recording_of
from deepseek_desktop.core.domain.replaying import Clock, Stage, as_of, clock_of
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings, Usage

_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def _awaited(lane: str = "a", after_s: float = 0.0, **fields: object) -> Reply:
    timings = Timings(_AT + timedelta(seconds=after_s), first_byte_s=0.5)
    reply = Reply(f"of-{lane}", lane, Identity("host", "model"), timings)
    return replace(reply, **fields)


def _ran(awaited: Reply, end_s: float, *events: tuple[float, StreamEvent]) -> Reply:
    builder = ReplyBuilder(awaited)
    for at_s, event in events:
        builder.add(event, at_s)
    builder.add(Finished("stop"), end_s)
    builder.end(end_s)
    return replace(builder.snapshot(), usage=Usage(completion_tokens=9))


def _thinker(lane: str = "a", after_s: float = 0.0) -> Reply:
    return _ran(
        _awaited(lane, after_s),
        6.0,
        (1.0, ReasoningDelta("One ")),
        (2.0, ReasoningDelta("two")),
        (4.0, AnswerDelta("Four")),
        (5.0, AnswerDelta(".")),
    )


@pytest.mark.parametrize(
    ("at_s", "phase", "reasoning", "answer"),
    [
        (-0.1, Phase.QUEUED, "", ""),
        (0.0, Phase.CONNECTING, "", ""),
        (0.5, Phase.WAITING, "", ""),
        (1.0, Phase.THINKING, "One ", ""),
        (3.9, Phase.THINKING, "One two", ""),
        (4.0, Phase.ANSWERING, "One two", "Four"),
        (5.9, Phase.ANSWERING, "One two", "Four."),
        (6.0, Phase.ENDED, "One two", "Four."),
    ],
)
def test_a_reply_stands_as_it_stood(at_s: float, phase: Phase, reasoning: str, answer: str) -> None:
    then = as_of(_thinker(), at_s)

    assert (then.phase, then.reasoning, then.answer) == (phase, reasoning, answer)


def test_what_only_the_end_tells_is_not_known_before() -> None:
    reply = _thinker()

    then = as_of(reply, 5.0)

    known = (then.usage, then.pieces, then.finish_reason, then.outcome, then.timings.ended_s)
    assert known == (None, None, None, None, None)
    assert then.timings.first_answer_s == 4.0
    assert as_of(reply, 6.0) is reply


def test_a_stage_begins_when_it_did_however_thin_the_pace_is() -> None:
    thin = replace(_thinker(), pace=_thinker().pace[:1] + _thinker().pace[-1:])

    assert as_of(thin, 4.5).answer == "F"
    assert as_of(thin, 5.0).answer == "Four."


def test_an_answer_that_was_reasoning_all_along_is_played_as_reasoning() -> None:
    reply = _ran(
        _awaited(),
        5.0,
        (1.0, AnswerDelta("Let me ")),
        (2.0, AnswerDelta("see")),
        (3.0, AnswerRelabelled()),
        (4.0, AnswerDelta("Four")),
    )

    assert [(b.reasoning, b.answer) for b in reply.pace] == [(7, 0), (10, 0), (10, 4)]
    then = as_of(reply, 2.5)
    assert (then.phase, then.reasoning, then.answer) == (Phase.THINKING, "Let me see", "")


def test_a_continued_answer_begins_with_what_was_cut() -> None:
    cut = _awaited(answer="One, two", continued="cut")
    reply = _ran(cut, 3.0, (1.0, AnswerDelta(", three")), (2.0, AnswerDelta(", four")))

    said = [as_of(reply, at_s).answer for at_s in (0.0, 1.0, 2.0)]

    assert said == ["One, two", "One, two, three", "One, two, three, four"]


def test_without_a_pace_parts_are_whole_from_when_they_began() -> None:
    older = replace(_thinker(), pace=())

    assert clock_of(older) is Clock.TIMES
    said = [(r.reasoning, r.answer) for r in (as_of(older, s) for s in (0.5, 1.0, 4.0))]
    assert said == [("", ""), ("One two", ""), ("One two", "Four.")]


def test_of_a_crashed_reply_without_times_all_is_shown_and_said_to_be_unknown() -> None:
    crashed = Reply(
        "r", "a", Identity("host", "model"), Timings(_AT), answer="Fo", outcome=Outcome.CRASHED
    )

    recording = recording_of([crashed, _thinker("b")])

    assert clock_of(crashed) is Clock.UNKNOWN
    assert as_of(crashed, 0.0) is crashed
    assert recording.tracks[0].stage(3.0) is Stage.UNKNOWN
    assert recording.tracks[0].spans() == ()
    assert recording.can_be_played
    assert not recording_of([crashed]).can_be_played


def test_lanes_asked_one_after_another_are_played_so() -> None:
    recording = recording_of([_thinker("b", after_s=6.2), _thinker("a")])
    later, first = recording.tracks

    assert (first.begin_s, later.begin_s, recording.length_s) == (0.0, 6.2, 12.2)
    assert later.at(3.0).phase is Phase.QUEUED
    assert later.elapsed_s(3.0) == 0.0
    assert later.at(7.2).reasoning == "One "
    assert not later.is_later
    assert first.spans() == (
        Span(Stage.WAITING, 0.0, 1.0),
        Span(Stage.THINKING, 1.0, 4.0),
        Span(Stage.ANSWERING, 4.0, 6.0),
    )


def test_a_day_in_which_nothing_ran_is_left_out() -> None:
    recording = recording_of([_thinker("a"), _thinker("b", after_s=86_400)])

    assert recording.length_s == 12.0
    assert [track.is_later for track in recording.tracks] == [False, True]


def test_events_tell_who_was_still_thinking_while_the_other_had_answered() -> None:
    quick = _ran(_awaited("b"), 2.0, (1.5, AnswerDelta("Four.")))

    events = recording_of([_thinker("a"), quick]).events()

    assert [e for e in events if e.at_s] == [
        Event(1.0, "a", Stage.THINKING),
        Event(1.5, "b", Stage.ANSWERING),
        Event(2.0, "b", Stage.ENDED),
        Event(4.0, "a", Stage.ANSWERING),
        Event(6.0, "a", Stage.ENDED),
    ]


def test_the_pace_of_an_hour_is_small_and_keeps_start_and_end() -> None:
    pace = Pace()
    count = 36_000
    for number in range(1, count + 1):
        pace.note(number / 10, number * 3, 0)

    beats = pace.beats
    assert len(json.dumps([[b.at_s, b.reasoning, b.answer] for b in beats])) < 30_000
    assert (beats[0].at_s, beats[-1].at_s, beats[-1].reasoning) == (0.1, 3600.0, 3 * count)
    assert max(after.at_s - before.at_s for before, after in pairwise(beats)) < 6.5
