from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.better_figures import Better, Mark, better
from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.figures import (
    Bound,
    Figure,
    FigureKind,
    Figures,
    Origin,
    figures_of,
)
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage
from tests.figured import AT, CARD, PRICE, R1, USAGE


def _values(figures: Figures) -> dict[str, object]:
    return {figure.kind.value: figure.value for figure in figures.all}


def _figure(reply: Reply, kind: FigureKind, card: ModelCard | None = None) -> Figure:
    figure = figures_of(reply, 10.5, card).of(kind)
    assert figure is not None
    return figure


def test_an_ended_reply_has_all_figures_with_their_origin() -> None:
    figures = figures_of(R1, elapsed_s=999)

    assert figures.is_whole
    assert _values(figures) == {
        "first_token_s": 0.5,
        "thinking_s": 8.0,  # 8.5 - 0.5
        "thinking_tokens": 400,
        "answer_tokens": 200,  # 600 - 400
        "tokens": 600,
        "thinking_speed": 50.0,  # 400 / 8
        "answer_speed": 20.0,  # 200 / (18.5 - 8.5)
        "speed": pytest.approx(600 / 18),
        "total_s": 18.5,
        "cost": Decimal("0.00162"),  # (200 x 0.10 + 800 x 0.50 + 600 x 2) / 1,000,000
    }
    assert {figure.origin for figure in figures.all[:2]} == {Origin.MEASURED}
    assert {figure.origin for figure in figures.all[2:5]} == {Origin.HOST}
    assert [figure.unit for figure in figures.all[4:]] == [
        *("tokens", "tokens/s", "tokens/s", "tokens/s", "s", "USD")
    ]
    assert figures.all[-1].origin is Origin.ESTIMATE
    assert not any(figure.is_live for figure in figures.all)


def test_a_running_reply_has_pieces_and_no_tokens() -> None:
    running = replace(
        R1,
        outcome=None,
        cost=None,
        pieces=30,
        answer="",
        timings=Timings(AT, 0.2, first_reasoning_s=0.5),
    )

    figures = figures_of(running, elapsed_s=10.5)

    known = {kind: value for kind, value in _values(figures).items() if value is not None}
    assert known == {
        "first_token_s": 0.5,
        "thinking_s": 10.0,
        "total_s": 10.5,
        "pieces": 30,
        "piece_speed": 3.0,  # 30 / (10.5 - 0.5)
    }
    assert not figures.is_whole
    live = {figure.kind.value for figure in figures.all if figure.is_live}
    assert live == {"thinking_s", "total_s", "pieces", "piece_speed"}
    assert _figure(replace(running, answer="4"), FigureKind.THINKING_S).is_live is False
    at_once = figures_of(running, elapsed_s=0.9).of(FigureKind.PIECE_SPEED)
    assert at_once is not None
    assert at_once.value is None


def test_before_anything_has_come_only_the_time_is_known() -> None:
    waiting = Reply("r", "a", Identity("x", "r1"), Timings(AT, 0.2))

    known = {k: v for k, v in _values(figures_of(waiting, 3.0, CARD)).items() if v is not None}

    assert known == {"total_s": 3.0}


def test_a_running_reply_costs_what_its_host_counted_or_at_least_its_text() -> None:
    running = replace(R1, outcome=None, cost=None, usage=None, reasoning="x" * 1000, answer="")

    assert _figure(running, FigureKind.COST).value is None
    # 1,000 letters are 260 tokens: 260 x 2 / 1,000,000.
    assert _figure(running, FigureKind.COST, CARD) == Figure(
        FigureKind.COST,
        Decimal("0.00052"),
        "USD",
        Origin.ESTIMATE,
        is_live=True,
        bound=Bound.AT_LEAST,
    )
    counted = _figure(replace(running, usage=USAGE), FigureKind.COST, CARD)
    assert (counted.value, counted.bound) == (Decimal("0.00162"), Bound.NONE)
    assert counted.is_live


def test_a_cost_without_our_price_is_the_hosts_own() -> None:
    reported = replace(USAGE, reported_cost_usd=Decimal("0.0015"))

    assert _figure(replace(R1, usage=reported, cost=None), FigureKind.COST) == Figure(
        FigureKind.COST, Decimal("0.0015"), "USD", Origin.HOST
    )


def test_a_cost_that_is_at_most_something_says_the_least_it_can_be() -> None:
    usage = replace(USAGE, cached_tokens=None)

    figure = _figure(replace(R1, usage=usage, cost=cost_of(usage, CARD, AT)), FigureKind.COST)

    # (1,000 x 0.50 + 600 x 2) and (1,000 x 0.10 + 600 x 2) / 1,000,000
    assert (figure.value, figure.bound) == (Decimal("0.0017"), Bound.AT_MOST)
    assert figure.least == Decimal("0.0013")


