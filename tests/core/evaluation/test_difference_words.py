from __future__ import annotations

import pytest

from deepseek_desktop.core.evaluation.agreement import Doubt, Outcome, agreement
from deepseek_desktop.core.evaluation.agreement_words import DOUBTS, ORIGINS, OUTCOMES, SIGNS
from deepseek_desktop.core.evaluation.agreement_words import summary as agreement_summary
from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.difference_steps import START, only, steps
from deepseek_desktop.core.evaluation.difference_words import percent, summary
from deepseek_desktop.core.evaluation.final_answer import Origin
from deepseek_desktop.core.evaluation.read_answer import read_answer
from deepseek_desktop.core.markup.reading import Spot


def test_every_outcome_doubt_and_origin_has_words() -> None:
    assert OUTCOMES.keys() == SIGNS.keys() == set(Outcome)
    assert DOUBTS.keys() == set(Doubt)
    assert ORIGINS.keys() == set(Origin)
    every = [*OUTCOMES.values(), *DOUBTS.values(), *ORIGINS.values()]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("It is 42.", "So 42."), "= final answers agree: 42"),
        (("It is 42.", "So 41."), "≠ final answers differ: 42 | 41"),
        (("It is 42.", "So 41.", "Hm.", "42"), "≠ final answers differ: A, D: 42 · B: 41 · C: ?"),
        (("It is 42.", "Hm."), "? final answers: cannot tell: not every answer has a clear final"),
        (("```\na = 1\n```", "```\na = 1\n```"), "= final answers agree: code"),
    ],
)
def test_what_final_answers_came_to_is_said_on_a_line(answers: tuple[str, ...], said: str) -> None:
    found = agreement(map(read_answer, answers))

    assert agreement_summary(found, "ABCD").startswith(said)
    assert agreement_summary(found, "ABCD", lambda _: "").startswith(said[0])


def test_differences_are_counted_in_words_and_shares_are_never_made_round() -> None:
    def said(left: str, right: str) -> str:
        return summary(difference(read_answer(left), read_answer(right)))

    assert said("It is 5, I say.", "It is 6, I say.") == "1 difference, 1 in numbers · 80 % alike"
    assert said("It *is* so.", "It is so!") == "the same words"
    assert [percent(x) for x in (0.0, 0.001, 0.5, 0.9999, 1.0)] == [0, 1, 50, 99, 100]


def test_a_difference_that_one_side_has_not_leads_to_where_it_would_stand_there() -> None:
    left = "The same first line.\n\nThe second line is the same.\n\nThe end of it is red."
    right = (
        "The same first line.\n\nNothing else was said like this.\n\n"
        "The second line is the same.\n\nThe end of it is blue."
    )
    found = difference(read_answer(left), read_answer(right))

    assert found.count == 2
    assert steps(found, 0) == ((0, START), (1, START))
    assert steps(found, 1) == ((2, Spot(0, 17, 20)), (3, Spot(0, 17, 21)))
    assert steps(found.mirrored(), 0) == ((1, START), (0, START))
    assert [mark.leaf for mark in only(found.right, 1).marks] == [3]
    assert only(found.right, 0).leaves == found.right.leaves[:1]
