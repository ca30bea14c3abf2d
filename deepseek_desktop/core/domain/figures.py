"""The figures of a reply, for a comparison: each with its unit and where it comes from."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.cost import PER_TOKENS, Cost, cost_of
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.usage import tokens_per_second

STEADY_S = 0.5
"""A rate over less time than this jumps about while a reply runs."""

_MEASURABLE_S = 0.02  # what took less came in one piece, see `Timings.thinking_s`

Value: TypeAlias = int | float | Decimal


class FigureKind(StrEnum):
    """What a figure measures, in the order in which they are shown.

    `TOKENS` and `SPEED` are of all that the model wrote, whether or not the host tells thinking
    and answer apart. `PIECES` and `PIECE_SPEED` are there only while a reply runs.
    """

    FIRST_TOKEN_S = "first_token_s"
    THINKING_S = "thinking_s"
    THINKING_TOKENS = "thinking_tokens"
    ANSWER_TOKENS = "answer_tokens"
    TOKENS = "tokens"
    THINKING_SPEED = "thinking_speed"
    ANSWER_SPEED = "answer_speed"
    SPEED = "speed"
    TOTAL_S = "total_s"
    COST = "cost"
    PIECES = "pieces"
    PIECE_SPEED = "piece_speed"


class Origin(StrEnum):
    """Where a figure comes from; a speed is the host's count over our time, so `MEASURED`."""

    HOST = "host"
    MEASURED = "measured"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """Whether the true value may be higher or lower than the one that is given."""

    NONE = "none"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Figure(Struct, frozen=True):
    """One figure; without a `value` it is unknown, never zero.

    `unit` is `s`, `tokens`, `tokens/s`, `pieces`, `pieces/s`, or the currency of a cost. `is_live`
    says that it may still change. `least` is the least it can be, where it is `AT_MOST`.
    """

    kind: FigureKind
    value: Value | None
    unit: str
    origin: Origin
    is_live: bool = False
    bound: Bound = Bound.NONE
    least: Value | None = None


class Figures(Struct, frozen=True):
    """All figures of a reply, in the order of `FigureKind`.

    `is_whole` says that the reply ended as the model wanted, with an answer, in one request: what
    was cut, stopped or gone on with took less only because it did less.
    """

    all: tuple[Figure, ...]
    is_whole: bool

    def of(self, kind: FigureKind) -> Figure | None:
        """Return the figure of a kind; None where there is none of it."""
        return next((figure for figure in self.all if figure.kind is kind), None)


def figures_of(reply: Reply, elapsed_s: float, card: ModelCard | None = None) -> Figures:
    """Return what is known of a reply, `elapsed_s` seconds after its start while it runs.

    With the model's `card` a running reply has a cost so far: from the host's usage where that
    has come, else at least what the text so far may be at the output price.
    """
    counted = [*_times(reply, elapsed_s), *_tokens(reply), _cost(reply, card)]
    if reply.is_running:
        counted += _pieces(reply, elapsed_s)
    order = list(FigureKind)
    is_whole = reply.is_answered and reply.outcome is Outcome.COMPLETE and reply.continued is None
    return Figures(tuple(sorted(counted, key=lambda f: order.index(f.kind))), is_whole)


def _measured(kind: FigureKind, value: Value | None, *, is_live: bool = False) -> Figure:
    origin = Origin.UNKNOWN if value is None else Origin.MEASURED
    unit = "tokens/s" if kind.value.endswith("speed") else "s"
    return Figure(kind, value, unit, origin, is_live and value is not None)


def _times(reply: Reply, elapsed_s: float) -> list[Figure]:
    timings, now_s = reply.timings, elapsed_s if reply.is_running else None
    total_s = timings.ended_s if now_s is None else now_s
    return [
        _measured(FigureKind.FIRST_TOKEN_S, timings.first_token_s),
        _measured(
            FigureKind.THINKING_S,
            timings.thinking_s(now_s),
            is_live=reply.phase is Phase.THINKING,
        ),
        _measured(FigureKind.TOTAL_S, total_s, is_live=reply.is_running),
    ]