@pytest.mark.parametrize(
    ("reasoning", "thinking", "answer_tokens", "answer_speed"),
    [("", None, 600, 60.0), ("Hm.", None, None, None), ("", True, None, None)],
)
def test_without_thinking_all_that_the_host_counts_is_the_answer(
    reasoning: str, thinking: bool | None, answer_tokens: int | None, answer_speed: float | None
) -> None:
    reply = replace(
        R1,
        usage=Usage(completion_tokens=600),
        reasoning=reasoning,
        identity=Identity("x", "v3", thinking=thinking),
    )

    assert _figure(reply, FigureKind.ANSWER_TOKENS).value == answer_tokens
    assert _figure(reply, FigureKind.ANSWER_SPEED).value == answer_speed
    assert _figure(reply, FigureKind.TOKENS).value == 600
    assert _figure(reply, FigureKind.THINKING_TOKENS).origin is Origin.UNKNOWN


@pytest.mark.parametrize(
    "timings",
    [
        Timings(AT, 0.2, first_answer_s=8.5, ended_s=8.51),  # in one piece
        Timings(AT, 0.2, first_answer_s=8.5),  # the app ended meanwhile
        Timings(AT, 0.2, ended_s=8.5),
    ],
)
def test_what_cannot_be_measured_is_unknown(timings: Timings) -> None:
    figures = figures_of(replace(R1, timings=timings), 5)

    assert _values(figures)["answer_speed"] is None
    assert _values(figures)["thinking_s"] is None
    assert _values(figures)["thinking_speed"] is None
    assert _values(figures)["total_s"] == timings.ended_s


def test_tokens_that_a_host_forgot_make_no_speed() -> None:
    usage = Usage(completion_tokens=200, reasoning_tokens=0)

    assert _figure(replace(R1, usage=usage), FigureKind.THINKING_SPEED).value is None


def _v3() -> Reply:
    usage = Usage(prompt_tokens=1000, completion_tokens=300, reasoning_tokens=0, cached_tokens=200)
    return replace(
        R1,
        reasoning="",
        timings=Timings(AT, 0.2, first_answer_s=0.45, ended_s=6.45),
        usage=usage,
        cost=cost_of(usage, CARD, AT),
    )


def test_the_better_values_are_marked_with_a_word() -> None:
    marks = better({"a": figures_of(R1, 0), "b": figures_of(_v3(), 0)})

    # 0.5 s and 0.45 s look the same; nobody thought against nothing; tokens are not better.
    assert marks == (
        Mark(FigureKind.ANSWER_SPEED, "b", Better.FASTER),  # 50 against 20
        Mark(FigureKind.SPEED, "b", Better.FASTER),  # 50 against 33
        Mark(FigureKind.TOTAL_S, "b", Better.QUICKER),  # 6.45 against 18.5
        Mark(FigureKind.COST, "b", Better.CHEAPER),  # 0.00102 against 0.00162
    )


def _ended(total_s: float) -> Reply:
    return replace(R1, timings=replace(R1.timings, ended_s=total_s))


def _quickest(*totals_s: float) -> list[str]:
    by_lane = {"abc"[i]: figures_of(_ended(s), 0) for i, s in enumerate(totals_s)}
    return [mark.lane for mark in better(by_lane) if mark.kind is FigureKind.TOTAL_S]


@pytest.mark.parametrize(
    ("totals_s", "lanes"),
    [
        ((20.0, 30.0), ["a"]),
        ((98.0, 100.0), ["a"]),  # 2 %
        ((98.1, 100.0), []),
        ((20.0, 20.0, 30.0), []),  # two are best
        ((30.0, 20.0, 25.0), ["b"]),
        ((20.0,), []),
    ],
)
def test_a_small_difference_is_none(totals_s: tuple[float, ...], lanes: list[str]) -> None:
    assert _quickest(*totals_s) == lanes


@pytest.mark.parametrize(
    "other",
    [
        replace(_v3(), outcome=Outcome.STOPPED),
        replace(_v3(), outcome=Outcome.LIMIT),
        replace(_v3(), outcome=None),
        replace(_v3(), answer=""),
        replace(_v3(), continued="r0"),
    ],
)
def test_only_whole_replies_are_measured_against_each_other(other: Reply) -> None:
    assert better({"a": figures_of(R1, 0), "b": figures_of(other, 7)}) == ()


def _cheaper(a: Reply, b: Reply) -> list[str]:
    marks = better({"a": figures_of(a, 0), "b": figures_of(b, 0)})
    return [mark.lane for mark in marks if mark.word is Better.CHEAPER]


def test_an_unknown_cost_and_one_in_other_money_are_not_compared() -> None:
    yuan = ModelCard("r1", prices=(replace(PRICE, currency="CNY"),))
    in_yuan = replace(R1, cost=cost_of(USAGE, yuan, AT))

    assert _cheaper(R1, _v3()) == ["b"]
    assert _cheaper(R1, replace(_v3(), cost=None)) == []
    assert _cheaper(in_yuan, _v3()) == []


@pytest.mark.parametrize(("completion", "lanes"), [(400, []), (200, ["b"])])
def test_a_cost_at_most_is_not_known_to_be_the_higher_one(
    completion: int, lanes: list[str]
) -> None:
    usage = Usage(prompt_tokens=1000, completion_tokens=600)  # 0.0013 to 0.0017
    known = Usage(prompt_tokens=1000, completion_tokens=completion, cached_tokens=0)

    vague = replace(R1, usage=usage, cost=cost_of(usage, CARD, AT))
    # 0.0013 is no less than 0.0013; 0.0009 is.
    assert _cheaper(vague, replace(R1, usage=known, cost=cost_of(known, CARD, AT))) == lanes
