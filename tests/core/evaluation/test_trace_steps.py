from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from deepseek_desktop.core.evaluation.trace_cues import StepKind
from deepseek_desktop.core.evaluation.trace_steps import Step, steps_of

_DEMO = Path(__file__).parents[3] / "resources" / "demo"

_ENGLISH = """Okay, so I need to find how many r's are in "strawberry". Let me start.

First, r = 1 at place 3, then 1 + 2 = 3. Wait, let me double-check. The word has 10 letters.
Hmm, is it "rr" or "r"?

Alternatively, I could write each letter:

1. S
2. T

So the answer is 3."""

_CHINESE = """嗯，用户问的是9.11和9.8哪个大。首先比较整数部分。等等，让我再检查一下。

换个角度，9.8 − 9.11 = 0.69，是正数。所以答案是9.8。"""


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(step.kind.value, step.cue) for step in steps_of(text)]


def test_an_english_trace_is_cut_at_its_cues() -> None:
    assert _kinds(_ENGLISH) == [
        ("restate", "I need to find"),
        ("compute", "r = 1"),
        ("check", "let me double-check"),
        ("turn_back", "Hmm"),
        ("conclude", "So the answer is"),
    ]


def test_a_chinese_trace_is_cut_at_its_cues() -> None:
    assert _kinds(_CHINESE) == [
        ("restate", "用户"),
        ("check", "让我再检查"),
        ("turn_back", "换个角度"),
        ("conclude", "所以答案是"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("The user wants a haiku.", "restate", "The user wants"),
        ("1.  **Analyze the User's Request:** a haiku", "restate", "Analyze the User"),
        ("Let's break the sum into parts.", "plan", "Let's break"),
        ("接下来看鸡的只数。", "plan", "接下来"),
        ("Next, 17 * 3 = 51.", "compute", "17 * 3 = 51"),
        ("按脚算：54 − 40 = 14。", "compute", "54 − 40 = 14"),
        ("```python\nprint(1)\n```", "compute", "```"),
        ("Checking: it fits.", "check", "Checking"),
        ("代回原题，对上了。", "check", "代回"),
        ("But wait, n = 1 works: 1 + 1 = 2.", "turn_back", "wait"),
        ("That's not right.", "turn_back", "That's not right"),
        ("不对，方向反了。", "turn_back", "不对"),
        ("**Final Answer**\n\\boxed{3}", "conclude", "Final Answer"),
        ("This leaves \\boxed{10}.", "conclude", "\\boxed"),
        ("综上所述，选 B。", "conclude", "综上"),
        ("Eight are left, and five makes nine.", "other", ""),
        ("Waiters carry 2 well-known plates.", "other", ""),
    ],
)
def test_a_step_has_the_kind_that_its_cue_tells(text: str, kind: str, cue: str) -> None:
    (step,) = steps_of(text)

    assert (step.kind, step.cue) == (StepKind(kind), cue)


def test_steps_lie_one_behind_the_other_on_the_words_of_the_text() -> None:
    for text in (_ENGLISH, _CHINESE, f"\n\n  {_ENGLISH}  \n"):
        steps = steps_of(text)

        parts = [text[step.start : step.end] for step in steps]
        assert all(part and part == part.strip() for part in parts)
        assert "".join("".join(parts).split()) == "".join(text.split())
        assert all(step.cue in part for step, part in zip(steps, parts, strict=True))


def test_a_title_is_the_first_words_on_one_short_line() -> None:
    assert [step.title for step in steps_of(_ENGLISH)][1:3] == [
        "First, r = 1 at place 3, then 1 + 2 = 3.",
        "Wait, let me double-check. The word has 10 letters.",
    ]
    assert steps_of("## **Plan:** count\n\n- one\n- two")[0].title == "Plan: count"
    assert steps_of("…")[0].title == "…"
    (long,) = steps_of("Wait, " + "word " * 60)
    assert len(long.title) <= 80
    assert long.title.endswith("word…")
    (unbroken,) = steps_of("等等，" + "字" * 300)
    assert len(unbroken.title) == 80


def test_neighbours_of_one_kind_are_one_step_and_what_follows_a_colon_belongs_to_it() -> None:
    assert [s.kind for s in steps_of("Wait, no.\n\nHmm, not so.\n\nIt rains.")] == [
        StepKind.TURN_BACK,
        StepKind.OTHER,
    ]
    assert len(steps_of("Wait, the list is:\n\nred and blue")) == 1


def test_code_is_not_cut() -> None:
    (step,) = steps_of("First some code:\n```\n\nWait, no\n\nCheck this\n```")

    assert step.kind is StepKind.PLAN
    assert len(steps_of("Wait, ```x``` is short.\n\nChecking: yes.")) == 2


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_no_reasoning_has_no_steps(text: str) -> None:
    assert steps_of(text) == ()


@pytest.mark.parametrize("text", [_ENGLISH, _CHINESE])
def test_more_text_changes_at_most_the_last_two_steps(text: str) -> None:
    before: tuple[Step, ...] = ()
    for length in range(len(text) + 1):
        steps = steps_of(text[:length])

        settled = max(0, len(before) - 2)
        assert steps[:settled] == before[:settled]
        before = steps


def test_the_demo_model_turns_back_in_its_trace_of_the_cage() -> None:
    data = tomllib.loads((_DEMO / "4-cage.toml").read_text("utf-8"))

    kinds = [step.kind.value for step in steps_of(data["demo-r1"]["reasoning"])]

    assert kinds[3:7] == ["check", "turn_back", "compute", "check"]
    assert kinds[-1] == "conclude"
