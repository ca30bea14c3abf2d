"""The replies of one turn on a common clock, to be played again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct

from deepseek_desktop.core.domain.replaying import (
    Clock,
    Stage,
    as_of,
    clock_of,
    length_s,
    starts_of,
)
from deepseek_desktop.core.domain.reply import Reply

_LONGEST_PAUSE_S = 1.0
"""Where nothing ran for longer than this, that time is left out: a reply was asked for later."""

_AT_ONCE_S = 0.05
"""Lanes that began within this time of each other began together."""


class Span(Struct, frozen=True):
    """A stage and when it was, in seconds after the start of the turn."""

    stage: Stage
    start_s: float
    end_s: float


class Event(Struct, frozen=True):
    """A reply of a lane came to a stage, `at_s` seconds after the start of the turn."""

    at_s: float
    lane_id: str
    stage: Stage


class Track(Struct, frozen=True):
    """One reply, asked for `begin_s` seconds after the start of the turn.

    `is_later` says that it was asked for only after a pause, which is left out.
    """

    reply: Reply
    begin_s: float = 0.0
    is_later: bool = False

    @property
    def clock(self) -> Clock:
        """What is known of how the reply came."""
        return clock_of(self.reply)

    @property
    def end_s(self) -> float:
        """When the reply ended."""
        return self.begin_s + length_s(self.reply)

    def at(self, at_s: float) -> Reply:
        """Return the reply as it stood `at_s` seconds after the start of the turn."""
        return as_of(self.reply, at_s - self.begin_s)

    def elapsed_s(self, at_s: float) -> float:
        """Return for how long the reply had been awaited then; once it has ended, altogether."""
        return min(max(0.0, at_s - self.begin_s), length_s(self.reply))

    def spans(self) -> tuple[Span, ...]:
        """Return the stages of the reply until it ended; none where no times are known."""
        if self.clock is Clock.UNKNOWN:
            return ()
        starts = [*starts_of(self.reply), (Stage.ENDED, length_s(self.reply))]
        spans = (
            Span(stage, self.begin_s + start_s, self.begin_s + end_s)
            for (stage, start_s), (_, end_s) in pairwise(starts)
        )
        return tuple(span for span in spans if span.end_s > span.start_s)

    def stage(self, at_s: float) -> Stage:
        """Return what the reply was doing then."""
        if self.clock is Clock.UNKNOWN:
            return Stage.UNKNOWN
        if at_s >= self.end_s:
            return Stage.ENDED
        return next((s.stage for s in reversed(self.spans()) if s.start_s <= at_s), Stage.WAITING)


class Recording(Struct, frozen=True):
    """The replies of one turn on a common clock."""

    tracks: tuple[Track, ...]

    @property
    def length_s(self) -> float:
        """When the last reply ended, in seconds after the start of the turn."""
        return max((track.end_s for track in self.tracks), default=0.0)

    @property
    def can_be_played(self) -> bool:
        """Whether all have ended, and of one at least the pace is known."""
        has_ended = not any(track.reply.is_running for track in self.tracks)
        has_pace = any(track.reply.pace for track in self.tracks)
        return has_ended and has_pace and self.length_s > 0

    def events(self) -> tuple[Event, ...]:
        """Return who came to which stage, the first one first; of what no times are known, none."""
        events = [
            Event(at_s, track.reply.lane_id, stage)
            for track in self.tracks
            if track.clock is not Clock.UNKNOWN
            for stage, at_s in (
                *((span.stage, span.start_s) for span in track.spans()),
                (Stage.ENDED, track.end_s),
            )
        ]
        return tuple(sorted(events, key=attrgetter("at_s")))


def recording_of(replies: Sequence[Reply]) -> Recording:
    """Return replies of one turn on a common clock, in the order given.

    One that was asked for later begins later; of a pause in which nothing ran only the end is
    kept, so that a reply that was asked for anew on another day comes right after the others.
    """
    tracks: dict[str, Track] = {}
    end_s = left_out_s = 0.0
    ordered = sorted(replies, key=_started_at)
    for reply in ordered:
        after_s = (_started_at(reply) - _started_at(ordered[0])).total_seconds()
        begin_s = after_s - left_out_s if after_s >= _AT_ONCE_S else 0.0
        is_later = begin_s - end_s > _LONGEST_PAUSE_S
        if is_later:
            left_out_s += begin_s - end_s
            begin_s = end_s
        track = tracks[reply.id] = Track(reply, begin_s, is_later)
        end_s = max(end_s, track.end_s)
    return Recording(tuple(tracks[reply.id] for reply in replies))


def _started_at(reply: Reply) -> datetime:
    return reply.timings.started_at
