from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import ModelCard, Period, Price
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import (
    Money,
    Part,
    Spent,
    Tokens,
    charge_of,
    cost_range,
    parts_of,
)
from deepseek_desktop.core.domain.usage import Timings, Usage

_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)  # a Saturday: off-peak
_PRICE = Price("USD", Decimal("1.00"), Decimal("4.00"), Decimal("0.20"))
_CARD = ModelCard("m", prices=(_PRICE,), source="a page", as_of="2026-11-01")
_BEGUN = Timings(_AT, first_byte_s=0.1)
_REPLY = Reply("r", "a", Identity("p", "m"), _BEGUN, answer="4.", outcome=Outcome.COMPLETE)


def _reply(usage: Usage | None, card: ModelCard | None = _CARD) -> Reply:
    return replace(_REPLY, usage=usage, cost=cost_of(usage, card, _AT))


def _spent(*replies: Reply) -> Spent:
    return Spent.of(charge for reply in replies if (charge := charge_of(reply)))


def test_the_hosts_own_figure_counts_before_our_estimate() -> None:
    reported = _reply(Usage(20, 35, reported_cost_usd=Decimal("0.5")))

    spent = _spent(reported, _reply(Usage(20, 35, 30, 5)))

    assert spent.reported == {"USD": Decimal("0.5")}
    assert spent.estimated == {"USD": Decimal("0.000156")}  # 5 x 0.20 + 15 x 1 + 35 x 4
    assert spent.totals == (Money(Decimal("0.500156"), "USD"),)


def test_currencies_are_never_added() -> None:
    yuan = replace(_CARD, prices=(replace(_PRICE, currency="CNY"),))
    usage = Usage(1_000_000, 0)

    spent = _spent(_reply(usage), _reply(usage, yuan))

    assert spent.totals == (Money(Decimal("1.00"), "CNY"), Money(Decimal("1.00"), "USD"))
    assert spent.plus(spent).in_currency("CNY") == 2


def test_what_is_not_known_is_counted_as_unknown_and_what_was_free_is_not() -> None:
    stopped = replace(_REPLY, outcome=Outcome.STOPPED)
    refused = replace(_REPLY, timings=Timings(_AT), outcome=Outcome.REFUSED)
    running = replace(_REPLY, outcome=None)
    copied = replace(_reply(Usage(20, 35)), copied_from="other")

    assert _spent(stopped, refused, running, copied).unknown == 1
    assert _spent(refused, running, copied) == Spent()
    free = charge_of(stopped, is_free=True)
    assert free is not None
    assert Spent.of([free]).unknown == 0


def test_tokens_are_split_and_what_no_host_counted_is_said() -> None:
    spent = _spent(_reply(Usage(20, 35, 30, 5)), _reply(Usage(10, 2)), replace(_REPLY))

    assert (spent.prompt, spent.cached, spent.completion, spent.reasoning) == (30, 5, 37, 30)
    assert (spent.requests, spent.uncounted, spent.unknown) == (3, 1, 1)


def test_the_parts_of_a_cost_come_to_the_whole() -> None:
    reply = _reply(Usage(20, 35, 30, 5))

    parts = {part: money.amount for part, money in parts_of(reply).items()}

    assert parts == {
        Part.HIT: Decimal("0.000001"),
        Part.MISS: Decimal("0.000015"),
        Part.THINKING: Decimal("0.00012"),
        Part.ANSWER: Decimal("0.00002"),
    }
    assert reply.cost is not None
    assert sum(parts.values()) == reply.cost.amount


def test_the_next_cost_lies_between_all_cached_and_nothing_cached() -> None:
    cost = cost_range(_CARD, Tokens(prompt=1000, known=900, least_out=10, most_out=500), _AT)

    assert cost is not None
    assert cost.low == Decimal("0.00032")  # 900 x 0.20 + 100 x 1 + 10 x 4
    assert cost.high == Decimal("0.003")  # 1000 x 1 + 500 x 4
    assert (cost.source, cost.as_of) == ("a page", "2026-11-01")


def test_how_much_it_may_be_at_most_is_not_guessed() -> None:
    cost = cost_range(_CARD, Tokens(prompt=1000, known=0, least_out=0, most_out=None), _AT)

    assert cost is not None
    assert cost.high is None
    assert cost_range(ModelCard("m"), Tokens(1, 0, 0, 1), _AT) is None
    assert cost_range(None, Tokens(1, 0, 0, 1), _AT) is None


def test_the_price_of_the_hour_counts() -> None:
    peak = replace(_PRICE, input=Decimal(2), period=Period.PEAK)
    card = replace(_CARD, prices=(replace(_PRICE, period=Period.OFF_PEAK), peak))
    tokens = Tokens(prompt=1_000_000, known=0, least_out=0, most_out=0)

    monday = datetime(2026, 11, 23, 2, tzinfo=UTC)

    assert (cost := cost_range(card, tokens, monday)) is not None
    assert cost.low == 2
    assert (cost := cost_range(card, tokens, _AT)) is not None
    assert cost.low == 1
