from __future__ import annotations

import re
from collections.abc import Callable
from math import isqrt
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.demo.answers import Answers, load_answers
from deepseek_desktop.demo.pieces import cut

PRIMES, BILL, SORTING, CAGE = range(4)


@pytest.fixture
def written(answers: Path) -> Answers:
    return load_answers(answers)


def test_the_mathematical_question_comes_first(answers: Path) -> None:
    first, *others = demo_questions(answers)

    assert "primes" in first
    assert len(others) == 3


def test_every_question_is_answered_by_both_models(written: Answers) -> None:
    for scene in written.scenes:
        reasoner, chatter = (written.script(model, scene.question) for model in MODELS)

        assert (reasoner, chatter) == tuple(scene.scripts.values())
        assert reasoner.reasoning
        assert chatter.reasoning is None
        assert "measures no model" in scene.note


def test_no_text_is_too_long_for_a_first_look(written: Answers) -> None:
    for scene in written.scenes:
        for script in scene.scripts.values():
            assert 80 <= len(cut(script.answer)) <= 250
            assert len(cut(script.reasoning or "")) <= 330


def test_every_other_phrasing_finds_its_question(written: Answers) -> None:
    for scene in written.scenes:
        for asked in (*scene.also, *(" ".join(words) for words in scene.keywords)):
            assert [found for found in written.scenes if found.fits(asked)] == [scene]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("  how many PRIMES below 1000 can be written as n² + 1, with a whole number n ", PRIMES),
        ("Compare the insertion, merge and quicksort algorithms in a table, please!", SORTING),
        ("笼中鸡兔共20只，数到50只脚，4只鸡用一只脚站着，问兔几只", CAGE),
    ],
)
def test_a_question_is_known_in_other_spellings(written: Answers, asked: str, number: int) -> None:
    assert written.scenes[number].fits(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?",
        "How many primes below 2000 can be written as n² + 1?",
        "Write a JavaScript function split_bill(total, people) with whole cents.",
        "笼中鸡兔共 35 只，94 只脚，兔有几只？",
        "鸡",
    ],
)
def test_a_question_that_only_looks_alike_is_not_known(written: Answers, asked: str) -> None:
    assert not any(scene.fits(asked) for scene in written.scenes)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("What is love?", "no model has read your question"),
        ("什么是爱？", "没有任何模型读过您的问题"),
        ("", "no model has read your question"),
    ],
)
def test_an_unknown_question_gets_the_truth_in_its_language(
    written: Answers, model: str, asked: str, says: str
) -> None:
    answer = written.script(model, asked).answer

    assert says in answer.replace("No model", "no model")
    assert all(scene.question in answer for scene in written.scenes)
    assert "deepseek-desktop provider add NAME --base-url URL --key-env VARIABLE" in answer
    assert "File > Add provider…" in answer
    assert "$" not in answer


def test_reasoning_about_an_unknown_question_is_honest_too(written: Answers) -> None:
    english, chinese = (written.script("demo-r1", asked).reasoning for asked in ("love", "爱"))

    assert english is not None
    assert "No model is at work here" in english
    assert chinese is not None
    assert "没有模型在运行" in chinese


def test_only_reasoning_finds_all_the_primes(written: Answers) -> None:
    values = [n * n + 1 for n in range(32)]
    primes = [v for v in values if v > 1 and all(v % d for d in range(2, isqrt(v) + 1))]

    assert len(primes) == _boxed(written, "demo-r1", PRIMES) == 10
    assert _boxed(written, "demo-v3", PRIMES) == 9


def test_only_reasoning_counts_the_lifted_feet(written: Answers) -> None:
    rabbits = [r for r in range(17) if 2 * (20 - r) - 4 + 4 * r == 50]

    assert rabbits == [_boxed(written, "demo-r1", CAGE)] == [7]
    assert _boxed(written, "demo-v3", CAGE) == 3


def test_only_the_reasoned_function_is_fair_to_the_last_person(written: Answers) -> None:
    hasty, careful = (_split_bill(written, model) for model in ("demo-v3", "demo-r1"))

    assert hasty(100.00, 3) == [33.33, 33.33, 33.34]
    assert hasty(10.00, 4) == [2.5, 2.5, 2.5, 2.5]
    assert hasty(1.00, 18) == [0.06] * 17 + [-0.02]
    assert careful(1.00, 18) == [0.06] * 10 + [0.05] * 8
    assert careful(-1.00, 3) == [-0.33, -0.33, -0.34]


def test_the_reasoned_function_keeps_its_promises_for_any_bill(written: Answers) -> None:
    split_bill = _split_bill(written, "demo-r1")

    for cents in range(0, 4000, 7):
        for people in range(1, 20):
            shares = [round(share * 100) for share in split_bill(cents / 100, people)]

            assert sum(shares) == cents
            assert max(shares) - min(shares) <= 1
    with pytest.raises(ValueError, match="at least one person"):
        split_bill(10.00, 0)


@pytest.mark.parametrize("model", MODELS)
def test_the_tables_have_as_many_cells_in_each_row(written: Answers, model: str) -> None:
    answer = written.scenes[SORTING].scripts[model].answer
    rows = [line for line in answer.splitlines() if line.startswith("|")]

    assert len(rows) == 5
    assert {row.count("|") for row in rows} == {7}


def _boxed(written: Answers, model: str, number: int) -> int:
    (boxed,) = re.findall(r"\\boxed\{(\d+)\}", written.scenes[number].scripts[model].answer)
    return int(boxed)


def _split_bill(written: Answers, model: str) -> Callable[[float, int], list[float]]:
    answer = written.scenes[BILL].scripts[model].answer
    (code,) = re.findall(r"```python\n(.*?)```", answer, re.DOTALL)
    names: dict[str, Any] = {"print": lambda *_: None}
    exec(code, names)
    split_bill: Callable[[float, int], list[float]] = names["split_bill"]
    return split_bill
