"""A reply with every figure, whose values are easily worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.domain.cost import cost_of
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage

AT = datetime(2025, 1, 20, 12, tzinfo=UTC)
PRICE = Price("USD", input=Decimal("0.50"), output=Decimal(2), cached=Decimal("0.10"))
CARD = ModelCard("r1", prices=(PRICE,), source="a page", as_of="2025-01-20")
USAGE = Usage(prompt_tokens=1000, completion_tokens=600, reasoning_tokens=400, cached_tokens=200)
R1 = Reply(
    id="r",
    lane_id="a",
    identity=Identity("host", "r1"),
    timings=Timings(AT, 0.2, first_reasoning_s=0.5, first_answer_s=8.5, ended_s=18.5),
    reasoning="Hm.",
    answer="42",
    usage=USAGE,
    outcome=Outcome.COMPLETE,
    cost=cost_of(USAGE, CARD, AT),
)
