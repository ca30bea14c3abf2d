"""How a reply ended."""

from __future__ import annotations

from enum import StrEnum

from deepseek_desktop.core.domain.words import words


class Outcome(StrEnum):
    """The one way in which a reply ended; a reply that is still running has none."""

    COMPLETE = "complete"
    STOPPED = "stopped"
    CUT = "cut"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    FILTERED = "filtered"
    LIMIT = "limit"
    BROKEN = "broken"
    CRASHED = "crashed"
    OUTRUN = "outrun"  # another lane had answered
    OVER_LIMIT = "over_limit"  # it would have cost more than the limit that a person set
    UNASKED = "unasked"  # the app ended while it waited for the lanes before

    @property
    def is_answered(self) -> bool:
        """Whether the model said all it wanted, or all it was allowed to."""
        return self in {Outcome.COMPLETE, Outcome.LIMIT}

    @property
    def is_meant(self) -> bool:
        """Whether it ended because a person wanted it so, now or by what they chose before."""
        return self in {Outcome.STOPPED, Outcome.OUTRUN, Outcome.OVER_LIMIT}

    @property
    def is_cut(self) -> bool:
        """Whether the model had more to say."""
        return self not in {Outcome.COMPLETE, Outcome.FILTERED, Outcome.REFUSED}


_BY_FINISH_REASON = {
    "length": Outcome.LIMIT,
    "max_tokens": Outcome.LIMIT,
    "content_filter": Outcome.FILTERED,
    "insufficient_system_resource": Outcome.CUT,
    "abort": Outcome.CUT,
    "error": Outcome.CUT,
}

EXPLANATIONS = {
    Outcome.STOPPED: words("outcome", "Stopped by you. What had arrived is kept."),
    Outcome.OUTRUN: words(
        "outcome", "Stopped because another lane had answered. What had arrived is kept."
    ),
    Outcome.OVER_LIMIT: words(
        "outcome",
        "Stopped because it would have passed your limit for spending. What had arrived is kept.",
    ),
    Outcome.CUT: words("outcome", "The host ended this reply early. What had arrived is kept."),
    Outcome.FILTERED: words("outcome", "The host's content filter ended this reply."),
    Outcome.LIMIT: words("outcome", "The token limit ended this reply."),
    Outcome.BROKEN: words(
        "outcome", "Something went wrong in the app itself. What had arrived is kept; retry."
    ),
    Outcome.CRASHED: words(
        "outcome", "The app ended while this reply was arriving. What had arrived is kept."
    ),
    Outcome.UNASKED: words(
        "outcome", "The app ended before it was this lane's turn: it was never asked."
    ),
}
"""Why a reply is not whole, where no failure says it better."""

USED_UP_BY_THINKING = words("outcome", "The token limit was used up by thinking: no answer came.")
DAMAGED = words(
    "outcome",
    "Pieces of this reply arrived damaged and were skipped or repaired: {count}. The fault is at "
    "the provider; retry if something is missing.",
)
CALLS_NOT_MADE = words(
    "outcome", "The model wants these calls made. This app makes none; they are only shown."
)
NO_ANSWER = words("outcome", "The model ended without an answer.")


def outcome_of(finish_reason: str | None) -> Outcome:
    """Return what a host's `finish_reason` means; one that nobody knows counts as complete."""
    return _BY_FINISH_REASON.get(finish_reason or "", Outcome.COMPLETE)
