"""What replies cost while they run, and which of them a limit stops."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.conversation import Message, Role
from deepseek_desktop.core.domain.events import AnswerDelta, Opened, ReasoningDelta, UsageReported
from deepseek_desktop.core.domain.spending import Money
from deepseek_desktop.core.domain.spending_limit import LimitNow
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.runs.running_costs import RunningCosts

_AT = datetime(2026, 3, 7, 12, tzinfo=UTC)
_USD = Price("USD", Decimal(1), Decimal(1_000_000))  # 1 for a token out
_CARD = ModelCard("m", prices=(_USD,))
_YUAN = ModelCard("y", prices=(replace(_USD, currency="CNY"),))
_LIMIT = LimitNow(Money(Decimal(10), "USD"), is_day=True, since=_AT, spent=Decimal(4))


class _Asked:
    """Replies that run, and who was stopped and told."""

    def __init__(self) -> None:
        self.costs = RunningCosts()
        self.costs.limits = lambda: (_LIMIT,)
        self.told: list[LimitNow] = []
        self.costs.tell = self.told.append
        self.stopped: list[str] = []
        self.running = ExitStack()

    def begin(self, name: str, card: ModelCard | None = _CARD, *, may_pass: bool = False) -> None:
        stop = None if may_pass else lambda: self.stopped.append(name)
        self.running.enter_context(self.costs.following(name, card, _AT, stop))
        self.costs.note(name, Opened())

    def says(self, name: str, pieces: int) -> None:
        for _ in range(pieces):
            self.costs.note(name, AnswerDelta("so "))

    @property
    def spent(self) -> Decimal:
        return self.costs.brought_up(_LIMIT).spent


@pytest.fixture
def asked() -> _Asked:
    return _Asked()


def test_replies_that_together_pass_a_limit_are_stopped_once(asked: _Asked) -> None:
    asked.begin("a")
    asked.begin("b")
    asked.begin("free", None)
    asked.begin("yuan", _YUAN)
    asked.says("yuan", 50)
    asked.says("free", 50)
    asked.says("a", 3)
    asked.says("b", 3)
    assert asked.stopped == []  # 4 + 6 is the limit itself

    asked.costs.note("b", ReasoningDelta("a"))
    asked.says("a", 2)

    assert asked.stopped == ["a", "b"]
    assert [told.spent for told in asked.told] == [Decimal(11)]


def test_what_a_person_let_pass_is_not_stopped_but_counts(asked: _Asked) -> None:
    asked.begin("let", may_pass=True)
    asked.begin("other")
    asked.says("let", 7)

    assert asked.stopped == ["other"]
    assert asked.spent == Decimal(11)


def test_a_count_at_the_end_stops_nothing_but_is_what_holds(asked: _Asked) -> None:
    asked.begin("a")
    asked.says("a", 2)
    asked.costs.note("a", UsageReported(Usage(0, 90)))

    assert (asked.stopped, asked.spent) == ([], Decimal(94))
    asked.costs.note("a", UsageReported(Usage(reported_cost_usd=Decimal(5))))
    assert asked.spent == Decimal(9)


def test_a_long_piece_is_several_tokens(asked: _Asked) -> None:
    asked.begin("a")
    asked.costs.note("a", AnswerDelta("a whole sentence in one piece, as some hosts send it"))

    assert asked.spent > Decimal(10)


def test_what_ended_counts_until_it_is_summed_up_and_what_nobody_counted_goes_on(
    asked: _Asked,
) -> None:
    asked.begin("counted")
    asked.costs.note("counted", UsageReported(Usage(0, 1)))
    asked.begin("stopped")
    asked.says("stopped", 2)
    asked.running.close()
    assert asked.spent == Decimal(7)

    asked.costs.settle(asked.costs.ended)

    assert asked.spent == Decimal(6)
    unknown = replace(_LIMIT, unknown=3)
    assert asked.costs.brought_up(unknown).unknown == 2
    tomorrow = replace(unknown, since=_AT + timedelta(days=1))
    assert asked.costs.brought_up(tomorrow) == tomorrow


async def test_a_lane_whose_turn_comes_behind_a_limit_is_never_asked(asked: _Asked) -> None:
    asked.begin("first")
    asked.says("first", 7)
    with asked.costs.following("second", _CARD, _AT, lambda: asked.stopped.append("second")):
        await asked.costs.weigh("second", [Message(Role.USER, "Hi")])

    assert asked.stopped == ["first", "second"]


async def test_what_is_sent_costs_once_a_host_begins_to_answer(asked: _Asked) -> None:
    costly = ModelCard("m", prices=(replace(_USD, input=Decimal(1_000_000)),))
    with asked.costs.following("a", costly, _AT, lambda: asked.stopped.append("a")):
        await asked.costs.weigh("a", [Message(Role.USER, "word " * 30_000)])
        assert (asked.spent, asked.stopped) == (Decimal(4), [])
        asked.costs.note("a", Opened())
        assert asked.spent > Decimal(10_000)
        assert asked.stopped == ["a"]
