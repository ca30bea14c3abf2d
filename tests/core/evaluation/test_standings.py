from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.verdict import Choice, Judged, Reason
from deepseek_desktop.core.evaluation.methods import FINDINGS, methods
from deepseek_desktop.core.evaluation.standings import Finding, by_reason, side_bias, standings
from deepseek_desktop.core.evaluation.tallies import Tally, Which

_CHOICES = {"l": Choice.LEFT, "r": Choice.RIGHT, "t": Choice.TIE, "b": Choice.BOTH_BAD}


def _votes(left: str, right: str, choices: str, first_question: int = 0) -> list[Judged]:
    """Return one question per letter: l(eft better), r(ight), t(ie), b(oth bad)."""
    return [
        Judged(f"q{first_question + number}", left, right, _CHOICES[letter])
        for number, letter in enumerate(choices)
    ]


def test_a_pair_by_hand() -> None:
    (pair,) = standings(_votes("R1", "V3", "llllllllr" + "ttb")).pairs

    assert (pair.first, pair.second) == ("R1", "V3")
    assert pair.questions == pair.verdicts == Tally(first=8, second=1, ties=2, both_bad=1)
    assert pair.p_value == pair.adjusted_p == 0.0390625
    assert pair.first_share == pytest.approx(8 / 9)
    assert pair.share_interval.excludes(0.5)
    assert pair.needed_votes == 0
    assert (pair.finding, pair.better) == (Finding.PREFERRED, "R1")


def test_where_a_reply_was_seen_does_not_matter_to_its_pair() -> None:
    swap = {Choice.LEFT: Choice.RIGHT, Choice.RIGHT: Choice.LEFT}
    straight = _votes("R1", "V3", "llrlltlb")
    swapped = [
        replace(one, left=one.right, right=one.left, choice=swap.get(one.choice, one.choice))
        for one in straight
    ]

    assert standings(swapped).pairs == standings(straight).pairs
    assert standings(swapped).groups == standings(straight).groups
    assert side_bias(swapped).verdicts.first == side_bias(straight).verdicts.second == 1


def test_order_of_verdicts_and_names_of_questions_do_not_matter() -> None:
    votes = _votes("R1", "V3", "llrltb") + _votes("V3", "Qwen", "lrrt")
    mixed = [replace(one, question=f"other {one.question}") for one in votes]
    random.Random(1).shuffle(mixed)

    one, other = standings(votes), standings(mixed)

    assert one.pairs == other.pairs
    for group, same in zip(one.groups, other.groups, strict=True):
        assert [s.log_strength for s in group.strengths] == pytest.approx(
            [s.log_strength for s in same.strengths]
        )


def test_a_question_counts_once_however_often_it_was_judged() -> None:
    votes = _votes("R1", "V3", "lr")
    again = [*votes[:1] * 9, votes[1], *votes[:1] * 9]

    (pair,) = standings(again).pairs

    assert pair.verdicts == Tally(first=18, second=1)
    assert pair.questions == Tally(first=1, second=1)
    assert pair.p_value == 1.0
    assert standings(again).groups == standings(votes).groups


@pytest.mark.parametrize(
    ("choices", "net"),
    [
        ("llr", Tally(first=1)),
        ("lr", Tally(ties=1)),
        ("lttb", Tally(first=1)),
        ("lrbb", Tally(ties=1)),
        ("tbb", Tally(both_bad=1)),
        ("tb", Tally(ties=1)),
    ],
)
def test_what_several_verdicts_on_one_question_come_to(choices: str, net: Tally) -> None:
    one_question = [replace(one, question="q") for one in _votes("R1", "V3", choices)]

    assert standings(one_question).pairs[0].questions == net


def test_not_separable_yet_by_hand() -> None:
    # 6.5 of 10 decided make 88 decisions (see test_sign_test); every second question decides.
    votes = _votes("R1", "V3", "l" * 19 + "r" * 10 + "t" * 20 + "b" * 9)

    (pair,) = standings(votes).pairs

    assert pair.finding is Finding.NOT_YET
    assert pair.needed_votes == 120  # (88 - 29) · 58 / 29 = 118, rounded up to two digits


@pytest.mark.parametrize(
    ("choices", "finding", "better", "needed"),
    [
        ("lr", Finding.NO_DIFFERENCE, None, None),
        ("tttt", Finding.UNDECIDED, None, None),
        ("bb", Finding.UNDECIDED, None, None),
        ("l", Finding.NOT_YET, "R1", 31),  # 0.75: (2.8016 / 0.5)² = 31.4, of which there is one
        ("lllll", Finding.NOT_YET, "R1", 7),
        ("rrrrrr", Finding.PREFERRED, "V3", 0),
    ],
)
def test_what_few_verdicts_let_one_say(
    choices: str, finding: Finding, better: str | None, needed: int | None
) -> None:
    (pair,) = standings(_votes("R1", "V3", choices)).pairs

    assert (pair.finding, pair.better, pair.needed_votes) == (finding, better, needed)


