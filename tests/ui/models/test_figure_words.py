from __future__ import annotations

import re
from decimal import Decimal

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.better_figures import Better
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.figures import FigureKind
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.ui.models.figure_words import Marks, figure_text
from deepseek_desktop.ui.models.prices import Prices
from tests.figured import AT, CARD, R1, USAGE

_PRICED = Prices(card_of=lambda _: CARD)


def _lines(
    reply: Reply, elapsed_s: float = 0.0, prices: Prices | None = None, marks: Marks | None = None
) -> list[str]:
    text = figure_text(reply, elapsed_s, prices or Prices(), marks)
    return [line.replace("\u00a0", " ") for line in text.lines]


def _shown(
    reply: Reply, elapsed_s: float = 0.0, prices: Prices | None = None, marks: Marks | None = None
) -> list[str]:
    text = figure_text(reply, elapsed_s, prices or Prices(), marks)
    return [line.replace("\u00a0", " ") for line in text.shown]


def test_an_ended_reply_has_every_figure_on_its_line() -> None:
    assert _lines(R1) == [
        "Thinking: 8.0 s · 400 tok · 50 tok/s",  # 8.5 - 0.5; 400 / 8
        "Answer: 200 tok · 20 tok/s",  # 600 - 400; 200 / (18.5 - 8.5)
        "First token: 0.5 s · in all 18.5 s",
        "Cost: ≈ 0.0016 USD",  # (200 x 0.10 + 800 x 0.50 + 600 x 2) / 1,000,000 = 0.00162
    ]


def test_a_better_value_has_a_sign_and_a_word_beside_it() -> None:
    marks = {
        FigureKind.FIRST_TOKEN_S: Better.SOONER,
        FigureKind.THINKING_S: Better.BRIEFER,
        FigureKind.THINKING_SPEED: Better.FASTER,
        FigureKind.ANSWER_SPEED: Better.FASTER,
        FigureKind.TOTAL_S: Better.QUICKER,
        FigureKind.COST: Better.CHEAPER,
    }

    assert _lines(R1, marks=marks) == [
        "Thinking: 8.0 s ▲ briefer · 400 tok · 50 tok/s ▲ faster",
        "Answer: 200 tok · 20 tok/s ▲ faster",
        "First token: 0.5 s ▲ sooner · in all 18.5 s ▲ less time",
        "Cost: ≈ 0.0016 USD ▲ cheaper",
    ]
    assert _shown(R1, marks=marks) == [
        "Thinking: 8.0 s ▲ briefer · 400 tok · 50 tok/s ▲ faster · First: 0.5 s ▲ sooner",
        "Answer: 200 tok · 20 tok/s ▲ faster · ▲ less time · ≈ 0.0016 USD ▲ cheaper",
    ]


def test_two_lines_are_shown_and_what_is_not_known_says_so() -> None:
    bare = replace(R1, usage=None, cost=None, timings=Timings(AT, None, ended_s=18.5))

    assert _shown(bare) == [
        "Thinking: time unknown · tokens unknown · First: unknown",
        "Answer: tokens unknown · cost unknown",
    ]
    assert _shown(_running(), 10.5, _PRICED) == [
        "Thinking: 0:10 · pieces so far: 30 · 3 pieces/s · First: 0.5 s",
        "Answer: – · ≥ 0.00052 USD",
    ]


def test_lines_are_broken_between_figures_only() -> None:
    first = figure_text(R1, 0.0, Prices()).lines[0]

    assert first.split(" ") == [
        *("Thinking:\u00a08.0\u00a0s", "·", "400\u00a0tok", "·", "50\u00a0tok/s")
    ]


def _running(**changes: object) -> Reply:
    timings = Timings(AT, 0.2, first_reasoning_s=0.5)
    base = replace(R1, outcome=None, cost=None, usage=None, answer="", timings=timings)
    return replace(base, pieces=30, reasoning="x" * 1000, **changes)


def test_while_it_thinks_there_are_pieces_and_the_least_that_it_costs() -> None:
    assert _lines(_running(), 10.5, _PRICED) == [
        "Thinking: 0:10 · pieces so far: 30 · 3 pieces/s",  # 30 / (10.5 - 0.5)
        "Answer: –",
        "First token: 0.5 s",
        "Cost: ≥ 0.00052 USD",  # 1,000 letters are 260 tokens: 260 x 2 / 1,000,000
    ]


def test_while_it_answers_the_time_of_thinking_stands() -> None:
    timings = Timings(AT, 0.2, first_reasoning_s=0.5, first_answer_s=8.5)

    assert _lines(_running(answer="4", timings=timings), 10.5) == [
        "Thinking: 8.0 s",
        "Answer: pieces with the thinking: 30 · 3 pieces/s",
        "First token: 0.5 s",
        "Cost: –",
    ]