def _tokens(reply: Reply) -> list[Figure]:
    """Return tokens and speeds; while a reply runs only the host could know them."""
    usage = None if reply.is_running else reply.usage
    thinking, answer = (usage.reasoning_tokens, usage.answer_tokens) if usage else (None, None)
    if usage and thinking is None and not reply.reasoning and reply.identity.thinking is not True:
        answer = usage.completion_tokens  # nobody speaks of thinking: all of it is the answer
    end, first = reply.timings.ended_s, reply.timings.first_answer_s
    answering_s = None if end is None or first is None else end - first
    return [
        _counted(FigureKind.THINKING_TOKENS, thinking),
        _counted(FigureKind.ANSWER_TOKENS, answer),
        _counted(FigureKind.TOKENS, usage.completion_tokens if usage else None),
        _measured(FigureKind.THINKING_SPEED, _rate(thinking, reply.timings.thinking_s())),
        _measured(FigureKind.ANSWER_SPEED, _rate(answer, answering_s)),
        _measured(FigureKind.SPEED, tokens_per_second(usage, reply.timings)),
    ]


def _counted(kind: FigureKind, value: int | None) -> Figure:
    return Figure(kind, value, "tokens", Origin.UNKNOWN if value is None else Origin.HOST)


def _rate(tokens: int | None, seconds: float | None) -> float | None:
    """Return tokens per second; None for none, which text that took time contradicts."""
    return tokens / seconds if tokens and seconds and seconds >= _MEASURABLE_S else None


def _pieces(reply: Reply, elapsed_s: float) -> list[Figure]:
    has_begun = reply.phase in {Phase.THINKING, Phase.ANSWERING}
    count = reply.pieces if has_begun else None
    streaming_s = elapsed_s - (reply.timings.first_token_s or elapsed_s)
    rate = count / streaming_s if count is not None and streaming_s >= STEADY_S else None
    return [
        Figure(kind, value, unit, Origin.UNKNOWN if value is None else Origin.MEASURED, has_begun)
        for kind, value, unit in (
            (FigureKind.PIECES, count, "pieces"),
            (FigureKind.PIECE_SPEED, rate, "pieces/s"),
        )
    ]


def _cost(reply: Reply, card: ModelCard | None) -> Figure:
    """Return our estimate, else what the host reports, else what the text so far may cost."""
    cost = reply.cost
    if cost is None and reply.is_running:
        cost = cost_of(reply.usage, card, reply.timings.started_at)
    reported = reply.usage.reported_cost_usd if reply.usage else None
    if cost is not None:
        return _estimated(reply, cost)
    if reported is not None:
        return Figure(FigureKind.COST, reported, "USD", Origin.HOST, reply.is_running)
    price = card.price_at(reply.timings.started_at) if card and reply.is_running else None
    tokens = estimate_tokens(reply.reasoning) + estimate_tokens(reply.answer) if price else 0
    if price is None or not tokens:
        return Figure(FigureKind.COST, None, "", Origin.UNKNOWN)
    amount = tokens * price.output / PER_TOKENS
    kind, origin = FigureKind.COST, Origin.ESTIMATE
    return Figure(kind, amount, price.currency, origin, is_live=True, bound=Bound.AT_LEAST)


def _estimated(reply: Reply, cost: Cost) -> Figure:
    least = None
    if cost.is_at_most and cost.price.cached is not None and reply.usage:
        saved = cost.price.input - cost.price.cached
        least = cost.amount - (reply.usage.prompt_tokens or 0) * saved / PER_TOKENS
    return Figure(
        FigureKind.COST,
        cost.amount,
        cost.currency,
        Origin.ESTIMATE,
        reply.is_running,
        Bound.AT_MOST if cost.is_at_most else Bound.NONE,
        least,
    )