def test_one_of_many_pairs_has_to_be_clearer() -> None:
    clear = _votes("R1", "V3", "llllllllr")
    others = _votes("R1", "Qwen", "lrlr", 20) + _votes("Qwen", "V3", "lrlr", 30)
    undecided = _votes("GLM", "V3", "tt", 40)

    pairs = {
        (pair.first, pair.second): pair for pair in standings(clear + others + undecided).pairs
    }

    pair = pairs["R1", "V3"]
    assert (pair.p_value, pair.adjusted_p) == (0.0390625, 3 * 0.0390625)
    assert pair.finding is Finding.NOT_YET
    assert pair.needed_votes == 13  # at 5 % / 3: ((2.3940 + 0.8416) / 0.7)² = 21.4, less 9
    assert pairs["GLM", "V3"].adjusted_p == 1.0


def test_none_at_all() -> None:
    empty = standings([])

    assert (empty.verdicts, empty.questions, empty.pairs, empty.groups) == (0, 0, (), ())
    assert empty.unrated == ()
    assert empty.side_bias.left_share is None
    assert empty.side_bias.p_value == 1.0
    assert by_reason([]) == {}


def test_what_was_not_seen_side_by_side_tells_nothing_of_sides() -> None:
    judged = Judged("q", "a", "b", Choice.LEFT, has_sides=False)

    assert standings([judged]).pairs[0].questions.first == 1
    assert standings([judged]).side_bias.left_share is None


def test_one_contestant_against_itself_tells_of_sides_only() -> None:
    alone = standings(_votes("R1", "R1", "llllll"))

    assert (alone.pairs, alone.groups, alone.unrated) == ((), (), ("R1",))
    assert alone.same_on_both_sides == 6
    assert alone.side_bias.is_biased
    assert alone.side_bias.p_value == 0.03125


def test_who_only_shares_bad_answers_is_unrated() -> None:
    result = standings(_votes("R1", "V3", "lt") + _votes("R1", "GLM", "bb"))

    assert result.unrated == ("GLM",)
    assert [s.contestant for s in result.groups[0].strengths] == ["R1", "V3"]


def test_which_verdicts_count() -> None:
    votes = [
        Judged("1", "R1", "V3", Choice.LEFT, frozenset({Reason.CORRECT}), is_blind=True),
        Judged("2", "R1", "V3", Choice.LEFT, frozenset({Reason.CORRECT, Reason.CLEAR})),
        Judged(
            "3", "R1", "V3", Choice.RIGHT, frozenset({Reason.BRIEF}), is_blind=True, is_named=True
        ),
        Judged("4", "R1", "V3", Choice.TIE),
    ]

    def counted(which: Which) -> tuple[int, int]:
        result = standings(votes, which)
        return result.verdicts, result.left_out

    assert counted(Which()) == (4, 0)
    assert counted(Which(reason=Reason.CORRECT)) == (2, 2)
    assert counted(Which(is_blind=True)) == (2, 2)
    assert counted(Which(is_blind=False)) == (2, 2)
    assert counted(Which(is_blind=True, with_named=False)) == (1, 3)
    tables = by_reason(votes, Which(with_named=False))
    assert list(tables) == [Reason.CORRECT, Reason.CLEAR]
    assert tables[Reason.CORRECT] == standings(votes, Which(Reason.CORRECT, with_named=False))
    assert tables[Reason.CORRECT].pairs[0].questions == Tally(first=2)


def test_a_liking_for_the_left_is_found() -> None:
    shuffled = _votes("R1", "V3", "lllll") + _votes("V3", "R1", "llllr", 10)

    result = standings(shuffled)

    assert result.side_bias.verdicts == result.side_bias.questions == Tally(first=9, second=1)
    assert result.side_bias.p_value == pytest.approx(22 / 1024)
    assert result.side_bias.is_biased
    assert result.side_bias.never_swapped == ()
    assert result.pairs[0].finding is Finding.NOT_YET


def test_sides_that_were_never_swapped_are_named() -> None:
    fixed = _votes("R1", "V3", "lll") + _votes("GLM", "R1", "lb", 5)

    assert side_bias(fixed).never_swapped == (("R1", "V3"),)


def test_every_method_and_finding_has_words() -> None:
    named = methods()

    assert len({method.name for method in named}) == len(named) == 9
    assert all(method.text for method in named)
    assert [method.name for method in named if not method.sources] == ["One vote per question"]
    assert set(FINDINGS) == set(Finding)
    for text in FINDINGS.values():
        assert "{" not in text.format(better="R1", votes=12)
