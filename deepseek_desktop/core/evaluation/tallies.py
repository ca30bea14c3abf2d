"""Verdicts counted: one net verdict per question and pair.

A question is what was asked, after what else was asked before it; asked anew it is the same one.
Several verdicts on one question, of several replies or several people, speak about the same thing
and are not independent; counted apart they would feign certainty. So each
question counts once for a pair of contestants: won by whoever won more of its verdicts, a tie
where both won as many. Where nobody won any, both are bad if more verdicts say so than say tie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from deepseek_desktop.core.domain.verdict import Choice, Judged, Reason


class Outcome(StrEnum):
    """How a question, or a verdict, came out for the first and second of a pair."""

    FIRST = "first"
    SECOND = "second"
    TIE = "tie"
    BOTH_BAD = "both_bad"


class Which(Struct, frozen=True):
    """Which verdicts to count.

    `reason` keeps those with that tag, None all; `is_blind` keeps the blind (True) or the open
    ones (False), None both; `with_named` keeps those whose answer told who wrote it.
    """

    reason: Reason | None = None
    is_blind: bool | None = None
    with_named: bool = True

    def takes(self, judged: Judged) -> bool:
        """Return whether a verdict counts."""
        return (
            (self.reason is None or self.reason in judged.reasons)
            and (self.is_blind is None or self.is_blind == judged.is_blind)
            and (self.with_named or not judged.is_named)
        )


EVERY = Which()
"""All verdicts."""


class Tally(Struct, frozen=True):
    """How often what came out for a pair."""

    first: int = 0
    second: int = 0
    ties: int = 0
    both_bad: int = 0

    @property
    def decided(self) -> int:
        """How many found one better; only these go into the sign test."""
        return self.first + self.second

    @property
    def total(self) -> int:
        """How many there are."""
        return self.decided + self.ties + self.both_bad


class Net(Struct, frozen=True):
    """What one question says of one pair; `first` sorts before `second`."""

    question: str
    first: str
    second: str
    outcome: Outcome


def outcome_of(judged: Judged) -> Outcome:
    """Return how a verdict came out for its contestants in the order of their names."""
    match judged.choice:
        case Choice.TIE:
            return Outcome.TIE
        case Choice.BOTH_BAD:
            return Outcome.BOTH_BAD
        case Choice.LEFT:
            return Outcome.FIRST if judged.left < judged.right else Outcome.SECOND
        case Choice.RIGHT:
            return Outcome.SECOND if judged.left < judged.right else Outcome.FIRST


def side_of(judged: Judged) -> Outcome:
    """Return how a verdict came out for the left (first) and the right (second) side."""
    sides = {Choice.LEFT: Outcome.FIRST, Choice.RIGHT: Outcome.SECOND}
    return sides.get(judged.choice) or outcome_of(judged)


def tally_of(outcomes: Iterable[Outcome]) -> Tally:
    """Return how often each outcome occurs."""
    found = list(outcomes)
    return Tally(*(found.count(outcome) for outcome in Outcome))


def net_of(tally: Tally) -> Outcome:
    """Return what several verdicts on one question come to."""
    if tally.first != tally.second:
        return Outcome.FIRST if tally.first > tally.second else Outcome.SECOND
    return Outcome.BOTH_BAD if not tally.first and tally.both_bad > tally.ties else Outcome.TIE


def by_pair(judged: Iterable[Judged]) -> Mapping[tuple[str, str], list[Judged]]:
    """Return the verdicts of each pair of contestants; the same one on both sides is no pair."""
    found: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        if one.left != one.right:
            found[min(one.left, one.right), max(one.left, one.right)].append(one)
    return dict(sorted(found.items()))


def net_per_question(judged: Iterable[Judged]) -> tuple[Net, ...]:
    """Return one net verdict for each question and pair."""
    return tuple(
        Net(question, first, second, net_of(tally_of(map(outcome_of, votes))))
        for (first, second), all_votes in by_pair(judged).items()
        for question, votes in by_question(all_votes).items()
    )


def by_question(judged: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    """Return the verdicts of each question."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        found[one.question].append(one)
    return dict(found)
