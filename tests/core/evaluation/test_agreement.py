"""Whether final answers agree, differ, or cannot be compared: as careful readers would say."""

from __future__ import annotations

import pytest

from deepseek_desktop.core.evaluation.agreement import Agreement, Doubt, Outcome, agreement
from deepseek_desktop.core.evaluation.read_answer import read_answer


def _of(*replies: str) -> Agreement:
    return agreement(read_answer(reply) for reply in replies)


def _boxed(tex: str) -> str:
    return f"**Final Answer**\n\\boxed{{{tex}}}"


def _of_boxed(*answers: str) -> Agreement:
    return _of(*map(_boxed, answers))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("42", "42"),
        (r"\frac{1}{2}", "0.5"),
        (r"\dfrac12", "1/2"),
        (r"-\frac{3}{4}", "−0.75"),
        ("50\\%", "0.5"),
        (r"1\frac{1}{2}", "1.5"),
        ("1,234,567", "1.234.567"),
        ("1,234.5", "1.234,5"),
        ("1{,}234", "1234"),
        ("12\u202f345", "12345"),
        ("12,34,567", "1234567"),
        ("４２", "42"),
        ("6.02 \\times 10^{23}", "6.02e23"),
        (r"42\text{ km}", "42"),
        (r"42\ \mathrm{kilometers}", "42 km"),
        ("42 公里", "42 km"),
        ("42 个", "42"),
        (r"90^\circ", "90 degrees"),
        (r"\$18", "18 dollars"),
        (r"\text{(B)}", "B"),
        ("B. Paris", "B"),
        (r"\text{Yes}", "是"),
        ("x = 5", "5"),
        ("The Nile", "nile"),
        ("seven", "7"),
        ("七", "7"),
        ("2, 3", r"2 \text{ and } 3"),
        (r"\left( 3, \frac{\pi}{2} \right)", r"(3, \dfrac{\pi}{2})"),
        (r"2 \sqrt{3}", r"2\sqrt{3}"),
        (r"x^2 + 1", "x^2+1"),
        ("A, C", "AC"),
        ("星期天", "周日"),
        ("Sunday", "周日"),
    ],
)
def test_what_is_the_same_agrees(left: str, right: str) -> None:
    found = _of_boxed(left, right)

    assert (found.outcome, found.groups, found.doubt) == (Outcome.AGREE, ((0, 1),), None)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("42", "41"),
        ("42", "-42"),
        ("A", "B"),
        ("AC", "AB"),
        ("yes", "no"),
        ("2, 3", "2, 4"),
        ("2, 3", "2"),
        ("Monday", "the Tuesday"),
        ("五月", "June"),
        ("5 km", "6 km"),
        ("(1, 2)", "(1, 3)"),
        ("2.5", "2"),
        (r"\frac{1}{3}", "0.5"),
    ],
)
def test_what_cannot_both_be_right_differs(left: str, right: str) -> None:
    found = _of_boxed(left, right)

    assert (found.outcome, found.groups) == (Outcome.DIFFER, ((0,), (1,)))


