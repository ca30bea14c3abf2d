"""How strong contestants are: log strengths with intervals, and ranks where they can be told apart.

Contestants that no chain of votes connects cannot be compared; each connected group has strengths
of its own (L. R. Ford, 1957, Solution of a Ranking Problem from Binary Comparisons, The American
Mathematical Monthly 64(8), 28–33, shows what has to be connected). Intervals are estimate ± z
times standard error (`uncertainty.py`). Two contestants of a group count as told apart when the
p-value of their difference, adjusted by Holm's method over all differences of all groups, is at
most 5 %; that is stricter than an interval without 0. Where only two are connected their p-value
is at least that of the sign test of the same votes, so that ranks and the table of the pair cannot
contradict each other. A rank is the span of places this leaves:
M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, 2024, Inference for Ranks with Applications
to Mobility across Neighbourhoods and Academic Achievement across Countries, The Review of Economic
Studies 91(1), 476–518.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from statistics import NormalDist

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.evaluation.bradley_terry import Davidson, Duel, fit, with_prior
from deepseek_desktop.core.evaluation.intervals import LEVEL, Interval
from deepseek_desktop.core.evaluation.sign_test import ALPHA, holm, sign_test
from deepseek_desktop.core.evaluation.tallies import Net, Outcome
from deepseek_desktop.core.evaluation.uncertainty import Uncertainty, uncertainty_of

_PAIR = 2
_WINS = (Outcome.FIRST, Outcome.SECOND)


class Strength(Struct, frozen=True):
    """One contestant's log strength (natural logarithm) against the mean of its group.

    `best_rank` to `worst_rank` are the places that cannot be ruled out, 1 the strongest.
    """

    contestant: str
    log_strength: float
    interval: Interval
    best_rank: int
    worst_rank: int

    @property
    def rank(self) -> int | None:
        """The place; None where several cannot be ruled out."""
        return self.best_rank if self.best_rank == self.worst_rank else None


class Difference(Struct, frozen=True):
    """How far two contestants are apart; `stronger` is so by estimate only.

    `win_chance` is how often `stronger` wins a question that is decided, 0 to 1.
    """

    stronger: str
    weaker: str
    log_difference: float
    interval: Interval
    win_chance: float
    win_interval: Interval
    p_value: float
    adjusted_p: float

    @property
    def is_told_apart(self) -> bool:
        """Whether the two differ by more than chance, all differences considered."""
        return self.adjusted_p <= ALPHA


class Group(Struct, frozen=True):
    """Contestants that votes connect, the strongest first, and all their differences.

    `is_decided` says that somebody won at least once; else nothing is known but ties.
    `rests_on_prior` says that wins do not lead from everyone to everyone (somebody won or lost
    everything, say): without the prior some strengths would be infinite, so estimates are rough.
    """

    strengths: tuple[Strength, ...]
    differences: tuple[Difference, ...]
    tie_parameter: float
    questions: int
    is_decided: bool
    rests_on_prior: bool


def groups_of(nets: Iterable[Net]) -> tuple[Group, ...]:
    """Return the strengths of each connected group of two or more, the largest group first."""
    telling = [net for net in nets if net.outcome is not Outcome.BOTH_BAD]
    edges = sorted({(net.first, net.second) for net in telling})
    edges += [(second, first) for first, second in edges]
    groups = dict.fromkeys(_reached(start, edges) for start, _ in edges)
    found = [_group(sorted(names), [n for n in telling if n.first in names]) for names in groups]
    return tuple(sorted(_adjusted(found), key=lambda group: -len(group.strengths)))


def _group(names: Sequence[str], nets: Sequence[Net]) -> Group:
    numbers = {name: number for number, name in enumerate(names)}
    questions: dict[str, list[Net]] = defaultdict(list)
    for net in nets:
        questions[net.question].append(net)
    duels = with_prior(_duels(nets, numbers), len(names))
    model = fit(duels, len(names))
    unsure = uncertainty_of(model, duels, [_duels(own, numbers) for own in questions.values()])
    return Group(
        _strengths(names, model, unsure),
        _differences(names, model, unsure, _least_p(nets, len(names))),
        model.tie_parameter,
        len(questions),
        any(net.outcome in _WINS for net in nets),
        _rests_on_prior(nets, len(names)),
    )


def _adjusted(groups: Sequence[Group]) -> Iterator[Group]:
    """Yield groups with the p-values of all of them adjusted together, and the ranks they leave."""
    adjusted = iter(holm([one.p_value for group in groups for one in group.differences]))
    for group in groups:
        told = tuple(replace(one, adjusted_p=next(adjusted)) for one in group.differences)
        yield replace(group, strengths=_ranked(group.strengths, told), differences=told)


def _least_p(nets: Sequence[Net], size: int) -> float:
    """Return what the p-value of a difference is at least: of two contestants the sign test's."""
    wins = Counter(net.outcome for net in nets)
    return sign_test(wins[Outcome.FIRST], wins[Outcome.SECOND]) if size == _PAIR else 0.0


