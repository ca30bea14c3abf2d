"""What a person judged: which of two replies to the same question is better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Choice(StrEnum):
    """How two replies compare; `LEFT` and `RIGHT` are where they were seen."""

    LEFT = "left"
    TIE = "tie"
    BOTH_BAD = "both_bad"
    RIGHT = "right"


class Reason(StrEnum):
    """Why; several may hold."""

    CORRECT = "correct"
    COMPLETE = "complete"
    CLEAR = "clear"
    BRIEF = "brief"
    FOLLOWS = "follows"
    STYLE = "style"
    SAFE = "safe"


class Verdict(Struct, frozen=True):
    """A judgement of two replies of one turn, by their ids.

    `is_blind` is whether it was given without knowing who answered; `named` are those of the two
    replies whose text tells who answered, so that it was not quite blind. `has_sides` is whether
    the replies were seen side by side; else left and right say only which is which.
    """

    id: str
    turn_id: str
    left: str
    right: str
    choice: Choice
    made_at: datetime
    reasons: frozenset[Reason] = frozenset()
    note: str = ""
    is_blind: bool = False
    named: frozenset[str] = frozenset()
    has_sides: bool = True

    @property
    def pair(self) -> frozenset[str]:
        """The replies that were compared."""
        return frozenset((self.left, self.right))

    @property
    def better(self) -> str | None:
        """The id of the reply that was found better; None where neither was."""
        return {Choice.LEFT: self.left, Choice.RIGHT: self.right}.get(self.choice)


class Judged(Struct, frozen=True):
    """A verdict with what was compared, as it goes into a table.

    `left` and `right` name the contestants: what a person calls the same thing has one name.
    `question` says what was asked; verdicts of one question are not independent of each other.
    """

    question: str
    left: str
    right: str
    choice: Choice
    reasons: frozenset[Reason] = frozenset()
    is_blind: bool = False
    is_named: bool = False
    has_sides: bool = True


def newest_of_pairs(verdicts: Iterable[Verdict]) -> Mapping[frozenset[str], Verdict]:
    """Return what holds of each pair of replies: the verdict that was given last."""
    return {verdict.pair: verdict for verdict in sorted(verdicts, key=lambda v: v.made_at)}