def test_thinking_that_came_with_the_answer_in_one_piece_has_no_time() -> None:
    timings = Timings(AT, 0.2, first_reasoning_s=8.5, first_answer_s=8.5)

    assert _lines(_running(answer="4", timings=timings), 10.5)[0] == "Thinking: time unknown"


def test_before_anything_has_come_all_of_it_may_still_come() -> None:
    waiting = Reply("r", "a", Identity("host", "r1", thinking=True), Timings(AT, 0.2))

    assert _lines(waiting, 3.0) == [
        *("Thinking on: –", "Answer: –", "First token: –", "Cost: –"),
    ]


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("usage", [None, Usage(), Usage(prompt_tokens=20)])
def test_what_no_host_counted_is_unknown_never_zero(outcome: Outcome, usage: Usage | None) -> None:
    lines = _lines(replace(R1, usage=usage, cost=None, outcome=outcome))

    assert lines == [
        "Thinking: 8.0 s · tokens unknown",
        "Answer: tokens unknown",
        "First token: 0.5 s · in all 18.5 s",
        "Cost: unknown",
    ]
    assert not re.search(r"(^|\D)0 (tok|USD)", "\n".join(lines))


def test_tokens_that_the_host_does_not_tell_apart_are_not_told_apart_by_us() -> None:
    thinking, answer, *_ = _lines(replace(R1, usage=Usage(completion_tokens=600)))

    assert thinking == "Thinking: 8.0 s · tokens unknown"
    assert answer == "Answer: 600 tok with the thinking · 33 tok/s"  # 600 / 18


@pytest.mark.parametrize(
    ("reply", "thinking", "answer"),
    [
        (
            replace(R1, reasoning="", timings=Timings(AT, 0.2, None, 8.5, 18.5)),
            "Thinking: none sent · 400 tok",  # billed, but kept from us
            "Answer: 200 tok · 20 tok/s",
        ),
        (
            replace(
                R1,
                reasoning="",
                usage=Usage(completion_tokens=600),
                timings=Timings(AT, 0.2, None, 8.5, 18.5),
                identity=Identity("host", "v3", thinking=False),
            ),
            "Thinking off: none sent",
            "Answer: 600 tok · 60 tok/s",
        ),
        (
            replace(R1, timings=Timings(AT, 0.2, 8.5, 8.5, 8.5)),  # all in one piece
            "Thinking: time unknown · 400 tok",
            "Answer: 200 tok · speed unknown",
        ),
    ],
)
def test_what_was_not_sent_or_measured_says_so(reply: Reply, thinking: str, answer: str) -> None:
    assert _lines(reply)[:2] == [thinking, answer]


@pytest.mark.parametrize(
    ("reply", "cost"),
    [
        (replace(R1, cost=None, identity=Identity("demo", "demo-r1")), "Cost: free"),
        (
            replace(R1, usage=replace(USAGE, reported_cost_usd=Decimal("0.0015")), cost=None),
            "Cost: 0.0015 USD, says the host",
        ),
        (
            replace(R1, usage=replace(USAGE, reported_cost_usd=Decimal("0.0015"))),
            "Cost: ≈ 0.0016 USD · 0.0015 USD, says the host",
        ),
        (replace(R1, cost=None, credits_left="41.5"), "Cost: unknown · credits left 41.5"),
        (
            replace(R1, cost=cost_of(replace(USAGE, cached_tokens=None), CARD, AT)),
            "Cost: ≤ 0.0017 USD",  # (1,000 x 0.50 + 600 x 2) / 1,000,000
        ),
    ],
)
def test_a_cost_says_what_kind_of_amount_it_is(reply: Reply, cost: str) -> None:
    assert _lines(reply)[3] == cost


def test_a_reply_of_which_nothing_came_has_no_figures() -> None:
    failed = Reply("r", "a", Identity("host", "r1"), Timings(AT, None, ended_s=0.3))

    assert _lines(replace(failed, outcome=Outcome.REFUSED)) == []


def test_where_each_figure_comes_from_is_told() -> None:
    told = figure_text(R1, 0.0, Prices()).origin

    assert "tokens are counted by the host" in told
    assert "Times are measured here" in told
    assert "a page, 2025-01-20" in told


def test_while_it_runs_the_least_cost_names_its_price() -> None:
    told = figure_text(_running(), 10.5, _PRICED).origin

    assert "at 2 USD per million (a page, 2025-01-20)" in told
    assert "Pieces are counted here" in told
