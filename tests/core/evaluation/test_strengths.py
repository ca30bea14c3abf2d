from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from deepseek_desktop.core.evaluation.sign_test import sign_test
from deepseek_desktop.core.evaluation.strengths import Group, groups_of
from deepseek_desktop.core.evaluation.tallies import Net, Outcome


def _nets(first: str, second: str, outcomes: str) -> list[Net]:
    """Return one question per letter: w(on by first), l(ost), t(ie), b(oth bad)."""
    meant = dict(zip("wltb", Outcome, strict=True))
    return [Net(f"{first}{second}{n}", first, second, meant[o]) for n, o in enumerate(outcomes)]


def _only(nets: Sequence[Net]) -> Group:
    (group,) = groups_of(nets)
    return group


def _ranks(group: Group) -> dict[str, tuple[int, int]]:
    return {one.contestant: (one.best_rank, one.worst_rank) for one in group.strengths}


def test_two_contestants_by_hand() -> None:
    group = _only(_nets("a", "b", "wwwwwwwllttb"))  # 7 to 2, and half a win each

    (difference,) = group.differences
    error = math.sqrt(1 / 7.5 + 1 / 2.5)
    assert (difference.stronger, difference.weaker) == ("a", "b")
    assert difference.log_difference == pytest.approx(math.log(3), abs=1e-6)
    assert difference.interval.low == pytest.approx(math.log(3) - 1.959964 * error, abs=1e-5)
    assert difference.win_chance == pytest.approx(0.75, abs=1e-6)
    assert difference.win_interval.high == pytest.approx(
        1 / (1 + math.exp(-difference.interval.high))
    )
    assert [one.log_strength for one in group.strengths] == pytest.approx(
        [math.log(3) / 2, -math.log(3) / 2], abs=1e-6
    )
    assert not difference.is_told_apart
    assert [one.rank for one in group.strengths] == [None, None]
    assert group.questions == 11
    assert not group.rests_on_prior


def test_ranks_only_where_contestants_are_told_apart() -> None:
    clear, close = "w" * 40 + "l" * 4, "wl" * 10
    group = _only([*_nets("a", "b", clear), *_nets("a", "c", clear), *_nets("b", "c", close)])

    assert _ranks(group) == {"a": (1, 1), "b": (2, 3), "c": (2, 3)}
    for one in group.differences:
        assert one.is_told_apart <= one.interval.excludes(0.0)


def test_unconnected_contestants_are_not_compared() -> None:
    groups = groups_of(
        [
            *_nets("a", "b", "wl"),
            *_nets("c", "d", "ww"),
            *_nets("d", "e", "t"),
            *_nets("a", "c", "bb"),
        ]
    )

    assert [sorted(_ranks(group)) for group in groups] == [["c", "d", "e"], ["a", "b"]]
    assert [group.rests_on_prior for group in groups] == [True, False]


def test_a_chain_of_votes_compares_who_never_met() -> None:
    group = _only([*_nets("a", "b", "wwwwl" * 6), *_nets("b", "c", "wwwwl" * 6)])

    ends = next(d for d in group.differences if (d.stronger, d.weaker) == ("a", "c"))
    neighbours = next(d for d in group.differences if (d.stronger, d.weaker) == ("a", "b"))
    assert ends.log_difference == pytest.approx(2 * neighbours.log_difference, abs=1e-5)
    assert ends.interval.high - ends.interval.low > (
        neighbours.interval.high - neighbours.interval.low
    )


@pytest.mark.parametrize(
    ("outcomes", "rests_on_prior"), [("t", True), ("tttttttt", True), ("w", True), ("www", True)]
)
def test_a_few_votes_or_ties_tell_nobody_apart(outcomes: str, rests_on_prior: bool) -> None:
    group = _only(_nets("a", "b", outcomes))

    assert _ranks(group) == {"a": (1, 2), "b": (1, 2)}
    assert group.rests_on_prior is rests_on_prior
    assert group.is_decided is ("w" in outcomes)
    assert all(math.isfinite(one.log_strength) for one in group.strengths)


def test_winning_everything_is_finite_and_in_the_end_enough() -> None:
    assert _ranks(_only(_nets("a", "b", "w" * 12))) == {"a": (1, 1), "b": (2, 2)}


