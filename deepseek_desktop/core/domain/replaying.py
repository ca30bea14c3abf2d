"""A reply as it stood at any moment, from when its parts came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from operator import attrgetter

from msgspec.structs import replace

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings


class Clock(StrEnum):
    """What is known of how a reply came: its whole pace, only when its parts began, or nothing."""

    PACE = "pace"
    TIMES = "times"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """What a reply was doing; `UNKNOWN` where nobody noted it."""

    WAITING = "waiting"
    THINKING = "thinking"
    ANSWERING = "answering"
    ENDED = "ended"
    UNKNOWN = "unknown"


def clock_of(reply: Reply) -> Clock:
    """Return what is known of how an ended reply came."""
    timings = reply.timings
    has_text = bool(reply.reasoning or reply.answer)
    if reply.pace or (timings.ended_s is not None and not has_text):
        return Clock.PACE
    return Clock.UNKNOWN if _last_s(timings) is None else Clock.TIMES


def as_of(reply: Reply, at_s: float) -> Reply:
    """Return an ended reply as it stood `at_s` seconds after it was asked for.

    What the host counts, how it ended and how many pieces came is known only at its end. Where the
    pace is not known, thinking and answer are there as a whole from when they began; where no times
    are known, all of it always is.
    """
    if clock_of(reply) is Clock.UNKNOWN or at_s >= length_s(reply):
        return reply
    reasoning, answer = _said(reply, at_s) if reply.pace else _begun(reply, at_s)
    is_answering = _has_come(reply.timings.first_answer_s, at_s)
    return replace(
        reply,
        timings=_known_by(reply.timings, at_s),
        reasoning=reasoning,
        answer=answer,
        usage=None,
        finish_reason=None,
        flaws={},
        outcome=None,
        failure=None,
        pieces=None,
        cost=None,
        tool_calls=reply.tool_calls if is_answering else (),
        credits_left=None,
        retried=(),
        queue_place=1 if at_s < 0 else None,
        pace=(),
    )


def _said(reply: Reply, at_s: float) -> tuple[str, str]:
    """Return what was there by its pace; what has begun has one character at least."""
    pace, timings = reply.pace, reply.timings
    place = bisect_right(pace, at_s, key=attrgetter("at_s")) - 1
    begun = pace[0].answer if reply.continued else 0
    reasoning, answer = (pace[place].reasoning, pace[place].answer) if place >= 0 else (0, begun)
    if _has_come(timings.first_reasoning_s, at_s):
        reasoning = max(reasoning, 1)
    if _has_come(timings.first_answer_s, at_s):
        answer = max(answer, begun + 1)
    return reply.reasoning[:reasoning], reply.answer[:answer]


def _begun(reply: Reply, at_s: float) -> tuple[str, str]:
    """Return thinking and answer as a whole, as far as they had begun."""
    timings = reply.timings
    is_thinking = timings.first_reasoning_s is None or timings.first_reasoning_s <= at_s
    is_answering = timings.first_answer_s is None or timings.first_answer_s <= at_s
    return reply.reasoning if is_thinking else "", reply.answer if is_answering else ""


def _known_by(timings: Timings, at_s: float) -> Timings:
    def known(then_s: float | None) -> float | None:
        return then_s if _has_come(then_s, at_s) else None

    return Timings(
        timings.started_at,
        known(timings.first_byte_s),
        known(timings.first_reasoning_s),
        known(timings.first_answer_s),
    )


def _has_come(then_s: float | None, at_s: float) -> bool:
    return then_s is not None and then_s <= at_s


def starts_of(reply: Reply) -> Iterator[tuple[Stage, float]]:
    """Return when each stage before the end began, in seconds after the reply was asked for."""
    timings = reply.timings
    answer_s, reasoning_s = timings.first_answer_s, timings.first_reasoning_s
    yield Stage.WAITING, 0.0
    if reasoning_s is not None and (answer_s is None or reasoning_s < answer_s):
        yield Stage.THINKING, reasoning_s
    if answer_s is not None:
        yield Stage.ANSWERING, answer_s


def length_s(reply: Reply) -> float:
    """Return when a reply ended, as far as that is known; 0 where nothing is."""
    if reply.timings.ended_s is not None:
        return reply.timings.ended_s
    return max(_last_s(reply.timings) or 0.0, reply.pace[-1].at_s if reply.pace else 0.0)


def _last_s(timings: Timings) -> float | None:
    known = (
        timings.first_byte_s,
        timings.first_reasoning_s,
        timings.first_answer_s,
        timings.ended_s,
    )
    return max((s for s in known if s is not None), default=None)