def _duels(nets: Sequence[Net], numbers: Mapping[str, int]) -> list[Duel]:
    """Return how often each pair won against each other."""
    counts = Counter((net.first, net.second, net.outcome) for net in nets)
    return [
        Duel(
            numbers[first],
            numbers[second],
            counts[first, second, Outcome.FIRST],
            counts[first, second, Outcome.SECOND],
            counts[first, second, Outcome.TIE],
        )
        for first, second in dict.fromkeys((net.first, net.second) for net in nets)
    ]


def _differences(
    names: Sequence[str], model: Davidson, unsure: Uncertainty, least_p: float
) -> tuple[Difference, ...]:
    """Return the difference of every two, those of the strongest first, not adjusted yet."""
    found = []
    for stronger, weaker in combinations(_order(model), 2):
        contrast = [float(i == stronger) - float(i == weaker) for i in range(len(names) + 1)]
        error = unsure.error_of(contrast)
        apart = model.logs[stronger] - model.logs[weaker]
        interval = _around(apart, error)
        p_value = max(least_p, math.erfc(apart / error / math.sqrt(2.0)))
        found.append(
            Difference(
                names[stronger],
                names[weaker],
                apart,
                interval,
                _chance(apart),
                Interval(_chance(interval.low), _chance(interval.high)),
                p_value,
                adjusted_p=p_value,
            )
        )
    return tuple(found)


def _strengths(names: Sequence[str], model: Davidson, unsure: Uncertainty) -> tuple[Strength, ...]:
    """Return the strengths, the strongest first, with every place still open."""
    size = len(names)
    found = []
    for number in _order(model):
        contrast = [*(float(i == number) - 1.0 / size for i in range(size)), 0.0]
        interval = _around(model.logs[number], unsure.error_of(contrast))
        found.append(Strength(names[number], model.logs[number], interval, 1, size))
    return tuple(found)


def _ranked(
    strengths: Sequence[Strength], differences: Sequence[Difference]
) -> tuple[Strength, ...]:
    """Return strengths with the places that differences leave open."""
    above = Counter(one.weaker for one in differences if one.is_told_apart)
    below = Counter(one.stronger for one in differences if one.is_told_apart)
    return tuple(
        replace(
            one,
            best_rank=1 + above[one.contestant],
            worst_rank=len(strengths) - below[one.contestant],
        )
        for one in strengths
    )


def _order(model: Davidson) -> list[int]:
    return sorted(range(len(model.logs)), key=lambda number: -model.logs[number])


def _around(value: float, error: float) -> Interval:
    reach = NormalDist().inv_cdf((1.0 + LEVEL) / 2.0) * error
    return Interval(value - reach, value + reach)


def _chance(log_difference: float) -> float:
    """Return how often a decided question is won by who is that much stronger."""
    return (1.0 + math.tanh(log_difference / 2.0)) / 2.0


def _rests_on_prior(nets: Sequence[Net], size: int) -> bool:
    """Return whether somebody cannot be reached from somebody else along wins."""
    wins = [(n.first, n.second) for n in nets if n.outcome is Outcome.FIRST]
    wins += [(n.second, n.first) for n in nets if n.outcome is Outcome.SECOND]
    losses = [(loser, winner) for winner, loser in wins]
    start = nets[0].first
    return min(len(_reached(start, wins)), len(_reached(start, losses))) < size


def _reached(start: str, edges: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return what edges lead to from `start`, itself included."""
    after: dict[str, set[str]] = defaultdict(set)
    for here, there in edges:
        after[here].add(there)
    found, waiting = {start}, [start]
    while waiting:
        new = after[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return frozenset(found)