@pytest.mark.parametrize(
    ("left", "right", "doubt"),
    [
        ("1,234", "1.234", Doubt.TWO_READINGS),
        ("2; 3", "2,3", Doubt.TWO_READINGS),
        ("0.33", r"\frac{1}{3}", Doubt.ROUNDED),
        ("3.14", "3.14159", Doubt.ROUNDED),
        ("5 km", "5000 m", Doubt.OTHER_UNITS),
        ("5 km", "5000", Doubt.OTHER_UNITS),
        ("90 minutes", "1.5", Doubt.OTHER_UNITS),
        ("50\\%", "50", Doubt.OTHER_UNITS),
        ("42 apples", "42 pears", Doubt.OTHER_UNITS),
        ("B", "42", Doubt.OTHER_FORMS),
        (r"\pi", "3.14", Doubt.OTHER_FORMS),
        ("Paris", "Paris, France", Doubt.OTHER_FORMS),
        ("New York City", "NYC", Doubt.OTHER_WORDS),
        ("Bell", "Alexander Graham Bell", Doubt.OTHER_WORDS),
        ("Paris", "巴黎", Doubt.OTHER_WORDS),
        ("x^2 + 1", "1 + x^2", Doubt.OTHER_FORMULA),
        (r"\sqrt{8}", r"2\sqrt{2}", Doubt.OTHER_FORMULA),
        ("6:30 pm", "18:30", Doubt.OTHER_FORMULA),
        ("the US", "America", Doubt.OTHER_WORDS),
        ("番茄", "西红柿", Doubt.OTHER_WORDS),
        ("no solution", "none", Doubt.OTHER_WORDS),
        ("5!", "120", Doubt.OTHER_FORMS),
        ("0xFF", "255", Doubt.OTHER_FORMS),
        ("333.", "333.33", Doubt.ROUNDED),
        ("2, 3", "3, 2", Doubt.OTHER_ORDER),
        ("(1, 2)", "[1, 2]", Doubt.OTHER_FORMULA),
    ],
)
def test_what_may_be_the_same_cannot_be_told(left: str, right: str, doubt: Doubt) -> None:
    found = _of_boxed(left, right)
    mirrored = _of_boxed(right, left)

    assert (found.outcome, found.doubt) == (Outcome.CANNOT_TELL, doubt)
    assert (mirrored.outcome, mirrored.doubt) == (Outcome.CANNOT_TELL, doubt)


def test_where_it_is_written_does_not_matter() -> None:
    found = _of(_boxed("42"), "The answer is 42.", "So the sum is 40 + 2 = 42", "最终答案：42 个")

    assert (found.outcome, found.groups) == (Outcome.AGREE, ((0, 1, 2, 3),))


@pytest.mark.parametrize(
    "parts",
    [
        "**(a)** \\boxed{{{}}}\n\n**(b)** \\boxed{{5}}",
        "1. The answer is {}.\n2. The answer is 5.",
        "(1)答案：{}\n\n(2)答案：5",
        "$\\boxed{{{}}}$, $\\boxed{{5}}$",
    ],
)
def test_answers_to_parts_of_a_question_count_all(parts: str) -> None:
    three, four = parts.format(3), parts.format(4)

    assert _of(three, three).outcome is Outcome.AGREE
    for other in (four, "The answer is 5.", _boxed("5")):
        found = _of(three, other)
        assert (found.outcome, found.doubt) == (Outcome.CANNOT_TELL, Doubt.SEVERAL)


def test_several_lanes_form_groups() -> None:
    found = _of("答案：B", "Hm, that depends.", "The answer is (C).", "**Answer: B**")

    assert (found.outcome, found.groups) == (Outcome.DIFFER, ((0, 3), (2,)))
    assert [answer and answer.text for answer in found.answers] == ["B", None, "(C)", "B"]


def test_without_an_answer_of_each_it_cannot_be_told() -> None:
    found = _of("The answer is 42.", "Final answer: 42", "It is hard to say.")

    assert (found.outcome, found.doubt) == (Outcome.CANNOT_TELL, Doubt.NO_FINAL_ANSWER)
    assert found.groups == ((0, 1),)
    assert _of("42").outcome is _of().outcome is Outcome.CANNOT_TELL


def test_code_agrees_by_its_words_and_is_never_said_to_differ() -> None:
    one = "```python\ndef f(x):\n    return x+1\n```"
    wide = "```py\n\ndef f( x ):\n  return x + 1\n\n```\nThat is all."
    nested = "```python\ndef f(x):\n    y = 1\nreturn x+1\n```"

    assert _of(one, wide).outcome is Outcome.AGREE
    assert (_of(one, nested).outcome, _of(one, nested).doubt) == (
        Outcome.CANNOT_TELL,
        Doubt.OTHER_CODE,
    )


@pytest.mark.parametrize("tex", ["1e999999999", "9" * 250, "10^{10^{10}}", "1/0", "((((", "{" * 90])
def test_hostile_numbers_cost_nothing(tex: str) -> None:
    assert _of_boxed(tex, "1").outcome is not Outcome.AGREE
