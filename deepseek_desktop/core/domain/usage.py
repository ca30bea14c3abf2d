"""What a reply used, as the host counted it, and how long it took."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")

_MEASURABLE_S = 0.02
"""What took less came in one piece: it says how long the host held it, not how long it took."""


class Usage(Struct, frozen=True):
    """Token counts of one reply; None is unknown, never zero.

    `completion_tokens` includes `reasoning_tokens`; `cached_tokens` are part of `prompt_tokens`.
    `reported_cost_usd` is what the host itself says it charged.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None
    reported_cost_usd: Decimal | None = None

    def updated_by(self, later: Usage) -> Usage:
        """Return this with what `later` knows; some hosts tell one thing at a time."""
        return Usage(
            prompt_tokens=_known(later.prompt_tokens, self.prompt_tokens),
            completion_tokens=_known(later.completion_tokens, self.completion_tokens),
            reasoning_tokens=_known(later.reasoning_tokens, self.reasoning_tokens),
            cached_tokens=_known(later.cached_tokens, self.cached_tokens),
            reported_cost_usd=_known(later.reported_cost_usd, self.reported_cost_usd),
        )

    @property
    def answer_tokens(self) -> int | None:
        """Completion tokens that were not reasoning; unknown when either count is."""
        if self.completion_tokens is None or self.reasoning_tokens is None:
            return None
        return max(0, self.completion_tokens - self.reasoning_tokens)


def _known(later: T | None, earlier: T | None) -> T | None:
    return earlier if later is None else later


class Timings(Struct, frozen=True):
    """When things happened: `started_at` by the wall clock, the rest in seconds after it.

    The seconds come from the monotonic clock, so they survive a change of the wall clock.
    `first_byte_s` is when the host's response began.
    """

    started_at: datetime
    first_byte_s: float | None = None
    first_reasoning_s: float | None = None
    first_answer_s: float | None = None
    ended_s: float | None = None

    @property
    def first_token_s(self) -> float | None:
        """When the first text arrived, reasoning or answer."""
        known = [s for s in (self.first_reasoning_s, self.first_answer_s) if s is not None]
        return min(known, default=None)

    def thinking_s(self, now_s: float | None = None) -> float | None:
        """Seconds from the first reasoning to the first answer, else to the end or `now_s`.

        None where it cannot be known: no reasoning came, or all of it in one piece, or nobody
        was there when it ended.
        """
        if self.first_reasoning_s is None:
            return None
        for end in (self.first_answer_s, self.ended_s, now_s):
            if end is not None:
                seconds = end - self.first_reasoning_s
                least = 0.0 if end is now_s else _MEASURABLE_S
                return seconds if seconds >= least else None
        return None


def tokens_per_second(usage: Usage | None, timings: Timings) -> float | None:
    """Completion tokens per second between the first token and the end; None when unknown.

    What came in one piece was not written in the time in which it came.
    """
    first, end = timings.first_token_s, timings.ended_s
    if usage is None or usage.completion_tokens is None or first is None or end is None:
        return None
    return usage.completion_tokens / (end - first) if end - first >= _MEASURABLE_S else None
