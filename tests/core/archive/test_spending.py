"""What was spent is summed up over all conversations, in the archive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import Money
from deepseek_desktop.core.domain.usage import Usage
from tests.core.archive.samples import AT, awaited, conversation, ended

_USD = Price("USD", Decimal(1), Decimal(4), Decimal("0.20"))
_CNY = replace(_USD, currency="CNY")
_DAY = timedelta(days=1)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


def _paid(name: str, price: Price | None, at: datetime = AT) -> Reply:
    """A reply that took a million tokens in and none out, so that it cost its price."""
    usage = Usage(1_000_000, 0)
    card = ModelCard("m", prices=(price,)) if price else None
    reply = ended(awaited(name), answer="So.")
    timings = replace(reply.timings, started_at=at, first_byte_s=0.1)
    return replace(reply, timings=timings, usage=usage, cost=cost_of(usage, card, at))


async def _keep(archive: Archive, *replies: Reply) -> None:
    for reply in replies:
        begun = replace(reply, outcome=None, cost=None, usage=None)
        await archive.begin_turn(conversation(), Turn(f"t-{reply.id}", "?", AT), [begun])
        if reply.outcome is not None:
            await archive.finish(reply)


async def test_each_reply_counts_from_its_day_in_its_currency(archive: Archive) -> None:
    running = replace(_paid("running", _USD), outcome=None)
    copied = replace(_paid("copied", _USD), copied_from="other")
    await _keep(
        archive,
        _paid("before", _USD, AT - 40 * _DAY),
        _paid("month", _USD, AT - 3 * _DAY),
        _paid("today", _USD),
        _paid("yuan", _CNY),
        _paid("unknown", None),
        running,
        copied,
    )

    (day, month), _ = await archive.spending.sums([AT, AT - 20 * _DAY])

    assert day.totals == (Money(Decimal(1), "CNY"), Money(Decimal(1), "USD"))
    assert month.totals == (Money(Decimal(1), "CNY"), Money(Decimal(2), "USD"))
    assert (day.unknown, day.requests, day.prompt) == (1, 3, 3_000_000)


async def test_what_costs_nothing_is_not_unknown(archive: Archive) -> None:
    reply = _paid("unknown", None)
    refused = replace(
        _paid("refused", None),
        usage=None,
        timings=replace(reply.timings, first_byte_s=None),
        outcome=Outcome.REFUSED,
    )
    await _keep(archive, reply, refused)

    (spent,), _ = await archive.spending.sums([AT])
    (free,), _ = await archive.spending.sums([AT], free=[reply.identity.provider])

    assert (spent.unknown, spent.requests) == (1, 1)
    assert free.unknown == 0


async def test_other_requests_count_too_and_belong_to_their_conversation(archive: Archive) -> None:
    title = replace(
        _paid("title", _USD),
        usage=Usage(10, 20, 15, 5, reported_cost_usd=Decimal("0.25")),
    )

    await archive.spending.note_expense("c", "title", title)

    (spent,), beside = await archive.spending.sums([AT], ["c", "other"])
    assert spent.reported == {"USD": Decimal("0.25")}
    assert (spent.prompt, spent.cached, spent.completion, spent.reasoning) == (10, 5, 20, 15)
    assert beside["c"] == spent
    assert beside["other"].requests == 0


async def test_what_was_deleted_for_good_stays_counted(archive: Archive) -> None:
    await _keep(archive, _paid("today", _USD))
    before = await archive.spending.sums([AT])
    await archive.bin.put_conversation("c")
    await archive.bin.empty()

    assert await archive.spending.sums([AT]) == before
