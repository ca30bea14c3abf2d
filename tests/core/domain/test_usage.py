from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from deepseek_desktop.core.domain.usage import Timings, Usage, tokens_per_second

_AT = datetime(2025, 1, 20, 12, tzinfo=UTC)


def test_answer_tokens_are_those_that_were_not_reasoning() -> None:
    assert Usage(completion_tokens=250, reasoning_tokens=180).answer_tokens == 70
    assert Usage(completion_tokens=250, reasoning_tokens=250).answer_tokens == 0
    assert Usage(completion_tokens=250, reasoning_tokens=0).answer_tokens == 250


def test_a_host_that_counts_more_reasoning_than_completion_leaves_no_answer_tokens() -> None:
    assert Usage(completion_tokens=100, reasoning_tokens=180).answer_tokens == 0


@pytest.mark.parametrize(
    "usage", [Usage(), Usage(completion_tokens=250), Usage(reasoning_tokens=180)]
)
def test_what_is_not_known_stays_unknown(usage: Usage) -> None:
    assert usage.answer_tokens is None


def test_the_first_token_is_the_earlier_of_reasoning_and_answer() -> None:
    assert Timings(_AT, first_reasoning_s=0.5, first_answer_s=8.5).first_token_s == 0.5
    assert Timings(_AT, first_reasoning_s=3.0, first_answer_s=0.5).first_token_s == 0.5
    assert Timings(_AT, first_answer_s=0.25).first_token_s == 0.25
    assert Timings(_AT, first_reasoning_s=0.0).first_token_s == 0.0
    assert Timings(_AT, first_byte_s=0.1).first_token_s is None


def test_thinking_lasts_from_the_first_reasoning_to_the_first_answer() -> None:
    timings = Timings(_AT, first_reasoning_s=0.5, first_answer_s=8.5, ended_s=20)

    assert timings.thinking_s() == 8.0
    assert timings.thinking_s(now_s=100) == 8.0


def test_thinking_without_an_answer_lasts_to_the_end_or_until_now() -> None:
    assert Timings(_AT, first_reasoning_s=0.5, ended_s=20).thinking_s() == 19.5
    assert Timings(_AT, first_reasoning_s=0.5, ended_s=20).thinking_s(now_s=100) == 19.5
    assert Timings(_AT, first_reasoning_s=0.5).thinking_s(now_s=4.5) == 4.0
    assert Timings(_AT, first_reasoning_s=0.5).thinking_s() is None
    assert Timings(_AT, first_reasoning_s=1.1).thinking_s(now_s=0.0) is None, "nobody measured it"


def test_a_reply_without_reasoning_did_not_think() -> None:
    assert Timings(_AT, first_answer_s=8.5, ended_s=20).thinking_s(now_s=30) is None


@pytest.mark.parametrize("first_answer_s", [3.0, 3.01])
def test_how_long_it_thought_is_unknown_when_all_came_in_one_piece(first_answer_s: float) -> None:
    timings = Timings(_AT, first_reasoning_s=3.0, first_answer_s=first_answer_s, ended_s=3.015)

    assert timings.thinking_s() is None
    assert tokens_per_second(Usage(completion_tokens=800), timings) is None


def test_speed_is_completion_tokens_between_the_first_token_and_the_end() -> None:
    timings = Timings(_AT, first_byte_s=0.2, first_reasoning_s=0.5, first_answer_s=8, ended_s=10.5)

    assert tokens_per_second(Usage(completion_tokens=250), timings) == 25.0
    assert tokens_per_second(Usage(completion_tokens=0), timings) == 0.0


@pytest.mark.parametrize(
    ("usage", "timings"),
    [
        (None, Timings(_AT, first_answer_s=1, ended_s=2)),
        (Usage(prompt_tokens=5), Timings(_AT, first_answer_s=1, ended_s=2)),
        (Usage(completion_tokens=5), Timings(_AT, ended_s=2)),
        (Usage(completion_tokens=5), Timings(_AT, first_answer_s=1)),
        (Usage(completion_tokens=5), Timings(_AT, first_answer_s=2, ended_s=2)),
        (Usage(completion_tokens=5), Timings(_AT, first_answer_s=2, ended_s=1)),
    ],
)
def test_speed_is_unknown_where_a_part_of_it_is(usage: Usage | None, timings: Timings) -> None:
    assert tokens_per_second(usage, timings) is None


def test_what_a_later_count_does_not_know_stays_as_it_was() -> None:
    counted = Usage(9, 120, 80, 5)
    paid = Usage(reported_cost_usd=Decimal("0.00027"))

    assert counted.updated_by(paid) == Usage(9, 120, 80, 5, Decimal("0.00027"))
    assert counted.updated_by(Usage(10, 0)) == Usage(10, 0, 80, 5)
