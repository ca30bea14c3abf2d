"""What every day used and cost, against rows that were added up by hand."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.domain.usage_groups import DayUse
from tests.core.archive.samples import AT, awaited, conversation, ended

_USD = Price("USD", Decimal(1), Decimal(4), Decimal("0.20"))
_CNY = replace(_USD, currency="CNY")
_DAY = date(2026, 3, 7)
_NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The person is in New York, where clocks went forward on 8 March 2026."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one process")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


def _asked(name: str, usage: Usage, at: datetime = _NOON, price: Price | None = _USD) -> Reply:
    reply = ended(awaited(name), answer="So.")
    timings = replace(reply.timings, started_at=at, first_byte_s=0.1)
    cost = cost_of(usage, ModelCard("m", prices=(price,)) if price else None, at)
    return replace(reply, timings=timings, usage=usage, cost=cost)


async def _keep(archive: Archive, *replies: Reply) -> None:
    for reply in replies:
        begun = replace(reply, outcome=None, cost=None, usage=None)
        await archive.begin_turn(conversation(), Turn(f"t-{reply.id}", "?", AT), [begun])
        if reply.outcome is not None:
            await archive.finish(reply)


async def test_a_day_is_added_up_by_what_each_host_said(archive: Archive) -> None:
    whole = Usage(1_000, 300, 200, 400)
    await _keep(
        archive,
        _asked("split", whole),
        _asked("unsplit", Usage(500, 100)),
        _asked("reported", Usage(10, 20, 5, 90, Decimal("0.1"))),  # more cached than was sent
        _asked("reported again", Usage(reported_cost_usd=Decimal("0.2"))),
        _asked("yuan", Usage(1_000_000, 0), price=_CNY),
        _asked("unknown", Usage(7, None, 3), price=None),
        replace(_asked("copied", whole), copied_from="other"),
        replace(_asked("running", whole), outcome=None),
    )
    await archive.spending.note_expense("c", "title", _asked("title", Usage(1, 1, 0, 1)))

    uses = await archive.usage.since(None)

    assert {(use.day, use.provider, use.model) for use in uses} == {
        (_DAY, awaited("a").identity.provider, awaited("a").identity.model)
    }
    assert Spent.together(use.spent for use in uses) == Spent(
        reported={"USD": Decimal("0.3")},
        # 400 x 0.2 + 600 x 1 + 300 x 4, 500 x 1 + 100 x 4, 1 x 0.2 + 1 x 4 millionths
        estimated={"USD": Decimal("0.0027842"), "CNY": Decimal(1)},
        unknown=1,
        requests=7,
        prompt=1_000 + 500 + 10 + 1_000_000 + 7 + 1,
        cached=400 + 10 + 1,
        completion=300 + 100 + 20 + 1,
        reasoning=200 + 5,
        uncounted=2,
        unsplit_prompt=500 + 1_000_000 + 7,
        unsplit_completion=100,
    )


async def test_what_costs_nothing_is_not_unknown_and_money_is_exact(archive: Archive) -> None:
    tenth = [_asked(f"{n}", Usage(1, 1, None, None, Decimal("0.1"))) for n in range(3)]
    await _keep(archive, *tenth, _asked("free", Usage(1, 1), price=None))

    (use,) = await archive.usage.since(None, [awaited("a").identity.provider])

    assert use.spent.unknown == 0
    assert use.spent.reported == {"USD": Decimal("0.3")}


async def test_a_day_is_one_where_the_person_is(new_york: None, archive: Archive) -> None:
    usage = Usage(1, 1)
    moments = {
        "last of the 7th": datetime(2026, 3, 8, 4, 59, tzinfo=UTC),
        "first of the 8th": datetime(2026, 3, 8, 5, 0, tzinfo=UTC),
        "last of the 8th": datetime(2026, 3, 9, 3, 59, tzinfo=UTC),  # a day of 23 hours
        "first of the 9th": datetime(2026, 3, 9, 4, 0, tzinfo=UTC),
    }
    await _keep(archive, *(_asked(name, usage, at) for name, at in moments.items()))

    def days(uses: tuple[DayUse, ...]) -> list[tuple[int, int]]:
        return [(use.day.day, use.spent.requests) for use in uses]

    assert days(await archive.usage.since(None)) == [(7, 1), (8, 2), (9, 1)]
    since = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    assert days(await archive.usage.since(since)) == [(8, 2), (9, 1)]
