"""What verdicts add up to: a table per pair, strengths, and whether a side was favoured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.verdict import Judged, Reason
from deepseek_desktop.core.evaluation.intervals import Interval, clopper_pearson
from deepseek_desktop.core.evaluation.sign_test import ALPHA, holm, needed_decisions, sign_test
from deepseek_desktop.core.evaluation.strengths import Group, groups_of
from deepseek_desktop.core.evaluation.tallies import (
    EVERY,
    Outcome,
    Tally,
    Which,
    by_pair,
    by_question,
    net_of,
    net_per_question,
    outcome_of,
    side_of,
    tally_of,
)


class Finding(StrEnum):
    """What a pair's table lets one say; who is preferred is `PairTable.better`."""

    PREFERRED = "preferred"
    NOT_YET = "not_yet"
    NO_DIFFERENCE = "no_difference"
    UNDECIDED = "undecided"


class PairTable(Struct, frozen=True):
    """What is known of two contestants; `first` sorts before `second`.

    `verdicts` counts every verdict, `questions` one net verdict per question; test, share and
    needed votes go by `questions`. `p_value` is that of the sign test, `adjusted_p` by Holm over
    all pairs of the table with a decided question; both are 1 where nothing is decided.
    `first_share` is how many of the decided questions `first` won, 0 to 1, None without one.
    `needed_votes` is about how many more questions would tell the two apart at this rate of wins
    and ties, rounded up to two digits; 0 where they are told apart, None where wins are equal.
    """

    first: str
    second: str
    verdicts: Tally
    questions: Tally
    p_value: float
    adjusted_p: float
    first_share: float | None
    share_interval: Interval
    needed_votes: int | None

    @property
    def better(self) -> str | None:
        """Who won more questions, by chance or not; None where both won as many."""
        if self.questions.first == self.questions.second:
            return None
        return self.first if self.questions.first > self.questions.second else self.second

    @property
    def finding(self) -> Finding:
        """What may be said; a winner only where the adjusted p-value is at most 5 %."""
        if not self.questions.decided:
            return Finding.UNDECIDED
        if self.better is None:
            return Finding.NO_DIFFERENCE
        return Finding.PREFERRED if self.adjusted_p <= ALPHA else Finding.NOT_YET


class SideBias(Struct, frozen=True):
    """How often the left side was found better: `first` is left, `second` right.

    The test goes by net verdicts of questions, as for pairs. `never_swapped` are the pairs decided
    in two or more verdicts and always seen on the same sides: there a liking for a side and one
    for a contestant look the same.
    """

    verdicts: Tally
    questions: Tally
    p_value: float
    left_share: float | None
    share_interval: Interval
    never_swapped: tuple[tuple[str, str], ...]

    @property
    def is_biased(self) -> bool:
        """Whether one side was found better more often than by chance."""
        return self.p_value <= ALPHA


class Standings(Struct, frozen=True):
    """What a set of verdicts adds up to.

    `verdicts` were counted and `left_out` not, as `which` says. `same_on_both_sides` of those
    counted compare a contestant with itself: they tell of sides only. `unrated` are contestants
    that no win, loss or tie connects to another; more than one group cannot be compared.
    """

    which: Which
    verdicts: int
    left_out: int
    same_on_both_sides: int
    questions: int
    pairs: tuple[PairTable, ...]
    groups: tuple[Group, ...]
    unrated: tuple[str, ...]
    side_bias: SideBias


def standings(judged: Iterable[Judged], which: Which = EVERY) -> Standings:
    """Return what the verdicts add up to that `which` takes.

    Each question counts once per pair (`tallies.py`); per pair an exact sign test (`sign_test.py`)
    adjusted by Holm's method and a Clopper–Pearson interval (`intervals.py`); over all contestants
    Bradley–Terry strengths with Davidson's ties (`bradley_terry.py`, `strengths.py`). All p-values
    are for a number of votes that was fixed beforehand: who votes until a test says yes will hear
    it too often.
    """
    everything = list(judged)
    taken = [one for one in everything if which.takes(one)]
    groups = groups_of(net_per_question(taken))
    names = {name for one in taken for name in (one.left, one.right)}
    rated = {strength.contestant for group in groups for strength in group.strengths}
    return Standings(
        which=which,
        verdicts=len(taken),
        left_out=len(everything) - len(taken),
        same_on_both_sides=sum(one.left == one.right for one in taken),
        questions=len({one.question for one in taken}),
        pairs=_tables(taken),
        groups=groups,
        unrated=tuple(sorted(names - rated)),
        side_bias=side_bias(taken),
    )