@pytest.mark.parametrize("outcomes", ["w" * 60 + "l" * 40, "w" * 5])
def test_of_two_alone_ranks_and_the_sign_test_do_not_contradict(outcomes: str) -> None:
    # 60 to 40: z is 1.98, but the exact p-value is 0.0569.
    nets = _nets("a", "b", outcomes)
    (difference,) = _only(nets).differences

    assert difference.p_value >= sign_test(outcomes.count("w"), outcomes.count("l"))
    assert difference.is_told_apart is False


def test_groups_are_adjusted_together() -> None:
    one, other = _nets("a", "b", "w" * 17 + "l" * 6), _nets("c", "d", "w" * 17 + "l" * 6)

    assert _ranks(_only(one)) == {"a": (1, 1), "b": (2, 2)}  # p is 0.0347
    assert [_ranks(group) for group in groups_of([*one, *other])] == [
        {"a": (1, 2), "b": (1, 2)},
        {"c": (1, 2), "d": (1, 2)},
    ]


def test_no_votes_make_no_group() -> None:
    assert groups_of([]) == ()
    assert groups_of(_nets("a", "b", "bbb")) == ()


def test_one_question_in_many_duels_is_not_many_questions() -> None:
    names = "abcd"
    apart = [
        Net(f"{a}{b}{n}", a, b, Outcome.FIRST if n < 9 else Outcome.SECOND)
        for a, b in combinations(names, 2)
        for n in range(12)
    ]
    together = [Net(net.question[2:], net.first, net.second, net.outcome) for net in apart]

    widths = [
        [d.interval.high - d.interval.low for d in _only(nets).differences]
        for nets in (apart, together)
    ]

    assert sum(widths[1]) > 1.2 * sum(widths[0])


def _drawn(chance: random.Random, logs: Sequence[float], questions: int) -> list[Net]:
    """Every question has all lanes in one order (Luce), so its duels go together."""
    nets = []
    for question in range(questions):
        drawn = [log - math.log(-math.log(chance.random())) for log in logs]
        for one, other in combinations(range(len(logs)), 2):
            outcome = Outcome.FIRST if drawn[one] > drawn[other] else Outcome.SECOND
            nets.append(Net(str(question), "abcdef"[one], "abcdef"[other], outcome))
    return nets


def _drawn_alone(chance: random.Random, logs: Sequence[float], questions: int) -> list[Net]:
    """Every question has one duel; a tie as often as Davidson with tie parameter 1 expects."""
    nets = []
    for question in range(questions):
        one, other = sorted(chance.sample(range(len(logs)), 2))
        root = math.exp((logs[one] - logs[other]) / 2)
        weights = (root, 1 / root, 1.0)
        (outcome,) = chance.choices((Outcome.FIRST, Outcome.SECOND, Outcome.TIE), weights)
        nets.append(Net(str(question), "abcdef"[one], "abcdef"[other], outcome))
    return nets


@pytest.mark.parametrize(
    ("draw", "logs", "questions"),
    [
        (_drawn, (1.0, 0.0, -1.0), 20),
        (_drawn, (0.0, 0.0, 0.0, 0.0), 10),
        (_drawn_alone, (1.0, 0.0), 25),
        (_drawn_alone, (0.8, 0.0, -0.8), 40),
    ],
)
def test_intervals_hold_the_truth_as_often_as_they_say(
    draw: object, logs: tuple[float, ...], questions: int
) -> None:
    assert callable(draw)
    chance = random.Random(2004)
    inside = counted = wrong = 0
    for _ in range(150):
        differences = _only(draw(chance, logs, questions)).differences
        truths = [
            logs["abcdef".index(d.stronger)] - logs["abcdef".index(d.weaker)] for d in differences
        ]
        held = [not d.interval.excludes(t) for d, t in zip(differences, truths, strict=True)]
        inside += sum(held)
        counted += len(held)
        wrong += any(d.is_told_apart and t <= 0 for d, t in zip(differences, truths, strict=True))

    assert 0.92 <= inside / counted <= 0.99
    assert wrong / 150 <= 0.08