def by_reason(judged: Iterable[Judged], which: Which = EVERY) -> Mapping[Reason, Standings]:
    """Return the standings of each reason that occurs; the reason of `which` does not matter.

    P-values are adjusted within one reason, not over all: with many tags one will look decided by
    chance, so that they suggest, and do not prove.
    """
    everything = list(judged)
    taken = filter(replace(which, reason=None).takes, everything)
    found = frozenset().union(*(one.reasons for one in taken))
    tagged = {reason: replace(which, reason=reason) for reason in Reason if reason in found}
    return {reason: standings(everything, own) for reason, own in tagged.items()}


def side_bias(judged: Iterable[Judged]) -> SideBias:
    """Return how often each side was found better, with the sign test, of those that had sides."""
    votes = [one for one in judged if one.has_sides]
    nets = [net_of(tally_of(map(side_of, own))) for own in by_question(votes).values()]
    questions = tally_of(nets)
    never_swapped = []
    for pair, own in by_pair(votes).items():
        decided = (Outcome.FIRST, Outcome.SECOND)
        lefts = [one.left for one in own if outcome_of(one) in decided]
        if len(lefts) > 1 and len({*lefts}) == 1:
            never_swapped.append(pair)
    return SideBias(
        verdicts=tally_of(map(side_of, votes)),
        questions=questions,
        p_value=sign_test(questions.first, questions.second),
        left_share=_share(questions),
        share_interval=clopper_pearson(questions.first, questions.decided),
        never_swapped=tuple(never_swapped),
    )


def _tables(judged: Sequence[Judged]) -> tuple[PairTable, ...]:
    """Return the table of each pair; their sign tests are one family."""
    counted = []
    for pair, own in by_pair(judged).items():
        nets = tally_of(net.outcome for net in net_per_question(own))
        counted.append((pair, tally_of(map(outcome_of, own)), nets))
    tested = [pair for pair, _, questions in counted if questions.decided]
    p_values = {
        pair: sign_test(questions.first, questions.second) for pair, _, questions in counted
    }
    adjusted = dict(zip(tested, holm([p_values[pair] for pair in tested]), strict=True))
    return tuple(
        PairTable(
            *pair,
            verdicts=verdicts,
            questions=questions,
            p_value=p_values[pair],
            adjusted_p=adjusted.get(pair, 1.0),
            first_share=_share(questions),
            share_interval=clopper_pearson(questions.first, questions.decided),
            needed_votes=_needed_votes(questions, adjusted.get(pair, 1.0), len(tested)),
        )
        for pair, verdicts, questions in counted
    )


def _needed_votes(questions: Tally, adjusted_p: float, family: int) -> int | None:
    """Return how many more questions would tell a pair apart, ties and both bad included.

    The level is ALPHA shared among the family (Bonferroni), which is what Holm's method asks of
    the pair that is told apart first.
    """
    if adjusted_p <= ALPHA:
        return 0
    needed = needed_decisions(questions.first, questions.second, ALPHA / max(1, family))
    if needed is None:
        return None
    more = (needed - questions.decided) * questions.total / questions.decided
    return max(1, _about(more))


def _about(number: float) -> int:
    """Return a number rounded up to two digits that mean something."""
    step = int(10.0 ** max(0, math.floor(math.log10(max(number, 1.0))) - 1))
    return math.ceil(number / step) * step


def _share(tally: Tally) -> float | None:
    return tally.first / tally.decided if tally.decided else None
